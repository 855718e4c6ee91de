import { count } from '../../../../ui/index.ts';
import { SLOPE_FORMULA, slopeWords } from '../../condition/slope.ts';
import type { Deprivation } from '../fifths.ts';
import { type AreaIndicator, type Family, unitOf, valueWords } from '../indicators.ts';
import { filesOf } from '../loads.ts';
import { areaFigure } from '../part.ts';
import { byFifth, sumBy } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { FIFTH_CAVEAT, type FifthCount, fifthBars, slopeOfCounts } from '../slope.ts';
import { someOf } from '../words.ts';
import { measureOf, nameOf, practiceCounts } from './indicator-counts.ts';

/** The same indicator by deprivation fifth, where practices have their own counts. */
export const fifthsFigure = (
  scope: Scope,
  family: Family,
  key: string,
  rows: readonly AreaIndicator[],
  { fifths }: Deprivation,
) => {
  const first = rows[0];
  const counts = practiceCounts(rows, scope.members);
  if (!first || !counts) return undefined;
  const measure = measureOf(counts.per);
  const sums: FifthCount[] = byFifth(counts.practices, fifths).map(({ fifth, practices }) => ({
    fifth,
    practices: practices.length,
    numerator: sumBy(practices, ({ numerator }) => numerator),
    denominator: sumBy(practices, ({ denominator }) => denominator),
  }));
  if (
    sums.some(
      ({ denominator, numerator }) =>
        denominator === 0 || (measure.kind === 'share' && numerator > denominator),
    )
  )
    return undefined;
  const { groups, withheld } = fifthBars(sums, measure);
  const slope = slopeOfCounts(sums, measure);
  const [poorest, richest] = [groups[0]?.value ?? null, groups[4]?.value ?? null];
  const unit = unitOf(counts.per);
  return areaFigure(scope, {
    key: `${family}-${key}-fifths`,
    picture: {
      kind: 'bars',
      data: {
        title:
          poorest === null || richest === null
            ? `${nameOf(first)}, by deprivation`
            : `${nameOf(first)}: ${valueWords(poorest, counts.per)} in the most deprived fifth, ${valueWords(richest, counts.per)} in the least`,
        measure: `${first.name}${unit ? `, ${unit}` : ''}, by deprivation fifth of the practice, ${counts.period}; 95% limits`,
        unit,
        groupName: 'Deprivation fifth',
        alsoNames: ['Practices'],
        groups,
      },
    },
    reading:
      (withheld === 0 ? slopeWords(slope, unit === '%' ? 'percentage points' : unit) : undefined) ??
      'By deprivation fifth of the practice.',
    period: counts.period,
    where: practicesWords(scope),
    method: `Counts of the practices of each fifth / the people that they are of${counts.per === 1 ? '' : ` × ${count(counts.per)}`}, with ${measure.kind === 'share' ? 'Wilson’s' : 'Byar’s'} 95% limits. ${SLOPE_FORMULA}`,
    caveats: [
      counts.practices.length < counts.of
        ? `${someOf(counts.of - counts.practices.length, 'practice')} of ${counts.of} without a figure ${counts.of - counts.practices.length === 1 ? 'is' : 'are'} left out.`
        : undefined,
      FIFTH_CAVEAT,
    ],
    files: filesOf(
      scope.loads,
      counts.practices.map(({ load }) => load),
    ),
    withheld,
  });
};
