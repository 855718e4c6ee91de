import type { Facts } from '../../../platform/facts/index.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import { perLoads } from '../../conditions/per-loads.ts';

/** First days of the financial years that registers are loaded for, in order. */
export const findRegisterYears = async (facts: Facts, loads: readonly string[]): Promise<CalendarDate[]> => {
  if (loads.length === 0) return [];
  const rows = await perLoads(facts, ['register years', loads], () =>
    facts.query<{ year: CalendarDate }>(
      'SELECT DISTINCT toString(t.year) AS year FROM register_count AS t WHERE load_id IN {loads:Array(UUID)} ORDER BY year',
      { loads },
    ),
  );
  return rows.map(({ year }) => year);
};

/** An area in the codes of the Office for National Statistics, as the file published last puts it. */
export const findAreaCode = async (
  facts: Facts,
  loads: readonly string[],
  area: string,
): Promise<string | undefined> => {
  if (loads.length === 0) return undefined;
  const [row] = await facts.query<{ ons: string }>(
    `SELECT argMax(area_ons, published) AS ons FROM register_count
     WHERE load_id IN {loads:Array(UUID)} AND area = {area:String} AND area_ons != ''
     HAVING count() > 0`,
    { loads, area },
  );
  return row?.ons;
};

/** One practice's value of an indicator. */
export type PracticeValue = { readonly practice: string; readonly value: number; readonly load: string };

/** An indicator of every practice loaded in one period; the last of `loads` that has a practice speaks. */
export const findPracticeValues = (
  facts: Facts,
  loads: readonly string[],
  indicator: string,
  period: string,
): Promise<PracticeValue[]> =>
  perLoads(facts, ['practice values', loads, indicator, period], () =>
    facts.query<PracticeValue>(
      `SELECT area AS practice, argMax(value, indexOf({loads:Array(UUID)}, load_id)) AS value,
              toString(argMax(load_id, indexOf({loads:Array(UUID)}, load_id))) AS load
       FROM indicator_value AS t
       WHERE load_id IN {loads:Array(UUID)} AND t.indicator = {indicator:String} AND area_kind = 'practice'
         AND t.period = {period:String} AND t.category_type = '' AND t.value IS NOT NULL
       GROUP BY area ORDER BY area`,
      { loads, indicator, period },
    ),
  );

/** Pence of a line less others, weighted people and practices of everybody in a year; undefined where nobody is paid. */
export const findPaymentTotals = async (
  facts: Facts,
  loads: readonly string[],
  year: string,
  { line, without }: { readonly line: string; readonly without: readonly string[] },
): Promise<{ readonly total: number; readonly weighted: number; readonly practices: number } | undefined> => {
  const [row] = await perLoads(facts, ['payment totals', loads, year, line, without], () =>
    facts.query<{ total: string; weighted: number; practices: number }>(
      `SELECT toString(sum(amounts[{line:String}] - arraySum(key -> amounts[key], {without:Array(String)}))) AS total, toFloat64(sum(p.weighted)) AS weighted, uniqExact(practice) AS practices
     FROM practice_payment AS p
     WHERE load_id IN {loads:Array(UUID)} AND year = {year:String}
       AND p.weighted > 0 AND mapContains(amounts, {line:String})`,
      { loads, year, line, without },
    ),
  );
  return row && row.practices > 0 ? { ...row, total: Number(row.total) } : undefined;
};
