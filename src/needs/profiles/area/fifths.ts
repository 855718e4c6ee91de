import { organisationNames } from '../../../people/index.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import { findAreaCodes, findIndicators } from '../../conditions/queries.ts';
import { fifthsByScore } from '../condition/fifths.ts';
import { findPeriods } from '../condition/queries.ts';
import { nearestPeriod } from '../condition/rules.ts';
import { idsOf } from './loads.ts';
import { findPracticeValues } from './queries.ts';
import type { Scope } from './scope.ts';

/** Deprivation of practices by where their patients live: the score of the indices, high where deprivation is. */
const DEPRIVATION_OF_PRACTICES = 'fingertips/93553';

const ENGLAND = 'E92000001';

/** With fewer other practices than this, fifths of all those loaded would say nothing of the country. */
const ENOUGH_OTHERS = 500;

export type Deprivation = {
  /** Of which edition of the indices: `2015`. */
  readonly period: string;
  readonly loads: readonly string[];
  readonly scores: ReadonlyMap<string, number>;
  /** Fifth of each of the area's practices among themselves; 1 is the most deprived. */
  readonly fifths: ReadonlyMap<string, number>;
  /** Fifth of each of the area's practices among all practices with a score, where enough of them are loaded. */
  readonly ofAll: ReadonlyMap<string, number> | undefined;
  /** How many practices have a score, of any area. */
  readonly all: number;
  /** Practices of the area without a score. */
  readonly without: readonly string[];
};

/**
 * Fifths of the area's practices by deprivation, by the edition nearest to the year, as the pages of conditions
 * have them. Undefined where fewer than five of its practices have a score.
 */
export const findDeprivation = async ({
  platform,
  loads,
  members,
  day,
}: Scope): Promise<Deprivation | undefined> => {
  const { facts } = platform;
  const ids = idsOf(loads, ...INDICATOR_DATASETS);
  const found = nearestPeriod(await findPeriods(facts, ids, DEPRIVATION_OF_PRACTICES, 'practice'), day);
  if (!found) return undefined;
  const values = await findPracticeValues(facts, ids, DEPRIVATION_OF_PRACTICES, found.period);
  const scores = new Map(values.map(({ practice, value }) => [practice, value]));
  const fifths = fifthsByScore(scores, members);
  if (fifths.size === 0) return undefined;
  return {
    period: found.period,
    loads: [...new Set(values.map(({ load }) => load))],
    scores,
    fifths,
    ofAll:
      values.length - fifths.size >= ENOUGH_OTHERS ? fifthsByScore(scores, [...scores.keys()]) : undefined,
    all: values.length,
    without: members.filter((code) => !fifths.has(code)),
  };
};

/** Deprivation of commissioners: published for them, or of their practices; high where deprivation is. */
const OF_AREAS = ['imd/IMD/average score', DEPRIVATION_OF_PRACTICES] as const;

export type AreaScore = {
  readonly code: string;
  readonly name: string;
  readonly own: boolean;
  readonly score: number;
};

/** The area's average score beside others', of the edition nearest to the year; undefined where the area has none. */
export const findDeprivationOfAreas = async (
  { platform: { facts, db }, loads, area, ons, name, day }: Scope,
  others: readonly string[],
): Promise<
  | { readonly period: string; readonly loads: readonly string[]; readonly rows: readonly AreaScore[] }
  | undefined
> => {
  const ids = idsOf(loads, ...INDICATOR_DATASETS);
  const registers = idsOf(loads, ...REGISTER_DATASETS);
  const codes = await findAreaCodes(facts, registers);
  const onsOf = new Map(codes.map((one) => [one.area, one.ons]));
  const wanted = new Map(
    [area, ...others].flatMap((code) =>
      [code, onsOf.get(code) ?? ''].filter(Boolean).map((one) => [one, code]),
    ),
  );
  if (ons) wanted.set(ons, area);
  for (const indicator of OF_AREAS) {
    const found = nearestPeriod(await findPeriods(facts, ids, indicator, 'ccg'), day);
    if (!found) continue;
    const rows = await findIndicators(facts, ids, {
      indicators: [indicator],
      areas: [...wanted.keys(), ENGLAND],
      periods: [found.period],
    });
    const scored = rows.filter(({ value, kind }) => value !== null && kind !== 'practice');
    if (!scored.some((row) => wanted.get(row.area) === area)) continue;
    const names = await organisationNames(db, others);
    return {
      period: found.period,
      loads: scored.map(({ load }) => load),
      rows: scored.map((row) => {
        const code = wanted.get(row.area) ?? row.area;
        return {
          code,
          name: code === area ? name : row.area === ENGLAND ? 'England' : (names.get(code) ?? row.areaName),
          own: code === area,
          score: row.value ?? 0,
        };
      }),
    };
  }
  return undefined;
};
