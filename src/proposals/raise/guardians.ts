import { holdersOf } from '../../people/index.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** Who may keep a name: those who lead no work of their own, the lay members first. */
const GUARDIANS: readonly Role[] = [
  'lay-member',
  'governing-body-nurse',
  'governance-officer',
  'accountable-officer',
  'chair',
];

export type Guardian = { readonly person: string; readonly name: string; readonly role: Role };

/** Whom a raiser may ask to keep their name: a short list, each person once, never the raiser or those on duty. */
export const guardiansOn = async (
  db: Db,
  day: CalendarDate,
  { raiser, but }: { readonly raiser: string; readonly but: readonly string[] },
): Promise<readonly Guardian[]> => {
  const holders = await holdersOf(db, [...GUARDIANS], day);
  const found = new Map<string, Guardian>();
  for (const role of GUARDIANS)
    for (const one of holders)
      if (one.role === role && one.person !== raiser && !but.includes(one.person) && !found.has(one.person))
        found.set(one.person, { person: one.person, name: one.name, role });
  return [...found.values()].slice(0, 8);
};
