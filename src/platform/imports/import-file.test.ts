import { existsSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  currentLoads,
  findLoads,
  findRejects,
  importFile,
  rejectsCsv,
  sweepLoads,
  takeBack,
} from './index.ts';
import { startLoad } from './loads/change.ts';
import { spoolFile } from './loads/sweep.ts';
import { stageParts } from './read/stage.ts';
import { importsIn } from './tables.ts';
import {
  at,
  facts,
  HEADER,
  held,
  lists,
  refusalOf,
  reportOf,
  spool,
  visible,
  who,
  withStore,
  write,
} from './test-import-file.ts';

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
