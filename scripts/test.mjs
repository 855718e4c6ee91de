// npm test: set-up, then every check, one line each with its time, and at the very end one line alone with
// the tests that passed, failed and were skipped. It exits with 1 on any failure.
//
//   npm test -- --only lint,types     these stages alone
//   npm test -- --system              install Debian's Chromium and PostgreSQL with sudo

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closingLine, countsOf, none, sum } from './counts.mjs';
import { duration, runQuietly, say } from './say.mjs';
import { endWith, findChromium, findPostgres, root, SetUpFailure, setUp } from './setup.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ ok: true, counts?: Counts } | { ok: false, counts?: Counts, why?: string } | { skipped: string }} Outcome */

const reports = join(root, '.tmp', 'reports');
const program = (/** @type {string} */ path) => join(root, 'node_modules', path);
// What must be ended even when we are told to stop: test runs and the PostgreSQL under them.
/** @type {Set<() => Promise<void>>} */
const clearUps = new Set();

/** A check that is silent when all is well. @param {string} script @param {string[]} args */
const quiet =
  (script, ...args) =>
  async () => {
    const { code, output } = await runQuietly(process.execPath, [script, ...args], {
      cwd: root,
      what: 'checking',
    });
    return code === 0
      ? { ok: /** @type {const} */ (true) }
      : { ok: /** @type {const} */ (false), why: output.trim() };
  };

/**
 * @param {string} name of the report
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
const vitest = async (name, args, env = {}) => {
  const report = join(reports, `${name}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(
    process.execPath,
    [program('vitest/vitest.mjs'), ...args, '--passWithNoTests', ...reporters],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  const stop = async () => void child.kill('SIGTERM');
  clearUps.add(stop);
  const code = await new Promise((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  clearUps.delete(stop);
  const counts = countsOf(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code);
  return counts.failed === 0 ? { ok: true, counts } : { ok: false, counts };
};

/** Helpers of the tests that open a relational store; what leans on one is run again on a real PostgreSQL. */
const storeHelpers = () => {
  const folder = join(root, 'src/platform/relational');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^test-.*\.ts$/.test(name))
        .map((name) => join(folder, name))
    : [];
};

/** Missing programs are a reason to skip on a person's machine, and a failure where all must be proved. */
const lacking = (/** @type {string} */ what) =>
  process.env.CI
    ? { ok: /** @type {const} */ (false), why: `${what} (and CI is set: nothing may be skipped)` }
    : { skipped: what };

/** @returns {Promise<Outcome>} */
const onPostgres = async () => {
  const helpers = storeHelpers();
  if (helpers.length === 0) return { skipped: 'no test opens a relational store yet' };
  const given = process.env.COALFACE_TEST_POSTGRES;
  const bin = findPostgres();
  if (!given && !bin) return lacking('PostgreSQL 15 or later is not installed');
  const { startPostgres } = await import('./postgres.mjs');
  const server = given || !bin ? undefined : await startPostgres(bin);
  if (server) clearUps.add(server.stop);
  try {
    const url = given ?? server?.url ?? '';
    return await vitest('postgres', ['related', '--run', '--project', 'unit', ...helpers], {
      COALFACE_TEST_POSTGRES: url,
    });
  } finally {
    if (server) {
      clearUps.delete(server.stop);
      await server.stop();
    }
  }
};

/** @returns {Promise<Outcome>} */
const inBrowser = async () => {
  if (!findChromium()) return lacking('Chromium is not installed');
  const { buildIfChanged } = await import('./build.mjs');
  await buildIfChanged();
  return vitest('browser', ['run', '--project', 'browser']);
};

/** @type {Record<string, { what: string, run: () => Promise<Outcome> }>} */
const stages = {
  lint: { what: 'lint and format (Biome)', run: quiet(program('@biomejs/biome/bin/biome'), 'check', '.') },
  types: { what: 'types (TypeScript)', run: quiet(program('typescript/bin/tsc'), '--noEmit') },
  laws: { what: 'laws of the house', run: quiet(join(root, 'scripts/laws.mjs')) },
  unused: { what: 'nothing unused (knip)', run: quiet(program('knip/bin/knip.js')) },
  unit: { what: 'unit, route and query tests', run: () => vitest('unit', ['run', '--project', 'unit']) },
  postgres: { what: 'query tests on PostgreSQL', run: onPostgres },
  browser: { what: 'browser tests', run: inBrowser },
};

/** @returns {Promise<Outcome>} */
const guarded = async (/** @type {() => Promise<Outcome>} */ run) => {
  try {
    return await run();
  } catch (fault) {
    if (fault instanceof SetUpFailure) return { ok: false, why: fault.message };
    return { ok: false, why: fault instanceof Error ? `${fault.stack}` : String(fault) };
  }
};

/** Runs one stage, says how it went, and returns what it counted. @param {string} name */
const runStage = async (name) => {
  const stage = stages[name];
  if (!stage) return none;
  const began = Date.now();
  const outcome = await guarded(stage.run);
  const time = duration(Date.now() - began);
  if ('skipped' in outcome) {
    say(`- ${stage.what}: skipped, ${outcome.skipped}`);
    return none;
  }
  if (outcome.ok) {
    say(`✓ ${stage.what}${outcome.counts ? `: ${closingLine(outcome.counts)}` : ''} (${time})`);
    return outcome.counts ?? none;
  }
  if (outcome.why) say(outcome.why);
  say(`✗ ${stage.what}${outcome.counts ? `: ${closingLine(outcome.counts)}` : ''} (${time})`);
  // A check that fails counts as one failed test: the closing line never says 0 failed of a failed run.
  return outcome.counts ?? { ...none, failed: 1 };
};

/** Everything that tests leave in the system's temporary files stands in one folder, gone at the end. */
const workInOwnTemporaryFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'cf-'));
  // PostgreSQL, run as another user, passes through it to its own folder.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
};

const main = async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, system: { type: 'boolean', default: false } },
  });
  const names = values.only ? values.only.split(',').map((name) => name.trim()) : Object.keys(stages);
  const unknown = names.filter((name) => !stages[name]);
  if (unknown.length > 0)
    throw new SetUpFailure(
      `There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`,
    );
  const began = Date.now();
  await setUp({ system: names.includes('postgres') || names.includes('browser'), force: values.system });
  workInOwnTemporaryFolder();
  /** @type {Counts[]} */
  const counts = [];
  for (const name of Object.keys(stages)) if (names.includes(name)) counts.push(await runStage(name));
  const all = sum(counts);
  say(`All in ${duration(Date.now() - began)}.`);
  say(closingLine(all));
  process.exitCode = all.failed === 0 ? 0 : 1;
};

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, async () => {
    await Promise.all([...clearUps].map((clearUp) => clearUp()));
    process.exit(1);
  });

await main().catch(endWith);
