import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { qofCcg } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [qofCcg]);

const HEADER = 'ccgcode,indicator_group,Register_description,disease_register_size,ccg_listsize,prevalence\n';

const rowsOf = (load: string, where = '1') =>
  facts().query<{
    year: string;
    area: string;
    register: string;
    people: number | null;
    list: number;
    ages: string;
    prevalence: number | null;
    disagrees: boolean;
    mark: string;
  }>(`SELECT * FROM register_count WHERE load_id = {load:UUID} AND ${where} ORDER BY area, register`, {
    load,
  });

describe.skipIf(!haveShared)('QOF prevalence by CCG, the published file of 2013/14', () => {
  it('holds 24 registers of 211 CCGs, and register / list is the published prevalence in every row', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/qof/prevalencebyccg_1314.csv')));
      expect(load).toMatchObject({ key: 'qof-ccg/2013-04-01', rowsAccepted: 5064, rowsRejected: 0 });
      expect(load.reading?.notes).toEqual({
        'registers withheld or missing': 0,
        'prevalences given as a fraction': 0,
        'prevalences that are not register / list': 0,
      });
      const [all] = await facts().query<Record<string, number>>(
        `SELECT count() AS rows, uniq(area) AS areas, uniq(register) AS registers,
                uniq(area, register) AS pairs, countIf(disagrees) AS disagree,
                max(abs(100 * people / list - prevalence)) AS furthest
         FROM register_count WHERE load_id = {load:UUID}`,
        { load: load.id },
      );
      expect(all).toMatchObject({ rows: 5064, areas: 211, registers: 24, pairs: 5064, disagree: 0 });
      expect(all?.furthest).toBeLessThan(1e-9);
    });
  });

  it('reads the key HF, used twice, as heart failure and as its part due to ventricular dysfunction', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/qof/prevalencebyccg_1314.csv')));
      const rows = await rowsOf(load.id, "area = '04G' AND startsWith(register, 'HF')");
      expect(rows.map(({ register, people }) => [register, people])).toEqual([
        ['HF', 4603],
        ['HFLVD', 1105],
      ]);
    });
  });
});

describe('QOF prevalence by CCG', () => {
  it('takes the year from the hint where the name has none, and asks for it otherwise', async () => {
    await store.rolledBack(async (trx) => {
      const text = `${HEADER}04G,DM,Diabetes,50,1000,5\n`;
      expect(await imports.offerText(trx, 'prevalencebyccg.csv', text)).toMatchObject({
        ok: false,
        refusal: { kind: 'period-missing', example: '2013/14' },
      });
      expect(taken(await imports.offerText(trx, 'prevalencebyccg.csv', text, '2014/15')).period).toBe(
        '2014-04-01',
      );
    });
  });

  it('keeps a withheld register apart from nought, turns fractions into per cent and marks what disagrees', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(
        await imports.offerText(
          trx,
          'prevalencebyccg_1415.csv',
          `${HEADER}04G,AF,Atrial Fibrillation,*,1000,*\n04G,AST,Asthma,0,1000,0\n04G,CAN,Cancer,21,1000,0.021\n04G,CHD,Coronary Heart Disease,50,1000,6.1\n04G,DM,Diabetes,"1,050",1000,105\n04G,EP,Epilepsy,1.5,1000,\n`,
        ),
      );
      expect(load).toMatchObject({ rowsAccepted: 4, rowsRejected: 2 });
      expect(load.reading?.reasons.map(({ column, reason }) => [column, reason])).toEqual([
        ['disease_register_size', 'more people on the register than on the list'],
        ['disease_register_size', 'not a whole number'],
      ]);
      const rows = await rowsOf(load.id);
      expect(rows.map((row) => [row.register, row.people, row.prevalence, row.disagrees, row.mark])).toEqual([
        ['AF', null, null, false, '*'],
        ['AST', 0, 0, false, ''],
        ['CAN', 21, 2.1, false, ''],
        ['CHD', 50, 6.1, true, ''],
      ]);
      expect(load.reading?.notes).toEqual({
        'registers withheld or missing': 1,
        'prevalences given as a fraction': 1,
        'prevalences that are not register / list': 1,
      });
    });
  });
});
