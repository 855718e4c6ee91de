import { proportion } from '../../../../shared/statistics/index.ts';
import type { Figure } from '../../../figures/figure.ts';
import { type AreaIndicator, type Family, unitOf, valueWords } from '../indicators.ts';
import { filesOf } from '../loads.ts';
import { areaFigure } from '../part.ts';
import { sumBy } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { measureOf, nameOf, practiceCounts } from './indicator-counts.ts';

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
