import { proportion } from '../../../../shared/statistics/index.ts';
import { count } from '../../../../ui/index.ts';
import type { Figure } from '../../../figures/figure.ts';
import { SLOPE_FORMULA, slopeWords } from '../../condition/slope.ts';
import type { Deprivation } from '../fifths.ts';
import { type AreaIndicator, type Family, familyOf, unitOf, valueWords } from '../indicators.ts';
import { filesOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import { byFifth, sumBy } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { FIFTH_CAVEAT, type FifthCount, fifthBars, slopeOfCounts } from '../slope.ts';
import { listed, someOf } from '../words.ts';

/** One indicator of the area with what stands beside it. */
export type IndicatorRow = {
  readonly key: string;
  readonly indicator: string;
  readonly name: string;
  readonly period: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly per: number | null;
  readonly england: number | null;
  /** Against England by the area's own limits; undefined where either is missing. */
  readonly beside: 'higher' | 'lower' | 'alike' | undefined;
  /** Whether it is the publisher's own figure of the area, or its practices added up here. */
  readonly made: 'published' | 'added up';
};

const ENGLAND = 'E92000001';

/** `92443`, `92443-male`: an indicator that is given for men and women apart has a figure for each. */
const keyOf = ({ indicator, sex, age }: AreaIndicator, several: boolean): string =>
  [
    indicator.slice('fingertips/'.length),
    ...(several ? [sex, age].map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '-')) : []),
  ]
    .filter((part) => part !== '' && part !== 'all' && part !== 'all-ages')
    .join('-')
    .replace(/-+$/, '');

const nameOf = ({ name, sex }: AreaIndicator): string =>
  sex === 'male' || sex === 'female' ? `${name}, ${sex === 'male' ? 'men' : 'women'}` : name;

const besideOf = (
  lower: number | null,
  upper: number | null,
  england: number | null,
): IndicatorRow['beside'] => {
  if (lower === null || upper === null || england === null) return undefined;
  return lower > england ? 'higher' : upper < england ? 'lower' : 'alike';
};

const BESIDE_WORDS = { higher: 'higher than', lower: 'lower than', alike: 'about as in' } as const;

const isArea = ({ area, ons }: Scope, row: AreaIndicator): boolean => row.area === area || row.area === ons;

/** Rows of one indicator, sex and age. */
const groupsOf = (rows: readonly AreaIndicator[]): AreaIndicator[][] => {
  const groups = new Map<string, AreaIndicator[]>();
  for (const row of rows) {
    const key = `${row.indicator}\n${row.sex}\n${row.age}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
};

/** The counts of an indicator by practice, of the newest period that most of its practices have. */
export const practiceCounts = (rows: readonly AreaIndicator[], members: readonly string[]) => {
  const own = new Set(members);
  const some = rows.filter(
    ({ kind, area, numerator, denominator, per }) =>
      kind === 'practice' &&
      own.has(area) &&
      numerator !== null &&
      denominator !== null &&
      denominator > 0 &&
      // What a count of nought is per cannot be told from its row: the others' rows tell.
      (per !== null || numerator === 0),
  );
  const periods = [...new Set(some.map(({ period }) => period))].map((period) => ({
    period,
    rows: some.filter((row) => row.period === period),
  }));
  const most = periods.sort((a, b) => b.rows.length - a.rows.length || b.period.localeCompare(a.period))[0];
  if (!most || most.rows.length * 2 < members.length) return undefined;
  return {
    period: most.period,
    practices: most.rows.map(({ area, numerator, denominator, load }) => ({
      code: area,
      numerator: numerator ?? 0,
      denominator: denominator ?? 0,
      load,
    })),
    per: most.rows.find(({ per }) => per !== null)?.per ?? 100,
    of: members.length,
  };
};

/** A rate may count a person twice; a share of hundred counts each once. */
export const measureOf = (per: number) =>
  ({ kind: per === 100 || per === 1 ? 'share' : 'rate', per }) as const;

/** The area's own row: as published for it, else its practices added up. */
const ownRow = (scope: Scope, rows: readonly AreaIndicator[]) => {
  const published = rows.find((row) => isArea(scope, row) && row.value !== null);
  if (published?.value !== undefined && published.value !== null)
    return { ...published, value: published.value, made: 'published' as const, loads: [published.load] };
  const counts = practiceCounts(rows, scope.members);
  const first = rows.find(({ kind }) => kind === 'practice');
  if (!counts || !first) return undefined;
  const numerator = sumBy(counts.practices, (one) => one.numerator);
  const denominator = sumBy(counts.practices, (one) => one.denominator);
  const share = measureOf(counts.per).kind === 'share' && numerator <= denominator;
  const limits = share ? proportion(numerator, denominator, { per: counts.per }) : undefined;
  return {
    ...first,
    period: counts.period,
    value: (counts.per * numerator) / denominator,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    per: counts.per,
    made: 'added up' as const,
    loads: [...new Set(counts.practices.map(({ load }) => load))],
  };
};

/** The area beside England and whomever else the file has among those asked for. */
export const besideFigure = (
  scope: Scope,
  family: Family,
  key: string,
  rows: readonly AreaIndicator[],
  others: ReadonlyMap<string, string>,
) => {
  const own = ownRow(scope, rows);
  if (!own) return undefined;
  const same = rows.filter(({ period, value }) => period === own.period && value !== null);
  const england = same.find(({ area }) => area === ENGLAND);
  const beside = besideOf(own.lower, own.upper, england?.value ?? null);
  const row: IndicatorRow = {
    key: `${family}-${key}`,
    indicator: own.indicator,
    name: nameOf(own),
    period: own.period,
    value: own.value,
    lower: own.lower,
    upper: own.upper,
    per: own.per,
    england: england?.value ?? null,
    beside,
    made: own.made,
  };
  const said = valueWords(own.value, own.per);
  const against =
    beside && england?.value
      ? `, ${BESIDE_WORDS[beside]} England (${valueWords(england.value, own.per)})`
      : '';
  const besides = same.filter((one) => others.has(one.area) && !isArea(scope, one));
  const figure: Figure = areaFigure(scope, {
    key: row.key,
    picture: {
      kind: 'comparison',
      data: {
        title: `${row.name}: ${said}${beside && england ? `, ${BESIDE_WORDS[beside]} England` : ''}`,
        measure: `${own.name}${own.age ? `, ${own.age}` : ''}${unitOf(own.per) ? `, ${unitOf(own.per)}` : ''}, ${own.period}; 95% limits`,
        unit: unitOf(own.per),
        gap: 'no figure',
        rows: [
          {
            code: scope.area,
            name: scope.name,
            own: true,
            value: own.value,
            lower: own.lower,
            upper: own.upper,
          },
          ...besides
            .map((one) => ({
              code: one.area,
              name: others.get(one.area) ?? one.areaName,
              value: one.value,
              lower: one.lower,
              upper: one.upper,
            }))
            .sort((a, b) => a.name.localeCompare(b.name)),
          ...(england
            ? [
                {
                  code: ENGLAND,
                  name: 'England',
                  value: england.value,
                  lower: england.lower,
                  upper: england.upper,
                },
              ]
            : []),
        ],
      },
    },
    reading: `${row.name} is ${said}${against}.`,
    period: own.period,
    method:
      own.made === 'published'
        ? 'As its publisher worked it out for the area, with the limits published. The area is called higher or lower where its limits do not reach England’s figure.'
        : 'Counts of the area’s practices added up / the people that they are of, added up, with Wilson’s limits: the files have no figure of the area itself.',
    caveats: [
      'Published indicators are compared as they are: read the publisher’s definition before the difference.',
      england ? undefined : 'No figure of England is loaded for the same period.',
    ],
    files: filesOf(scope.loads, [...own.loads, ...same.map(({ load }) => load)]),
  });
  return { row, figure };
};

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

const TITLES: Readonly<Record<Family, string>> = {
  risk: 'Risks to health',
  mortality: 'Deaths',
  uptake: 'Prevention taken up',
  use: 'Use of services',
};

const MISSING: Readonly<Record<Family, string>> = {
  risk: 'smoking, weight, drinking and other risks to health',
  mortality: 'of what people die, and how early',
  uptake: 'who comes to screening and vaccination',
  use: 'admissions, referrals and tests',
};

/** Published indicators of one family for the area: each beside England, and by deprivation where practices have it. */
export const indicatorsPart = (
  scope: Scope,
  family: Family,
  found: readonly AreaIndicator[],
  others: ReadonlyMap<string, string>,
  deprivation: Deprivation | undefined,
): Part & { readonly rows: readonly IndicatorRow[] } => {
  const groups = groupsOf(found.filter(({ name }) => familyOf(name) === family));
  const several = (rows: readonly AreaIndicator[]) =>
    groups.filter((other) => other[0]?.indicator === rows[0]?.indicator).length > 1;
  const made = groups.flatMap((rows) => {
    const first = rows[0];
    if (!first) return [];
    const key = keyOf(first, several(rows));
    const beside = besideFigure(scope, family, key, rows, others);
    // A plain count with nobody beside it says nothing here; it has its page among the indicators.
    if (!beside || (beside.row.per === null && beside.row.england === null)) return [];
    const fifths = deprivation ? fifthsFigure(scope, family, key, rows, deprivation) : undefined;
    return [{ ...beside, figures: [beside.figure, ...(fifths ? [fifths] : [])] }];
  });
  const rows = made.map(({ row }) => row).sort((a, b) => a.name.localeCompare(b.name));
  const names = (beside: IndicatorRow['beside']) =>
    rows.filter((row) => row.beside === beside).map(({ name }) => name);
  const [higher, lower] = [names('higher'), names('lower')];
  const told = rows.filter(({ beside }) => beside !== undefined).length;
  const few = (some: readonly string[]): string =>
    some.length > 3 ? `${listed(some.slice(0, 3))} and ${someOf(some.length - 3, 'other')}` : listed(some);
  return {
    key: family,
    title: TITLES[family],
    rows,
    sentences: [
      ...(told > 0
        ? [
            higher.length + lower.length === 0
              ? `${told === 1 ? 'The one figure' : `All ${told} figures`} here ${told === 1 ? 'is' : 'are'} about as in England.`
              : `${[
                  higher.length > 0 ? `Higher than in England: ${few(higher)}` : '',
                  lower.length > 0 ? `${higher.length > 0 ? 'lower' : 'Lower'}: ${few(lower)}` : '',
                ]
                  .filter(Boolean)
                  .join('; ')}.`,
          ]
        : rows.length > 0
          ? [
              `${someOf(rows.length, 'figure')} ${rows.length === 1 ? 'is' : 'are'} loaded, none with limits and England to hold it against.`,
            ]
          : []),
    ].map((text) => text.charAt(0).toUpperCase() + text.slice(1)),
    figures: made.flatMap(({ figures }) => figures),
    missing: rows.length === 0 ? [{ what: MISSING[family], source: 'fingertips' }] : [],
  };
};
