import { deprivationFifths } from '../../conditions/deprivation.ts';
import { FIFTHS } from './rules.ts';

/** Fifth of each practice among those of the area, 1 the most deprived: equal scores share a fifth. */
export const fifthsByScore = (
  scores: ReadonlyMap<string, number>,
  practices: readonly string[],
): ReadonlyMap<string, number> => {
  const scored = practices.flatMap((code) => {
    const value = scores.get(code);
    return value === undefined ? [] : [{ code, value }];
  });
  // Fewer practices than fifths make no fifths.
  if (scored.length < FIFTHS.length) return new Map();
  return new Map(
    deprivationFifths(scored, 'highest').flatMap(({ code, fifth }) =>
      fifth === undefined ? [] : [[code, fifth]],
    ),
  );
};
