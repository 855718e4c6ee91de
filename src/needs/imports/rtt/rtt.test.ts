import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { findWaits, findWeeks, sumWaits, WAITS_DATASET, type WaitRow } from '../../waiting/queries.ts';
import {
  ALL_TREATMENTS,
  disagreements,
  gapsToTotal,
  medianWait,
  peopleIn,
  percentileWait,
  readPublishedWait,
  sameWait,
  sumWeeks,
} from '../../waiting/rules.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();

const INCOMPLETE = 'waiting-times/Incomplete-Commissioner-Mar15-revised-XLS-2357K.csv';
const DECEMBER = 'waiting-times/Incomplete-Commissioner-Dec14-revised-XLS-2357K.csv';
const ADMITTED = 'waiting-times/Admitted-Commissioner-Mar15-revised-XLS-2388K.csv';

const FILES = [
  {
    path: INCOMPLETE,
    part: 'incomplete',
    month: '2015-03-01',
    odd: ['100', '101', '110', '120', '130', '160'],
  },
  {
    path: DECEMBER,
    part: 'incomplete',
    month: '2014-12-01',
    odd: ['100', '101', '110', '120', '130', '150'],
  },
  { path: ADMITTED, part: 'admitted', month: '2015-03-01', odd: ['100', '101', '110', '120', '130'] },
] as const;

const byCommissioner = (rows: readonly WaitRow[]): Map<string, WaitRow[]> => {
  const found = new Map<string, WaitRow[]>();
  for (const row of rows) found.set(row.commissioner, [...(found.get(row.commissioner) ?? []), row]);
  return found;
};

describe.skipIf(!haveShared)('published waits', () => {
  for (const { path, part, month, odd } of FILES)
    it(`of ${part} pathways, ${month}: every median and percentile is recomputed, and those that differ are listed`, () =>
      importing(async ({ publish, current }) => {
        const report = await publish(path);
        expect(report).toMatchObject({
          source: 'nhs-england-rtt-commissioner',
          key: `referral-to-treatment/${month}/${part}`,
          period: month,
          rowsRead: 4240,
          rowsRejected: 0,
          reading: {
            notes: {
              'whose weekly counts do not add up to their total': 0,
              'totals of the treatment functions': 212,
            },
          },
        });
        const loads = await current(WAITS_DATASET);
        const rows = await findWaits(facts(), loads, {});
        expect(rows).toHaveLength(4240);
        expect(new Set(rows.map((row) => `${row.month} ${row.part} ${row.load}`))).toEqual(
          new Set([`${month} ${part} ${report.id}`]),
        );

        // Figure by figure: equal, save in the rows that the source itself has wrong, which are named.
        const listed = rows.filter((row) => disagreements(row).length > 0);
        expect(listed.map((row) => [row.commissioner, row.treatment])).toEqual(
          odd.map((code) => ['09L', code]),
        );
        const fine = rows.filter((row) => !listed.includes(row));
        let compared = 0;
        for (const row of fine) {
          const [median, p95] = [medianWait(row.weeks), percentileWait(row.weeks, 0.95)];
          expect(sameWait(readPublishedWait(row.median), median)).toBe(true);
          expect(sameWait(readPublishedWait(row.p95), p95)).toBe(true);
          expect(readPublishedWait(row.median).kind).toBe(peopleIn(row.weeks) < 50 ? 'withheld' : 'weeks');
          compared += median.kind === 'weeks' ? 1 : 0;
        }
        expect(compared).toBeGreaterThan(1800);
        expect(disagreements(listed[0] as WaitRow)[0]?.figure).toBe('median');

        // Sums: treatment functions to each commissioner's row of all, commissioners to the country, person for person.
        for (const [, own] of byCommissioner(rows)) expect(gapsToTotal(own)).toEqual([]);
        const published = readPublished(path);
        const bins = Object.keys(published[0] ?? {}).filter((name) => /^>|^52 plus$/.test(name));
        expect(bins).toHaveLength(53);
        const sums = await sumWaits(facts(), loads, {});
        expect(sums).toHaveLength(20);
        for (const sum of sums) {
          expect(sum.commissioners).toBe(212);
          const own = published.filter((row) => row['Treatment Function Code']?.slice(2) === sum.treatment);
          expect(sum.weeks).toEqual(bins.map((bin) => own.reduce((all, row) => all + Number(row[bin]), 0)));
        }
        const whole = sums.find(({ treatment }) => treatment === ALL_TREATMENTS)?.weeks ?? [];
        expect(
          sumWeeks(sums.filter(({ treatment }) => treatment !== ALL_TREATMENTS).map((sum) => sum.weeks)),
        ).toEqual(whole);
      }));

  it('of one commissioner come as weeks for tables, and from the cells of the file', () =>
    importing(async ({ publish, current }) => {
      await publish(INCOMPLETE);
      await publish(ADMITTED);
      await publish(DECEMBER);
      const loads = await current(WAITS_DATASET);
      expect(loads).toHaveLength(3);
      const asked = { commissioners: ['04G'], treatments: ['320'], part: 'incomplete' } as const;
      const [december, march] = await findWaits(facts(), loads, asked);
      expect([december?.month, march?.month]).toEqual(['2014-12-01', '2015-03-01']);
      expect(march).toMatchObject({
        commissionerName: 'NHS NENE CCG',
        treatmentName: 'Cardiology',
        unknownStart: null,
      });
      const weeks = await findWeeks(facts(), loads, { ...asked, from: '2015-01-01' });
      expect(weeks.reduce((sum, { people }) => sum + people, 0)).toBe(march?.people);
      for (const { week, people } of weeks) expect(march?.weeks[week]).toBe(people);
      const [cell] = readPublished(INCOMPLETE).filter(
        (row) => row['CCG Code'] === '04G' && row['Treatment Function Code'] === 'IP320',
      );
      expect(march?.people).toBe(Number(cell?.['Total number of incomplete pathways']));
      expect(march?.within18).toBe(Number(cell?.['Total within 18 weeks']));
      expect(march?.median).toBe(cell?.['Average (median) waiting time (in weeks)']);
    }));

  it('load for another part and with the names of later months, and do not push each other out', () =>
    importing(async ({ publish, take, current }) => {
      await publish(ADMITTED);
      const text = readFileSync(sharedFile(`data/${ADMITTED}`), 'utf8');
      // Non-admitted files have the same columns; months after a reorganisation call the area otherwise.
      const report = await take(
        text.replaceAll('"AP', '"NP').replace('Area Team Code', 'Region Code').replace('95th', '92nd'),
        'NonAdmitted-Commissioner-Apr15-revised-XLS-2138K (1).xls.csv',
      );
      expect(report).toMatchObject({
        key: 'referral-to-treatment/2015-04-01/non-admitted',
        rowsRead: 4240,
        rowsRejected: 0,
        replaced: undefined,
      });
      const again = await take(text.replaceAll('"AP', '"NP'), 'NonAdmitted-Commissioner-Mar15.csv');
      expect(again.key).toBe('referral-to-treatment/2015-03-01/non-admitted');
      expect(await current(WAITS_DATASET)).toHaveLength(3);
      const named = await take(
        text.replace('Area Team Code', 'What It Is Called Next'),
        'Admitted-Commissioner-May15.csv',
      );
      expect(named.reading?.notes).toMatchObject({
        'with the unknown column What It Is Called Next, left out': 4240,
      });
    }));
});

const HEADER = [
  '',
  'Area Team Code',
  'CCG Code',
  'CCG Name',
  'Treatment Function Code',
  'Treatment Function',
  ...Array.from({ length: 52 }, (_, week) => `>${week}-${week + 1}`),
];
const ENDS = [
  'Total number of incomplete pathways',
  'Total within 18 weeks',
  'Average (median) waiting time (in weeks)',
];
const file = (header: readonly string[], ...rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const start = (code: string) => ['1', 'Q44', '04G', 'NHS NENE CCG', code, 'Cardiology'];
const zeros = Array.from({ length: 51 }, () => 0);

describe('a file of waits', () => {
  it('of later years counts 104 weeks singly', () =>
    importing(async ({ take, current }) => {
      const more = Array.from({ length: 52 }, (_, week) => `>${52 + week}-${53 + week}`);
      await take(
        file(
          [...HEADER, ...more, '104 plus', ...ENDS, 'Total 52 plus weeks'],
          [
            ...start('IP320'),
            60,
            ...zeros,
            ...more.map((_, week) => (week === 0 ? 30 : 0)),
            10,
            100,
            60,
            '0.84',
            40,
          ],
        ),
        'Incomplete-Commissioner-Apr21.csv',
      );
      const [row] = await findWaits(facts(), await current(WAITS_DATASET), {});
      expect(row?.weeks).toHaveLength(105);
      expect([row?.weeks[52], row?.weeks[104], row?.people]).toEqual([30, 10, 100]);
    }));

  it('whose month is not told is refused until somebody gives it', () =>
    importing(async ({ give, take }) => {
      const text = file([...HEADER, '52 plus', ...ENDS], [...start('IP320'), 60, ...zeros, 0, 60, 60, '-']);
      const read = await give(text, 'waits.csv');
      expect(read.ok ? '' : read.refusal.kind).toBe('period-missing');
      expect((await take(text, 'waits.csv', 'Mar15')).period).toBe('2015-03-01');
    }));

  it('with no column for the longest waits, or impossible counts, is not taken', () =>
    importing(async ({ give, take, rejects }) => {
      const short = await give(
        file([...HEADER, ...ENDS], [...start('IP320'), 60, ...zeros, 60, 60, '-']),
        'Mar15.csv',
      );
      expect(short.ok ? '' : short.refusal.kind).toBe('nothing-usable');
      const report = await take(
        file(
          [...HEADER, '52 plus', ...ENDS],
          [...start('IP320'), 60, ...zeros, 0, 60, 60, '0.51'],
          [...start('IP330'), 60, ...zeros, 0, 60, 61, '0.51'],
          [...start('ZZ330'), '*', ...zeros, 0, 60, 61, '0.51'],
        ),
        'Mar15.csv',
      );
      expect((await rejects(report.id)).map(({ line, column, value }) => [line, column, value])).toEqual([
        [3, 'Total number of incomplete pathways', '60'],
        [4, 'Treatment Function Code', 'ZZ330'],
        [4, '>0-1', '*'],
      ]);
    }));

  it('that mixes parts is current for both, and says so in its key', () =>
    importing(async ({ take }) => {
      const report = await take(
        file(
          [...HEADER, '52 plus', ...ENDS],
          [...start('IP320'), 60, ...zeros, 0, 60, 60, '-'],
          [...start('AP320'), 60, ...zeros, 0, 60, 60, '-'],
        ),
        'Mar15.csv',
      );
      expect(report.key).toBe('referral-to-treatment/2015-03-01/admitted and incomplete');
    }));
});
