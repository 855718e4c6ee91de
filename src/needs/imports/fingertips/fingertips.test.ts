import { describe, expect, it } from 'vitest';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { currentLoads } from '../../../platform/imports/index.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { taken, testImports } from '../../conditions/test-imports.ts';
import { fingertips, fingertipsShort } from './source.ts';

const store = testStore();
const { facts, folder } = testFacts();
const imports = testImports(facts, folder, [fingertips, fingertipsShort]);

const HEADER =
  'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to Regions (statistical) value or percentiles,Time period Sortable,New data,Compared to goal,Time period range\n';
const row = (indicator: string, type: string, area: string, period: string, figures: string, note = '') =>
  `${indicator},Smoking,E12,East,${area},Somewhere,${type},Persons,18+ yrs,,,${period},${figures},${note},Increasing,Similar,Similar,20130000,,,1y\n`;

const rowsOf = (load: string) =>
  facts().query<Record<string, unknown>>(
    `SELECT indicator, area, area_kind, period, toString(period_from) AS from, toString(period_to) AS to, sex, age,
            value, lower, upper, numerator, denominator, per, note, mark
     FROM indicator_value WHERE load_id = {load:UUID} ORDER BY indicator, area, period`,
    { load },
  );

describe('the csv of Fingertips', () => {
  it('is read for any indicator, area and period, with limits, counts and what a value is per', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(
        await imports.offerText(
          trx,
          'indicators-GPs.data.csv',
          HEADER +
            row('91280', 'GPs', 'A81001', '2013/14', '12.5,10.1,15.2,9,17,125,1000') +
            row('91280', 'GPs', 'A81002', '2012 - 14', ',,,,,,', 'Value suppressed for disclosure control') +
            row('91280', 'England', 'E92000001', '2015', '250.5,250,251,,,1252500,500000000') +
            row('91280', 'GPs', 'A81003', '2015/16 Q2', '*,,,,,*,*') +
            row('91280', 'GPs', 'A81004', '2018/19 - 20/21', '1e-05,,,,,,') +
            row('91280', 'GPs', 'A81005', 'Feb 2016', '5,6,7,,,,') +
            row('91280', 'GPs', 'A81006', 'Feb 2016', '5,4,7,,,12,10') +
            row('91280', 'GPs', 'A81007', 'spring', '5,4,7,,,,'),
        ),
      );
      expect(load.rowsRejected).toBe(1);
      expect(load.reading?.reasons).toEqual([
        { column: 'Lower CI 95.0 limit', reason: 'the lower limit is above the value', rows: 1 },
      ]);
      expect(load.reading?.notes).toMatchObject({
        'figures withheld or missing': 2,
        'counts above their denominators': 1,
        'periods whose dates are not understood': 1,
      });
      expect(await rowsOf(load.id)).toMatchObject([
        {
          area: 'A81001',
          area_kind: 'practice',
          from: '2013-04-01',
          to: '2014-03-31',
          sex: 'all',
          age: '18+ yrs',
          value: 12.5,
          lower: 10.1,
          upper: 15.2,
          numerator: 125,
          denominator: 1000,
          per: 100,
        },
        {
          area: 'A81002',
          from: '2012-01-01',
          to: '2014-12-31',
          value: null,
          mark: '',
          note: 'Value suppressed for disclosure control',
        },
        { area: 'A81003', from: '2015-07-01', to: '2015-09-30', value: null, mark: '*', numerator: null },
        { area: 'A81004', from: '2018-04-01', to: '2021-03-31', value: 0.00001, per: null },
        { area: 'A81006', from: '2016-02-01', to: '2016-02-29', value: 5 },
        { area: 'A81007', period: 'spring', from: null, to: null },
        { area: 'E92000001', area_kind: 'england', from: '2015-01-01', to: '2015-12-31', per: 100000 },
      ]);
    });
  });

  it('stands beside files about other indicators, and replaces one about the same', async () => {
    await store.rolledBack(async (trx) => {
      const one = (indicator: string, value: string) =>
        HEADER + row(indicator, 'CCGs', 'E38000108', '2015', `${value},,,,,,`);
      const first = taken(await imports.offerText(trx, 'indicators.csv', one('241', '4.1')));
      const other = taken(await imports.offerText(trx, 'indicators.csv', one('258', '9')));
      const again = taken(await imports.offerText(trx, 'indicators.csv', one('241', '4.2')));
      expect([first.key, other.key, again.key]).toEqual([
        'fingertips/241 CCGs',
        'fingertips/258 CCGs',
        'fingertips/241 CCGs',
      ]);
      expect(again.replaced?.id).toBe(first.id);
      expect((await currentLoads(trx, 'fingertips')).map(({ id }) => id)).toEqual([again.id, other.id]);
    });
  });

  it('refuses a file whose further columns hold NHS numbers', async () => {
    await store.rolledBack(async (trx) => {
      const text =
        HEADER.replace('Compared to Regions (statistical) value or percentiles', 'Compared to list') +
        row('241', 'GPs', 'A81001', '2015', '1,,,,,,').replace('Similar,Similar', 'Similar,943 476 5919');
      expect(await imports.offerText(trx, 'indicators.csv', text)).toMatchObject({
        ok: false,
        refusal: { kind: 'patient-data', what: 'NHS number', column: 'Compared to list' },
      });
    });
  });
});

describe.skipIf(!haveShared)('deprivation by practice in the short form of Fingertips', () => {
  it('holds the scores of 2010, 2015 and 2019 as published, and leaves none out', async () => {
    await store.rolledBack(async (trx) => {
      const load = taken(
        await imports.offer(
          trx,
          sharedFile('data/deprivation/fingertips_93553_imd_2010_2015_2019_by_practice.csv'),
        ),
      );
      expect(load).toMatchObject({
        rowsRead: 23080,
        rowsRejected: 0,
        key: 'fingertips-short/93553 practice',
      });
      const years = await facts().query(
        `SELECT period, count() AS rows, uniq(area) AS areas, countIf(isNull(value)) AS missing
         FROM indicator_value WHERE load_id = {load:UUID} GROUP BY period ORDER BY period`,
        { load: load.id },
      );
      expect(years).toMatchInlineSnapshot(`
        [
          {
            "areas": 8222,
            "missing": 0,
            "period": "2010",
            "rows": 8222,
          },
          {
            "areas": 7878,
            "missing": 0,
            "period": "2015",
            "rows": 7878,
          },
          {
            "areas": 6980,
            "missing": 0,
            "period": "2019",
            "rows": 6980,
          },
        ]
      `);
      const [first] = await facts().query(
        `SELECT indicator, area_kind, value FROM indicator_value
         WHERE load_id = {load:UUID} AND area = 'A81001' AND period = '2015'`,
        { load: load.id },
      );
      expect(first).toEqual({ indicator: 'fingertips/93553', area_kind: 'practice', value: 29.14031034 });
    });
  });
});
