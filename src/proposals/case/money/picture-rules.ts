import { addMonths, yearOfMonth } from '../../../shared/calendar/index.ts';
import { MONTH_NAMES } from '../../../shared/dates.ts';
import type { FlowChart } from '../../../ui/index.ts';
import { type Money, moneyByMonth } from '../money-rules.ts';
import { cashBehind, isSound, pictureMonths } from './sums-rules.ts';

/** `July 2026`. */
export const monthInWords = (month: string): string =>
  `${MONTH_NAMES[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `two months`, `one month`, `14 months`. */
export const monthsInWords = (months: number): string =>
  `${NUMBERS[months] ?? months} ${months === 1 ? 'month' : 'months'}`;

/** The finding of the picture, in words: what comes first, cost or cash, and how much later the other. */
export const flowTitle = (money: Money): string => {
  const behind = cashBehind(money);
  const cash = money.effects.some(({ kind }) => kind === 'cash-releasing');
  if (behind === undefined) {
    if (cash && money.once.length > 0) return 'It costs once; cash is released each year';
    if (cash) return 'Cash is released, and nothing is paid';
    return money.recurring.length > 0
      ? 'It costs, and releases no cash'
      : 'It is paid once, and releases no cash';
  }
  if (behind > 0) return `Cost comes at once; cash follows ${monthsInWords(behind)} behind`;
  return behind === 0
    ? 'Cost and cash begin in the same month'
    : `Cash comes ${monthsInWords(-behind)} before cost`;
};

/** Cost and cash month by month as a picture, in pounds; undefined of money that is at fault or has none of either. */
export const flowPicture = (money: Money): FlowChart | undefined => {
  const span = isSound(money) ? pictureMonths(money) : undefined;
  const moneyed =
    money.recurring.length + money.once.length > 0 ||
    money.effects.some(({ kind }) => kind === 'cash-releasing');
  if (!span || !moneyed) return undefined;
  const months = moneyByMonth(money, span.from, span.months);
  const last = addMonths(span.from, span.months - 1);
  return {
    title: flowTitle(money),
    measure: `£ a month, ${monthInWords(span.from)} to ${monthInWords(last)}, prices of ${money.pricesOf || yearOfMonth(span.from)}`,
    names: { steady: 'recurring cost', once: 'once', back: 'cash released' },
    months: months.map(({ month, recurring, once, cash }) => ({
      month,
      steady: recurring / 100,
      once: once / 100,
      back: cash / 100,
    })),
  };
};
