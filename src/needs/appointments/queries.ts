import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';

export const APPOINTMENTS_DATASET = 'gp-appointments';

/** By what appointments can be told apart. */
export const APPOINTMENT_KINDS = ['status', 'professional', 'mode', 'booked_ahead'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

export type AppointmentRow = {
  readonly load: string;
  readonly month: CalendarDate;
  readonly area: string;
  readonly areaName: string;
  readonly status: string;
  /** The words of the kind asked for, as published; the status again when that was asked for. */
  readonly kind: string;
  readonly appointments: number;
};

/**
 * Appointments of commissioners by month, status and one further kind. `loads` are current ones, oldest first:
 * where several have a commissioner's month, the last one has it alone.
 */
export const findAppointments = async (
  facts: Facts,
  loads: readonly string[],
  asked: {
    readonly areas: readonly string[];
    readonly by: AppointmentKind;
    readonly from?: CalendarDate;
    readonly to?: CalendarDate;
  },
): Promise<AppointmentRow[]> =>
  loads.length === 0 || asked.areas.length === 0
    ? []
    : facts.query<AppointmentRow>(
        `SELECT toString(a.load_id) AS load, toString(a.month) AS month, a.area AS area, any(area_name) AS areaName,
                status, ${asked.by} AS kind, sum(a.appointments) AS appointments
         FROM gp_appointment AS a
         INNER JOIN (
           SELECT area, month, argMax(load_id, indexOf({loads:Array(UUID)}, load_id)) AS newest
           FROM gp_appointment WHERE load_id IN {loads:Array(UUID)} GROUP BY area, month
         ) AS n ON n.area = a.area AND n.month = a.month AND n.newest = a.load_id
         WHERE a.load_id IN {loads:Array(UUID)} AND a.area IN {areas:Array(String)}
           ${asked.from ? 'AND a.month >= {from:Date}' : ''} ${asked.to ? 'AND a.month <= {to:Date}' : ''}
         GROUP BY a.load_id, a.month, a.area, status, kind
         ORDER BY a.area, a.month, status, kind`,
        {
          loads,
          areas: asked.areas,
          ...(asked.from ? { from: asked.from } : {}),
          ...(asked.to ? { to: asked.to } : {}),
        },
      );
