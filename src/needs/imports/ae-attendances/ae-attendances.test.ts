import { describe, expect, it } from 'vitest';
import { haveShared } from '../../../shared/test-material.ts';
import { EMERGENCY_DATASET, findAttendances, findProviders } from '../../emergency/queries.ts';
import { sumAttendances } from '../../emergency/rules.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const HEADER = 'period,org_code,type,attendances,breaches,admissions\r\n';

describe.skipIf(!haveShared)('the published emergency attendances', () => {
  it('are all there, month by month and trust by trust', () =>
    importing(async ({ publish, current }) => {
      const report = await publish('emergency/ae_attendances.csv');
      expect(report).toMatchObject({
        rowsRead: 12765,
        rowsRejected: 0,
        period: '2016-04-01 to 2019-03-01',
        reading: { notes: { 'with more admissions than attendances': 1 } },
      });
      const loads = await current(EMERGENCY_DATASET);
      const providers = await findProviders(facts(), loads);
      const published = readPublished('emergency/ae_attendances.csv');
      expect(providers).toHaveLength(new Set(published.map((row) => row.org_code)).size);
      const rows = await findAttendances(facts(), loads, {
        providers: providers.map(({ provider }) => provider),
      });
      expect(rows).toHaveLength(12765);
      expect(sumAttendances(rows).attendances).toBe(72019402);
      // Kettering and Northampton: the trusts of Nene.
      const two = await findAttendances(facts(), loads, {
        providers: ['RNQ', 'RNS'],
        from: '2017-03-01',
        to: '2017-03-01',
      });
      expect(two.map(({ load, ...row }) => row)).toEqual([
        {
          month: '2017-03-01',
          provider: 'RNQ',
          department: '1',
          attendances: 7653,
          breaches: 1546,
          admissions: 2555,
        },
        {
          month: '2017-03-01',
          provider: 'RNS',
          department: '1',
          attendances: 9027,
          breaches: 1336,
          admissions: 3303,
        },
        {
          month: '2017-03-01',
          provider: 'RNS',
          department: '2',
          attendances: 1104,
          breaches: 6,
          admissions: 0,
        },
      ]);
      expect(two[0]?.load).toBe(report.id);
    }));
});

describe('files of emergency attendances', () => {
  it('that overlap are read once, each month from the newest', () =>
    importing(async ({ take, current }) => {
      await take(`${HEADER}2019-01-01,Z99,1,100,10,20\r\n2019-02-01,Z99,1,200,10,20\r\n`, 'a.csv');
      await take(`${HEADER}2019-02-01,Z99,1,210,11,21\r\n2019-03-01,Z99,1,300,10,20\r\n`, 'b.csv');
      const rows = await findAttendances(facts(), await current(EMERGENCY_DATASET), { providers: ['Z99'] });
      expect(rows.map(({ month, attendances }) => [month, attendances])).toEqual([
        ['2019-01-01', 100],
        ['2019-02-01', 210],
        ['2019-03-01', 300],
      ]);
    }));

  it('with more breaches than attendances, or none at all, have those rows rejected with the reason', () =>
    importing(async ({ take, rejects }) => {
      const report = await take(
        `${HEADER}2019-01-01,Z99,1,100,10,20\r\n2019-01-01,Z98,1,100,101,20\r\n2019-01-01,Z97,1,*,1,2\r\n`,
        'a.csv',
      );
      expect(report).toMatchObject({ rowsRead: 3, rowsRejected: 2 });
      expect((await rejects(report.id)).map(({ line, column, reason }) => [line, column, reason])).toEqual([
        [3, 'breaches', 'more than the attendances they are among'],
        [4, 'attendances', 'not a whole number'],
      ]);
    }));
});
