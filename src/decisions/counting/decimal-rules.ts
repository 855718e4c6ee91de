/** Votes are whole numbers of the smallest decimal place, so that no sum is ever rounded. */

/** One vote, in units of its last decimal place: 100000 for five places. */
export const oneVote = (decimals: number): bigint => 10n ** BigInt(decimals);

/** Units as a decimal text without idle noughts: 1775192 at four places is `177.5192`. */
export const votesText = (units: bigint, decimals: number): string => {
  const size = units < 0n ? -units : units;
  const one = oneVote(decimals);
  const rest = decimals
    ? String(size % one)
        .padStart(decimals, '0')
        .replace(/0+$/, '')
    : '';
  return `${units < 0n ? '-' : ''}${size / one}${rest ? `.${rest}` : ''}`;
};

/** A decimal text or number as units; what is below the last place is cut off. Only plain decimals. */
export const unitsOf = (votes: string | number, decimals: number): bigint => {
  const [, sign, whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(votes)) ?? [];
  if (!whole) throw new Error(`${votes} is no plain decimal number`);
  const units = BigInt(whole + rest.slice(0, decimals).padEnd(decimals, '0'));
  return sign ? -units : units;
};
