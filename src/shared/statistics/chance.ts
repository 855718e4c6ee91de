import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalAt } from './distributions.ts';

/** A stream of standard normal numbers, the same for the same seed on every machine. */
export const normalStream = (seed: number): (() => number) => {
  const source = xoroshiro128plus(seed);
  return () => normalAt(((source.next() >>> 0) + 0.5) / 2 ** 32);
};
