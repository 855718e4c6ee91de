import type { Attendance, Attendee } from './quorum-rules.ts';

/** Who is there, with some of them otherwise than they were. */
export const moved = (
  attendance: Attendance,
  people: Readonly<Record<string, Partial<Attendee>>>,
): Attendance => ({
  ...attendance,
  people: attendance.people.map((who) => ({ ...who, ...people[who.person] })),
});
