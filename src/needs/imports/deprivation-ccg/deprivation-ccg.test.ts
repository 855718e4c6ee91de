import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { testWorkbook } from '../../conditions/test-workbook.ts';
import { deprivationCcg } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [deprivationCcg]);

describe.skipIf(!haveShared)('the summaries of deprivation of 2015 by CCG', () => {
  it('hold every measure of ten domains for 209 CCGs, each figure as published', {
    timeout: 60_000,
  }, async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/deprivation/IMD_CCG_2015.xlsx')));
      expect(load.rowsRejected).toBe(0);
      expect(load.reading?.notes).toEqual({ 'figures withheld or missing': 0, 'sheets not read: Notes': 1 });
      const [all] = await facts().query(
        `SELECT uniq(splitByChar('/', indicator)[2]) AS domains, uniq(area) AS areas, uniq(indicator, area) AS figures,
                count() AS rows
         FROM indicator_value WHERE load_id = {load:UUID}`,
        { load: load.id },
      );
      expect(all).toEqual({ domains: 10, areas: 209, figures: load.rowsRead, rows: load.rowsRead });
      const airedale = await facts().query(
        `SELECT indicator, indicator_name, area_name, area_kind, period, value FROM indicator_value
         WHERE load_id = {load:UUID} AND area = 'E38000001' AND indicator LIKE 'imd/IMD/%average score' ORDER BY indicator`,
        { load: load.id },
      );
      const common = {
        area_name: 'NHS Airedale, Wharfedale and Craven CCG',
        area_kind: 'ccg',
        period: '2015',
      };
      expect(airedale).toEqual([
        {
          ...common,
          indicator: 'imd/IMD/average score',
          indicator_name: 'IMD: Average score',
          value: 18.939,
        },
        {
          ...common,
          indicator: 'imd/IMD/rank of average score',
          indicator_name: 'IMD: Rank of average score',
          value: 121,
        },
      ]);
    });
  });
});

describe('summaries of deprivation', () => {
  it('of another year and type of area load beside them, and say that the overall sheet is missing', async () => {
    await store.rolledBack(async (trx) => {
      const path = testWorkbook(folder, 'File_10.xlsx', {
        Income: [
          [
            'Local Authority District code (2019)',
            'Local Authority District name (2019)',
            'Income - Average score ',
            'Income - Rank of average score ',
          ],
          ['E06000001', 'Hartlepool', 0.228, 7],
          ['E06000002', 'Middlesbrough', '*', 4],
        ],
      });
      const load = taken(await imports.offer(trx, path));
      expect(load).toMatchObject({
        key: 'deprivation-ccg/2019/Local Authority District',
        rowsRead: 4,
        rowsRejected: 0,
      });
      expect(load.reading?.notes).toEqual({ 'figures withheld or missing': 1, 'sheets missing: IMD': 1 });
      expect(
        await facts().query(
          'SELECT area, area_kind, value, mark FROM indicator_value WHERE load_id = {load:UUID} ORDER BY area, indicator',
          { load: load.id },
        ),
      ).toEqual([
        { area: 'E06000001', area_kind: 'other', value: 0.228, mark: '' },
        { area: 'E06000001', area_kind: 'other', value: 7, mark: '' },
        { area: 'E06000002', area_kind: 'other', value: null, mark: '*' },
        { area: 'E06000002', area_kind: 'other', value: 4, mark: '' },
      ]);
    });
  });
});
