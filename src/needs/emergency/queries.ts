import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Attendances } from './rules.ts';

export const EMERGENCY_DATASET = 'emergency-attendances';

export type AttendanceRow = Attendances & {
  readonly load: string;
  readonly month: CalendarDate;
  readonly provider: string;
  /** `1`, `2`, `other`: see `departmentText`. */
  readonly department: string;
};

/**
 * Attendances of the providers named (the group names its own) by month and type of department. `loads` are
 * current ones, oldest first: where several have a month, the last one has it alone, for all providers.
 */
export const findAttendances = async (
  facts: Facts,
  loads: readonly string[],
  asked: { readonly providers: readonly string[]; readonly from?: CalendarDate; readonly to?: CalendarDate },
): Promise<AttendanceRow[]> =>
  loads.length === 0 || asked.providers.length === 0
    ? []
    : facts.query<AttendanceRow>(
        `SELECT toString(e.load_id) AS load, toString(e.month) AS month, provider, department, attendances,
                breaches, admissions
         FROM emergency_attendance AS e
         INNER JOIN (
           SELECT month, argMax(load_id, indexOf({loads:Array(UUID)}, load_id)) AS newest
           FROM emergency_attendance WHERE load_id IN {loads:Array(UUID)} GROUP BY month
         ) AS n ON n.month = e.month AND n.newest = e.load_id
         WHERE e.load_id IN {loads:Array(UUID)} AND provider IN {providers:Array(String)}
           ${asked.from ? 'AND e.month >= {from:Date}' : ''} ${asked.to ? 'AND e.month <= {to:Date}' : ''}
         ORDER BY provider, e.month, department`,
        { loads, ...asked },
      );

/** Every provider in the loads with all its attendances, for a group to name its own from; by code. */
export const findProviders = async (
  facts: Facts,
  loads: readonly string[],
): Promise<{ readonly provider: string; readonly attendances: number }[]> =>
  loads.length === 0
    ? []
    : facts.query(
        `SELECT provider, sum(attendances) AS attendances FROM emergency_attendance
         WHERE load_id IN {loads:Array(UUID)} GROUP BY provider ORDER BY provider`,
        { loads },
      );
