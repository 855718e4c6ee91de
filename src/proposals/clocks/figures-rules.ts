import type { CalendarDate } from '../../shared/dates.ts';
import { type Estimate, proportion, quantileAt } from '../../shared/statistics/index.ts';

export type HowLong = {
  /** Of how many that are finished. */
  readonly of: number;
  /** Half took so many days or fewer, and nine in ten. */
  readonly median: number;
  readonly nineInTen: number;
  /** Not finished yet, so in neither figure: said beside them, since the slow ones are among these. */
  readonly stillOpen: number;
};

/**
 * How long something took: median and 90th percentile, straight between neighbours and then up to the next whole
 * day, so that "within" is true. Undefined when none is finished.
 */
export const howLong = (days: readonly number[], stillOpen: number): HowLong | undefined => {
  const [median, nineInTen] = [quantileAt(days, 0.5), quantileAt(days, 0.9)];
  return median === undefined || nineInTen === undefined
    ? undefined
    : { of: days.length, median: Math.ceil(median), nineInTen: Math.ceil(nineInTen), stillOpen };
};

/** An answer that is owed by a day. */
export type OwedAnswer = {
  readonly due: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  /** Whether it said why. */
  readonly reasoned: boolean;
};

/**
 * The share of answers that came in time and with a reason, of those that were due by today or came earlier. Per
 * cent, with Wilson's limits. An answer that is owed and not there counts against it from the day after it was due.
 */
export const answeredInTime = (answers: readonly OwedAnswer[], today: CalendarDate): Estimate | undefined => {
  const settled = answers.filter(({ due, answeredOn }) => answeredOn !== null || due < today);
  const good = settled.filter(
    ({ due, answeredOn, reasoned }) => reasoned && answeredOn !== null && answeredOn <= due,
  );
  return proportion(good.length, settled.length, { per: 100 });
};
