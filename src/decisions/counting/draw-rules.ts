/**
 * Draws from a seed that anybody can do again: the linear congruential generator of 48 bits that the Java
 * platform documents for java.util.Random, and its shuffle. A seed gives the same draws on every machine.
 */
const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

export type Draws = {
  /** A whole number from 0 to `of` - 1. */
  readonly below: (of: number) => number;
  /** One of these, each as likely. */
  readonly oneOf: (count: number) => number;
};

/** @param seed a whole number from -2^47 to 2^47 - 1 */
export const drawsFrom = (seed: number): Draws => {
  let state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  const bits = (count: number): number => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return Number(state >> BigInt(48 - count));
  };
  return {
    below: (of) => {
      // A power of two takes the high bits, which are the better ones.
      if ((of & -of) === of) return Number((BigInt(of) * BigInt(bits(31))) >> 31n);
      for (;;) {
        const drawn = bits(31);
        const rest = drawn % of;
        // The last, incomplete run of numbers would favour the small ones.
        if (drawn - rest + (of - 1) < 2 ** 31) return rest;
      }
    },
    oneOf: (count) => Math.floor(((bits(26) * 2 ** 27 + bits(27)) / 2 ** 53) * count),
  };
};

/** An order of these, drawn from the seed. They are sorted first, so that the order given does not matter. */
export const drawnOrder = (ids: readonly string[], seed: number): readonly string[] => {
  const order = [...ids].sort();
  const draws = drawsFrom(seed);
  for (let place = order.length; place > 1; place -= 1) {
    const other = draws.below(place);
    const [one, two] = [order[place - 1], order[other]];
    if (one !== undefined && two !== undefined) [order[place - 1], order[other]] = [two, one];
  }
  return order;
};
