import {
  type SlopeGroup,
  type SlopeIndex,
  type SlopeOptions,
  slopeIndex,
} from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';

/** A hundred thousand draws take a third of a second; these give the same limits to about a fortieth of an error. */
const DRAWS = 10_000;

const kept = new Map<string, SlopeIndex | undefined>();
const MOST = 200;

/** The slope over five fifths, most deprived first; the same figures are worked out once. Undefined without all five. */
export const slopeOf = (
  groups: readonly SlopeGroup[],
  scale: SlopeOptions['scale'],
): SlopeIndex | undefined => {
  if (groups.length !== 5 || groups.some(({ value }) => value === null || value === undefined))
    return undefined;
  const key = JSON.stringify([groups, scale]);
  if (kept.has(key)) return kept.get(key);
  const found = slopeIndex(groups, { scale, simulations: DRAWS });
  kept.set(key, found);
  const oldest = kept.size > MOST ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return found;
};

/** Which way figures run from the most deprived end to the least, where chance does not explain it. */
export const wayOf = (slope: SlopeIndex | undefined): 'up' | 'down' | 'unclear' => {
  const { lower, upper } = slope?.limits?.sii ?? {};
  if (lower === undefined || upper === undefined) return 'unclear';
  return lower > 0 ? 'up' : upper < 0 ? 'down' : 'unclear';
};

/** How the index is told wherever it stands. */
export const SLOPE_FORMULA = `Slope index of inequality: least squares weighted by people over the middle of each fifth's place in the population, the line at the least deprived end less the line at the most deprived; relative index: the first over the second. Limits (95%) from ${DRAWS.toLocaleString('en-GB')} draws of the fifths from their own errors.`;

/**
 * In words, as a difference and a ratio between the two ends: the larger less the smaller, so that nobody has to
 * read a sign. Undefined where there is no index.
 */
export const slopeWords = (slope: SlopeIndex | undefined, unit: string, places = 1): string | undefined => {
  if (!slope) return undefined;
  const { sii, rii, limits } = slope;
  const say = (n: number) => figure(Math.abs(n), places);
  const ends = [limits?.sii.lower, limits?.sii.upper].flatMap((end) => (end === undefined ? [] : [end]));
  // Turned so that the difference itself is above nought.
  const [low = 0, high = 0] = ends.map((end) => (sii < 0 ? -end : end)).sort((x, y) => x - y);
  const between =
    ends.length < 2
      ? ''
      : low < 0
        ? ` (from ${say(low)} the other way to ${say(high)})`
        : ` (${say(low)} to ${say(high)})`;
  const [from, to] = [limits?.rii.lower, limits?.rii.upper];
  const ratio =
    rii === undefined
      ? ''
      : ` Relative index: ${figure(rii, 2)}${from === undefined || to === undefined ? '' : ` (${figure(from, 2)} to ${figure(to, 2)})`}, least deprived over most.`;
  const higher = sii >= 0 ? 'least' : 'most';
  return `Slope index: ${say(sii)} ${unit} between the two ends${between}, higher at the ${higher} deprived.${ratio}`;
};
