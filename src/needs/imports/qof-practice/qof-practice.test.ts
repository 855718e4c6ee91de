import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { qofPracticeReshaped } from './reshaped.ts';
import { qofPractice, qofPracticeAges } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [qofPractice, qofPracticeAges, qofPracticeReshaped]);

const rowsOf = (load: string) =>
  facts().query<Record<string, unknown>>(
    `SELECT toString(year) AS year, area_kind, area, register, people, list, denominator, ages, prevalence, disagrees
     FROM register_count WHERE load_id = {load:UUID} ORDER BY area, register`,
    { load },
  );

describe.skipIf(!haveShared)('QOF prevalence by practice, rows of the published file of 2013/14', () => {
  it('is read whole, and register / list is the published prevalence', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/qof/prevalencebyprac_1314_sample.csv')));
      expect(load.key).toBe('qof-practice/2013-04-01');
      expect(load.rowsRejected).toBe(0);
      expect(load.reading?.notes['prevalences that are not register / list']).toBe(0);
      const rows = (await rowsOf(load.id)).filter(({ area }) => area === 'A81001');
      expect(rows).toHaveLength(24);
      expect(rows.find(({ register }) => register === 'HF')).toMatchObject({ people: 48, list: 4178 });
      expect(rows.find(({ register }) => register === 'HFLVD')).toMatchObject({ people: 9, list: 4178 });
    });
  });
});

describe('QOF prevalence by practice with lists by age', () => {
  it('names whom each register is a share of, and takes the columns that later years add', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(
        await imports.offerText(
          trx,
          'PREVALENCE_1819.csv',
          'REGION_CODE,REGION_NAME,CCG_CODE,PRACTICE_CODE,PRACTICE_NAME,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\n' +
            'Y60,MIDLANDS,04G,K83002,A SURGERY,AF,96,TOTAL,4247\nY60,MIDLANDS,04G,K83002,A SURGERY,DM,259,17OV,3451\nY60,MIDLANDS,04G,K83002,A SURGERY,OST,*,50OV,1900\nY60,MIDLANDS,04G,K83002,A SURGERY,AST,250,06OV,4010\nY60,MIDLANDS,04G,K83002,A SURGERY,EP,19,18OV,18\n',
        ),
      );
      expect(load).toMatchObject({ key: 'qof-practice-ages/2018-04-01', rowsAccepted: 4, rowsRejected: 1 });
      expect(await rowsOf(load.id)).toMatchObject([
        { register: 'AF', people: 96, list: 4247, denominator: 4247, ages: 'all' },
        { register: 'AST', people: 250, list: null, denominator: 4010, ages: '6+' },
        { register: 'DM', people: 259, list: null, denominator: 3451, ages: '17+' },
        { register: 'OST', people: null, denominator: 1900, ages: '50+' },
      ]);
    });
  });
});

describe.skipIf(!haveShared)('QOF heart and vessel disease by practice, reshaped, 2023/24', () => {
  it('gives whole registers back from shares and lists, and claims no ages', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/qof/heec_qof_cvd_2324_practice.csv')));
      expect(load).toMatchObject({
        key: 'qof-practice-reshaped/2023-04-01',
        rowsRead: 6268,
        rowsRejected: 1,
      });
      expect(load.reading?.reasons).toMatchObject([
        { column: 'Practice.Code', reason: 'not in the form that this code has', rows: 1 },
      ]);
      const rows = (await rowsOf(load.id)).filter(({ area }) => area === 'A84006');
      expect(
        rows.map(({ register, people, denominator, ages }) => [register, people, denominator, ages]),
      ).toEqual([
        ['AF', 683, 18846, ''],
        ['CHD', 917, 18846, ''],
        ['HF', 313, 18846, ''],
        ['HYP', 3714, 18846, ''],
        ['PAD', 152, 18846, ''],
        ['STIA', 520, 18846, ''],
      ]);
      const [furthest] = await facts().query<{ off: number }>(
        `SELECT max(abs(people - prevalence * denominator / 100)) AS off
         FROM register_count WHERE load_id = {load:UUID}`,
        { load: load.id },
      );
      expect(furthest?.off).toBeLessThan(1e-6);
    });
  });
});
