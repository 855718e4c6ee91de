import { describe, expect, it } from 'vitest';
import { haveShared } from '../../../shared/test-material.ts';
import { findPracticeGps, PRACTICE_GPS_DATASET } from '../../workforce/queries.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const FILE = 'workforce/gps_per_practice_sept_2017.csv';

describe.skipIf(!haveShared)('the published count of general practitioners', () => {
  it('is there for every practice that has one, and nothing is made nought', () =>
    importing(async ({ publish, current }) => {
      const report = await publish(FILE);
      expect(report).toMatchObject({
        period: '2017-09-01',
        rowsRead: 7361,
        rowsRejected: 0,
        reading: { notes: { 'practices without any count': 326 } },
      });
      const published = readPublished(FILE).filter((row) => row.practice !== '');
      const practices = published.map((row) => row.practice ?? '');
      const found = await findPracticeGps(facts(), await current(PRACTICE_GPS_DATASET), practices);
      const wanted = published.flatMap((row) => [
        ...(row.num_gps_june ? [`${row.practice} 2017-06-01 ${row.num_gps_june}`] : []),
        ...(row.num_gps_sept ? [`${row.practice} 2017-09-01 ${row.num_gps_sept}`] : []),
      ]);
      expect(found.map(({ practice, month, gps }) => `${practice} ${month} ${gps}`).sort()).toEqual(
        wanted.sort(),
      );
      expect(found[0]?.load).toBe(report.id);
    }));
});

describe('a count of general practitioners', () => {
  it('of another quarter has its months by their names, those later in the year of the year before', () =>
    importing(async ({ take, current, rejects }) => {
      const report = await take(
        'practice,num_gps_dec,num_gps_march\nZ00001,3,4\nZ00002,,0\nZ00003,x,1\n,,\n',
        'gps_per_practice_march_2018.csv',
      );
      expect(report).toMatchObject({ period: '2018-03-01', rowsRead: 3, rowsRejected: 1 });
      expect((await rejects(report.id))[0]).toMatchObject({ line: 4, column: 'num_gps_dec', value: 'x' });
      const found = await findPracticeGps(facts(), await current(PRACTICE_GPS_DATASET), ['Z00001', 'Z00002']);
      expect(found.map(({ practice, month, gps }) => [practice, month, gps])).toEqual([
        ['Z00001', '2017-12-01', 3],
        ['Z00001', '2018-03-01', 4],
        ['Z00002', '2018-03-01', 0],
      ]);
    }));

  it('that two files hold is read from the newer one', () =>
    importing(async ({ take, current }) => {
      await take('practice,num_gps_june,num_gps_sept\nZ00001,3,4\n', 'gps_sept_2017.csv');
      await take('practice,num_gps_sept,num_gps_dec\nZ00001,5,6\n', 'gps_dec_2017.csv');
      const found = await findPracticeGps(facts(), await current(PRACTICE_GPS_DATASET), ['Z00001']);
      expect(found.map(({ month, gps }) => [month, gps])).toEqual([
        ['2017-06-01', 3],
        ['2017-09-01', 5],
        ['2017-12-01', 6],
      ]);
    }));
});
