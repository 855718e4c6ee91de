import type { CalendarDate } from '../../shared/dates.ts';

/** How many people are expected to gain each month once it is live, and what that rests on. */
export type MonthlyBenefit = {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** What it was worked out from, in words: "24 months of requests". */
  readonly from: string;
  /** What must hold for it, in words: "all of them would have been scanned within six weeks". */
  readonly assumes: string;
  readonly setBy: string;
  readonly setOn: CalendarDate;
};

export type Range = { readonly value: number; readonly lower: number; readonly upper: number };

/** A month in days, on average over the year: 365 ÷ 12 = 30.4. */
export const DAYS_A_MONTH = 365 / 12;

export type DelayRefusal =
  | { readonly kind: 'delay-people'; readonly field: 'value' | 'lower' | 'upper' }
  | { readonly kind: 'delay-needs'; readonly field: 'from' | 'assumes' };

/**
 * Why an estimate cannot be kept: no number, a range that does not hold it, or nothing said about what it rests on.
 * An estimate without a range is refused by the same rule: a range of no width says that it is certain.
 */
export const whyNotBenefit = (benefit: MonthlyBenefit): DelayRefusal | undefined => {
  const { value, lower, upper } = benefit;
  if (!(Number.isFinite(value) && value > 0)) return { kind: 'delay-people', field: 'value' };
  if (!(lower >= 0 && lower <= value)) return { kind: 'delay-people', field: 'lower' };
  if (!(Number.isFinite(upper) && upper >= value && upper > lower))
    return { kind: 'delay-people', field: 'upper' };
  const unsaid = (['from', 'assumes'] as const).find((field) => !benefit[field].trim());
  return unsaid && { kind: 'delay-needs', field: unsaid };
};

/** As people say an estimate: to the nearest ten from a hundred on, whole below. */
export const roundPeople = (people: number): number =>
  people >= 100 ? Math.round(people / 10) * 10 : Math.round(people);

const over = ({ value, lower, upper }: MonthlyBenefit, days: number): Range => {
  const people = (monthly: number) => roundPeople((monthly * days) / DAYS_A_MONTH);
  return { value: people(value), lower: people(lower), upper: people(upper) };
};

export type DelayCost = {
  /** People kept waiting so far. */
  readonly soFar: Range;
  /** And with each further week. */
  readonly eachWeek: Range;
  readonly days: number;
  readonly benefit: MonthlyBenefit;
};

/**
 * What delay has cost in patients: people expected to gain each month × months since it was raised. Held clocks and
 * pauses count: people wait through them. 240 a month (190 to 290) over 108 days are about 850 (670 to 1,030), and
 * 55 more each week. Refuses (RangeError) days below nought. Nothing is expected of a proposal that
 * has no estimate: the caller then says that there is none.
 */
export const costOfDelay = (benefit: MonthlyBenefit, days: number): DelayCost => {
  if (!(days >= 0)) throw new RangeError(`days of delay are nought or more, not ${days}`);
  return { soFar: over(benefit, days), eachWeek: over(benefit, 7), days, benefit };
};
