import { exactPoissonLimits } from '../poisson.ts';
import { type Missing, present } from '../refusals.ts';
import type { FunnelLimits } from './limits.ts';

/** On which side of the funnel a unit stands, and outside which line: 0.95 the inner, 0.998 the outer. */
export type Standing =
  | { readonly side: 'within' }
  | { readonly side: 'low' | 'high'; readonly outside: 0.95 | 0.998 };

/**
 * Where a value stands against a funnel's two lines. On a line is within. Undefined when the value or the
 * lines do not exist. Refuses NaN.
 */
export const standing = (
  value: Missing,
  lines: { readonly inner: FunnelLimits | undefined; readonly outer: FunnelLimits | undefined },
): Standing | undefined => {
  const at = present(value, 'the value');
  const { inner, outer } = lines;
  if (at === undefined || inner === undefined || outer === undefined) return undefined;
  if (at < outer.lower) return { side: 'low', outside: 0.998 };
  if (at > outer.upper) return { side: 'high', outside: 0.998 };
  if (at < inner.lower) return { side: 'low', outside: 0.95 };
  return at > inner.upper ? { side: 'high', outside: 0.95 } : { side: 'within' };
};

/**
 * Where a count of events stands against what was expected, by the exact Poisson test: outside when the
 * count's exact limits miss the expectation. For a rate, expected is the average × the population. Agrees
 * with the `poisson` lines of `ratioFunnel` and is right for few events too: none observed is low only from
 * 3.69 expected (95%) and 6.91 (99.8%).
 * Undefined when a number is missing or nothing is expected. Source: Fingertips, `phe_funnel_significance`.
 */
export const poissonStanding = (observed: Missing, expected: Missing): Standing | undefined => {
  const count = present(observed, 'the observed events', 0);
  const e = present(expected, 'the expected events', 0);
  if (count === undefined || e === undefined || e === 0) return undefined;
  for (const outside of [0.998, 0.95] as const) {
    const { lower, upper } = exactPoissonLimits(count, outside);
    if (lower > e) return { side: 'high', outside };
    if (upper < e) return { side: 'low', outside };
  }
  return { side: 'within' };
};
