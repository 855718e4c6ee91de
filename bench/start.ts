import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { childEnvironment } from '../src/platform/config/config.ts';
import { projectFile } from '../src/platform/paths.ts';
import type { Line } from './main.ts';

type Running = { readonly address: string; readonly process: ChildProcess; readonly seconds: number };

/** Starts the built server and waits until its first page has come whole. */
const start = async (folder: string): Promise<Running> => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [projectFile('build/coalface.mjs'), 'serve', '--port', '0', '--demo-if-empty'],
    {
      env: childEnvironment({ COALFACE_DATA: folder, LOG_LEVEL: 'silent' }),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Coalface is at (http:\/\/\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const page = await fetch(`${address}/`);
  await page.text();
  if (page.status !== 200) throw new Error(`Home answered ${page.status}`);
  return { address, process: child, seconds: (performance.now() - began) / 1000 };
};

const stop = async ({ process: child }: Running): Promise<void> => {
  child.kill('SIGTERM');
  await once(child, 'exit');
};

/** What the process holds of memory now and at its highest, in megabytes, as Linux counts it. */
const memory = (pid: number): { now: number; peak: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 };
};

/** 95th percentile of a page's time, one reader at a time, in milliseconds. */
const p95 = async (url: string): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 120; i += 1) {
    const began = performance.now();
    const answer = await fetch(url);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    // The first ones warm the engines up.
    if (i >= 20) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[94] ?? Number.NaN;
};

/** First start with the invented place, later starts, memory, and the pages people open most. */
export const measureStart = async (folder: string): Promise<Line[]> => {
  const first = await start(folder);
  const pages: Line[] = [];
  for (const [what, path] of [
    ['Page of the practices, 95th percentile', '/people/practices'],
    ['Page of one practice, 95th percentile', '/people/practices/Z00023'],
    ['Page of the population, 95th percentile', '/population'],
  ] as const)
    pages.push({ what, figure: `${(await p95(`${first.address}${path}`)).toFixed(0)} ms` });
  const held = memory(first.process.pid ?? 0);
  await stop(first);
  const later: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const again = await start(folder);
    later.push(again.seconds);
    await stop(again);
  }
  const slowest = Math.max(...later);
  return [
    {
      what: 'First start with the invented place',
      figure: `${first.seconds.toFixed(1)} s`,
      floor: 'at most 60 s',
      kept: first.seconds <= 60,
    },
    {
      what: 'Later start to the first page, slowest of 3',
      figure: `${slowest.toFixed(1)} s`,
      floor: 'at most 4 s',
      kept: slowest <= 4,
    },
    {
      what: 'Memory with the invented place, after the pages below',
      figure: `${held.now.toFixed(0)} MB`,
      floor: 'at most 1,536 MB',
      kept: held.now <= 1536,
    },
    { what: 'Memory at its highest', figure: `${held.peak.toFixed(0)} MB` },
    ...pages,
  ];
};
