import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findComparators } from '../comparators/comparators.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../conditions/datasets.ts';
import { perLoads } from '../conditions/per-loads.ts';
import { findIndicators, type IndicatorRow } from '../conditions/queries.ts';
import { figureHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';
import type { FigureQuery } from '../figures/topics.ts';
import { LIST_DATASETS } from '../imports/datasets.ts';
import { findDeprivation } from '../profiles/area/fifths.ts';
import type { AreaIndicator } from '../profiles/area/indicators.ts';
import { idsOf } from '../profiles/area/loads.ts';
import { besideFigure } from '../profiles/area/parts/indicator-beside.ts';
import { fifthsFigure } from '../profiles/area/parts/indicator-fifths.ts';
import { chosenComparator } from '../profiles/area/profile.ts';
import { findScope, type Scope } from '../profiles/area/scope.ts';
import { askedOf } from '../profiles/condition/uses.ts';
import {
  findLoadedIndicators,
  findSpread,
  findVariants,
  type LoadedIndicator,
  type Variant,
} from './queries.ts';
import { chosenVariant, indicatorTitle, readSubject, subjectOf } from './rules.ts';
import { spreadFigure, trendFigure } from './series.ts';

/** Fewer areas than this have no deciles worth drawing. */
const LEAST_AREAS = 20;

const ENGLAND = 'E92000001';

export type IndicatorProfile = {
  readonly scope: Scope;
  readonly loaded: LoadedIndicator;
  readonly variants: readonly Variant[];
  readonly variant: Variant;
  readonly beside: string | undefined;
  readonly besides: readonly { readonly kind: string; readonly name: string }[];
  readonly figures: readonly Figure[];
};

/** Every indicator in force; made once for the loads that there are. */
export const loadedIndicators = async ({ facts }: Pick<Platform, 'facts'>, ids: readonly string[]) =>
  perLoads(facts, ['indicators', ids], () => findLoadedIndicators(facts, ids));

/** Rows of the newest period of each area that begins by the end of the year. */
const newestOf = (rows: readonly IndicatorRow[], day: string, title: string): AreaIndicator[] => {
  const newest = new Map<string, IndicatorRow>();
  for (const row of rows) {
    if (row.from !== null && row.from > day) continue;
    const known = newest.get(row.area);
    if (!known || (row.from ?? '') >= (known.from ?? '')) newest.set(row.area, row);
  }
  return [...newest.values()].map((row) => ({ ...row, name: row.name || title }));
};

/**
 * Everything that is shown of one published indicator for an area: beside others, by deprivation fifth, over time,
 * and among all areas of its kind. Figures that nothing is loaded for are left out.
 */
export const indicatorProfile = async (
  platform: Platform,
  actor: Actor,
  subject: string,
  query: FigureQuery,
): Promise<Result<IndicatorProfile>> => {
  const said = await askedOf(platform, query);
  if (!said.ok) return said;
  const { area: _, ...words } = query;
  const scope = await findScope(platform, actor, said.value.area, words);
  const ids = idsOf(scope.loads, ...INDICATOR_DATASETS);
  const { indicator, variant: asked } = readSubject(subject);
  const loaded = (await loadedIndicators(platform, ids)).find((one) => one.indicator === indicator);
  const missing = () =>
    refuse<CommonRefusal>({ kind: 'not-found', what: `an indicator called ${indicator}` });
  if (!loaded) return missing();
  // In the order in which they came into force, so that the last one speaks.
  const own = ids.filter((id) => loaded.loads.includes(id));
  const variants = await perLoads(platform.facts, ['variants', own, indicator], () =>
    findVariants(platform.facts, own, indicator),
  );
  const variant = chosenVariant(variants, asked);
  if (!variant) return missing();
  const registers = idsOf(scope.loads, ...REGISTER_DATASETS);
  const lists = scope.loads.filter(({ dataset }) => LIST_DATASETS.some((one) => one === dataset));
  const [deprivation, comparators] = await Promise.all([
    findDeprivation(scope),
    findComparators(
      platform,
      { registers, indicators: ids, lists },
      { area: scope.area, year: scope.year, on: scope.day, list: query.list },
    ),
  ]);
  const chosen = chosenComparator(comparators, query.beside);
  const others = chosen?.codes ?? [];
  const names = await organisationNames(platform.db, others);
  const wanted = [scope.area, ...(scope.ons ? [scope.ons] : []), ENGLAND, ...others, ...scope.members];
  const rows = (await findIndicators(platform.facts, own, { indicators: [indicator], areas: wanted })).filter(
    ({ categoryType, sex, age }) => categoryType === '' && sex === variant.sex && age === variant.age,
  );
  const newest = newestOf(rows, scope.day, indicatorTitle(loaded));
  const kind = (['ccg', 'practice'] as const).find((one) => loaded.kinds.includes(one));
  const spread =
    kind && loaded.areas >= LEAST_AREAS
      ? await perLoads(platform.facts, ['spread', own, indicator, kind, variant], () =>
          findSpread(platform.facts, own, { indicator, kind, sex: variant.sex, age: variant.age }),
        )
      : [];
  const title = { loaded, variant, kind };
  const beside = besideFigure(
    scope,
    'use',
    'beside',
    newest,
    new Map(others.map((code) => [code, names.get(code) ?? code])),
  );
  const figures = [
    beside?.figure,
    deprivation ? fifthsFigure(scope, 'use', 'fifths', newest, deprivation) : undefined,
    trendFigure(scope, title, rows),
    spreadFigure(scope, title, spread, rows, own),
  ];
  const named = ['beside', 'fifths', 'over-time', 'spread'];
  const address = subjectOf(indicator, asked);
  return ok({
    scope,
    loaded,
    variants,
    variant,
    beside: chosen?.kind,
    besides: comparators.map(({ kind: one, name }) => ({ kind: one, name })),
    figures: figures.flatMap((figure, place) => {
      const key = named[place];
      if (!figure || !key) return [];
      const at = {
        topic: 'indicators',
        subject: address,
        key,
        query: { ...query, area: scope.area, year: scope.yearText },
      };
      return [{ ...figure, topic: 'indicators', subject: address, key, href: figureHref(at) }];
    }),
  });
};
