/** z of limits that hold 95 in 100. */
const Z = 1.959963984540054;

/** A figure with its 95% limits, as the publisher gives it. */
export type Limited = {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
};

/** Wilson's limits of a share, per hundred. */
export const shareOf = (count: number, of: number): Limited => {
  const [square, root] = [Z * Z, Z * Math.sqrt(Z * Z + 4 * count * (1 - count / of))];
  const middle = 2 * count + square;
  const width = 2 * (of + square);
  return {
    value: (100 * count) / of,
    lower: Math.max(0, (100 * (middle - root)) / width),
    upper: Math.min(100, (100 * (middle + root)) / width),
  };
};

const cubed = (x: number): number => x * x * x;

/** Byar's limits of a rate. */
export const rateOf = (count: number, of: number, per: number): Limited => {
  const next = count + 1;
  const lower = count === 0 ? 0 : count * cubed(1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count)));
  const upper = next * cubed(1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next)));
  return {
    value: (per * count) / of,
    lower: Math.max(0, (per * lower) / of),
    upper: (per * upper) / of,
  };
};
