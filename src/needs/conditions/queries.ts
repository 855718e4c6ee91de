import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { perLoads } from './per-loads.ts';
import type { RegisterRow } from './rules.ts';

export type AreaKind = 'practice' | 'ccg' | 'england' | 'other';

/** Narrows a question about registers; what is left out is not narrowed. */
export type RegisterQuestion = {
  readonly kind: AreaKind;
  readonly areas?: readonly string[];
  readonly registers?: readonly string[];
  readonly years?: readonly CalendarDate[];
};

type Lists = Readonly<Record<string, readonly string[] | undefined>>;

/** Conditions for the lists that a question gives, each bound under the name of its column. */
const narrowed = (lists: Lists): string =>
  Object.keys(given(lists))
    .map((column) => ` AND t.${column} IN {${column}:Array(${column === 'year' ? 'Date' : 'String'})}`)
    .join('');

const given = (lists: Lists): Record<string, unknown> =>
  Object.fromEntries(Object.entries(lists).filter(([, values]) => values !== undefined));

/** Registers as the loads named have them, one row a load, register, area and year; `chooseRegisters` chooses. */
export const findRegisters = async (
  facts: Facts,
  loads: readonly string[],
  question: RegisterQuestion,
): Promise<RegisterRow[]> => {
  if (loads.length === 0) return [];
  const lists = { area: question.areas, register: question.registers, year: question.years };
  return facts.query<RegisterRow>(
    `SELECT toString(load_id) AS load, toString(t.year) AS year, toString(any(t.published)) AS published, area,
            any(area_name) AS areaName, register, any(people) AS people, any(list) AS list,
            any(denominator) AS denominator, any(ages) AS ages, any(practices) AS practices,
            any(prevalence) AS prevalence, max(disagrees) AS disagrees, any(mark) AS mark, count() AS times
     FROM register_count AS t
     WHERE load_id IN {loads:Array(UUID)} AND area_kind = {kind:String}${narrowed(lists)}
     GROUP BY load_id, t.year, area, register
     ORDER BY register, area, t.year, load_id`,
    { loads, kind: question.kind, ...given(lists) },
  );
};

export type IndicatorRow = {
  readonly load: string;
  readonly indicator: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  readonly kind: AreaKind;
  readonly period: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly sex: string;
  readonly age: string;
  readonly categoryType: string;
  readonly category: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly per: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly note: string;
  readonly mark: string;
};

export type IndicatorQuestion = {
  readonly indicators: readonly string[];
  readonly areas?: readonly string[];
  readonly kind?: AreaKind;
  readonly periods?: readonly string[];
};

/**
 * Indicators as published. Where several loads hold the same figure (area, period, sex, age, category), the last
 * of `loads` that has it speaks: pass them in the order in which they became current.
 */
export const findIndicators = async (
  facts: Facts,
  loads: readonly string[],
  question: IndicatorQuestion,
): Promise<IndicatorRow[]> => {
  if (loads.length === 0 || question.indicators.length === 0) return [];
  const lists = {
    area: question.areas,
    area_kind: question.kind && [question.kind],
    period: question.periods,
  };
  return facts.query<IndicatorRow>(
    `SELECT toString(load_id) AS load, indicator, indicator_name AS name, area, area_name AS areaName,
            area_kind AS kind, period, toString(period_from) AS from, toString(period_to) AS to, sex, age,
            category_type AS categoryType, category, value, numerator, denominator, per, lower, upper, note, mark
     FROM indicator_value AS t
     WHERE load_id IN {loads:Array(UUID)} AND t.indicator IN {indicators:Array(String)}${narrowed(lists)}
     ORDER BY indicator, area, period_from, period, sex, age, category_type, category,
              indexOf({loads:Array(UUID)}, load_id) DESC
     LIMIT 1 BY indicator, area, period, sex, age, category_type, category`,
    { loads, indicators: question.indicators, ...given(lists) },
  );
};

export type AreaCodes = { readonly area: string; readonly ons: string; readonly name: string };

/**
 * Codes that files themselves put side by side: the register's (04G) and those of the Office for National
 * Statistics (E38000108). Where files differ over the years, the one published last speaks.
 */
export const findAreaCodes = async (facts: Facts, loads: readonly string[]): Promise<AreaCodes[]> =>
  loads.length === 0
    ? []
    : facts.query<AreaCodes>(
        `SELECT area, argMax(area_ons, published) AS ons, argMax(area_name, published) AS name
         FROM register_count WHERE load_id IN {loads:Array(UUID)} AND area_ons != ''
         GROUP BY area ORDER BY area`,
        { loads },
      );

/** Codes of the areas of a kind that registers of a year are of. */
export const findRegisterAreas = (
  facts: Facts,
  loads: readonly string[],
  kind: AreaKind,
  year: CalendarDate,
): Promise<string[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['register areas', loads, kind, year], async () => {
        const rows = await facts.query<{ area: string }>(
          `SELECT DISTINCT area FROM register_count
           WHERE load_id IN {loads:Array(UUID)} AND area_kind = {kind:String} AND year = {year:Date} ORDER BY area`,
          { loads, kind, year },
        );
        return rows.map(({ area }) => area);
      });

/** Codes of the areas of a kind that an indicator has in a period. */
export const findIndicatorAreas = async (
  facts: Facts,
  loads: readonly string[],
  indicator: string,
  kind: AreaKind,
  period: string,
): Promise<string[]> => {
  if (loads.length === 0) return [];
  const rows = await facts.query<{ area: string }>(
    `SELECT DISTINCT area FROM indicator_value
     WHERE load_id IN {loads:Array(UUID)} AND indicator = {indicator:String} AND area_kind = {kind:String}
       AND period = {period:String} ORDER BY area`,
    { loads, indicator, kind, period },
  );
  return rows.map(({ area }) => area);
};
