import { sql } from 'kysely';
import type { Role } from '../../../platform/permissions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { londonDate } from '../../../shared/dates.ts';
import { roleLabel } from '../../roles.ts';
import { isOfGroup } from '../identify/identify.ts';

/** Whom one can be in the invented place: the roles that see the product differently, each with what it shows. */
const WHO: readonly (readonly [Role, string])[] = [
  ['locum-gp', 'Raises an idea between patients'],
  ['gp-partner', 'Sees the practice’s own figures and budget'],
  ['chair', 'Leads meetings and decisions'],
  ['practice-manager', 'Keeps the practice’s people and invites them'],
  ['finance-lead', 'Keeps the money; asks for a second factor in a real group'],
  ['lay-member', 'Watches over interests and the record'],
  ['governance-officer', 'Keeps roles, interests and papers'],
  ['data-manager', 'Loads the published files'],
  ['administrator', 'Keeps the settings, mail and everybody’s way in'],
  ['programme-office', 'Moves cases from idea to contract'],
  ['practice-nurse', 'Works at a practice, with a voice of the same weight'],
  ['patient-representative', 'Speaks for patients'],
];

/** People whom the place's story names: where they hold a role, they are the ones to be. */
const FIRST = ['Thistlewood', 'Emberleigh', 'Ashcombe-Pike', 'Mossop', 'Featherhay', 'Wrenfold', 'Dunnock'];

export type DemoChoice = {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly place: string;
  readonly does: string;
};

/** Nobody can be chosen where the group is a real one; that is decided here and nowhere else. */
export const isInvented = async (platform: Platform): Promise<boolean> =>
  (await platform.group())?.invented === true;

/** One person a role, those of the story first; undefined in a real group. */
export const demoChoices = async (platform: Platform): Promise<DemoChoice[] | undefined> => {
  if (!(await isInvented(platform))) return undefined;
  const today = londonDate(platform.now());
  const { rows } = await sql<{ role: Role; person: string; name: string; place: string }>`
    select distinct on (a.role) a.role, p.id as person, o.name as place,
      concat_ws(' ', p.title, p.given_name, p.family_name) as name
    from appointment a join person p on p.id = a.person join organisation o on o.code = a.organisation
    where a.role = any(${WHO.map(([role]) => role)}) and (p.ended is null or p.ended >= ${today})
      and a.started <= ${today} and (a.ended is null or a.ended >= ${today})
    order by a.role, p.family_name = any(${FIRST}) desc, ${isOfGroup(sql.ref('a.organisation'), today)} desc, a.started, p.family_name, p.id`.execute(
    platform.db,
  );
  return WHO.flatMap(([role, does]) => {
    const found = rows.find((row) => row.role === role);
    return found ? [{ ...found, role: roleLabel(role), does }] : [];
  });
};
