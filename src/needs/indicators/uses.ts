import { z } from 'zod';
import { commandOf, textTable } from '../../platform/cli/command.ts';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { INDICATOR_DATASETS } from '../conditions/datasets.ts';
import { findFigureLoads } from '../conditions/loads.ts';
import { financialYear } from '../conditions/years.ts';
import { figureQueryOf, queryText } from '../figures/address.ts';
import { Figure as FigureShape } from '../figures/figure.ts';
import type { FigureTopic } from '../figures/topics.ts';
import { figureWords } from '../figures/words.ts';
import { indicatorProfile, loadedIndicators } from './profile.ts';
import {
  familyTitle,
  INDICATOR_SORTS,
  indicatorTitle,
  pickIndicators,
  subjectOf,
  variantWords,
} from './rules.ts';

const Listed = z.object({
  subject: z.string().describe('its part of an address: fingertips~93553'),
  indicator: z.string(),
  title: z.string(),
  source: z.string(),
  kinds: z.array(z.string()).describe('practice, ccg, england, other'),
  areas: z.number().int(),
  figures: z.number().int(),
  firstPeriod: z.string(),
  lastPeriod: z.string(),
});
export type Listed = z.output<typeof Listed>;

/** Published indicators in force, of any source: what a file of Fingertips or an own layout brought. */
export const indicators = defineUse({
  name: 'indicators',
  method: 'get',
  permission: 'needs.read',
  summary: 'Published indicators that are loaded, by name: where from, for which areas and periods.',
  input: z.object({
    q: optionalText().describe('words of its name, or its number'),
    sort: z.enum(INDICATOR_SORTS).default('name'),
    dir: z.enum(['ascending', 'descending']).default('ascending'),
    ...partInput(50),
  }),
  output: z.object({ total: z.number().int(), items: z.array(Listed), next: z.string().optional() }),
  run: async (platform, _actor, { q = '', sort, dir, limit, cursor }) => {
    const loads = (await findFigureLoads(platform.db, INDICATOR_DATASETS)).map(({ load }) => load);
    const found = pickIndicators(await loadedIndicators(platform, loads), { q, sort, dir });
    const offset = offsetOf(cursor);
    const items = found.slice(offset, offset + limit).map((one) => ({
      subject: subjectOf(one.indicator),
      indicator: one.indicator,
      title: indicatorTitle(one),
      source: familyTitle(one.indicator),
      kinds: [...one.kinds],
      areas: one.areas,
      figures: one.figures,
      firstPeriod: one.firstPeriod,
      lastPeriod: one.lastPeriod,
    }));
    return ok({ total: found.length, items, ...nextPart(offset, items.length, found.length) });
  },
});

const Profile = z.object({
  subject: z.string(),
  indicator: z.string(),
  title: z.string(),
  whom: z.string().describe('whom it counts, where it does not count everybody'),
  area: z.string(),
  name: z.string(),
  year: z.string(),
  years: z.array(z.string()),
  beside: z.string().nullable(),
  besides: z.array(z.object({ kind: z.string(), name: z.string() })),
  variants: z.array(z.object({ subject: z.string(), whom: z.string() })),
  figures: z.array(FigureShape),
});
export type Profile = z.output<typeof Profile>;

/** One indicator for an area: beside others, by deprivation, over time and among all. */
export const indicatorUse = defineUse({
  name: 'indicator',
  path: 'indicators/{indicator}',
  method: 'get',
  permission: 'needs.read',
  summary: 'One published indicator for an area: beside others, by deprivation, over time, among all.',
  input: z.object({ indicator: z.string().trim().min(1).describe('fingertips~93553'), ...figureWords }),
  output: Profile,
  run: async (platform, actor, { indicator, ...query }) => {
    const found = await indicatorProfile(platform, actor, indicator, figureQueryOf(query));
    if (!found.ok) return found;
    const { scope, loaded, variant, variants, beside, besides, figures } = found.value;
    return ok({
      subject: indicator,
      indicator: loaded.indicator,
      title: indicatorTitle(loaded),
      whom: variantWords(variant),
      area: scope.area,
      name: scope.name,
      year: scope.yearText,
      years: scope.years.map(financialYear),
      beside: beside ?? null,
      besides: [...besides],
      variants: variants.map((one) => ({
        subject: subjectOf(loaded.indicator, one),
        whom: variantWords(one) || 'everybody',
      })),
      figures: [...figures],
    });
  },
});

export const indicatorTopic: FigureTopic = {
  topic: 'indicators',
  figures: async (platform, actor, subject, query) => {
    const found = await indicatorProfile(platform, actor, subject, query);
    return found.ok ? ok(found.value.figures) : found;
  },
  pageHref: (subject, query) => `/population/indicators/${encodeURIComponent(subject)}${queryText(query)}`,
};

export const indicatorsCommand = commandOf({
  name: 'indicators',
  use: indicators,
  text: ({ items, total }) =>
    items.length === 0
      ? 'No published indicator is loaded. See: coalface sources.'
      : [
          textTable(
            ['Indicator', 'Name', 'Areas', 'From', 'To'],
            items.map(({ subject, title, areas, firstPeriod, lastPeriod }) => [
              subject,
              title,
              areas,
              firstPeriod,
              lastPeriod,
            ]),
          ),
          ...(total > items.length ? [`${items.length} of ${total}; narrow them with --q.`] : []),
        ].join('\n'),
});

export const indicatorCommand = commandOf({
  name: 'indicator',
  use: indicatorUse,
  arguments: ['indicator'],
  text: ({ title, whom, name, year, figures }) =>
    [
      `${title}${whom ? ` (${whom})` : ''}; ${name}, ${year}.`,
      ...figures.flatMap((figure) => ['', figure.title, figure.reading]),
      ...(figures.length === 0 ? ['', 'Nothing of it is loaded for this area and year.'] : []),
    ].join('\n'),
});
