import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facts, factText, openFacts } from '../../facts/index.ts';
import type { Column } from '../source.ts';
import { readCell } from './cells.ts';
import { sqlColumn } from './sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'coalface-columns-'));
let facts: Facts;
beforeAll(async () => {
  facts = await openFacts({ dataFolder: folder });
}, 30_000);
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const inEngine = async (column: Column, cells: readonly string[]) => {
  const sql = sqlColumn(column, 'cell', "'secret'");
  const rows = await facts.query<{ value: unknown; bad: number; reason: string }>(
    `SELECT ${column.kind === 'decimal' ? `toString(${sql.value})` : sql.value} AS value, ${sql.bad} AS bad, ${sql.reason} AS reason
     FROM (SELECT arrayJoin([${cells.map(factText).join(', ')}]) AS cell)`,
  );
  return rows.map((row) =>
    row.bad
      ? { ok: false, reason: row.reason }
      : { ok: true, value: row.value === null ? undefined : row.value },
  );
};

const here = (column: Column, cells: readonly string[]) =>
  cells.map((cell) => readCell(column, cell, 'secret'));

const value = (column: Column, cell: string) => {
  const read = readCell(column, cell);
  return read.ok ? read.value : read.reason;
};

describe('a cell', () => {
  it('is read as published files write it', () => {
    const money: Column = { kind: 'money' };
    expect(value(money, '(1,234.56)')).toBe(-123456);
    expect(value(money, '£12')).toBe(1200);
    expect(value(money, '-£0.005')).toBe(-1);
    expect(value(money, '1.00499999')).toBe(100);
    expect(value(money, '-1.45519152283669E-11')).toBe(0);
    expect(value(money, '1.5E+07')).toBe('not an amount of money');
    expect(value(money, 'TBC')).toBe('not an amount of money');
    expect(value({ kind: 'count' }, ' 1,234 ')).toBe(1234);
    expect(value({ kind: 'count' }, '1,23')).toBe('not a whole number');
    expect(value({ kind: 'count', max: 10 }, '11')).toBe('not a whole number up to 10');
    expect(value({ kind: 'date', forms: ['month-name'] }, '01-Sep-20')).toBe('2020-09-01');
    expect(value({ kind: 'date', forms: ['uk'] }, '1/2/2016')).toBe('2016-02-01');
    expect(value({ kind: 'date', forms: ['us'] }, '1/2/2016')).toBe('2016-01-02');
    expect(value({ kind: 'date', forms: ['excel-serial'] }, '42429')).toBe('2016-02-29');
    expect(value({ kind: 'date', forms: ['iso', 'compact'] }, '20150229')).toBe(
      'not a date such as 2016-02-29 or 20160229',
    );
    expect(value({ kind: 'text' }, '  ')).toBe('empty');
    expect(value({ kind: 'count', optional: true, blank: ['*'] }, '*')).toBeUndefined();
  });

  const columns: Column[] = [
    { kind: 'text', max: 5 },
    { kind: 'text', optional: true },
    { kind: 'code', pattern: /^[A-Z]\d{2}$/ },
    { kind: 'code', pattern: /^[0-9]{2}'?\\?$/, optional: true },
    { kind: 'choice', values: { MALE: 'male', "it's": 'x' } },
    { kind: 'count' },
    { kind: 'count', max: 20, optional: true, blank: ['*', '-'] },
    { kind: 'decimal', places: 2 },
    { kind: 'decimal', places: 8 },
    { kind: 'number' },
    { kind: 'number', optional: true, blank: ['*'] },
    { kind: 'money' },
    { kind: 'money', optional: true },
    { kind: 'date', forms: ['iso'] },
    { kind: 'date', forms: ['compact', 'uk'] },
    { kind: 'date', forms: ['us'] },
    { kind: 'date', forms: ['month-name', 'excel-serial'], optional: true },
    { kind: 'patient', what: 'NHS number', treat: 'key' },
  ];
  const written = [
    '',
    ' ',
    '*',
    '-',
    '0',
    '7',
    '007',
    '+5',
    '-5',
    '-0',
    '4294967295',
    '4294967296',
    '99999999999999999999',
    '1,234',
    '12,34',
    '1e3',
    '1e-05',
    '-1.45519152283669E-11',
    '1.5e-02',
    '12e-05',
    '-2.5E+10',
    '0.0843138756496273',
    'NaN',
    'inf',
    '1.5',
    '1.50',
    '.5',
    '5.',
    '-1.25',
    '1,234.50',
    '12345678901234.5',
    '123456789012345678.5',
    '£1,234.56',
    '(12.00)',
    '(-3)',
    '£ 3',
    '- £3',
    '--3',
    '3-',
    '0.005',
    '0.0049999999',
    '2.675',
    '0.00',
    '(0)',
    '-0.00',
    '2016-02-29',
    '2015-02-29',
    '2016-2-9',
    '20160229',
    '20150229',
    '29/02/2016',
    '31/04/2016',
    '1/2/2016',
    '12/31/2016',
    '13/01/2016',
    '2/30/2016',
    '01JAN2021',
    '01jan2021',
    '30FEB2021',
    '01-Sep-20',
    '31-Sep-20',
    '1-Sep-20',
    '01-Sep-2020',
    '42429',

    '2016-02-29x',
    'A12',
    'a12',
    ' A12 ',
    '\u00a0A12\u00a0',
    'A12\n',
    '12',
    "12'",
    '12\\',
    'MALE',
    'male',
    "it's",
    'abcde',
    'abcdef',
    'éèàüö',
    '943 476 5919',
  ];

  for (const column of columns)
    it(`is read alike here and in the engine: ${JSON.stringify(column)}`, async () => {
      const fine = column.kind === 'decimal' ? written.filter((text) => readCell(column, text).ok) : written;
      const [a, b] = [await inEngine(column, fine), here(column, fine)];
      const exact = (cell: (typeof b)[number] | (typeof a)[number] | undefined) =>
        column.kind === 'decimal' && cell?.ok ? { ok: true, value: Number(cell.value) + 0 } : cell;
      for (const [place, text] of fine.entries())
        expect({ text, ...exact(a[place]) }).toEqual({ text, ...exact(b[place]) });
      const all = await inEngine(column, written);
      for (const [place, text] of written.entries())
        expect({ text, ok: all[place]?.ok }).toEqual({ text, ok: readCell(column, text).ok });
    });

  it('is read alike here and in the engine whatever its text', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789,.-/£()* A\u00a0\t'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 300, maxLength: 300 }), async (cells) => {
        for (const column of columns) {
          const found = await inEngine(column, cells);
          expect(cells.filter((cell, place) => found[place]?.ok !== readCell(column, cell).ok)).toEqual([]);
        }
      }),
      { seed: 7, numRuns: 20, endOnFailure: true },
    );
  }, 60_000);
});
