import { type Dice, diceFor } from '../random.ts';
import { OWN_COMMISSIONER } from './commissioners.ts';
import type { Needs } from './needs.ts';
import { MONTHS } from './years.ts';

/** Weeks that are counted singly; a last place holds whoever waits longer. */
export const WEEKS = 52;

type Treatment = {
  readonly code: string;
  readonly name: string;
  /** People of 10,000 who wait for it in April 2022. */
  readonly waiting: number;
  /** Median weeks waited at the start and at the end of the four years. */
  readonly median: readonly [number, number];
  /** Published for other commissioners too; what is not stands in their "Other". */
  readonly everywhere?: boolean;
};

const OTHER = 'X01';
const REHABILITATION = '342';
export const CARDIOLOGY = '320';

/** Waits for the heart clinic double with those for its scan; the rest moves little. */
const TREATMENTS: readonly Treatment[] = [
  { code: '100', name: 'General Surgery', waiting: 78, median: [10.4, 11.1], everywhere: true },
  { code: '101', name: 'Urology', waiting: 52, median: [9.6, 10.2] },
  { code: '110', name: 'Trauma & Orthopaedics', waiting: 116, median: [12.9, 13.6], everywhere: true },
  { code: '120', name: 'ENT', waiting: 74, median: [11.2, 12.4] },
  { code: '130', name: 'Ophthalmology', waiting: 96, median: [10.1, 10.9] },
  { code: '301', name: 'Gastroenterology', waiting: 57, median: [9.9, 10.8] },
  { code: CARDIOLOGY, name: 'Cardiology', waiting: 46, median: [7, 14], everywhere: true },
  { code: '330', name: 'Dermatology', waiting: 63, median: [8.2, 8.8] },
  { code: '340', name: 'Respiratory Medicine', waiting: 29, median: [8.9, 8.9], everywhere: true },
  { code: REHABILITATION, name: 'Pulmonary Rehabilitation', waiting: 5.6, median: [6.4, 9.8] },
  { code: '400', name: 'Neurology', waiting: 33, median: [11.6, 12.1] },
  { code: '410', name: 'Rheumatology', waiting: 21, median: [8.8, 9.4] },
  { code: '430', name: 'Elderly Medicine', waiting: 9, median: [6.1, 6.4] },
  { code: '502', name: 'Gynaecology', waiting: 82, median: [10.6, 11.8] },
  { code: OTHER, name: 'Other', waiting: 158, median: [8.1, 8.9], everywhere: true },
];

/** Who waits for pulmonary rehabilitation on 31 March 2026, by completed week: 422 people, 62 over 18 weeks. */
export const REHABILITATION_WEEKS: readonly number[] = [
  14, 17, 19, 22, 24, 23, 26, 25, 24, 22, 24, 21, 19, 20, 17, 16, 15, 12, 11, 9, 8, 7, 6, 5, 6, 5, 5,
];

/** One row of a month's file: people by week waited. */
export type WaitRow = {
  readonly area: string;
  readonly areaName: string;
  readonly treatment: string;
  readonly treatmentName: string;
  readonly weeks: readonly number[];
};

/** Share of people who have waited longer than some weeks where the median is so much. */
const longerThan = (weeks: number, median: number): number => 1 / (1 + (weeks / median) * (weeks / median));

const spreadOut = (people: number, median: number, dice: Dice): number[] =>
  Array.from({ length: WEEKS + 1 }, (_, week) => {
    const to = week === WEEKS ? 0 : longerThan(week + 1, median);
    const likely = people * (longerThan(week, median) - to);
    return Math.max(0, Math.round(likely + (dice.fraction() - 0.5) * Math.sqrt(likely)));
  });

/** How far the four years are gone in a month; waits of the heart clinic begin to grow in the third. */
const goneBy = (month: number, late: boolean): number => {
  const [first, last] = [late ? 22 : 0, MONTHS.length - 1];
  return month <= first ? 0 : (month - first) / (last - first);
};

const added = (rows: readonly (readonly number[])[]): number[] =>
  Array.from({ length: WEEKS + 1 }, (_, week) => rows.reduce((sum, row) => sum + (row[week] ?? 0), 0));

const rowsOf = (
  { code, name, people, whole }: { code: string; name: string; people: number; whole: boolean },
  month: number,
  dice: Dice,
): WaitRow[] => {
  const some = TREATMENTS.filter(({ everywhere }) => whole || everywhere);
  const rest = TREATMENTS.filter(({ everywhere }) => !whole && !everywhere);
  const rows = some.map(({ code: treatment, name: treatmentName, waiting, median }): WaitRow => {
    const [start, end] = median;
    const late = treatment === CARDIOLOGY;
    // Elsewhere waits for the heart clinic grow as all waits do.
    const grown = late && !whole ? (end - start) * 0.12 : end - start;
    const likely = start + grown * goneBy(month, late && whole);
    const share = waiting + (treatment === OTHER ? rest.reduce((sum, one) => sum + one.waiting, 0) : 0);
    const queue = (people * share * (0.7 + (0.3 * likely) / start)) / 10_000;
    const last = treatment === REHABILITATION && month === MONTHS.length - 1;
    return {
      area: code,
      areaName: name,
      treatment,
      treatmentName,
      weeks: last
        ? Array.from({ length: WEEKS + 1 }, (_, week) => REHABILITATION_WEEKS[week] ?? 0)
        : spreadOut(queue, likely * (1 + dice.bell() * 0.03), dice),
    };
  });
  const total = added(rows.map(({ weeks }) => weeks));
  return [...rows, { area: code, areaName: name, treatment: '999', treatmentName: 'Total', weeks: total }];
};

/** People waiting at the end of each month, by commissioner and treatment function, with the total of each. */
export const waitingIn = (needs: Needs, month: number): WaitRow[] => {
  const dice = diceFor(needs.place.seed, `waits ${MONTHS[month]}`);
  const own = { ...OWN_COMMISSIONER, people: needs.people.at(-1) ?? 0, whole: true };
  return [own, ...needs.others.map((other) => ({ ...other, whole: false }))].flatMap((one) =>
    rowsOf(one, month, dice),
  );
};

/** People treated in a month, as part of those who waited: about one in five as inpatients of one in three. */
export const treatedIn = (needs: Needs, month: number, part: 'admitted' | 'non-admitted'): WaitRow[] => {
  const dice = diceFor(needs.place.seed, `${part} ${MONTHS[month]}`);
  const share = part === 'admitted' ? 0.05 : 0.17;
  const rows = waitingIn(needs, month).filter(({ treatment }) => treatment !== '999');
  const byArea = new Map<string, WaitRow[]>();
  for (const row of rows) {
    const weeks = row.weeks.map((people) => Math.round(people * share * (0.9 + 0.2 * dice.fraction())));
    byArea.set(row.area, [...(byArea.get(row.area) ?? []), { ...row, weeks }]);
  }
  return [...byArea.values()].flatMap((some) => {
    const [first] = some;
    const total = added(some.map(({ weeks }) => weeks));
    return first ? [...some, { ...first, treatment: '999', treatmentName: 'Total', weeks: total }] : some;
  });
};
