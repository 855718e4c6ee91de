import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/setup.mjs';
import { childEnvironment } from '../src/platform/config/config.ts';
import { openPlace, type Place } from './support/place.ts';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A command on another machine: a data folder of its own, which must stay as empty as it is. */
const elsewhere = mkdtempSync(join(tmpdir(), 'coalface-elsewhere-'));
const remotely = (args: readonly string[], token: string, folder = elsewhere): Promise<Ended> => {
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'coalface.mjs'), ...args, '--server', place.address, '--token', token],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // BASE_URL is set by the test runner itself.
      env: childEnvironment({ NODE_ENV: 'production', BASE_URL: '', COALFACE_DATA: join(folder, 'data') }),
    },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString('utf8');
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
};

let place: Place;
let reader: string;
let writer: string;
let restated: string;

const atServer = async (path: string, token: string): Promise<unknown> => {
  const answer = await fetch(`${place.address}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json();
};

beforeAll(async () => {
  place = await openPlace();
  const { page, leave } = await place.as('Data manager');
  const make = async (name: string, access: string): Promise<string> => {
    await page.goto('/people/me/security');
    await page.getByLabel('What is it for?').fill(name);
    await page.getByLabel(access, { exact: true }).check();
    await page.getByRole('button', { name: 'Make a token' }).click();
    return (await page.locator('.cf-panel .cf-code, code.cf-code').first().innerText()).trim();
  };
  reader = await make('A reader elsewhere', 'Read');
  writer = await make('A writer elsewhere', 'Read and write');
  await leave();
  // A restated quarter: one practice has a person more.
  const name = 'gp-reg-pat-prac-quin-age_2026-04.csv';
  const published = readFileSync(join(place.files, 'list-size', name), 'utf8').split('\r\n');
  const at = published.findIndex((row) => row.includes('Z00023') && row.includes(',FEMALE,0_4,'));
  published[at] = (published[at] ?? '').replace(/\d+$/, (people) => String(Number(people) + 1));
  restated = join(place.files, 'restated-elsewhere.csv');
  writeFileSync(restated, published.join('\r\n'));
});
afterAll(async () => {
  await place?.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('a command on another machine, with a token made on one’s own page', () => {
  it('answers as the server does, and leaves nothing behind where it runs', async () => {
    const asked: readonly (readonly [readonly string[], string])[] = [
      [['practices', '--limit', '10'], '/practices?limit=10'],
      [['practices', '--q', 'belpit'], '/practices?q=belpit'],
      [['population', '--on', '2026-04-30'], '/population?on=2026-04-30'],
      [['loads'], '/loads'],
    ];
    for (const [args, path] of asked) {
      const { code, out, err } = await remotely([...args, '--json'], reader);
      expect([args, code, err]).toEqual([args, 0, '']);
      expect([args, JSON.parse(out)]).toEqual([args, await atServer(path, reader)]);
    }
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('tells in words, and with code 4, that a token that may only read loads nothing', async () => {
    const before = await atServer('/loads', reader);
    const { code, out, err } = await remotely(['import', restated, '--json'], reader);
    expect(`${out}${err}`).toMatch(/token/i);
    expect(`${out}${err}`).toContain('not loaded');
    expect(code).toBe(4);
    expect(await atServer('/loads', reader)).toEqual(before);
  });

  it('tells in words, and with code 4, that a token of nobody opens nothing', async () => {
    const { code, out, err } = await remotely(['loads', '--json'], `coalface_${'A'.repeat(43)}`);
    expect([code, out]).toEqual([4, '']);
    expect(err).toMatch(/\w+\. \w+/);
  });

  it('loads a file with a token that may write, and its figures are in force at the server', async () => {
    const path = '/practices/Z00023/population?on=2026-05-01';
    const { people: before } = (await atServer(path, reader)) as { people: number };
    const { code, out, err } = await remotely(['import', restated, '--json'], writer);
    expect([code, err]).toEqual([0, expect.stringContaining('sending')]);
    const [report] = JSON.parse(out) as { id: string; file: string; rejected: number }[];
    expect(report).toMatchObject({ file: 'restated-elsewhere.csv', rejected: 0 });
    expect(report).toEqual(await atServer(`/loads/${report?.id}`, reader));
    expect(await atServer(path, reader)).toMatchObject({ people: before + 1 });
    const again = await remotely(['import', restated, '--json'], writer);
    expect([again.code, JSON.parse(again.out)[0]]).toMatchObject([0, { state: 'unchanged' }]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});
