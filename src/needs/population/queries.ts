import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { AgeBand, PracticeList } from './rules.ts';

/** One practice on one date as one load has it. */
export type ListRow = PracticeList & {
  readonly name: string;
  /** As in the file: `04G00`; empty where the layout has none. */
  readonly commissioner: string;
  readonly area: string;
  readonly male: number;
  readonly female: number;
  /** False for prescribers with an empty list. */
  readonly keepsList: boolean;
};

export type BandRow = AgeBand & { readonly practice: string; readonly load: string };

/** Which practices a question is about: these, or all that any list ever put under an area. */
export type Of =
  | { readonly practices: readonly string[] }
  | { readonly area: string; readonly practices: readonly string[] };

const WHERE = {
  practices: 'l.practice IN {practices:Array(String)}',
  area: `(l.practice IN {practices:Array(String)} OR l.practice IN (
    SELECT practice FROM list_size WHERE load_id IN {loads:Array(UUID)} AND area = {area:String}))`,
};

/**
 * People of each practice on each date, from the loads named: one row per load, so the same practice stands
 * twice where two layouts hold it (`finest` chooses). Ordered by date, then code.
 */
export const findLists = async (facts: Facts, loads: readonly string[], of: Of): Promise<ListRow[]> => {
  if (loads.length === 0) return [];
  const rows = await facts.query<Omit<ListRow, 'keepsList'> & { keeps_list: boolean }>(
    `SELECT l.practice AS practice, toString(l.date) AS date, toString(l.load_id) AS load,
            max(l.detail) AS detail, any(l.practice_name) AS name,
            any(l.commissioner) AS commissioner, any(l.area) AS area, max(l.keeps_list) AS keeps_list,
            sum(l.people) AS people, sumIf(l.people, l.sex = 'male') AS male,
            sumIf(l.people, l.sex = 'female') AS female
     FROM list_size AS l
     WHERE l.load_id IN {loads:Array(UUID)} AND ${'area' in of ? WHERE.area : WHERE.practices}
     GROUP BY l.practice, l.date, l.load_id
     ORDER BY l.date, l.practice, l.load_id`,
    { loads, practices: of.practices, ...('area' in of ? { area: of.area } : {}) },
  );
  return rows.map(({ keeps_list, ...row }) => ({ ...row, keepsList: Boolean(keeps_list) }));
};

/** The age bands of practices on one date, as the loads named have them, youngest first. */
export const findBands = async (
  facts: Facts,
  loads: readonly string[],
  date: CalendarDate,
  practices: readonly string[],
): Promise<BandRow[]> => {
  if (loads.length === 0 || practices.length === 0) return [];
  const rows = await facts.query<{
    practice: string;
    load: string;
    age_from: number;
    age_to: number;
    male: number;
    female: number;
  }>(
    `SELECT practice, toString(load_id) AS load, age_from, age_to,
            sumIf(people, sex = 'male') AS male, sumIf(people, sex = 'female') AS female
     FROM list_size
     WHERE load_id IN {loads:Array(UUID)} AND date = {date:Date}
       AND practice IN {practices:Array(String)} AND sex != 'all'
     GROUP BY practice, load_id, age_from, age_to
     ORDER BY practice, load_id, age_from`,
    { loads, date, practices },
  );
  return rows.map(({ age_from, age_to, ...row }) => ({
    ...row,
    ageFrom: age_from,
    ageTo: age_to === 255 ? null : age_to,
  }));
};
