import { sql } from 'kysely';
import type { Role } from '../../../platform/permissions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { londonDate } from '../../../shared/dates.ts';
import { roleLabel } from '../../roles.ts';
import { isOfGroup } from '../identify/identify.ts';

/**
 * Whom one can be in the invented place: the roles that see the product differently, what each shows, and the
 * family name by which the place's story knows its holder.
 */
const WHO: readonly (readonly [Role, string, string?])[] = [
  ['locum-gp', 'Raises an idea between patients', 'Thistlewood'],
  ['gp-partner', 'Sees the practice’s own figures and budget', 'Emberleigh'],
  ['clinical-lead', 'Reads what people need and records the gaps', 'Ploverdale'],
  ['chair', 'Chairs the governing body, and rules on interests', 'Marchbanks'],
  ['governing-body-member', 'Decides, with an interest that the chair has ruled on', 'Fennimore'],
  ['practice-manager', 'Casts the practice’s vote, and keeps its people', 'Mossop'],
  ['finance-lead', 'Keeps the money; needs a second factor in a real group', 'Featherhay'],
  ['lay-member', 'Watches over interests and the record', 'Tansywick'],
  ['governance-officer', 'Plans meetings, keeps interests and the record', 'Tidmarsh-Hay'],
  ['data-manager', 'Loads the published files'],
  ['administrator', 'Keeps the settings, the mail and everybody’s way in'],
  ['programme-office', 'Moves cases from idea to contract'],
  ['practice-nurse', 'Works at a practice, with a voice of the same weight', 'Wrenfold'],
  ['patient-representative', 'Speaks for patients'],
];

const STORY = WHO.flatMap(([role, , family]) => (family ? [`${role} ${family}`] : []));

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
    order by a.role, (a.role || ' ' || p.family_name) = any(${STORY}) desc, ${isOfGroup(sql.ref('a.organisation'), today)} desc, a.started, p.family_name, p.id`.execute(
    platform.db,
  );
  return WHO.flatMap(([role, does]) => {
    const found = rows.find((row) => row.role === role);
    return found ? [{ ...found, role: roleLabel(role), does }] : [];
  });
};
