import { percentRanks, quantileGroups } from '../../shared/statistics/index.ts';

/** Which end of a measure is the most deprived: scores are high there, most ranks and deciles low. */
export type MostDeprived = 'highest' | 'lowest';

/**
 * Which end of an indicator is the most deprived, by what its publisher says. Of the summaries of the indices
 * (Department for Communities and Local Government, 2015) every "Rank of ..." is 1 where deprivation is worst;
 * scores, proportions, extent, scale, local concentration and, against its name, the average rank, which
 * averages ranks that count up from the least deprived, are high there. Indicator 93553 of Fingertips is a
 * score. Undefined for anything else: then `provenEnd` may tell.
 */
export const mostDeprivedEnd = (indicator: string): MostDeprived | undefined => {
  if (/^imd\/.+\/rank of /.test(indicator)) return 'lowest';
  if (indicator.startsWith('imd/') || indicator === 'fingertips/93553') return 'highest';
  return undefined;
};

type Pair = { readonly value: number; readonly score: number };

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** Rank correlation (Spearman, ties at the same rank); undefined where either side does not vary. */
export const rankCorrelation = (pairs: readonly Pair[]): number | undefined => {
  const a = percentRanks(pairs.map(({ value }) => value)).map((rank) => rank ?? 0);
  const b = percentRanks(pairs.map(({ score }) => score)).map((rank) => rank ?? 0);
  const [ma, mb] = [mean(a), mean(b)];
  let [both, left, right] = [0, 0, 0];
  for (const [place, rank] of a.entries()) {
    const [da, db] = [rank - ma, (b[place] ?? 0) - mb];
    both += da * db;
    left += da * da;
    right += db * db;
  }
  return left > 0 && right > 0 ? both / Math.sqrt(left * right) : undefined;
};

/**
 * Which end of a measure is the most deprived, proven against a deprivation score of the same areas (high where
 * deprivation is): undefined with fewer than 20 areas, or where the two agree too little (|rank correlation|
 * under 0.5) to tell. A source whose order is reversed is known by this and not by trust.
 */
export const provenEnd = (pairs: readonly Pair[]): MostDeprived | undefined => {
  if (pairs.length < 20) return undefined;
  const found = rankCorrelation(pairs);
  if (found === undefined || Math.abs(found) < 0.5) return undefined;
  return found > 0 ? 'highest' : 'lowest';
};

/**
 * Fifths of areas by deprivation: 1 is the most deprived everywhere in Coalface, whichever way the source
 * counts. Areas without a value have none; equal values share a fifth.
 */
export const deprivationFifths = <A extends { readonly value: number | null }>(
  areas: readonly A[],
  end: MostDeprived,
): readonly (A & { readonly fifth: number | undefined })[] => {
  const fifths = quantileGroups(
    areas.map(({ value }) => value),
    { groups: 5, lowestFirst: end === 'lowest' },
  );
  return areas.map((area, place) => ({ ...area, fifth: fifths[place] }));
};
