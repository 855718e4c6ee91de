import { deprivationFifths } from '../../conditions/deprivation.ts';
import { idsOf } from './loads.ts';
import { findPracticeValues } from './queries.ts';
import type { Scope } from './scope.ts';

/** Deprivation of practices by where their patients live: the score of the indices, high where deprivation is. */
export const DEPRIVATION_OF_PRACTICES = 'fingertips/93553';

/** With fewer other practices than this, fifths of all those loaded would say nothing of England. */
const ENOUGH_OTHERS = 500;

export type Deprivation = {
  /** Of which edition of the indices: `2015`. */
  readonly period: string;
  readonly loads: readonly string[];
  /** Fifth of each of the area's practices among themselves; 1 is the most deprived. */
  readonly fifths: ReadonlyMap<string, number>;
  /** Fifth of each of the area's practices among all practices with a score, where enough of them are loaded. */
  readonly ofAll: ReadonlyMap<string, number> | undefined;
  /** How many practices have a score, of any area. */
  readonly all: number;
  /** Practices of the area without a score. */
  readonly without: readonly string[];
};

/** Fifths of the area's practices by deprivation, from the edition in force on the day; undefined where none is loaded. */
export const findDeprivation = async (scope: Scope): Promise<Deprivation | undefined> => {
  const { platform, loads, members, day } = scope;
  const found = await findPracticeValues(
    platform.facts,
    idsOf(loads, 'fingertips', 'fingertips-short'),
    DEPRIVATION_OF_PRACTICES,
    day,
  );
  if (!found) return undefined;
  const own = new Set(members);
  const values = found.values.filter(({ practice }) => own.has(practice));
  if (values.length < 5) return undefined;
  const fifthsOf = (some: typeof values) =>
    new Map(
      deprivationFifths(some, 'highest').flatMap(({ practice, fifth }) =>
        fifth === undefined ? [] : [[practice, fifth] as const],
      ),
    );
  const scored = new Set(values.map(({ practice }) => practice));
  return {
    period: found.period,
    loads: found.loads,
    fifths: fifthsOf(values),
    ofAll: found.values.length - values.length >= ENOUGH_OTHERS ? fifthsOf(found.values) : undefined,
    all: found.values.length,
    without: members.filter((code) => !scored.has(code)),
  };
};
