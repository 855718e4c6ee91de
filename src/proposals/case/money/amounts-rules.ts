import { parseMonth } from '../../../shared/calendar/index.ts';
import { poundsOf } from '../../../shared/pounds.ts';
import { decimalIn, hundredthsIn, penceIn, wholeIn } from '../../kit/amounts-rules.ts';
import { WHOLE } from '../money-rules.ts';

/** Money of a case is nought or more: what it gives back stands among its effects. */
const fromNought = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 ? value : undefined;

/** `£92.00`, `92`, `1,234.50` in whole pence; undefined of what is no amount, has parts of a penny or is below nought. */
export const amountIn = (text: string): number | undefined => fromNought(penceIn(text));

/** `2,880` as a whole number; undefined of anything else. */
export const countIn = (text: string): number | undefined => fromNought(wholeIn(text));

/** `3.5` as a number, nought or more; undefined of anything else. */
export const numberIn = (text: string): number | undefined => fromNought(decimalIn(text));

/** `80%`, `80`, `12.5 per cent` in ten-thousandths; undefined of what is no share, or more than the whole. */
export const shareIn = (text: string): number | undefined => {
  const share = fromNought(hundredthsIn(text.replace(/\s*per cent\s*$/, '')));
  return share !== undefined && share <= WHOLE ? share : undefined;
};

/** `25%, 50%, 75%` in ten-thousandths; undefined when one of them is no share. */
export const sharesIn = (text: string): readonly number[] | undefined => {
  const shares = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(shareIn);
  const known = shares.filter((share) => share !== undefined);
  return known.length === shares.length ? known : undefined;
};

/** Pence as they stand in a field: `92`, `1,234.50`. */
export const amountText = (pence: number): string => poundsOf(pence).replace('£', '');

/** Ten-thousandths as people write them: `80%`, `12.5%`. */
export const shareText = (share: number): string => `${share / 100}%`;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The two fields of a month as one text: empty when nobody wrote anything, `?` when they make no month. */
export const monthIn = (form: Readonly<Record<string, string>>, name: string): string => {
  const [month, year] = ['month', 'year'].map((part) => (form[`${name}-${part}`] ?? '').trim());
  if (!month && !year) return '';
  const named = MONTHS.indexOf((month ?? '').toLowerCase().slice(0, 3)) + 1;
  return parseMonth(`${year}-${String(named || month).padStart(2, '0')}`) ?? '?';
};

/** A month as the values of its two fields. */
export const monthValues = (name: string, month: string): Record<string, string> => ({
  [`${name}-month`]: month.slice(5).replace(/^0/, ''),
  [`${name}-year`]: month.slice(0, 4),
});

/** A ramp that grows by equal steps and is full in its last month: 4 months are 25%, 50%, 75%, then all. */
export const growingOver = (months: number): readonly number[] =>
  Array.from({ length: months - 1 }, (_, ahead) => Math.round(((ahead + 1) * WHOLE) / months));

/** Over how many months a ramp grows by equal steps; 1 when it is full at once, undefined for steps of its own. */
export const growsOver = (ramp: readonly number[]): number | undefined => {
  const months = ramp.length + 1;
  return growingOver(months).every((share, place) => share === ramp[place]) ? months : undefined;
};
