import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Chance for the invented place. Each part of it draws from a stream of its own, so that a change in one
 * part leaves the others as they were. Only whole numbers, the four operations and square roots are used:
 * those are exact by standard, so the same seed gives the same place on every machine.
 */
export type Dice = {
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  /** A fraction from 0 up to, and without, 1. */
  readonly fraction: () => number;
  /** True with the probability given, 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A bell-shaped number with mean 0 and deviation 1, never beyond 6 (the sum of twelve fractions). */
  readonly bell: () => number;
  /** The list in another order. */
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

const STEPS = 2 ** 30;

/** FNV-1a over the text: streams of different parts start far from each other. */
const startOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
};

/** The stream of chance of one part of the place: the same seed and part give the same numbers for ever. */
export const diceFor = (seed: number, part: string): Dice => {
  const source = xoroshiro128plus(startOf(`${seed}/${part}`));
  const int = (from: number, to: number): number => uniformInt(source, from, to);
  const fraction = (): number => int(0, STEPS - 1) / STEPS;
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error(`nothing to pick from in ${part}`);
    return list[int(0, list.length - 1)] as T;
  };
  return {
    int,
    fraction,
    pick,
    chance: (probability) => fraction() < probability,
    bell: () => Array.from({ length: 12 }, fraction).reduce((sum, each) => sum + each, -6),
    shuffled: (list) => {
      const rest = [...list];
      const order = [];
      while (rest.length > 0) order.push(...rest.splice(int(0, rest.length - 1), 1));
      return order;
    },
  };
};
