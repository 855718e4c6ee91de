import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { findRejects } from '../../../platform/imports/index.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { testWorkbook } from '../../conditions/test-workbook.ts';
import { qofCcg } from '../qof-ccg/source.ts';
import { qofCcgWorkbook } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [qofCcg, qofCcgWorkbook]);

type Row = {
  readonly year: string;
  readonly area: string;
  readonly register: string;
  readonly people: number | null;
  readonly list: number;
  readonly denominator: number;
  readonly ages: string;
  readonly practices: number;
  readonly prevalence: number | null;
  readonly disagrees: boolean;
};
const rowsOf = (load: string, where = '1') =>
  facts().query<Row>(
    `SELECT toString(year) AS year, area, register, people, list, denominator, ages, practices, prevalence, disagrees
     FROM register_count WHERE load_id = {load:UUID} AND ${where} ORDER BY register, area, year`,
    { load },
  );

describe.skipIf(!haveShared)('the CCG workbook of 2014/15', () => {
  it('gives each block its own year, with the ages that it counts', { timeout: 120_000 }, async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/qof/qof-1415-ccg-all.xlsx')));
      expect(load).toMatchObject({
        key: 'qof-ccg-workbook/2014-04-01',
        rowsRead: 25 * 209 * 2,
        rowsRejected: 0,
      });
      expect(load.reading?.encoding).toBe('workbook');
      expect(load.reading?.notes).toEqual({
        'lists without a register, or with one withheld': 4 * 209 * 2,
        'registers above the people of their ages': 0,
        'prevalences given as a fraction': 0,
        'prevalences that are not register / list': 26,
      });

      const [before, now] = await rowsOf(load.id, "area = '04G' AND register = 'DM'");
      expect(before).toMatchObject({
        year: '2013-04-01',
        list: 641260,
        people: 31041,
        ages: '17+',
        practices: 69,
      });
      expect(before?.denominator).toBeCloseTo(509711.117, 3);
      expect(now).toMatchObject({
        year: '2014-04-01',
        list: 652792,
        people: 31925,
        ages: '17+',
        practices: 69,
      });
      expect(now?.denominator).toBeCloseTo(519293.995, 3);

      const ages = await facts().query<{ register: string; year: string; ages: string }>(
        `SELECT DISTINCT register, toString(year) AS year, ages FROM register_count
         WHERE load_id = {load:UUID} AND ages != 'all' ORDER BY register, year`,
        { load: load.id },
      );
      expect(ages.map(({ register, year, ages }) => `${register} ${year.slice(0, 4)} ${ages}`)).toEqual([
        'BP 2013 40+',
        'BP 2014 45+',
        'CKD 2013 18+',
        'CKD 2014 18+',
        'CON 2013 females 18-54',
        'CON 2014 females 18-54',
        'CS 2013 females 25-64',
        'CS 2014 females 25-64',
        'CVDPP 2014 30-74',
        'DEP 2013 18+',
        'DEP 2014 18+',
        'DM 2013 17+',
        'DM 2014 17+',
        'EP 2013 18+',
        'EP 2014 18+',
        'LD 2013 18+',
        'OB 2013 16+',
        'OB 2014 16+',
        'OST 2013 50+',
        'OST 2014 50-75 and 75+',
        'RA 2013 16+',
        'RA 2014 16+',
        'SMOK 2013 15+',
        'SMOK 2014 15+',
      ]);
      // The 26 prevalences of heart failure in 2013/14 that the sheet's own register and list do not give.
      expect(
        new Set((await rowsOf(load.id, 'disagrees')).map(({ register, year }) => `${register} ${year}`)),
      ).toEqual(new Set(['HF 2013-04-01']));
    });
  });

  it('agrees with the csv of 2013/14 in every register of every CCG that both have', {
    timeout: 120_000,
  }, async () => {
    await store.rolledBack(async (trx) => {
      const csv = taken(await imports.offer(trx, sharedFile('data/qof/prevalencebyccg_1314.csv')));
      const book = taken(await imports.offer(trx, sharedFile('data/qof/qof-1415-ccg-all.xlsx')));
      const [found] = await facts().query<Record<string, number>>(
        `SELECT count() AS both, countIf(a.people != b.people) AS people, countIf(a.list != b.list) AS lists
         FROM register_count AS a INNER JOIN register_count AS b
           ON a.area = b.area AND a.register = b.register AND a.year = b.year
         WHERE a.load_id = {csv:UUID} AND b.load_id = {book:UUID} AND b.people IS NOT NULL`,
        { csv: csv.id, book: book.id },
      );
      // 13T began in 2015, so the csv has it under its three former codes.
      expect(found).toEqual({ both: 21 * 208, people: 0, lists: 0 });
    });
  });
});

const GEOGRAPHY = ['CCG Code', 'CCG Geography Code ', 'CCG Name'];
const BLOCK = [
  'Number of Practices',
  'List Size',
  'Estimated List Size \n17+',
  'Register',
  'Prevalence\n(per cent)',
];

describe('a CCG workbook of another year', () => {
  it('is read wherever its header stands, says which sheets it lacks, and where a bad row is', async () => {
    await store.rolledBack(async (trx) => {
      const path = testWorkbook(folder, 'qof-1516.xlsx', {
        Notes: [['Read me']],
        DM: [
          ['CCG LEVEL', '', 'DIABETES MELLITUS'],
          [],
          ['', '', '', '2014-15 ', '', '', '', '', '2015-16', '', '', '', '', 'Year on Year Change'],
          [...GEOGRAPHY, ...BLOCK, ...BLOCK, 'Change', 'Total Achievement Score'],
          ['04G', 'E38000108', 'NHS NENE CCG', 69, 1000, 800, 40, 5, 68, 1100, 900, '*', '*', 1, 2],
          ['03V', 'E38000107', 'NHS CORBY CCG', 6, 1000, 800, 40, 0.05, 6, 30, 20, 31, 5, 1, 2],
          ['Source: HSCIC'],
        ],
      });
      const load = taken(await imports.offer(trx, path, 'qof-1516.xlsx'));
      expect(load).toMatchObject({ key: 'qof-ccg-workbook/2015-04-01', rowsRead: 4, rowsRejected: 1 });
      expect(load.reading?.notes).toMatchObject({
        'sheets missing: AF, BP, CHD, CVD-PP, HF, HYP, PAD, STIA, AST, COPD, OB, SMOK, CAN, CKD, PC, DEM, DEP, EP, LD, MH, OST, RA, CS, CON': 24,
        'sheets not read: Notes': 1,
        'prevalences given as a fraction': 1,
      });
      expect(await findRejects(trx, load.id)).toMatchObject([
        {
          line: 6,
          column: 'DM: Register',
          value: '31',
          reason: 'more people on the register than on the list',
        },
      ]);
      expect(await rowsOf(load.id)).toMatchObject([
        { area: '03V', year: '2014-04-01', prevalence: 5, ages: '17+' },
        { area: '04G', year: '2014-04-01', people: 40, denominator: 800 },
        { area: '04G', year: '2015-04-01', people: null, list: 1100 },
      ]);
    });
  });
});
