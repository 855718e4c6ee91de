import type { Db } from '../../platform/relational/relational.ts';
import type { Group } from '../../platform/settings.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { settingOn } from './settings.ts';

/** The letters that references begin with, where a group has set none: the first of its name. */
export const usualLetters = (group: Pick<Group, 'name'> | undefined): string => {
  const letters = (group?.name ?? '').toUpperCase().replaceAll(/[^A-Z]/g, '');
  return letters.length >= 2 ? letters.slice(0, 3) : 'CCG';
};

/** The letters of the group's references on a day: `ISV`. */
export const lettersOf = async (
  db: Db,
  group: Pick<Group, 'name'> | undefined,
  date: CalendarDate,
): Promise<string> => (await settingOn(db, 'letters', date))?.letters ?? usualLetters(group);
