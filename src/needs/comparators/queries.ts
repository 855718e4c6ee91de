import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { perLoads } from '../conditions/per-loads.ts';
import type { AreaFeatures } from './rules.ts';

/** Ids of current loads by what they hold; the order matters to nobody here. */
export type FeatureLoads = {
  readonly registers: readonly string[];
  readonly indicators: readonly string[];
  /** Of one date, the nearest to the year's last day. */
  readonly lists: readonly string[];
};

type Counted = { readonly area: string; readonly people: number; readonly older: number };

/** People by commissioner, and those of 65 and over where the lists have ages. */
const findLists = (facts: Facts, loads: readonly string[]): Promise<Counted[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : facts.query<Counted>(
        `SELECT l.area AS area, sum(l.people) AS people,
                sumIf(l.people, age_from >= 65 AND sex != 'all') AS older
         FROM list_size AS l
         WHERE load_id IN {loads:Array(UUID)} AND l.area != '' AND keeps_list
         GROUP BY l.area`,
        { loads },
      );

/** People on the lists that registers of a year are of, by commissioner. */
const findRegisterLists = (
  facts: Facts,
  loads: readonly string[],
  year: CalendarDate,
): Promise<{ area: string; ons: string; people: number | null }[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : facts.query(
        `SELECT area, anyLast(area_ons) AS ons, max(r.list) AS people FROM register_count AS r
         WHERE load_id IN {loads:Array(UUID)} AND area_kind = 'ccg' AND r.year = {year:Date}
         GROUP BY area`,
        { loads, year },
      );

/** Average score of deprivation by commissioner, in the codes of the file. */
const findScores = (facts: Facts, loads: readonly string[]): Promise<{ area: string; score: number }[]> =>
  loads.length === 0
    ? Promise.resolve([])
    : facts.query(
        `SELECT area, anyLast(value) AS score FROM indicator_value
         WHERE load_id IN {loads:Array(UUID)} AND indicator = 'imd/IMD/average score' AND area_kind = 'ccg'
           AND isNotNull(value)
         GROUP BY area`,
        { loads },
      );

/** The same of commissioners without a published score: the mean of their practices' scores, by people. */
const findPracticeScores = (
  facts: Facts,
  lists: readonly string[],
  indicators: readonly string[],
  period: string,
): Promise<{ area: string; score: number | null }[]> =>
  lists.length === 0 || indicators.length === 0
    ? Promise.resolve([])
    : facts.query(
        `SELECT l.area AS area, sum(l.people * s.score) / nullIf(sum(l.people), 0) AS score
         FROM (SELECT practice, any(z.area) AS area, sum(z.people) AS people FROM list_size AS z
               WHERE load_id IN {lists:Array(UUID)} AND z.area != '' GROUP BY practice) AS l
         INNER JOIN (SELECT i.area AS practice, anyLast(value) AS score FROM indicator_value AS i
                     WHERE load_id IN {indicators:Array(UUID)} AND indicator = 'fingertips/93553'
                       AND area_kind = 'practice' AND period = {period:String} AND isNotNull(value)
                     GROUP BY i.area) AS s ON s.practice = l.practice
         GROUP BY l.area`,
        { lists, indicators, period },
      );

/**
 * What every commissioner of a year is like, from the loads named: size from the registers (else the lists), age
 * from the lists, deprivation from the published summaries (else the practices'). `period` is the year of the
 * practices' scores.
 */
export const findAreaFeatures = (
  facts: Facts,
  loads: FeatureLoads,
  { year, period }: { readonly year: CalendarDate; readonly period: string | undefined },
): Promise<AreaFeatures[]> =>
  perLoads(facts, ['features', loads, year, period], async () => {
    const [lists, registers, scores] = await Promise.all([
      findLists(facts, loads.lists),
      findRegisterLists(facts, loads.registers, year),
      findScores(facts, loads.indicators),
    ]);
    const ofPractices =
      scores.length > 0 || period === undefined
        ? []
        : await findPracticeScores(facts, loads.lists, loads.indicators, period);
    const counted = new Map(lists.map((one) => [one.area, one]));
    const score = new Map([...scores, ...ofPractices].map((one) => [one.area, one.score]));
    const known = new Map(registers.map((one) => [one.area, one]));
    const areas = registers.length > 0 ? registers.map(({ area }) => area) : lists.map(({ area }) => area);
    return areas.map((area): AreaFeatures => {
      const list = counted.get(area);
      const register = known.get(area);
      return {
        area,
        list: register?.people ?? list?.people ?? null,
        older: list && list.older > 0 ? list.older / list.people : null,
        deprivation: score.get(area) ?? score.get(register?.ons ?? '') ?? null,
      };
    });
  });
