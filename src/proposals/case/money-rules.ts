import { addMonths, type Month, monthsBetween, yearOfMonth } from '../../shared/calendar/index.ts';
import { timesOver } from './pence-rules.ts';

/** Ten-thousandths: 2,500 is a quarter. Shares are kept so, and never as parts of 1, which do not add up. */
export const WHOLE = 10_000;

/** When a line begins, how it grows, and how much later it is seen in money. */
export type Timing = {
  readonly starts: Month;
  /** Share of a full month, in ten-thousandths, in the first months; full from then on. Empty: full at once. */
  readonly ramp: readonly number[];
  /** Months until it is paid or released: contracts pay two months behind, say. */
  readonly lag: number;
};

/** Who is paid, or paid less, for how many of the units of a line. */
export type Part = { readonly organisation: string; readonly units: number };

type Line = {
  readonly key: string;
  readonly label: string;
  /** What is counted: `scans`, `visits`. */
  readonly unit: string;
  readonly unitsAYear: number;
  readonly timing: Timing;
};

/** What it costs each year. */
export type RecurringCost = Line & {
  readonly pencePerUnit: number;
  readonly paidTo: readonly Part[];
};

/** What it costs once, in the months when it is paid. */
export type OneOffCost = {
  readonly key: string;
  readonly label: string;
  readonly payments: readonly { readonly month: Month; readonly pence: number }[];
};

/** How sure an effect is, in ten-thousandths; and the activity that it is a part of, where it is one of several. */
type Effect = Line & { readonly confidence: number; readonly of?: string };

/** Money that is not paid any more. */
export type CashReleasing = Effect & {
  readonly kind: 'cash-releasing';
  readonly pencePerUnit: number;
  /** How much of the price is really not paid, in ten-thousandths. */
  readonly cashable: number;
  readonly noLongerPaidTo: readonly Part[];
};

/** Time, beds and places that others fill. It has no pence, so that nobody can add it to cash. */
export type CapacityReleasing = Effect & { readonly kind: 'capacity-releasing' };

/** What may not happen: an estimate with its range. It has no pence either: avoided is not saved. */
export type CostAvoiding = Effect & {
  readonly kind: 'cost-avoiding';
  readonly lower: number;
  readonly upper: number;
};

export type Money = {
  /** `2026/27`: the year of whose prices the figures are. */
  readonly pricesOf: string;
  /** Who pays: the group, by the key that parts use for organisations. */
  readonly payer: string;
  readonly recurring: readonly RecurringCost[];
  readonly once: readonly OneOffCost[];
  readonly effects: readonly (CashReleasing | CapacityReleasing | CostAvoiding)[];
  /** Activities that are freed in all, of which effects are parts: 1,728 visits, whatever becomes of them. */
  readonly freed: readonly { readonly activity: string; readonly unitsAYear: number }[];
};

export const cashLines = ({ effects }: Money): readonly CashReleasing[] =>
  effects.filter((effect) => effect.kind === 'cash-releasing');

/** A full year of a line, in whole pence. */
export const fullYearPence = (line: RecurringCost | CashReleasing): number =>
  timesOver(line.unitsAYear * line.pencePerUnit, 'cashable' in line ? line.cashable : WHOLE, WHOLE);

/** Shares of a month that a line has run up to and with a month, in ten-thousandths. */
const runUpTo = ({ starts, ramp, lag }: Timing, month: Month): number => {
  const months = monthsBetween(starts, month) - lag + 1;
  if (months <= 0) return 0;
  const grown = ramp.slice(0, months).reduce((sum, share) => sum + share, 0);
  return grown + Math.max(0, months - ramp.length) * WHOLE;
};

/**
 * What of a yearly amount falls into the months from one to another, both with them, in whole units or pence. Rounded
 * on the running total, so that months add up to years, and twelve full months to exactly the year.
 */
export const within = (aYear: number, timing: Timing, from: Month, to: Month): number => {
  const upTo = (month: Month) => timesOver(aYear, runUpTo(timing, month), 12 * WHOLE);
  return upTo(to) - upTo(addMonths(from, -1));
};

/** A sum, nought of nothing. */
export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const onceWithin = ({ payments }: OneOffCost, from: Month, to: Month): number =>
  sumOf(payments.filter(({ month }) => month >= from && month <= to).map(({ pence }) => pence));

export type MoneyLine = { readonly key: string; readonly label: string; readonly pence: number };
export type UnitLine = {
  readonly key: string;
  readonly label: string;
  readonly units: number;
  readonly unit: string;
};

export type MoneySum = {
  readonly recurring: readonly MoneyLine[];
  readonly once: readonly MoneyLine[];
  readonly cash: readonly MoneyLine[];
  /** Cost, recurring and once. */
  readonly cost: number;
  readonly cashReleased: number;
  /** Cost less cash released: nothing else is taken off. */
  readonly net: number;
  /** Kept apart, in their own units, and never added: to each other, to cash, or to anything. */
  readonly capacity: readonly UnitLine[];
  readonly avoided: readonly (UnitLine & { readonly lower: number; readonly upper: number })[];
};

const summed = (
  recurring: readonly MoneyLine[],
  once: readonly MoneyLine[],
  cash: readonly MoneyLine[],
  apart: Pick<MoneySum, 'capacity' | 'avoided'>,
): MoneySum => {
  const cost = sumOf([...recurring, ...once].map(({ pence }) => pence));
  const cashReleased = sumOf(cash.map(({ pence }) => pence));
  return { recurring, once, cash, cost, cashReleased, net: cost - cashReleased, ...apart };
};

const apartBy = ({ effects }: Money, units: (aYear: number, timing: Timing) => number) => ({
  capacity: effects.flatMap((effect) =>
    effect.kind === 'capacity-releasing'
      ? [
          {
            key: effect.key,
            label: effect.label,
            unit: effect.unit,
            units: units(effect.unitsAYear, effect.timing),
          },
        ]
      : [],
  ),
  avoided: effects.flatMap((effect) =>
    effect.kind === 'cost-avoiding'
      ? [
          {
            key: effect.key,
            label: effect.label,
            unit: effect.unit,
            units: units(effect.unitsAYear, effect.timing),
            lower: units(effect.lower, effect.timing),
            upper: units(effect.upper, effect.timing),
          },
        ]
      : [],
  ),
});

const named = (
  { key, label }: { readonly key: string; readonly label: string },
  pence: number,
): MoneyLine => ({
  key,
  label,
  pence,
});

/** Cost and effects from one month to another, both with them, as ramp and lag have it. */
export const moneyWithin = (money: Money, from: Month, to: Month): MoneySum =>
  summed(
    money.recurring.map((line) => named(line, within(fullYearPence(line), line.timing, from, to))),
    money.once.map((line) => named(line, onceWithin(line, from, to))),
    cashLines(money).map((line) => named(line, within(fullYearPence(line), line.timing, from, to))),
    apartBy(money, (aYear, timing) => within(aYear, timing, from, to)),
  );

/** A full year, when all has grown: what it costs and does each year from then on. No one-off cost is in it. */
export const moneyFullYear = (money: Money): MoneySum =>
  summed(
    money.recurring.map((line) => named(line, fullYearPence(line))),
    [],
    cashLines(money).map((line) => named(line, fullYearPence(line))),
    apartBy(money, (aYear) => aYear),
  );

/** All that is paid once, whenever that is. */
export const moneyOnce = ({ once }: Money): number =>
  sumOf(once.flatMap(({ payments }) => payments.map(({ pence }) => pence)));

export type MoneyMonth = {
  readonly month: Month;
  readonly recurring: number;
  readonly once: number;
  readonly cash: number;
};

/** Month by month: what the picture of cost and cash is drawn from. */
export const moneyByMonth = (money: Money, from: Month, months: number): readonly MoneyMonth[] =>
  Array.from({ length: months }, (_, ahead) => {
    const month = addMonths(from, ahead);
    const { recurring, once, cashReleased } = moneyWithin(money, month, month);
    return {
      month,
      recurring: sumOf(recurring.map(({ pence }) => pence)),
      once: sumOf(once.map(({ pence }) => pence)),
      cash: cashReleased,
    };
  });

/** Year by year from the financial year of a month on: `2026/27` first, a part of a year where it begins within it. */
export const moneyByYear = (
  money: Money,
  from: Month,
  years: number,
): readonly { readonly year: string; readonly sum: MoneySum }[] => {
  const april = `${yearOfMonth(from).slice(0, 4)}-04`;
  return Array.from({ length: years }, (_, ahead) => {
    const first = addMonths(april, ahead * 12);
    return { year: yearOfMonth(first), sum: moneyWithin(money, first, addMonths(first, 11)) };
  });
};

/** Cash released in a full year, weighted by how sure each line is: shown beside the sum, never instead of it. */
export const weightedCash = (money: Money): number =>
  sumOf(cashLines(money).map((line) => timesOver(fullYearPence(line), line.confidence, WHOLE)));

/** Pence of each part of a line; what rounding leaves goes to the last, so that parts add up to the line. */
const partsOf = (line: RecurringCost | CashReleasing, parts: readonly Part[]): readonly number[] => {
  const whole = fullYearPence(line);
  const share = 'cashable' in line ? line.cashable : WHOLE;
  const each = parts.map(({ units }) => timesOver(units * line.pencePerUnit, share, WHOLE));
  return each.map((pence, place) => (place === parts.length - 1 ? whole - sumOf(each.slice(0, -1)) : pence));
};

/**
 * Who pays and who gains in a full year, in pence: payments are minus to the payer and plus to whom they go, and cash
 * that is released is plus to the payer and minus to whom it no longer goes. The sums of all are nought: nothing is
 * saved that nobody loses.
 */
export const whoPays = (money: Money): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>([[money.payer, 0]]);
  const add = (organisation: string, pence: number) =>
    sums.set(organisation, (sums.get(organisation) ?? 0) + pence);
  const move = (line: RecurringCost | CashReleasing, parts: readonly Part[], sign: 1 | -1) => {
    const pence = partsOf(line, parts);
    for (const [place, { organisation }] of parts.entries()) {
      add(organisation, sign * (pence[place] ?? 0));
      add(money.payer, -sign * (pence[place] ?? 0));
    }
  };
  for (const line of money.recurring) move(line, line.paidTo, 1);
  for (const line of cashLines(money)) move(line, line.noLongerPaidTo, -1);
  return sums;
};
