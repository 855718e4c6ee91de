import { membersOn, organisationNames } from '../../people/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** The practices that the register of organisations has in an area, day by day. */
export const findMembers = async (
  db: Db,
  area: string,
  dates: readonly CalendarDate[],
): Promise<ReadonlyMap<CalendarDate, ReadonlySet<string>>> => {
  const members = new Map<CalendarDate, ReadonlySet<string>>();
  for (const date of dates)
    members.set(date, new Set((await membersOn(db, area, date)).map(({ code }) => code)));
  return members;
};

/**
 * The area that a practice belonged to on a day: the first of these in which the register has it, else the
 * first. A later area may have taken over a file's commissioner that the register still knows.
 */
export const areaAmong = async (
  db: Db,
  practice: string,
  on: CalendarDate,
  areas: readonly (string | undefined)[],
): Promise<string | undefined> => {
  const asked = [...new Set(areas.filter((area) => area !== undefined && area !== ''))] as string[];
  for (const area of asked)
    if ((await membersOn(db, area, on)).some(({ code }) => code === practice)) return area;
  return asked[0];
};

/** Names of organisations, for those codes that the register has. */
export const findNames = (db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  organisationNames(db, codes);
