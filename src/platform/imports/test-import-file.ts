import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { testFacts } from '../facts/test-facts.ts';
import type { Trx } from '../relational/relational.ts';
import { testStore } from '../relational/test-store.ts';
import {
  currentLoads,
  defineSource,
  type ImportContext,
  importFile,
  keep,
  type LoadRef,
  reject,
  setAside,
} from './index.ts';

const store = testStore();

export const { facts, folder } = testFacts();

export const about = {
  version: 1,
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
} as const;

export const lists = defineSource({
  ...about,
  kind: 'facts',
  id: 'lists',
  title: 'List sizes',
  dataset: 'list-size',
  layout: { headers: true },
  columns: {
    date: { header: 'Date', kind: 'date', forms: ['month-name'] },
    practice: { header: 'Practice', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
    name: { header: 'Name', kind: 'text', optional: true },
    postcode: { header: 'Postcode', kind: 'ignored', address: true, absent: true },
    where: { header: 'Where', kind: 'text', absent: true },
    male: { header: 'Male', kind: 'count' },
    female: { header: 'Female', kind: 'count' },
  },
  period: { from: 'column', column: 'date' },
  checks: [{ column: 'male', bad: 'male + female > 1000', reason: 'more people than any practice has' }],
  notes: { 'empty lists': 'male + female = 0' },
  facts: {
    table: 'test_list',
    select: (accepted) => `
      SELECT load_id, date, practice, band.1 AS sex, band.2 AS people
      FROM ${accepted} ARRAY JOIN [('male', male), ('female', female)] AS band WHERE male + female > 0`,
  },
});

const quarters = defineSource({
  ...about,
  kind: 'facts',
  id: 'quarters',
  title: 'Quarterly totals',
  layout: { headers: true },
  columns: {
    practice: { header: 'Code', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
    people: { header: 'Total', kind: 'count' },
    patient: { header: 'NHS Number', kind: 'patient', what: 'NHS number', treat: 'refuse', absent: true },
  },
  period: { from: 'name', read: (text) => /(\d{4}-\d{2})/.exec(text)?.[1], example: '2014-01' },
  facts: {
    table: 'test_list',
    select: (accepted) =>
      `SELECT load_id, toDate(concat(period, '-01')) AS date, practice, 'all' AS sex, people FROM ${accepted}`,
  },
});

export let stored: { load: LoadRef; records: readonly { code: string; name: string }[] }[] = [];

export let settled: (readonly [string | undefined, string | undefined])[] = [];

export const register = defineSource({
  ...about,
  kind: 'records',
  id: 'register',
  title: 'Register',
  layout: { headers: false, columns: 4, shapes: { 1: /^[0-9]{2}[A-Z]$/ } },
  columns: {
    code: { at: 1, kind: 'code', pattern: /^[0-9]{2}[A-Z]$/ },
    name: { at: 2, kind: 'text' },
    opened: { at: 3, kind: 'date', forms: ['compact'] },
    closed: { at: 4, kind: 'date', forms: ['compact'], optional: true },
  },
  period: { from: 'none' },
  read: (row) => {
    if (row.closed && row.closed < row.opened) return reject('closed', 'closes before it opens');
    if (row.name.startsWith('DUMMY')) return setAside('dummies');
    return keep({ code: row.code, name: row.name });
  },
  store: async (_trx, records, load) => {
    stored.push({ load, records });
  },
  settle: async (_trx, { now, before }) => {
    settled.push([now?.id, before?.id]);
  },
});

beforeAll(async () => {
  await facts().command(
    'CREATE TABLE test_list (load_id UUID, date Date, practice String, sex String, people UInt32) ENGINE = MergeTree ORDER BY (practice, date)',
  );
});

let count = 0;

export const write = (content: string | Buffer, name = `${++count}.csv`): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

export const spool = join(folder, 'spool');

mkdirSync(spool, { recursive: true });

export const who = { kind: 'system' } as const;

export const at = new Date('2026-05-01T09:00:00Z');

/** Each test on a store of its own, rolled back. */
export const withStore = (work: (context: ImportContext, trx: Trx) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    stored = [];
    settled = [];
    let moment = at.getTime();
    await work(
      {
        db: trx,
        facts: facts(),
        sources: [lists, quarters, register],
        folder: spool,
        owner: 'me',
        now: () => {
          moment += 1000;
          return new Date(moment);
        },
        secret: 'secret',
        limits: { row: 1 << 20 },
      },
      trx,
    );
    // Nothing is left lying about, whatever happened.
    expect(readdirSync(spool)).toEqual([]);
    expect(
      await facts().query("SELECT name FROM system.tables WHERE startsWith(name, 'import_stage_')"),
    ).toEqual([]);
  });

export const HEADER = 'Date,Practice,Name,Male,Female\n';

export const offer = (
  context: ImportContext,
  content: string | Buffer,
  more: { name?: string; periodHint?: string } = {},
) => importFile(context, { path: write(content), who, ...more });

export const reportOf = async (...given: Parameters<typeof offer>) => {
  const result = await offer(...given);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};

export const refusalOf = async (...given: Parameters<typeof offer>) => {
  const result = await offer(...given);
  return result.ok ? result.value : result.refusal;
};

export const visible = async (context: ImportContext, dataset = 'list-size') => {
  const loads = await currentLoads(context.db, dataset);
  return facts().query<{ practice: string; sex: string; people: number }>(
    'SELECT practice, sex, people FROM test_list WHERE load_id IN {loads:Array(UUID)} ORDER BY practice, sex',
    { loads: loads.map((load) => load.id) },
  );
};

export const held = async () =>
  (await facts().query<{ rows: number }>('SELECT count() AS rows FROM test_list'))[0]?.rows;
