import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFacts } from '../facts/test-facts.ts';
import type { Trx } from '../relational/relational.ts';
import { testStore } from '../relational/test-store.ts';
import { csvCell } from './bytes/csv.ts';
import {
  currentLoads,
  defineSource,
  findLoads,
  findRejects,
  type ImportContext,
  importFile,
  keep,
  type LoadRef,
  reject,
  rejectsCsv,
  setAside,
  sweepLoads,
  takeBack,
} from './index.ts';
import { startLoad } from './loads/change.ts';
import { spoolFile } from './loads/sweep.ts';
import { stageParts } from './read/stage.ts';
import { importsIn } from './tables.ts';

const store = testStore();
const { facts, folder } = testFacts();

const about = {
  version: 1,
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
} as const;

const lists = defineSource({
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

let stored: { load: LoadRef; records: readonly { code: string; name: string }[] }[] = [];
let settled: (readonly [string | undefined, string | undefined])[] = [];
const register = defineSource({
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
const write = (content: string | Buffer, name = `${++count}.csv`): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const spool = join(folder, 'spool');
mkdirSync(spool, { recursive: true });
const who = { kind: 'system' } as const;
const at = new Date('2026-05-01T09:00:00Z');

/** Each test on a store of its own, rolled back. */
const withStore = (work: (context: ImportContext, trx: Trx) => Promise<void>) =>
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

const HEADER = 'Date,Practice,Name,Male,Female\n';
const offer = (
  context: ImportContext,
  content: string | Buffer,
  more: { name?: string; periodHint?: string } = {},
) => importFile(context, { path: write(content), who, ...more });

const reportOf = async (...given: Parameters<typeof offer>) => {
  const result = await offer(...given);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};
const refusalOf = async (...given: Parameters<typeof offer>) => {
  const result = await offer(...given);
  return result.ok ? result.value : result.refusal;
};

const visible = async (context: ImportContext, dataset = 'list-size') => {
  const loads = await currentLoads(context.db, dataset);
  return facts().query<{ practice: string; sex: string; people: number }>(
    'SELECT practice, sex, people FROM test_list WHERE load_id IN {loads:Array(UUID)} ORDER BY practice, sex',
    { loads: loads.map((load) => load.id) },
  );
};
const held = async () =>
  (await facts().query<{ rows: number }>('SELECT count() AS rows FROM test_list'))[0]?.rows;

describe('a file of facts', () => {
  it('is read, reshaped and current for its period, with what was found in its report', () =>
    withStore(async (context) => {
      const seen: string[] = [];
      const path = write(`${HEADER}01JAN2021,A12345,Café,3,4\n01JAN2021,B12345,,0,0\n`);
      const result = await importFile(context, { path, name: '/x/y/list.csv', who }, ({ phase }) =>
        seen.push(phase),
      );
      if (!result.ok) throw new Error('refused');
      expect(result.value).toMatchObject({
        status: 'current',
        source: 'lists',
        sourceTitle: 'List sizes',
        key: 'list-size/2021-01-01',
        period: '2021-01-01',
        name: 'list.csv',
        rowsRead: 2,
        rowsAccepted: 2,
        rowsRejected: 0,
        reading: { encoding: 'utf-8', notes: { 'empty lists': 1 }, reasons: [] },
      });
      expect([...new Set(seen)]).toEqual(['checking', 'reading', 'storing']);
      expect(await visible(context)).toEqual([
        { practice: 'A12345', sex: 'female', people: 4 },
        { practice: 'A12345', sex: 'male', people: 3 },
      ]);
      const [load] = await currentLoads(context.db, 'list-size');
      expect(load).toMatchObject({ id: result.value.id, name: 'list.csv', period: '2021-01-01' });
    }));

  it('is read the same in every encoding and line end', () =>
    withStore(async (context) => {
      const text = `${HEADER}01JAN2021,A12345,"Café – \n£",3,4\n`;
      const written = [
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`),
        iconv.encode(text, 'win1252'),
        iconv.encode(text, 'utf16le', { addBOM: true }),
        iconv.encode(text, 'utf-16be'),
        Buffer.from(text.replaceAll('\n', '\r')),
        Buffer.from(text.replaceAll('\n', '\r\n')),
        Buffer.from(text.replaceAll(',', '\t')),
        Buffer.from(text.replaceAll(',', ';')),
        Buffer.from(text.replaceAll(',', ' , ')),
      ];
      for (const content of written) {
        expect(await reportOf(context, content)).toMatchObject({ rowsRead: 1, rowsRejected: 0 });
        expect(await visible(context)).toHaveLength(2);
      }
    }));

  it('has its bad rows rejected with line, column, value and reason, after quoted newlines too', () =>
    withStore(async (context) => {
      const report = await reportOf(
        context,
        `${HEADER}01JAN2021,A12345,"two\nlines",3,4\n\n01JAN2021,a1,x,-3,4\n,,,,\n30FEB2021,B12345,"=cmd, ""x""",3,4\n` +
          '01JAN2021,C12345,x,3\n01JAN2021,D12345,x,3,4,5\n01JAN2021,E12345,x,3,4,\n01JAN2021,F12345,x,999,2\n',
      );
      expect(report).toMatchObject({ rowsRead: 7, rowsAccepted: 2, rowsRejected: 5 });
      const rejects = await findRejects(context.db, report.id);
      expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
        [5, 'Practice', 'a1', 'not in the form that this code has'],
        [5, 'Male', '-3', 'not a whole number'],
        [7, 'Date', '30FEB2021', 'not a date such as 29FEB2016'],
        [8, '', '', 'the row has fewer cells than the header'],
        [8, 'Female', '', 'empty'],
        [9, '', '', 'the row has more cells than the header'],
        [11, 'Male', '999', 'more people than any practice has'],
      ]);
      let csv = '';
      for await (const piece of rejectsCsv(context.db, report.id)) csv += piece;
      expect(csv.split('\r\n').slice(0, 3)).toEqual([
        'line,column,value,reason',
        '5,Practice,a1,not in the form that this code has',
        '5,Male,-3,not a whole number',
      ]);
    }));

  it('loses only the row whose quotes make no sense', () =>
    withStore(async (context) => {
      const report = await reportOf(
        context,
        `${HEADER}01JAN2021,A12345,"x\ny",3,4\n01JAN2021,B12345,"x"y,3,4\n01JAN2021,C12345,5" pipe,3,4\n01JAN2021,D12345,x,z,4\n`,
      );
      expect(report).toMatchObject({ rowsRead: 4, rowsAccepted: 2, rowsRejected: 2 });
      const rejects = await findRejects(context.db, report.id);
      expect(rejects.map(({ line, column }) => [line, column])).toEqual([
        [4, ''],
        [6, 'Male'],
      ]);
      expect((await visible(context)).map((row) => row.practice)).toEqual([
        'A12345',
        'A12345',
        'C12345',
        'C12345',
      ]);
    }));

  it('that ends without a line end is whole when its last row is, or is a footnote', () =>
    withStore(async (context) => {
      const whole = `${HEADER}01JAN2021,A12345,x,3,4\n`;
      expect(await reportOf(context, `${whole}01JAN2021,B12345,x,3,4`)).toMatchObject({ rowsAccepted: 2 });
      expect(await reportOf(context, `${whole}01JAN2021,C12345,"x\n, y",3,4`)).toMatchObject({
        rowsAccepted: 2,
      });
      expect(await reportOf(context, `${whole}Source: a publisher`)).toMatchObject({ rowsRejected: 1 });
    }));

  it('that is the same again changes nothing and says so', () =>
    withStore(async (context) => {
      const content = `${HEADER}01JAN2021,A12345,x,3,4\n`;
      const first = await reportOf(context, content);
      const before = await held();
      expect(await reportOf(context, content)).toMatchObject({ status: 'duplicate', sameAs: first.id });
      expect(await held()).toBe(before);
      expect(await currentLoads(context.db, 'list-size')).toHaveLength(1);
      const newer = { ...lists, version: 2 };
      expect(await reportOf({ ...context, sources: [newer] }, content)).toMatchObject({ status: 'current' });
    }));

  it('restates its period at once, and taking it back brings the former', () =>
    withStore(async (context, trx) => {
      const first = await reportOf(context, `${HEADER}01JAN2021,A12345,x,3,4\n`);
      const other = await reportOf(context, `${HEADER}01APR2021,A12345,x,30,40\n`);
      const second = await reportOf(context, `${HEADER}01JAN2021,A12345,x,5,6\n`);
      expect(second).toMatchObject({
        supersedes: first.id,
        replaced: { id: first.id, status: 'superseded' },
      });
      const people = async () => (await visible(context)).map((row) => row.people);
      expect(await people()).toEqual([40, 6, 30, 5].sort((a, b) => a - b).length === 4 ? await people() : []);
      expect((await people()).sort((a, b) => a - b)).toEqual([5, 6, 30, 40]);
      const back = await takeBack(context, { id: second.id, who });
      expect(back).toMatchObject({
        ok: true,
        value: { takenBack: { id: second.id }, now: { id: first.id } },
      });
      expect((await people()).sort((a, b) => a - b)).toEqual([3, 4, 30, 40]);
      expect(await takeBack(context, { id: second.id, who })).toMatchObject({
        ok: false,
        refusal: { kind: 'load-not-current', status: 'taken-back' },
      });
      expect(await takeBack(context, { id: 'no id', who })).toMatchObject({
        ok: false,
        refusal: { kind: 'unknown-load' },
      });
      expect(await takeBack(context, { id: first.id, who })).toMatchObject({
        ok: true,
        value: { now: undefined },
      });
      expect((await currentLoads(context.db, 'list-size')).map((load) => load.id)).toEqual([other.id]);
      const events = await trx.selectFrom('event').select(['kind', 'object']).orderBy('id').execute();
      expect(events.slice(-5)).toEqual([
        { kind: 'import.current', object: `load:${first.id}` },
        { kind: 'import.current', object: `load:${other.id}` },
        { kind: 'import.current', object: `load:${second.id}` },
        { kind: 'import.taken-back', object: `load:${second.id}` },
        { kind: 'import.taken-back', object: `load:${first.id}` },
      ]);
    }));

  it('takes its period from its name or from the person, and says how to give it when it has none', () =>
    withStore(async (context) => {
      const content = 'Code,Total\nA12345,7\n';
      expect(await refusalOf(context, content)).toMatchObject({ kind: 'period-missing', example: '2014-01' });
      expect(await refusalOf(context, content, { periodHint: 'spring' })).toMatchObject({
        kind: 'period-not-understood',
      });
      expect(await reportOf(context, content, { name: 'List_2014-04.csv' })).toMatchObject({
        key: 'quarters/2014-04',
      });
      expect(
        await reportOf(context, content, { name: 'List_2014-04.csv', periodHint: '2014-07' }),
      ).toMatchObject({
        status: 'current',
        period: '2014-07',
      });
      expect(await reportOf(context, content, { name: 'again 2014-04.csv' })).toMatchObject({
        status: 'duplicate',
      });
      expect(await visible(context, 'quarters')).toHaveLength(2);
    }));

  it('leaves nothing visible or held when it is refused', () =>
    withStore(async (context) => {
      const before = await held();
      const good = '01JAN2021,A12345,x,3,4\n';
      const refused: [string, object][] = [
        [HEADER, { kind: 'no-rows' }],
        ['\n \n', { kind: 'empty-file' }],
        [
          `${HEADER}${good}01FEB2021,B12345,x,3,4\n`,
          { kind: 'several-values', column: 'Date', values: ['2021-01-01', '2021-02-01'] },
        ],
        [`${HEADER}x,A12345,x,3,4\n`, { kind: 'nothing-usable', rowsRead: 1 }],
        [`${HEADER}${good}01JAN2021,B12345,"x,3,4\n`, { kind: 'unclosed-quote', line: 3 }],
        [`${HEADER}${good}01JAN2021,B12345,${'x'.repeat(1 << 21)},3,4\n`, { kind: 'giant-line', line: 3 }],
        [`${HEADER}${good}01JAN2021,B12345,x`, { kind: 'cut-off', cells: 3, expected: 5 }],
        [`${HEADER}${good}01JA`, { kind: 'cut-off', cells: 1, expected: 5 }],
        [`a${',b'.repeat(99_999)}\n1\n`, { kind: 'too-many-columns', columns: 100_000 }],
        ['PK\u0003\u0004zip', { kind: 'not-a-table', what: 'zip' }],
        [
          'Date,Practise,Name,Male,Female\n',
          {
            kind: 'unknown-layout',
            nearest: { source: 'lists', missing: ['Practice'], unexpected: ['Practise'] },
          },
        ],
      ];
      for (const [content, refusal] of refused)
        expect(await refusalOf(context, content)).toMatchObject(refusal);
      expect(await held()).toBe(before);
      const loads = await findLoads(context.db, { statuses: ['refused'] });
      expect(loads).toHaveLength(refused.length);
      const useless = loads.find((load) => load.refusal?.kind === 'nothing-usable');
      expect(useless).toMatchObject({ rowsRead: 1, rowsRejected: 1 });
      expect(await findRejects(context.db, useless?.id ?? '')).toHaveLength(1);
    }));
});

describe('patients’ data', () => {
  it('are refused wherever an NHS number stands in a whole cell of text, with column and line', () =>
    withStore(async (context) => {
      const before = await held();
      const many = '01JAN2021,A12345,x,3,4\n'.repeat(3000);
      expect(
        await refusalOf(
          context,
          `${HEADER}${many}01JAN2021,A12345,"a\nb",3,4\n01JAN2021,A12345,943 476 5919,3,4\n`,
        ),
      ).toMatchObject({
        kind: 'patient-data',
        what: 'NHS number',
        column: 'Name',
        line: 3004,
      });
      expect(await held()).toBe(before);
      expect(await refusalOf(context, `${HEADER}01JAN2021,A12345,9434765918,3,4\n`)).toMatchObject({
        status: 'current',
      });
      expect(
        await refusalOf(context, 'Code,Total,NHS Number\nA12345,7,\n', { name: '2014-01' }),
      ).toMatchObject({ status: 'current' });
      expect(
        await refusalOf(context, 'Code,Total,NHS Number\nA12345,7,\nB12345,7,x\n', { name: '2014-02' }),
      ).toMatchObject({
        kind: 'patient-data',
        column: 'NHS Number',
        line: 3,
      });
    }));

  it('are refused as postcodes beside a person’s age or sex, while an organisation’s own are not', () =>
    withStore(async (context) => {
      const sexed = {
        ...lists,
        columns: { ...lists.columns, sex: { header: 'Sex', kind: 'text', absent: true } as const },
      };
      const row = (name: string, where: string, sex: string) =>
        `01JAN2021,A12345,${name},NN1 5BD,${where},3,4,${sex}\n`;
      const header = 'Date,Practice,Name,Postcode,Where,Male,Female,Sex\n';
      const within = { ...context, sources: [sexed] };
      expect(
        await refusalOf(within, `${header}${row('x', 'LE16 9AA', 'M')}${row('x', '', 'F')}`),
      ).toMatchObject({
        kind: 'patient-data',
        what: 'postcode',
        column: 'Where',
      });
      expect(await refusalOf(within, `${header}${row('x', 'Kettering', 'M')}`)).toMatchObject({
        status: 'current',
      });
      expect(
        await refusalOf(context, 'Date,Practice,Name,Where,Male,Female\n01JAN2021,A12345,x,NN1 5BD,3,4\n'),
      ).toMatchObject({
        status: 'current',
      });
    }));

  it('become keyed hashes where a layout needs the column, and never show among rejects', () =>
    withStore(async (context) => {
      const keyed = defineSource({
        ...about,
        kind: 'facts',
        id: 'keyed',
        title: 'Keyed',
        layout: { headers: true },
        columns: {
          patient: { header: 'NHS No', kind: 'patient', what: 'NHS number', treat: 'key' },
          cost: { header: 'Cost', kind: 'money' },
        },
        period: { from: 'none' },
        facts: {
          table: 'test_list',
          select: (accepted) =>
            `SELECT load_id, toDate('2021-01-01') AS date, ifNull(patient, '') AS practice, 'all' AS sex, toUInt32(cost) AS people FROM ${accepted}`,
        },
      });
      const report = await reportOf(
        { ...context, sources: [keyed] },
        'NHS No,Cost\n943 476 5919,£1.50\n9434765919,2\n943 476 5919,TBC\n',
      );
      expect(report).toMatchObject({ rowsAccepted: 2, rowsRejected: 1 });
      const rows = await visible(context, 'keyed');
      expect(rows.map((row) => row.people)).toEqual([150, 200]);
      expect(new Set(rows.map((row) => row.practice)).size).toBe(1);
      expect(rows[0]?.practice).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await findRejects(context.db, report.id))).not.toContain('5919');
    }));
});

describe('a file of records', () => {
  it('is stored in one transaction with becoming current, and settled whenever that changes', () =>
    withStore(async (context) => {
      const first = await reportOf(
        context,
        '04G,NENE,20130401,\n00C,"DARLINGTON\nCCG",20130401,\n99D,DUMMY,20130401,\n00D,X,20130401,20120401\n00E,Y,20139901,\n00F,"z"z,20130401,\n',
      );
      expect(first).toMatchObject({
        key: 'register',
        rowsRead: 6,
        rowsAccepted: 3,
        rowsRejected: 3,
        reading: { notes: { dummies: 1 } },
      });
      expect(stored).toMatchObject([
        {
          load: { id: first.id, key: 'register' },
          records: [{ code: '04G' }, { code: '00C', name: 'DARLINGTON\nCCG' }],
        },
      ]);
      const rejects = await findRejects(context.db, first.id);
      expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
        [5, 'column 4', '20120401', 'closes before it opens'],
        [6, 'column 3', '20139901', 'not a date such as 20160229'],
        [7, '', '', 'text stands behind a closing quotation mark'],
      ]);
      const second = await reportOf(context, '04G,NENE,20130401,\n');
      await takeBack(context, { id: second.id, who });
      expect(settled).toEqual([
        [first.id, undefined],
        [second.id, first.id],
        [first.id, second.id],
      ]);
    }));

  it('that fails while it is stored leaves what was current', () =>
    withStore(async (context) => {
      const first = await reportOf(context, '04G,NENE,20130401,\n');
      const failing = {
        ...register,
        store: () => Promise.reject(new Error('the disk is full')),
      } as typeof register;
      await expect(offer({ ...context, sources: [failing] }, '04H,X,20130401,\n')).rejects.toThrow(
        'the disk is full',
      );
      expect((await currentLoads(context.db, 'register')).map((load) => load.id)).toEqual([first.id]);
      expect(await findLoads(context.db, { statuses: ['failed'] })).toHaveLength(1);
    }));

  it('is refused whole when it holds NHS numbers', () =>
    withStore(async (context) => {
      expect(await refusalOf(context, '04G,NENE,20130401,\n04H,9434765919,20130401,\n')).toMatchObject({
        kind: 'patient-data',
        column: 'column 2',
        line: 2,
      });
      expect(stored).toEqual([]);
    }));
});

describe('what a killed import leaves', () => {
  it('is swept at the next start and named', () =>
    withStore(async (context, trx) => {
      const dead = await startLoad(trx, { name: 'half.csv', who, owner: 'dead', at });
      await importsIn(trx)
        .updateTable('import_load')
        .set({ source: 'lists' })
        .where('id', '=', dead)
        .execute();
      const before = await held();
      await facts().command("INSERT INTO test_list SELECT {load:UUID}, '2021-01-01', 'A12345', 'male', 1", {
        load: dead,
      });
      const { stage, wrong } = stageParts(dead);
      await facts().command(`CREATE TABLE ${stage} (a UInt8) ENGINE = Null`);
      await facts().command(`CREATE TABLE ${wrong} (a UInt8) ENGINE = MergeTree ORDER BY a`);
      writeFileSync(spoolFile(spool, dead, 'text'), 'half');
      const mine = await startLoad(trx, { name: 'mine.csv', who, owner: 'me', at });
      const swept = await sweepLoads(context, { alone: true });
      expect(swept).toMatchObject({
        loads: [{ id: dead, name: 'half.csv', status: 'swept' }],
        files: [`import-${dead}.text.csv`],
      });
      expect(await held()).toBe(before);
      expect(existsSync(spoolFile(spool, dead, 'text'))).toBe(false);
      expect((await findLoads(context.db, { statuses: ['reading'] })).map((load) => load.id)).toEqual([mine]);
      expect(await sweepLoads(context, { alone: true })).toEqual({ loads: [], files: [] });
    }));

  it('on another server is dead only when it has been silent', () =>
    withStore(async (context, trx) => {
      const alive = await startLoad(trx, { name: 'alive.csv', who, owner: 'other', at });
      const silent = await startLoad(trx, {
        name: 'silent.csv',
        who,
        owner: 'other',
        at: new Date(at.getTime() - 600_000),
      });
      const swept = await sweepLoads(context, { alone: false });
      expect(swept.loads.map((load) => load.id)).toEqual([silent]);
      expect((await findLoads(context.db, { statuses: ['reading'] })).map((load) => load.id)).toEqual([
        alive,
      ]);
    }));
});

describe('rows', () => {
  it('read are rows accepted and rejected, whatever is in them, for facts and records alike', async () => {
    const asRecords = defineSource({
      ...about,
      kind: 'records',
      id: 'as-records',
      title: 'The same as records',
      layout: { headers: true },
      columns: {
        date: { header: 'Date', kind: 'date', forms: ['month-name'] },
        practice: { header: 'Practice', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
        name: { header: 'Name', kind: 'text', optional: true },
        male: { header: 'Male', kind: 'count' },
        female: { header: 'Female', kind: 'count' },
      },
      period: { from: 'none' },
      read: (row) =>
        row.male + row.female > 1000 ? reject('male', 'more people than any practice has') : keep(1),
      store: async () => undefined,
    });
    const cell = (...values: string[]) => fc.constantFrom(...values);
    const row = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(
          cell('01JAN2021', '01-Jan-21', 'x'),
          cell('A12345', 'B12345 ', ''),
          cell('', 'a "b" c', 'x\ny', ',', '5" x'),
          cell('1', '1,000', '-1', ' 7 '),
          cell('2', '999'),
        ),
      },
      { weight: 1, arbitrary: fc.array(cell('', 'x', '1'), { maxLength: 8 }) },
    );
    const raw = fc.oneof(
      { weight: 8, arbitrary: row.map((cells) => cells.map(csvCell).join(',')) },
      { weight: 1, arbitrary: cell('', '"x"y,1', ' "a" ,b', '01JAN2021,A12345,5" pipe,1,2') },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(raw, { minLength: 1, maxLength: 30 }),
        cell('\n', '\r\n', '\r'),
        (rows, end) =>
          withStore(async (context) => {
            const content = `${[HEADER.trim(), ...rows].join(end)}${end}`;
            const found = [];
            for (const source of [lists, asRecords]) {
              const result = await offer({ ...context, sources: [source] }, content);
              const [load] = await findLoads(context.db, { limit: 1 });
              if (!load) throw new Error('every file has a load');
              if (result.ok) expect(load.rowsRead).toBe(load.rowsAccepted + load.rowsRejected);
              const rejects = (await findRejects(context.db, load.id, { limit: 1000 })).map(
                ({ line, column, reason }) => `${line} ${column} ${reason}`,
              );
              found.push({
                kind: result.ok ? 'ok' : result.refusal.kind,
                read: load.rowsRead,
                rejected: load.rowsRejected,
                rejects: rejects.sort(),
              });
            }
            expect(found[0]).toEqual(found[1]);
          }),
      ),
      { seed: 11, numRuns: 15 },
    );
  }, 120_000);
});
