import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { sayImportRefusal } from '../../../platform/imports/index.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { expectedPrevalence } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [expectedPrevalence]);
const HEADER = 'org_name,org_code,numerator,value,period,denominator,multiplier\n';

describe.skipIf(!haveShared)('expected diabetes, as the published model has it', () => {
  it('expects 42,142.6 people of 16 and over in NHS Nene CCG in 2015, of 527,952.8', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(await imports.offer(trx, sharedFile('data/expected-prevalence/dm_data.csv')));
      expect(load).toMatchObject({ key: 'expected-prevalence/DM', rowsAccepted: 1890, rowsRejected: 0 });
      expect(load.reading?.notes).toEqual({
        'figures withheld or missing': 0,
        'values that are not numerator / denominator': 0,
      });
      const [nene] = await facts().query<Record<string, unknown>>(
        `SELECT area_name, area_kind, age, sex, numerator, denominator, value, per, toString(period_to) AS to
         FROM indicator_value
         WHERE load_id = {load:UUID} AND indicator = 'expected/DM' AND area = 'E38000108' AND period = '2015'`,
        { load: load.id },
      );
      expect(nene).toMatchObject({
        area_name: 'NHS Nene CCG',
        area_kind: 'ccg',
        age: '16+',
        sex: 'all',
        per: 1,
        to: '2015-12-31',
      });
      expect(nene?.numerator).toBeCloseTo(42142.6, 1);
      expect(nene?.denominator).toBeCloseTo(527952.8, 6);
      const kinds = await facts().query(
        `SELECT area_kind, uniq(area) AS areas, count() AS rows FROM indicator_value
         WHERE load_id = {load:UUID} GROUP BY area_kind ORDER BY area_kind`,
        { load: load.id },
      );
      expect(kinds).toEqual([
        { area_kind: 'ccg', areas: 209, rows: 1881 },
        { area_kind: 'england', areas: 1, rows: 9 },
      ]);
    });
  });
});

describe('a model of expected prevalence', () => {
  it('asks for the condition where the name does not tell it, and claims no ages it does not know', async () => {
    await store.rolledBack(async (trx) => {
      const text = `${HEADER}NHS Nene CCG,E38000108,100,0.01,2015,10000,1\nX,E38000001,200,0.02,2015,100,1\nY,E38000002,*,*,2015,*,1\n`;
      const refused = await imports.offerText(trx, 'data.csv', text);
      expect(refused).toMatchObject({ ok: false, refusal: { kind: 'period-missing', what: 'condition' } });
      if (!refused.ok)
        expect(sayImportRefusal(refused.refusal).title).toBe(
          'The file does not say what condition it is for',
        );
      const load = taken(await imports.offerText(trx, 'data.csv', text, 'COPD'));
      expect(load).toMatchObject({ key: 'expected-prevalence/COPD', rowsRejected: 1 });
      expect(
        await facts().query(
          'SELECT indicator, age, value, mark FROM indicator_value WHERE load_id = {load:UUID} ORDER BY area',
          { load: load.id },
        ),
      ).toEqual([
        { indicator: 'expected/COPD', age: '', value: null, mark: '*' },
        { indicator: 'expected/COPD', age: '', value: 0.01, mark: '' },
      ]);
    });
  });

  it('may be of practices, and is of the ages that the file itself names', async () => {
    await store.rolledBack(async (trx) => {
      const text = `${HEADER.trim()},age\nA Surgery,Z00018,290,0.036,2026,8060,1,all\nNHS X CCG,Z1V,40,0.01,2026,4000,1,17+\n`;
      const load = taken(await imports.offerText(trx, 'dm_expected.csv', text));
      expect(
        await facts().query(
          'SELECT area, area_kind, age, numerator FROM indicator_value WHERE load_id = {load:UUID} ORDER BY area',
          { load: load.id },
        ),
      ).toEqual([
        { area: 'Z00018', area_kind: 'practice', age: 'all', numerator: 290 },
        { area: 'Z1V', area_kind: 'ccg', age: '17+', numerator: 40 },
      ]);
    });
  });
});
