// Progress on the terminal and commands run quietly. Plain JavaScript on Node's core alone: the set-up
// runs it before any package is there.

import { spawn } from 'node:child_process';

/** @param {string} line */
export const say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** `3.2 s`, `2 min 5 s`. @param {number} milliseconds */
export const duration = (milliseconds) => {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
};

/**
 * Runs a command whose output is kept back, so that only its failure is shown. After 20 seconds, and every
 * 20 seconds from then, one line says that it is still at work.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, what?: string, ask?: boolean }} [options]
 *   `what` is the work in words, for the waiting line; `ask` lets the command read the terminal (sudo).
 * @returns {Promise<{ code: number, output: string }>}
 */
export const runQuietly = (command, args, options = {}) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.ask ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (/** @type {Buffer} */ part) => {
      output += part.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const waiting = setInterval(() => {
      if (options.what) say(`  … still ${options.what} (${duration(Date.now() - began)})`);
    }, 20_000);
    const end = (/** @type {number} */ code, more = '') => {
      clearInterval(waiting);
      resolve({ code, output: output + more });
    };
    child.once('error', (fault) => end(127, fault.message));
    child.once('close', (code) => end(code ?? 1));
  });
