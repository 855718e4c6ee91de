import { type Missing, present, requireFinite, requireWhole } from '../refusals.ts';
import { type Assurance, assuranceOf } from './assurance.ts';
import { type ProcessLimits, processLimits } from './limits.ts';
import { type Flag, specialCauses } from './rules.ts';

/** One period, in time order. A period without a value keeps its place. */
export type XmrValue = { readonly period: string; readonly value: Missing };

/**
 * New limits from a period on. Only a person does this, and says why: a change that is known of, and not the
 * wish to have fewer flags. The reason is shown wherever the chart is.
 */
export type Rebase = { readonly from: string; readonly reason: string };

export type XmrOptions = {
  /** Which way is better; `neither` names no point an improvement or a concern. */
  readonly better: 'higher' | 'lower' | 'neither';
  readonly target?: number;
  readonly rebases?: readonly Rebase[];
  /** Take the limits of each stretch from its first points only, and hold the rest against them. */
  readonly fixAfter?: number;
  /** Leave outlying moving ranges out once. On unless said otherwise. */
  readonly screenRanges?: boolean;
  /** Points that make a run, and a trend: seven each, or six where a place has settled on six. */
  readonly run?: number;
  readonly trend?: number;
};

export type PointKind = 'missing' | 'common-cause' | 'improvement' | 'concern' | 'high' | 'low';

export type XmrPoint = {
  readonly period: string;
  readonly value: number | undefined;
  /** Which stretch of limits it stands in, from 0. */
  readonly stretch: number;
  /** Every rule it falls under, the first being the one that names it. */
  readonly flags: readonly Flag[];
  readonly kind: PointKind;
};

export type XmrStretch = {
  readonly from: string;
  /** Why the limits begin anew here; undefined for the first. */
  readonly reason: string | undefined;
  /** Undefined when the stretch has no value. */
  readonly limits: ProcessLimits | undefined;
  /** Values that the limits rest on. */
  readonly values: number;
  /** Fewer than twelve: the limits are on trial and will move. */
  readonly onTrial: boolean;
};

export type XmrChart = {
  readonly points: readonly XmrPoint[];
  readonly stretches: readonly XmrStretch[];
  /** What the latest period says; `missing` when it has no value. Undefined of no period. */
  readonly variation: PointKind | undefined;
  /** Whether the target will be met while nothing changes; undefined without a target, a direction or limits. */
  readonly assurance: Assurance | undefined;
};

/** Limits that rest on fewer values are on trial. */
const SETTLED_FROM = 12;

const firstOf = (rebases: readonly Rebase[], values: readonly XmrValue[]): ReadonlyMap<string, string> => {
  const reasons = new Map<string, string>();
  for (const { from, reason } of rebases) {
    if (reason.trim() === '') throw new RangeError(`limits are begun anew from ${from} without a reason`);
    if (!values.some(({ period }) => period === from)) throw new RangeError(`no period is called ${from}`);
    if (reasons.has(from)) throw new RangeError(`limits are begun anew from ${from} twice`);
    reasons.set(from, reason);
  }
  return reasons;
};

/**
 * An XmR chart (individual values and moving ranges) with the rules and icons of Making Data Count.
 *
 * Limits: centre ∓ 2.66 × mean moving range of the stretch. They are never begun anew unless `rebases` says
 * so, with a reason. Flags are looked for within a stretch. A flagged point is an improvement or a concern by
 * the direction of its first rule (outside, trend, two of three, run). Assurance is by the last stretch.
 * Values all alike have limits on their centre and no flags; a single one has none.
 *
 * Refuses (RangeError) NaN, a period twice, and a rebase without a reason or from a period not there.
 * Seasonal or rising series, and rare events, break the assumption of independent values: flags there are
 * the season. Source: Wheeler; NHSRplotthedots 0.2.2.
 */
export const xmrChart = (values: readonly XmrValue[], options: XmrOptions): XmrChart => {
  const { better, target, rebases = [], fixAfter, screenRanges = true, run = 7, trend = 7 } = options;
  requireWhole(run, 'the length of a run', 2);
  requireWhole(trend, 'the length of a trend', 2);
  if (target !== undefined) requireFinite(target, 'the target');
  if (fixAfter !== undefined) requireWhole(fixAfter, 'the points to fix limits after', 2);
  const periods = new Set(values.map(({ period }) => period));
  if (periods.size < values.length) throw new RangeError('a period is there twice');

  const reasons = firstOf(rebases, values);
  const parts: { from: string; reason: string | undefined; values: XmrValue[] }[] = [];
  for (const value of values) {
    const reason = reasons.get(value.period);
    const last = parts.at(-1);
    if (last === undefined || reason !== undefined)
      parts.push({ from: value.period, reason, values: [value] });
    else last.values.push(value);
  }

  const points: XmrPoint[] = [];
  const stretches = parts.map((part, stretch): XmrStretch => {
    const numbers = part.values.map(({ value }) => present(value, 'a value'));
    const basis = numbers.slice(0, fixAfter);
    const limits = processLimits(basis, { screenRanges });
    const flags = limits === undefined ? [] : specialCauses(numbers, limits, { run, trend });
    part.values.forEach(({ period }, index) => {
      const own = flags[index] ?? [];
      const value = numbers[index];
      points.push({ period, value, stretch, flags: own, kind: kindOf(value, own, better) });
    });
    const resting = basis.filter((value) => value !== undefined).length;
    return { from: part.from, reason: part.reason, limits, values: resting, onTrial: resting < SETTLED_FROM };
  });
  return {
    points,
    stretches,
    variation: points.at(-1)?.kind,
    assurance: assuranceOf(stretches.at(-1)?.limits, target, better),
  };
};

const kindOf = (
  value: number | undefined,
  flags: readonly Flag[],
  better: XmrOptions['better'],
): PointKind => {
  if (value === undefined) return 'missing';
  const [first] = flags;
  if (first === undefined) return 'common-cause';
  if (better === 'neither') return first.direction === 'up' ? 'high' : 'low';
  return (first.direction === 'up') === (better === 'higher') ? 'improvement' : 'concern';
};
