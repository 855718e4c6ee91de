import { poundsOf } from '../../shared/pounds.ts';

/**
 * `amount` × `times` ÷ `by`, exactly, to the nearest whole number, halves away from nought. Through BigInt: pence of
 * a whole group times ten-thousandths of many months would not fit a number. Refuses (RangeError) parts of a
 * penny going in, and a division by nought.
 */
export const timesOver = (amount: number, times: number, by: number): number => {
  for (const value of [amount, times, by])
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  if (by <= 0) throw new RangeError(`a share is taken of more than nought, not of ${by}`);
  const product = BigInt(amount) * BigInt(times);
  const [size, sign] = product < 0n ? [-product, -1] : [product, 1];
  const result = Number((size * 2n + BigInt(by)) / (2n * BigInt(by)));
  if (!Number.isSafeInteger(result)) throw new RangeError(`${amount} × ${times} ÷ ${by} is beyond counting`);
  return result === 0 ? 0 : sign * result;
};

/** A sum of a year in whole pounds, halves away from nought: `£130,741`. */
export const wholePounds = (pence: number): string =>
  poundsOf(Math.sign(pence) * Math.round(Math.abs(pence) / 100) * 100);
