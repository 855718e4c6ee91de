import type { Facts } from '../../../platform/facts/index.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import { LEAST_SHOWN } from '../../../shared/small-numbers.ts';
import { perLoads } from '../../conditions/per-loads.ts';

/** A commissioner in the codes of the Office for National Statistics, as the file published last has it. */
export const findOnsCode = async (
  facts: Facts,
  loads: readonly string[],
  { area, register }: { readonly area: string; readonly register: string },
): Promise<{ readonly ons: string; readonly name: string } | undefined> => {
  if (loads.length === 0) return undefined;
  const [row] = await facts.query<{ ons: string; name: string }>(
    `SELECT argMax(area_ons, published) AS ons, argMax(area_name, published) AS name FROM register_count
     WHERE load_id IN {loads:Array(UUID)} AND register = {register:String} AND area_kind = 'ccg'
       AND area = {area:String} AND area_ons != ''
     HAVING count() > 0`,
    { loads, area, register },
  );
  return row;
};

/** Whether any register of a commissioner is loaded. */
export const hasRegisters = async (
  facts: Facts,
  loads: readonly string[],
  area: string,
): Promise<boolean> => {
  if (loads.length === 0) return false;
  const rows = await facts.query<{ one: number }>(
    `SELECT 1 AS one FROM register_count
     WHERE load_id IN {loads:Array(UUID)} AND area_kind = 'ccg' AND area = {area:String} LIMIT 1`,
    { loads, area },
  );
  return rows.length > 0;
};

/** First days of the years that practices have the register for, in any area. */
export const findPracticeYears = (
  facts: Facts,
  loads: readonly string[],
  register: string,
): Promise<CalendarDate[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['practice years', loads, register], async () => {
        const rows = await facts.query<{ year: CalendarDate }>(
          `SELECT DISTINCT toString(r.year) AS year FROM register_count AS r
           WHERE load_id IN {loads:Array(UUID)} AND register = {register:String} AND area_kind = 'practice'
           ORDER BY year`,
          { loads, register },
        );
        return rows.map(({ year }) => year);
      });

export type Together = { readonly people: number; readonly of: number };

/**
 * The register of one load and year added up over practices, all that it holds unless some are named. Practices
 * with one to four are left out with their people (shared/small-numbers: sums are made of what is shown).
 */
export const sumPractices = (
  facts: Facts,
  load: string,
  { register, year }: { readonly register: string; readonly year: CalendarDate },
  practices?: readonly string[],
): Promise<Together> =>
  perLoads(facts, ['practices together', load, register, year, practices ?? null], async () => {
    const [sum] = await facts.query<Together>(
      `SELECT sum(r.people) AS people, sum(r.denominator) AS of FROM register_count AS r
       WHERE load_id = {load:UUID} AND register = {register:String} AND area_kind = 'practice'
         AND r.year = {year:Date} AND isNotNull(r.people) AND r.denominator > 0 AND r.people <= r.denominator
         AND (r.people = 0 OR r.people >= ${LEAST_SHOWN})
         ${practices ? 'AND area IN {practices:Array(String)}' : ''}`,
      { load, register, year, ...(practices ? { practices } : {}) },
    );
    return sum ?? { people: 0, of: 0 };
  });

export type IndicatorNamed = { readonly indicator: string; readonly name: string };

/** Published indicators in the loads that have a name, each once. */
export const findIndicatorNames = (facts: Facts, loads: readonly string[]): Promise<IndicatorNamed[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['indicator names', loads], () =>
        facts.query<IndicatorNamed>(
          `SELECT indicator, anyLast(indicator_name) AS name FROM indicator_value
           WHERE load_id IN {loads:Array(UUID)} AND indicator_name != ''
           GROUP BY indicator ORDER BY indicator`,
          { loads },
        ),
      );

/** Periods of an indicator for a kind of area: what the file writes, and its first year. */
export const findPeriods = (
  facts: Facts,
  loads: readonly string[],
  indicator: string,
  kind: string,
): Promise<
  { readonly period: string; readonly from: CalendarDate | null; readonly to: CalendarDate | null }[]
> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['periods', loads, indicator, kind], () =>
        facts.query(
          `SELECT period, toString(any(period_from)) AS from, toString(any(period_to)) AS to FROM indicator_value
           WHERE load_id IN {loads:Array(UUID)} AND indicator = {indicator:String} AND area_kind = {kind:String}
           GROUP BY period ORDER BY from, period`,
          { loads, indicator, kind },
        ),
      );

/** The registers that any area has in the loads, by how many years. */
export const findRegisterKeys = (facts: Facts, loads: readonly string[]): Promise<string[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : perLoads(facts, ['registers', loads], async () => {
        const rows = await facts.query<{ register: string }>(
          'SELECT DISTINCT register FROM register_count WHERE load_id IN {loads:Array(UUID)} ORDER BY register',
          { loads },
        );
        return rows.map(({ register }) => register);
      });
