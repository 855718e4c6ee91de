/** Attendances at departments, and how many of them lasted longer than four hours. */
export type Attendances = {
  readonly attendances: number;
  readonly breaches: number;
  readonly admissions: number;
};

/** Share of attendances that ended within four hours, 0 to 1; null without attendances. */
export const withinFourHours = ({ attendances, breaches }: Attendances): number | null =>
  attendances === 0 ? null : (attendances - breaches) / attendances;

/** Adds up rows of different providers, types or months. */
export const sumAttendances = (rows: readonly Attendances[]): Attendances =>
  rows.reduce(
    (sum, row) => ({
      attendances: sum.attendances + row.attendances,
      breaches: sum.breaches + row.breaches,
      admissions: sum.admissions + row.admissions,
    }),
    { attendances: 0, breaches: 0, admissions: 0 },
  );

/** A type of department in words. */
export const departmentText = (department: string): string =>
  ({ '1': 'major department', '2': 'single-specialty department', other: 'other, such as minor injuries' })[
    department
  ] ?? `type ${department}`;
