import { figure as figureText } from '../../ui/index.ts';
import type { IndicatorRow } from '../conditions/queries.ts';
import type { Figure } from '../figures/figure.ts';
import { makeFigure } from '../figures/make.ts';
import { unitOf, valueWords } from '../profiles/area/indicators.ts';
import { filesOf } from '../profiles/area/loads.ts';
import type { Scope } from '../profiles/area/scope.ts';
import type { LoadedIndicator, Spread, Variant } from './queries.ts';
import { indicatorTitle, variantWords } from './rules.ts';

type Titled = {
  readonly loaded: LoadedIndicator;
  readonly variant: Variant;
  readonly kind: 'ccg' | 'practice' | undefined;
};

const titleOf = ({ loaded, variant }: Titled): string => {
  const whom = variantWords(variant);
  return `${indicatorTitle(loaded)}${whom ? `, ${whom}` : ''}`;
};

const ownRows = ({ area, ons }: Scope, rows: readonly IndicatorRow[]) =>
  rows.flatMap((row) =>
    (row.area === area || row.area === ons) && row.value !== null ? [{ ...row, value: row.value }] : [],
  );

/** A unit as its file gives it: told by count and population, else what an own layout says. */
const unitFor = (rows: readonly IndicatorRow[], loaded: LoadedIndicator): string => {
  const told = rows.find(({ per }) => per !== null);
  const said = loaded.indicator.startsWith('mapped/') ? rows[0]?.note : undefined;
  return told ? unitOf(told.per) : (said ?? '');
};

const address = (scope: Scope, key: string) => ({
  topic: 'indicators',
  subject: '',
  key,
  query: { area: scope.area, year: scope.yearText },
});

/** The area's own figure over the periods loaded, whose dates are understood. Undefined with fewer than two. */
export const trendFigure = (
  scope: Scope,
  titled: Titled,
  rows: readonly IndicatorRow[],
): Figure | undefined => {
  const dated = ownRows(scope, rows).flatMap((row) =>
    row.from === null ? [] : [{ ...row, from: row.from }],
  );
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last || first === last) return undefined;
  const title = titleOf(titled);
  const unit = unitFor(dated, titled.loaded);
  const way = last.value > first.value ? 'rose' : last.value < first.value ? 'fell' : 'did not change';
  return makeFigure(address(scope, 'over-time'), {
    picture: {
      kind: 'trend',
      data: {
        title: `${title}: ${valueWords(first.value, first.per)} in ${first.period}, ${valueWords(last.value, last.per)} in ${last.period}`,
        measure: `${title}${unit ? `, ${unit}` : ''}, by period`,
        unit,
        places: 1,
        points: dated.map(({ from, value }) => ({ date: from, value })),
      },
    },
    reading: `It ${way} from ${first.period} to ${last.period}. A line says nothing of chance: read the limits beside others.`,
    period: `${first.period} to ${last.period}`,
    where: scope.name,
    method:
      'As its publisher worked it out for the area, each period as published; each point stands on its period’s first day.',
    caveats: ['Publishers restate methods: a step may be one of counting.'],
    files: filesOf(
      scope.loads,
      dated.map(({ load }) => load),
    ),
  });
};

/** The deciles of all areas of the kind, with the area's own figure among commissioners. */
export const spreadFigure = (
  scope: Scope,
  titled: Titled,
  spread: readonly Spread[],
  rows: readonly IndicatorRow[],
  loads: readonly string[],
): Figure | undefined => {
  const last = spread.at(-1);
  if (!last || titled.kind === undefined) return undefined;
  const title = titleOf(titled);
  const own = new Map(ownRows(scope, rows).map((row) => [row.period, row.value]));
  const unit = unitFor(rows, titled.loaded);
  const shown = titled.kind === 'ccg' && own.size > 0;
  const ofName = titled.kind === 'ccg' ? `${last.areas} commissioners` : `${last.areas} practices`;
  const [low, middle, high] = [last.deciles[0] ?? 0, last.deciles[4] ?? 0, last.deciles[8] ?? 0];
  const say = (value: number) => (unit === '%' ? `${figureText(value, 1)}%` : figureText(value, 1));
  return makeFigure(address(scope, 'spread'), {
    picture: {
      kind: 'spread',
      data: {
        title: `Half of ${ofName} have ${say(middle)} or more; one in ten has under ${say(low)}, one in ten over ${say(high)}`,
        measure: `${title}${unit ? `, ${unit}` : ''}, by period; tenths of ${ofName}`,
        unit,
        ofName,
        ...(shown ? { ownName: scope.name } : {}),
        periods: spread.map(({ period, areas, deciles }) => ({
          name: period,
          own: shown ? (own.get(period) ?? null) : null,
          areas,
          deciles,
        })),
      },
    },
    reading: `The band holds eight in ten of them, the darker one six in ten.${titled.kind === 'practice' ? ' Practices are not named, and none is ranked.' : ''}`,
    period: spread.length === 1 ? last.period : `${spread[0]?.period} to ${last.period}`,
    where: ofName,
    method:
      'The published figures of all in order, n of them: the q-th tenth lies at place q (n − 1) / 10 from nought, between two figures in a straight line. Where several files hold a figure, the one that came into force last speaks.',
    caveats: [
      'Small ones vary more by chance, so the ends of the band hold more of them than of large ones.',
    ],
    files: filesOf(scope.loads, loads),
  });
};
