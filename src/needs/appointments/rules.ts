/** Appointments by what is known of attendance. */
export type Attendance = {
  readonly attended: number;
  readonly missed: number;
  /** The practice's system did not say. */
  readonly unknown: number;
};

const STATUS: Readonly<Record<string, keyof Attendance>> = { Attended: 'attended', DNA: 'missed' };

/** Sorts appointments by their published status; one nobody knows counts as unknown, never as attended. */
export const attendanceOf = (
  rows: readonly { readonly status: string; readonly appointments: number }[],
): Attendance => {
  const sums = { attended: 0, missed: 0, unknown: 0 };
  for (const { status, appointments } of rows) sums[STATUS[status] ?? 'unknown'] += appointments;
  return sums;
};

/** Share of appointments missed among those whose outcome is known, 0 to 1; null when none is. */
export const shareMissed = ({ attended, missed }: Attendance): number | null =>
  attended + missed === 0 ? null : missed / (attended + missed);
