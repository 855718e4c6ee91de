import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { AreaKind } from '../conditions/queries.ts';

/** An indicator as the loads in force have it. */
export type LoadedIndicator = {
  readonly indicator: string;
  /** As its newest file calls it; empty where files have only a number. */
  readonly name: string;
  readonly kinds: readonly AreaKind[];
  readonly areas: number;
  readonly figures: number;
  readonly periods: number;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly loads: readonly string[];
};

/** Every indicator that is loaded, with what there is of it; breakdowns of an area are not counted as areas. */
export const findLoadedIndicators = async (
  facts: Facts,
  loads: readonly string[],
): Promise<LoadedIndicator[]> =>
  loads.length === 0
    ? []
    : facts.query<LoadedIndicator>(
        `SELECT indicator,
                argMax(indicator_name, (indicator_name != '', indexOf({loads:Array(UUID)}, load_id))) AS name,
                arraySort(groupUniqArray(area_kind)) AS kinds, uniqExact(area) AS areas, count() AS figures,
                uniqExact(period) AS periods,
                argMin(period, (ifNull(period_from, toDate('2100-01-01')), period)) AS firstPeriod,
                argMax(period, (ifNull(period_to, toDate(0)), period)) AS lastPeriod,
                arrayMap(id -> toString(id), groupUniqArray(load_id)) AS loads
         FROM indicator_value WHERE load_id IN {loads:Array(UUID)} AND category_type = ''
         GROUP BY indicator ORDER BY lower(name), indicator`,
        { loads },
      );

/** Whom a figure counts, where an indicator has several: men of 65 and over. */
export type Variant = { readonly sex: string; readonly age: string; readonly figures: number };

/** Sexes and ages that an indicator is given for; everybody first, then those with the most figures. */
export const findVariants = async (
  facts: Facts,
  loads: readonly string[],
  indicator: string,
): Promise<Variant[]> =>
  loads.length === 0
    ? []
    : facts.query<Variant>(
        `SELECT sex, age, count() AS figures FROM indicator_value
         WHERE load_id IN {loads:Array(UUID)} AND indicator = {indicator:String} AND category_type = ''
         GROUP BY sex, age ORDER BY sex IN ('all', '') DESC, figures DESC, age, sex`,
        { loads, indicator },
      );

export type Asked = {
  readonly indicator: string;
  readonly kind: AreaKind;
  readonly sex: string;
  readonly age: string;
};

/** One period over all areas of a kind: how many have a figure, and the nine deciles between them. */
export type Spread = {
  readonly period: string;
  readonly from: CalendarDate | null;
  readonly areas: number;
  /** Tenth to ninetieth hundredth, interpolated: with n values in order, the q-th lies at place q (n - 1) from 0. */
  readonly deciles: readonly number[];
};

/**
 * How areas of a kind spread, period by period, worked out in the engine: a measure of every practice over years
 * of months is half a million figures. Where several loads hold the same figure, the last of `loads` speaks.
 */
export const findSpread = async (facts: Facts, loads: readonly string[], asked: Asked): Promise<Spread[]> =>
  loads.length === 0
    ? []
    : facts.query<Spread>(
        `SELECT period, toString(any(starts)) AS from, countIf(isNotNull(latest)) AS areas,
                quantilesExactInclusive(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)(assumeNotNull(latest)) AS deciles
         FROM (
           SELECT area, period, any(period_from) AS starts,
                  ${
                    loads.length === 1
                      ? 'any(value)'
                      : 'tupleElement(argMax(tuple(value), indexOf({loads:Array(UUID)}, load_id)), 1)'
                  } AS latest
           FROM indicator_value AS t
           WHERE load_id IN {loads:Array(UUID)} AND t.indicator = {indicator:String} AND area_kind = {kind:String}
             AND t.sex = {sex:String} AND t.age = {age:String} AND category_type = ''
           GROUP BY area, period
         )
         WHERE isNotNull(latest)
         GROUP BY period ORDER BY any(starts), period`,
        { loads, ...asked },
      );
