import { quantileAt } from '../quantiles.ts';
import { type Missing, present } from '../refusals.ts';
import { sum } from '../sums.ts';

/** Observed over expected, part of whole, or one count over another. */
export type FunnelUnit = { readonly numerator: Missing; readonly denominator: Missing };

export type UnitDispersion = {
  /** Distance from the average in standard errors; undefined for a unit that cannot be placed. */
  readonly z: number | undefined;
  /** The same after trimming; undefined where the unit was left out of φ. */
  readonly trimmedZ: number | undefined;
  /** Whether trimming pulled it in or left it out. */
  readonly trimmed: boolean;
  /** Distance when the variance between units is allowed for: z over √(s² + τ²). */
  readonly adjustedZ: number | undefined;
};

export type Overdispersion = {
  readonly units: readonly UnitDispersion[];
  /** Mean square of the trimmed distances; 1 when chance explains all. Undefined of no unit. */
  readonly phi: number | undefined;
  /** Variance between units beyond chance; 0 when there is none to see. Hand it to the funnel's limits. */
  readonly tauSquared: number;
  /** Units that φ rests on. */
  readonly counted: number;
};

export type OverdispersionOptions = {
  /** The funnel it is for: `log` and `root` ratios, `arcsine` proportions, `count-ratio`. */
  readonly transform: 'log' | 'root' | 'arcsine' | 'count-ratio';
  /** Winsorise (pull the ends in) or truncate (leave them out). The log funnel truncates, the others do not. */
  readonly trim?: 'winsorise' | 'truncate';
  /** Share trimmed at each end. */
  readonly share?: number;
};

type Point = { readonly y: number; readonly target: number; readonly s: number };

/** The unit's figure on the funnel's scale, the average there, and its standard error by chance alone. */
const placers = {
  log: (o: number, e: number): Point => ({ y: Math.log(o / e), target: 0, s: 1 / Math.sqrt(e) }),
  root: (o: number, e: number): Point => ({ y: Math.sqrt(o / e), target: 1, s: 1 / (2 * Math.sqrt(e)) }),
  arcsine: (x: number, n: number, all: number): Point => ({
    y: Math.asin(Math.sqrt(x / n)),
    target: Math.asin(Math.sqrt(all)),
    s: 1 / (2 * Math.sqrt(n)),
  }),
  'count-ratio': (x: number, n: number, all: number): Point => ({
    y: Math.log((x + 0.5) / (n + 0.5)),
    target: Math.log(all),
    s: Math.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2),
  }),
};

/**
 * How much more units differ than chance explains (Spiegelhalter 2005):
 * z = (y − average)/s on the transformed scale; the ends trimmed, a tenth each; φ = Σz²/n;
 * τ² = (nφ − (n − 1)) / (Σw − Σw²/Σw) with w = 1/s², and 0 where nφ < n − 1.
 *
 * A unit with a missing number or nothing in its denominator is not placed. With `log`, a unit that observed
 * none lies infinitely low: it has no place in φ and is left out of it. Refuses (RangeError) negative
 * numbers, a part above its whole for `arcsine`, and a share that would trim all away.
 * Source: FunnelPlotR (the SHMI truncates in tenths of the ranks; the CQC winsorises at quantiles).
 */
export const overdispersion = (
  units: readonly FunnelUnit[],
  { transform, trim = transform === 'log' ? 'truncate' : 'winsorise', share = 0.1 }: OverdispersionOptions,
): Overdispersion => {
  if (!(share >= 0 && share < 0.5))
    throw new RangeError(`a share of ${share} at each end would trim all away`);
  const counts = units.map(({ numerator, denominator }) => {
    const x = present(numerator, 'a numerator', 0);
    const n = present(denominator, 'a denominator', 0);
    if (x !== undefined && n !== undefined && x > n && transform === 'arcsine')
      throw new RangeError(`a count of ${x} cannot be part of ${n}`);
    return x === undefined || n === undefined || n === 0 ? undefined : { x, n };
  });
  const placedCounts = counts.flatMap((count) => count ?? []);
  const all = sum(placedCounts.map(({ x }) => x)) / sum(placedCounts.map(({ n }) => n));
  const points = counts.map((count) => {
    if (count === undefined) return undefined;
    const point = placers[transform](count.x, count.n, all);
    const z = (point.y - point.target) / point.s;
    return Number.isNaN(z) ? undefined : { ...point, z };
  });
  const zs = points.flatMap((point) => point?.z ?? []);
  const trimOne = trim === 'truncate' ? truncation(zs, share) : winsorisation(zs, share);
  const trimmed = points.map((point) => point && trimOne(point.z));
  const kept = points.flatMap((point, index) => {
    const z = trimmed[index]?.z;
    return point === undefined || z === undefined ? [] : [{ z, weight: 1 / point.s ** 2 }];
  });
  const { phi, tauSquared } = dispersionOf(kept);
  return {
    units: points.map((point, index) => ({
      z: point?.z,
      trimmedZ: trimmed[index]?.z,
      trimmed: trimmed[index]?.trimmed ?? false,
      adjustedZ: point && (point.y - point.target) / Math.sqrt(point.s ** 2 + tauSquared),
    })),
    phi,
    tauSquared,
    counted: kept.length,
  };
};

type Trimmed = { readonly z: number | undefined; readonly trimmed: boolean };

/** Ends pulled in to the quantiles; a value on a quantile counts as trimmed, though it stays. */
const winsorisation = (zs: readonly number[], share: number): ((z: number) => Trimmed) => {
  const finite = zs.filter(Number.isFinite);
  const low = quantileAt(finite, share) ?? 0;
  const high = quantileAt(finite, 1 - share) ?? 0;
  return (z) =>
    Number.isFinite(z)
      ? { z: Math.min(high, Math.max(low, z)), trimmed: !(z > low && z < high) }
      : { z: undefined, trimmed: true };
};

/** Ends left out: those whose rank, times 1/share over n + 1, falls in the first or the last part. */
const truncation = (zs: readonly number[], share: number): ((z: number) => Trimmed) => {
  const parts = 1 / share;
  const sorted = [...zs].sort((a, b) => a - b);
  const out = (z: number): boolean => {
    const rank = (sorted.indexOf(z) + sorted.lastIndexOf(z)) / 2 + 1;
    const part = share === 0 ? 1 : Math.floor((rank * parts) / (sorted.length + 1));
    return share > 0 && (part <= 0 || part >= parts - 1);
  };
  return (z) => (!Number.isFinite(z) || out(z) ? { z: undefined, trimmed: true } : { z, trimmed: false });
};

const dispersionOf = (
  kept: readonly { readonly z: number; readonly weight: number }[],
): { phi: number | undefined; tauSquared: number } => {
  const n = kept.length;
  if (n === 0) return { phi: undefined, tauSquared: 0 };
  const phi = sum(kept.map(({ z }) => z * z)) / n;
  const weights = sum(kept.map(({ weight }) => weight));
  const room = weights - sum(kept.map(({ weight }) => weight * weight)) / weights;
  const excess = n * phi - (n - 1);
  return { phi, tauSquared: n > 1 && excess > 0 && room > 0 ? excess / room : 0 };
};
