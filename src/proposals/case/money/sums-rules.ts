import { addMonths, type Month, monthsBetween, yearOfMonth } from '../../../shared/calendar/index.ts';
import { whatIsWrongWithMoney } from '../money-check-rules.ts';
import {
  cashLines,
  type Money,
  type MoneySum,
  moneyByYear,
  moneyFullYear,
  moneyOnce,
  moneyWithin,
  sumOf,
} from '../money-rules.ts';
import {
  type DiscountRate,
  type Flow,
  netPresentValue,
  paybackMonths,
  type Return,
  returnOf,
} from '../return-rules.ts';

/** For how many years return, payback and present value are told. */
export const HORIZON_YEARS = 5;

/** Whether there is anything to work out, and nothing at fault: else no sum is told. */
export const isSound = (money: Money): boolean =>
  money.recurring.length + money.once.length + money.effects.length > 0 &&
  whatIsWrongWithMoney(money).length === 0;

/** The month in which the first cost or effect falls; undefined of no money. */
export const firstMonth = (money: Money): Month | undefined =>
  [
    ...[...money.recurring, ...money.effects].map(({ timing: { starts, lag } }) => addMonths(starts, lag)),
    ...money.once.flatMap(({ payments }) => payments.map(({ month }) => month)),
  ].sort()[0];

/** The month from which on every line is full; undefined of no line that grows. */
export const fullFrom = (money: Money): Month | undefined =>
  [...money.recurring, ...money.effects]
    .map(({ timing: { starts, ramp, lag } }) => addMonths(starts, lag + ramp.length))
    .sort()
    .at(-1);

/** What a table of the money shows: what is paid once, the first year or part of it, and a full year. */
export type MoneyColumns = {
  readonly once: number;
  /** `2026/27`, from the month of the first line that goes on. */
  readonly firstYear: { readonly year: string; readonly from: Month | undefined; readonly sum: MoneySum };
  readonly fullYear: { readonly year: string | undefined; readonly sum: MoneySum };
};

/** The columns of the money. `fullYear.year` is the first financial year in which every line is full throughout. */
export const moneyColumns = (money: Money): MoneyColumns | undefined => {
  const first = firstMonth(money);
  if (!first || !isSound(money)) return undefined;
  const [firstYear] = moneyByYear(money, first, 1);
  if (!firstYear) return undefined;
  const goesOn = [...money.recurring, ...money.effects].map(({ timing }) => timing.starts).sort()[0];
  const within = goesOn && yearOfMonth(goesOn) === firstYear.year && !goesOn.endsWith('-04');
  const full = fullFrom(money);
  const year = full && yearOfMonth(full.endsWith('-04') ? full : addMonths(full, 12));
  return {
    once: moneyOnce(money),
    firstYear: { ...firstYear, from: within ? goesOn : undefined },
    fullYear: { year, sum: moneyFullYear(money) },
  };
};

/** Months of cost and cash for `years` years from the first one on. */
const flowsByMonth = (money: Money, from: Month, years: number): readonly Flow[] =>
  Array.from({ length: years * 12 }, (_, ahead) => {
    const month = addMonths(from, ahead);
    const { cost, cashReleased } = moneyWithin(money, month, month);
    return { cost, cash: cashReleased };
  });

export type Returns = {
  readonly from: Month;
  readonly to: Month;
  readonly of: Return;
  /** In months; undefined where it does not pay back within the horizon. */
  readonly payback: number | undefined;
  /** Of years of twelve months from the first month on; undefined without a rate. */
  readonly presentValue: number | undefined;
};

/**
 * Return, payback and present value over five years from the first month, of cost and released cash alone. Years are
 * twelve months from the first month, so that no part year is discounted as a whole one. Undefined of unsound money.
 */
export const returnsOf = (money: Money, rate: DiscountRate | undefined): Returns | undefined => {
  const from = firstMonth(money);
  if (!from || !isSound(money)) return undefined;
  const months = flowsByMonth(money, from, HORIZON_YEARS);
  const years = Array.from({ length: HORIZON_YEARS }, (_, year) => {
    const { cost, cash } = returnOf(months.slice(year * 12, year * 12 + 12));
    return { cost, cash };
  });
  return {
    from,
    to: addMonths(from, HORIZON_YEARS * 12 - 1),
    of: returnOf(months),
    payback: paybackMonths(months),
    presentValue: rate && rate.forYears >= HORIZON_YEARS ? netPresentValue(years, rate) : undefined,
  };
};

/** How long the picture of cost and cash is: from the first month until the year in which all is full ends. */
export const pictureMonths = (
  money: Money,
): { readonly from: Month; readonly months: number } | undefined => {
  const from = firstMonth(money);
  if (!from) return undefined;
  const paid = money.once
    .flatMap(({ payments }) => payments.map(({ month }) => month))
    .sort()
    .at(-1);
  const settled =
    [fullFrom(money), paid, from]
      .filter((month) => month !== undefined)
      .sort()
      .at(-1) ?? from;
  const end = `${Number(yearOfMonth(addMonths(settled, 6)).slice(0, 4)) + 1}-03`;
  return { from, months: Math.min(60, Math.max(12, monthsBetween(from, end) + 1)) };
};

/** How many months later the first cash is seen than the first cost that goes on; undefined where there is none. */
export const cashBehind = (money: Money): number | undefined => {
  const starts = (lines: readonly { timing: { starts: Month; lag: number } }[]) =>
    lines.map(({ timing }) => addMonths(timing.starts, timing.lag)).sort()[0];
  const [cost, cash] = [starts(money.recurring), starts(cashLines(money))];
  return cost && cash ? monthsBetween(cost, cash) : undefined;
};

/** What a case says of its money and people at its head, in pence. Null where there is nothing sound to tell. */
export type CaseSums = {
  readonly peopleAYear: number | null;
  readonly recurringPence: number | null;
  readonly oncePence: number | null;
  readonly cashPence: number | null;
  readonly netPence: number | null;
  /** Net cost of a full year for each person. */
  readonly perPersonPence: number | null;
  readonly avoiding: boolean;
  readonly capacity: boolean;
};

/** The sums of a case. Money that costs and releases nothing is nought; money at fault, or not told, is not known. */
export const caseSums = ({
  money,
  peopleAYear,
}: {
  readonly money: (Money & { readonly none: boolean }) | undefined;
  readonly peopleAYear: number | null;
}): CaseSums => {
  const kinds = money?.effects.map(({ kind }) => kind) ?? [];
  const apart = { avoiding: kinds.includes('cost-avoiding'), capacity: kinds.includes('capacity-releasing') };
  const known = money && (money.none || isSound(money));
  if (!known)
    return {
      peopleAYear,
      recurringPence: null,
      oncePence: null,
      cashPence: null,
      netPence: null,
      perPersonPence: null,
      ...apart,
    };
  const year = moneyFullYear(money);
  return {
    peopleAYear,
    recurringPence: sumOf(year.recurring.map(({ pence }) => pence)),
    oncePence: moneyOnce(money),
    cashPence: year.cashReleased,
    netPence: year.net,
    perPersonPence: peopleAYear && peopleAYear > 0 ? Math.round(year.net / peopleAYear) : null,
    ...apart,
  };
};

/** What completeness asks of the money: whether it is told and sound, and that what is avoided has its account. */
export const moneyStanding = (
  money:
    | (Money & { readonly none: boolean; readonly accounts: readonly { readonly effect: string }[] })
    | undefined,
) => ({
  told: Boolean(
    money && (money.none || money.recurring.length + money.once.length + money.effects.length > 0),
  ),
  faults: money ? whatIsWrongWithMoney(money).length : 0,
  releasesCash: Boolean(money && cashLines(money).length > 0),
  avoided: (money?.effects ?? []).flatMap(({ kind, key, label }) =>
    kind === 'cost-avoiding'
      ? [{ label, accounted: Boolean(money?.accounts.some(({ effect }) => effect === key)) }]
      : [],
  ),
});
