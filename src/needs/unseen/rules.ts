import {
  overdispersion,
  percentRanks,
  proportionFunnel,
  ratioFunnel,
  standing,
} from '../../shared/statistics/index.ts';

/** Outside means beyond the line that holds 998 in 1,000 of practices which differ by chance and their usual spread. */
export const OUTER = 0.998;
/** With fewer practices their spread is a guess: the limits are then those of chance alone. */
const ENOUGH_FOR_SPREAD = 10;

export type Against = { readonly code: string; readonly people: number; readonly expected: number };

/**
 * What is recorded of what is expected over practices: the area's own rate, and the spread between practices beyond
 * chance (τ², Spiegelhalter 2005, on the scale of the square root), as the page of a condition works them out.
 */
export const recordingOf = (
  practices: readonly Against[],
): { readonly rate: number; readonly tauSquared: number } => {
  const sum = (of: (one: Against) => number) => practices.reduce((total, one) => total + of(one), 0);
  const rate = sum(({ people }) => people) / sum(({ expected }) => expected);
  const { tauSquared } =
    practices.length >= ENOUGH_FOR_SPREAD
      ? overdispersion(
          practices.map(({ people, expected }) => ({ numerator: people, denominator: expected * rate })),
          { transform: 'root' },
        )
      : { tauSquared: 0 };
  return { rate, tauSquared };
};

/** Codes of the practices that record fewer than the outer limit for their size, round the area's own rate. */
export const recordsLow = (practices: readonly Against[]): string[] => {
  const { rate, tauSquared } = recordingOf(practices);
  if (!(rate > 0)) return [];
  return practices
    .filter(({ people, expected }) => {
      const options = (confidence: number) =>
        tauSquared > 0
          ? ({ method: 'root', tauSquared, confidence } as const)
          : ({ method: 'poisson', confidence } as const);
      const at = standing(people / (expected * rate), {
        inner: ratioFunnel(expected * rate, options(0.95)),
        outer: ratioFunnel(expected * rate, options(OUTER)),
      });
      return at?.side === 'low' && at.outside === OUTER;
    })
    .map(({ code }) => code);
};

/** Low in so many conditions at once is low in several. */
export const SEVERAL = 2;

/**
 * How likely chance alone makes a practice low in `least` or more of `of` conditions, if each is low by itself once
 * in a thousand (one side of 998 in 1,000) and conditions do not hang together: 1 − Σ C(n, i)·p^i·(1 − p)^(n − i).
 * Conditions do hang together (a practice with younger patients has fewer of most), so the true figure is larger.
 */
export const bySeveralChances = (of: number, least = SEVERAL, chance = (1 - OUTER) / 2): number => {
  let below = 0;
  let term = (1 - chance) ** of;
  for (let i = 0; i < Math.min(least, of + 1); i += 1) {
    below += term;
    term *= ((of - i) / (i + 1)) * (chance / (1 - chance));
  }
  return Math.max(0, 1 - below);
};

export type LowPractice = {
  readonly code: string;
  /** Conditions in which it is low, and how many it could be low in. */
  readonly low: readonly string[];
  readonly of: number;
};

/** Every practice with how often it records low, over the conditions that it has an expectation of. */
export const lowByPractice = (
  conditions: readonly { readonly name: string; readonly practices: readonly Against[] }[],
): LowPractice[] => {
  const all = new Map<string, { low: string[]; of: number }>();
  for (const { name, practices } of conditions) {
    const low = new Set(recordsLow(practices));
    for (const { code } of practices) {
      const own = all.get(code) ?? { low: [], of: 0 };
      own.of += 1;
      if (low.has(code)) own.low.push(name);
      all.set(code, own);
    }
  }
  return [...all].map(([code, own]) => ({ code, ...own })).sort((a, b) => a.code.localeCompare(b.code));
};

/**
 * Whether a group of practices records low together. On the scale of the square root its distance from the area's
 * rate is √(O/E) − 1, with variance 1/4E for chance and τ²·Σ(eᵢ/E)² for the spread between the practices that make
 * it up (E = Σeᵢ, what is expected at the area's rate). Low beyond −3.09 deviations.
 */
export const groupRecordsLow = (
  group: readonly Against[],
  { rate, tauSquared }: { readonly rate: number; readonly tauSquared: number },
): boolean => {
  const parts = group.map(({ expected }) => expected * rate);
  const expected = parts.reduce((sum, part) => sum + part, 0);
  if (!(expected > 0)) return false;
  const observed = group.reduce((sum, { people }) => sum + people, 0);
  const variance =
    1 / (4 * expected) + tauSquared * parts.reduce((sum, part) => sum + (part / expected) ** 2, 0);
  return (Math.sqrt(observed / expected) - 1) / Math.sqrt(variance) < -3.090232;
};

/** What a group of practices shows of need or of use. `more` says which way: true where more of it is more. */
export type Sign = {
  readonly name: string;
  readonly more: boolean;
  readonly values: ReadonlyMap<string, number>;
};

export type Placed = {
  readonly group: string;
  /** Mean place among all groups, 0 the least to 100 the most; undefined without any sign. */
  readonly need: number | undefined;
  readonly use: number | undefined;
  readonly opposite: 'more need than use' | 'more use than need' | undefined;
};

/** The upper and the lower third of places. */
const HIGH = 200 / 3;
const LOW = 100 / 3;

/**
 * The place of each group among all on every sign (percent rank, 0 to 100, turned round where less is more), and the
 * mean of its places over the signs that it has. Undefined where it has none.
 */
export const placesOn = (groups: readonly string[], signs: readonly Sign[]): ReadonlyMap<string, number> => {
  const ranked = signs.map(({ more, values }) => {
    const sorted = groups.map((group) => {
      const value = values.get(group);
      return value === undefined ? undefined : more ? value : -value;
    });
    return percentRanks(sorted);
  });
  return new Map(
    groups.flatMap((group, at) => {
      const own = ranked.flatMap((ranks) => ranks[at] ?? []);
      return own.length > 0
        ? [[group, own.reduce((sum, place) => sum + place, 0) / own.length] as const]
        : [];
    }),
  );
};

/**
 * Groups whose need and use point in opposite directions: in the upper third of places on need and the lower third
 * on use, or the other way round. A place says who stands before whom and not how far apart they are; with few
 * groups some stand so by chance. Nothing is claimed with fewer than five groups.
 */
export const needAndUse = (
  groups: readonly string[],
  need: readonly Sign[],
  use: readonly Sign[],
): readonly Placed[] => {
  if (groups.length < 5) return [];
  const [needs, uses] = [placesOn(groups, need), placesOn(groups, use)];
  return groups.map((group) => {
    const [own, taken] = [needs.get(group), uses.get(group)];
    const known = own !== undefined && taken !== undefined;
    return {
      group,
      need: own,
      use: taken,
      opposite:
        known && own >= HIGH && taken <= LOW
          ? ('more need than use' as const)
          : known && own <= LOW && taken >= HIGH
            ? ('more use than need' as const)
            : undefined,
    };
  });
};

export type Share = { readonly code: string; readonly numerator: number; readonly denominator: number };

/** Where practices stand on a share of their people, round the area's own: for who comes and who does not. */
export const shareStandings = (practices: readonly Share[]) => {
  const sum = (of: (one: Share) => number) => practices.reduce((total, one) => total + of(one), 0);
  const share = sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
  const { tauSquared } =
    practices.length >= ENOUGH_FOR_SPREAD
      ? overdispersion(
          practices.map(({ numerator, denominator }) => ({ numerator, denominator })),
          { transform: 'arcsine' },
        )
      : { tauSquared: 0 };
  const options = (confidence: number) =>
    tauSquared > 0
      ? ({ method: 'arcsine', tauSquared, confidence } as const)
      : ({ method: 'score', confidence } as const);
  const lines = (size: number) => ({
    inner: proportionFunnel(share, size, options(0.95)),
    outer: proportionFunnel(share, size, options(OUTER)),
  });
  return {
    share,
    tauSquared,
    lines,
    sides: practices.map(({ numerator, denominator }) => {
      const at = standing(numerator / denominator, lines(denominator));
      return at && at.side !== 'within' && at.outside === OUTER ? at.side : ('within' as const);
    }),
  };
};
