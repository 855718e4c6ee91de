import { INDICATOR_DATASETS } from '../../conditions/datasets.ts';
import { fifthsByScore } from '../condition/fifths.ts';
import { findPeriods } from '../condition/queries.ts';
import { nearestPeriod } from '../condition/rules.ts';
import { idsOf } from './loads.ts';
import { findPracticeValues } from './queries.ts';
import type { Scope } from './scope.ts';

/** Deprivation of practices by where their patients live: the score of the indices, high where deprivation is. */
const DEPRIVATION_OF_PRACTICES = 'fingertips/93553';

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
