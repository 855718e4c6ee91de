import type { Facts } from '../../../../platform/facts/index.ts';
import type { CalendarDate } from '../../../../shared/dates.ts';
import { LEAST_SHOWN } from '../../../../shared/small-numbers.ts';
import { perLoads } from '../../../conditions/per-loads.ts';
import { findIndicators, type IndicatorRow } from '../../../conditions/queries.ts';

/** One register of one load and year added up over commissioners or practices; `ages` keeps unlike ones apart. */
export type RegisterSum = {
  readonly load: string;
  readonly register: string;
  readonly ages: string;
  readonly people: number;
  readonly of: number;
  readonly areas: number;
};

/** Every register of a year added up over the areas named, or over all that each load holds. */
export const sumRegisters = (
  facts: Facts,
  loads: readonly string[],
  question: {
    readonly kind: 'ccg' | 'practice';
    readonly year: CalendarDate;
    readonly areas?: readonly string[] | undefined;
  },
): Promise<RegisterSum[]> => {
  const { kind, year, areas } = question;
  if (loads.length === 0 || areas?.length === 0) return Promise.resolve([]);
  return perLoads(facts, ['register sums', loads, question], () =>
    facts.query<RegisterSum>(
      `SELECT toString(load_id) AS load, register, ages, sum(r.people) AS people, sum(r.denominator) AS of,
              count() AS areas
       FROM register_count AS r
       WHERE load_id IN {loads:Array(UUID)} AND area_kind = {kind:String} AND r.year = {year:Date}
         AND isNotNull(r.people) AND r.denominator > 0 AND r.people <= r.denominator
         ${kind === 'practice' ? `AND (r.people = 0 OR r.people >= ${LEAST_SHOWN})` : ''}
         ${areas ? 'AND area IN {areas:Array(String)}' : ''}
       GROUP BY load_id, register, ages`,
      { loads, kind, year, ...(areas ? { areas } : {}) },
    ),
  );
};

/** Every model of expected prevalence with its periods. */
export const findModels = (
  facts: Facts,
  loads: readonly string[],
): Promise<
  {
    readonly indicator: string;
    readonly period: string;
    readonly to: CalendarDate | null;
    readonly kind: string;
  }[]
> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['models', loads], () =>
        facts.query(
          `SELECT indicator, period, toString(any(period_to)) AS to, area_kind AS kind FROM indicator_value
           WHERE load_id IN {loads:Array(UUID)} AND startsWith(indicator, 'expected/')
           GROUP BY indicator, period, area_kind ORDER BY indicator, period`,
          { loads },
        ),
      );

/** What models expect of every commissioner in the periods named: the area is found by its code or name. */
export const findModelled = (
  facts: Facts,
  loads: readonly string[],
  question: { readonly indicators: readonly string[]; readonly periods: readonly string[] },
): Promise<IndicatorRow[]> =>
  perLoads(facts, ['modelled', loads, question], () =>
    findIndicators(facts, loads, { ...question, kind: 'ccg' }),
  );

/** The commissioner's codes and names in the files of registers. */
export const findCodes = (
  facts: Facts,
  loads: readonly string[],
  area: string,
): Promise<{ readonly ons: string; readonly name: string } | undefined> =>
  loads.length === 0
    ? Promise.resolve(undefined)
    : perLoads(facts, ['codes', loads, area], async () => {
        const [row] = await facts.query<{ ons: string; name: string }>(
          `SELECT argMax(area_ons, published) AS ons, argMax(area_name, published) AS name FROM register_count
           WHERE load_id IN {loads:Array(UUID)} AND area_kind = 'ccg' AND area = {area:String} AND area_ons != ''
           HAVING count() > 0`,
          { loads, area },
        );
        return row;
      });

/** First days of the years for which any of the practices have a register. */
export const findPracticeYearsOf = (
  facts: Facts,
  loads: readonly string[],
  practices: readonly string[],
): Promise<CalendarDate[]> =>
  loads.length === 0 || practices.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['practice years of', loads, practices], async () => {
        const rows = await facts.query<{ year: CalendarDate }>(
          `SELECT DISTINCT toString(r.year) AS year FROM register_count AS r
           WHERE load_id IN {loads:Array(UUID)} AND area_kind = 'practice' AND area IN {practices:Array(String)}
           ORDER BY year`,
          { loads, practices },
        );
        return rows.map(({ year }) => year);
      });
