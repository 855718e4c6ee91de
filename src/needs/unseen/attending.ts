import { withholdAtoms } from '../../shared/small-numbers.ts';
import { funnelSizes, smallestForProportion } from '../../shared/statistics/index.ts';
import { count, type FunnelChart, figure } from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { type AreaIndicator, familyOf, isMissed, valueWords } from '../profiles/area/indicators.ts';
import { filesOf } from '../profiles/area/loads.ts';
import { measureOf, practiceCounts } from '../profiles/area/parts/indicator-counts.ts';
import { practicesWords, type Scope } from '../profiles/area/scope.ts';
import { unseenFigure } from './recording.ts';
import { OUTER, shareStandings } from './rules.ts';

/** One indicator of who comes, by practice. */
export type Attended = {
  readonly indicator: string;
  readonly name: string;
  /** True where it counts those who did not come. */
  readonly missed: boolean;
  readonly practices: readonly {
    readonly code: string;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  readonly period: string;
  readonly loads: readonly string[];
};

/** Indicators of uptake that practices of the area have counts of, each once: everybody where sexes are apart. */
export const attendedBy = (scope: Scope, rows: readonly AreaIndicator[]): Attended[] => {
  const uptake = rows.filter(({ name, sex }) => familyOf(name) === 'uptake' && (sex === 'all' || sex === ''));
  return [...new Set(uptake.map(({ indicator }) => indicator))].flatMap((indicator): Attended[] => {
    const own = uptake.filter((row) => row.indicator === indicator);
    const counts = practiceCounts(own, scope.members);
    const name = own[0]?.name ?? '';
    if (!counts || measureOf(counts.per).kind !== 'share') return [];
    const practices = counts.practices.filter(({ numerator, denominator }) => numerator <= denominator);
    return practices.length < 5
      ? []
      : [
          {
            indicator,
            name,
            missed: isMissed(name),
            practices,
            period: counts.period,
            loads: [...new Set(practices.map(({ load }) => load))],
          },
        ];
  });
};

/** Practices against the limits of chance and their usual spread, on the share of their people who came. */
export const attendedFigure = (
  scope: Scope,
  { indicator, name, missed, practices, period, loads }: Attended,
): Figure => {
  // The area's own count is shown beside them, and whoever knows who came knows who did not.
  const came = withholdAtoms(practices, { count: ({ numerator }) => numerator, group: () => 'came' });
  const stayed = withholdAtoms(practices, {
    count: ({ numerator, denominator }) => denominator - numerator,
    group: () => 'stayed away',
  });
  const shown = came.shown.filter((one) => stayed.shown.includes(one));
  const { share, tauSquared, lines, sides } = shareStandings(shown);
  const worse = missed ? 'high' : 'low';
  const outside = sides.filter((side) => side === worse).length;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const bySize = shown
    .map((practice, place) => ({ ...practice, side: sides[place] ?? ('within' as const) }))
    .sort((a, b) => a.denominator - b.denominator || a.code.localeCompare(b.code));
  let lettered = 0;
  const marks = bySize.map((one) => ({
    ...one,
    letter: one.side === 'within' ? undefined : (letters[lettered++] ?? String(lettered)),
  }));
  // Without names an order by code would tell who is who.
  const ordered = scope.named
    ? [...marks].sort((a, b) => scope.nameOf(a.code).localeCompare(scope.nameOf(b.code)))
    : marks;
  const sizes = marks.map(({ denominator }) => denominator);
  const title =
    outside === 0
      ? `${name}: every practice is within what chance and the usual spread explain`
      : `${name}: in ${outside} of ${shown.length} practices ${missed ? 'more stay away' : 'fewer come'} than chance and the usual spread explain`;
  const options =
    tauSquared > 0
      ? ({ method: 'arcsine', tauSquared, confidence: OUTER } as const)
      : ({ method: 'score', confidence: OUTER } as const);
  const smallest = smallestForProportion(share, options).low;
  const chart: FunnelChart = {
    title,
    measure: `${name}, % of the people it is of, ${period}; each mark is a practice`,
    unit: '%',
    sizeName: 'people of the practice that it is a share of',
    alsoNames: ['Counted', 'Of'],
    points: ordered.map(({ code, numerator, denominator, side, letter }) => ({
      code: scope.named ? code : null,
      name: scope.named ? scope.nameOf(code) : null,
      ...(letter ? { letter } : {}),
      size: denominator,
      value: (100 * numerator) / denominator,
      standing: side === 'low' ? 'below' : side === 'high' ? 'above' : 'within',
      also: [numerator, denominator],
    })),
    centre: { name: 'Area', value: 100 * share },
    limits: funnelSizes(Math.max(1, sizes[0] ?? 1), Math.max(1, sizes.at(-1) ?? 1), 60).flatMap((size) => {
      const { inner, outer } = lines(size);
      return inner && outer
        ? [
            {
              size,
              lower95: 100 * inner.lower,
              upper95: 100 * inner.upper,
              lower998: 100 * outer.lower,
              upper998: 100 * outer.upper,
            },
          ]
        : [];
    }),
    // Where every practice is large enough there is nothing to say of it.
    ...(Number.isFinite(smallest) && smallest > (sizes[0] ?? 0) ? { smallest: Math.ceil(smallest) } : {}),
  };
  return unseenFigure(scope, {
    key: `practices-${indicator.replace('fingertips/', '')}`,
    picture: { kind: 'funnel', data: chart },
    reading: `${title}. Over the whole area it is ${valueWords(100 * share, 100)}.`,
    period,
    where: practicesWords(scope),
    method: `Counted / those it is of × 100 of each practice, round the area’s own (${figure(100 * share)}%). ${
      tauSquared > 0
        ? `Limits: sin²(arcsin√p ∓ z√(1/4n + τ²)) with τ² = ${figure(tauSquared, 5)} the variance between practices beyond chance (Spiegelhalter 2005).`
        : 'Limits: p ∓ z√(p(1 − p)/n), which agree with Wilson’s.'
    } Outside is beyond the line that holds 998 in 1,000.`,
    caveats: [
      'Who does not come may have been asked elsewhere, may have said no, or may never have been reached: the count does not tell.',
      shown.length < practices.length
        ? `${count(practices.length - shown.length)} practices are withheld, because their numbers are small.`
        : undefined,
    ],
    files: filesOf(scope.loads, loads),
    withheld: practices.length - shown.length,
  });
};
