import { parseMonth } from '../../shared/calendar/index.ts';
import { type Money, type RecurringCost, sumOf, WHOLE } from './money-rules.ts';

export type MoneyFault =
  | { readonly kind: 'money-number'; readonly line: string; readonly field: string }
  | { readonly kind: 'money-month'; readonly line: string }
  | {
      readonly kind: 'money-share';
      readonly line: string;
      readonly field: 'ramp' | 'cashable' | 'confidence';
    }
  | { readonly kind: 'money-parts'; readonly line: string; readonly units: number; readonly parts: number }
  | { readonly kind: 'money-range'; readonly line: string }
  | { readonly kind: 'money-same-key'; readonly line: string }
  /** More of an activity is released and filled again than is freed: something is counted twice. */
  | {
      readonly kind: 'money-twice';
      readonly activity: string;
      readonly freed: number;
      readonly counted: number;
    };

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isShare = (value: number): boolean => isCount(value) && value <= WHOLE;

const faultsOfLine = (line: RecurringCost | Money['effects'][number]): MoneyFault[] => {
  const { key, timing, unitsAYear } = line;
  const faults: MoneyFault[] = [];
  if (!isCount(unitsAYear)) faults.push({ kind: 'money-number', line: key, field: 'unitsAYear' });
  if ('pencePerUnit' in line && !isCount(line.pencePerUnit))
    faults.push({ kind: 'money-number', line: key, field: 'pencePerUnit' });
  if (!isCount(timing.lag)) faults.push({ kind: 'money-number', line: key, field: 'lag' });
  if (!parseMonth(timing.starts)) faults.push({ kind: 'money-month', line: key });
  if (!timing.ramp.every(isShare)) faults.push({ kind: 'money-share', line: key, field: 'ramp' });
  if ('cashable' in line && !isShare(line.cashable))
    faults.push({ kind: 'money-share', line: key, field: 'cashable' });
  if ('confidence' in line && !isShare(line.confidence))
    faults.push({ kind: 'money-share', line: key, field: 'confidence' });
  if ('lower' in line && !(line.lower <= unitsAYear && unitsAYear <= line.upper))
    faults.push({ kind: 'money-range', line: key });
  const parts = 'paidTo' in line ? line.paidTo : 'noLongerPaidTo' in line ? line.noLongerPaidTo : undefined;
  const counted = sumOf((parts ?? []).map(({ units }) => units));
  if (parts && counted !== unitsAYear)
    faults.push({ kind: 'money-parts', line: key, units: unitsAYear, parts: counted });
  return faults;
};

/** What of the money of a case cannot be; empty when all can. Nothing is worked out of money that is at fault. */
export const whatIsWrongWithMoney = (money: Money): readonly MoneyFault[] => {
  const keys = [...money.recurring, ...money.once, ...money.effects].map(({ key }) => key);
  return [
    ...keys
      .filter((key, place) => keys.indexOf(key) !== place)
      .map((line): MoneyFault => ({ kind: 'money-same-key', line })),
    ...[...money.recurring, ...money.effects].flatMap(faultsOfLine),
    ...money.once.flatMap(({ key, payments }): MoneyFault[] =>
      payments.every(({ month, pence }) => parseMonth(month) && isCount(pence))
        ? []
        : [{ kind: 'money-month', line: key }],
    ),
    ...money.freed.flatMap(({ activity, unitsAYear }): MoneyFault[] => {
      const counted = sumOf(
        money.effects.filter(({ of }) => of === activity).map((effect) => effect.unitsAYear),
      );
      return counted > unitsAYear ? [{ kind: 'money-twice', activity, freed: unitsAYear, counted }] : [];
    }),
  ];
};
