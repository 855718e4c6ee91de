import type { CalendarDate } from '../../shared/dates.ts';

/** Cost and released cash of one period, a month or a year, in pence. */
export type Flow = { readonly cost: number; readonly cash: number };

export type Return = {
  readonly cost: number;
  readonly cash: number;
  /** Cash less cost: below nought where it costs more than it releases. */
  readonly net: number;
  /** Net for each pound that it costs: 0.25 is 25%. Undefined of no cost. */
  readonly share: number | undefined;
};

/** Return on what a case costs over some periods: (cash − cost) ÷ cost. Source: DOMAIN F2. */
export const returnOf = (flows: readonly Flow[]): Return => {
  const cost = flows.reduce((sum, flow) => sum + flow.cost, 0);
  const cash = flows.reduce((sum, flow) => sum + flow.cash, 0);
  return { cost, cash, net: cash - cost, share: cost > 0 ? (cash - cost) / cost : undefined };
};

/**
 * After how many months released cash has made up for the cost and does not fall behind again, to part of a month.
 * Nought where it is never behind; undefined where it does not pay back within the months given, which a page then
 * says in these words. £120,000 at once and £12,500 released a month pay back after 9.6 months, 0.8 years.
 */
export const paybackMonths = (months: readonly Flow[]): number | undefined => {
  let sum = 0;
  let payback: number | undefined = 0;
  for (const [place, { cost, cash }] of months.entries()) {
    const before = sum;
    sum += cash - cost;
    if (sum < 0) payback = undefined;
    else if (before < 0) payback = place + before / (before - sum);
  }
  return payback;
};

/** A rate by which later years count less: data, dated, since the Treasury may change it. */
export type DiscountRate = {
  readonly inForceFrom: CalendarDate;
  /** In ten-thousandths a year: 350 is 3.5%. */
  readonly aYear: number;
  /** For how many years ahead it may be used. */
  readonly forYears: number;
  readonly source: string;
  readonly verified: boolean;
};

/** The rate in force on a day; undefined when there is none, and then there is no present value. */
export const rateOn = (rates: readonly DiscountRate[], date: CalendarDate): DiscountRate | undefined =>
  rates
    .filter(({ inForceFrom }) => inForceFrom <= date)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];

/**
 * Net present value of yearly flows in pence, the first year not discounted: Σ (cash − cost) ÷ (1 + rate)^year, to the
 * nearest penny at the end. Refuses (RangeError) more years than the rate is for, and a rate below nought.
 */
export const netPresentValue = (years: readonly Flow[], { aYear, forYears }: DiscountRate): number => {
  if (!(aYear >= 0)) throw new RangeError(`a discount rate is nought or more, not ${aYear}`);
  if (years.length > forYears)
    throw new RangeError(`this rate is for ${forYears} years ahead, not for ${years.length}`);
  const value = years.reduce(
    (sum, { cash, cost }, ahead) => sum + (cash - cost) / (1 + aYear / 10_000) ** ahead,
    0,
  );
  return Math.round(value) + 0;
};
