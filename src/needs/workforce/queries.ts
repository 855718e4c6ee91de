import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Post, readFullTime } from './rules.ts';

export const NETWORK_STAFF_DATASET = 'network-staff';
export const PRACTICE_GPS_DATASET = 'practice-gps';

export type StaffPost = Post & {
  readonly load: string;
  readonly month: CalendarDate;
  readonly networkName: string;
  readonly area: string;
  readonly staffGroup: string;
  readonly detailedRole: string;
  readonly contracted: boolean;
};

/** Posts in networks, of an area (commissioner or sub-ICB location as in the file) or of networks by code. */
export const findPosts = async (
  facts: Facts,
  loads: readonly string[],
  asked: { readonly areas: readonly string[] } | { readonly networks: readonly string[] },
): Promise<StaffPost[]> => {
  if (loads.length === 0) return [];
  const rows = await facts.query<
    Omit<StaffPost, 'fullTime' | 'contracted'> & { fullTime: string | null; contracted: boolean }
  >(
    `SELECT toString(load_id) AS load, toString(s.month) AS month, network, network_name AS networkName, area,
            staff_group AS staffGroup, role, detailed_role AS detailedRole, toString(full_time) AS fullTime,
            person, contracted
     FROM network_staff AS s
     WHERE load_id IN {loads:Array(UUID)}
       AND ${'areas' in asked ? 'area IN {areas:Array(String)}' : 'network IN {networks:Array(String)}'}
     ORDER BY s.month, network, staffGroup, role, detailedRole, person`,
    { loads, ...asked },
  );
  return rows.map((row) => ({
    ...row,
    contracted: Boolean(row.contracted),
    fullTime: readFullTime(row.fullTime),
  }));
};

export type PracticeGps = {
  readonly load: string;
  readonly month: CalendarDate;
  readonly practice: string;
  readonly gps: number;
};

/**
 * General practitioners of practices by month; a practice without a count is not there. `loads` are current
 * ones, oldest first: where several have a practice's month, the last one has it.
 */
export const findPracticeGps = async (
  facts: Facts,
  loads: readonly string[],
  practices: readonly string[],
): Promise<PracticeGps[]> =>
  loads.length === 0 || practices.length === 0
    ? []
    : facts.query<PracticeGps>(
        `SELECT toString(load_id) AS load, toString(g.month) AS month, practice, gps
         FROM practice_gps AS g
         WHERE load_id IN {loads:Array(UUID)} AND practice IN {practices:Array(String)}
         ORDER BY practice, g.month, indexOf({loads:Array(UUID)}, load_id) DESC
         LIMIT 1 BY practice, g.month`,
        { loads, practices },
      );
