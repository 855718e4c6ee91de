import { contractLabel, isClinicalRole, roleLabel } from '../../people/index.ts';
import type { Named } from '../../proposals/index.ts';
import { personId } from '../load/person-id.ts';
import { isHeldOn } from '../place/people/jobs.ts';
import type { Appointment, Person, Place } from '../place/types.ts';

/** Somebody of the place who raises, leads or supports: with what they hold, and where. */
export type Player = Named & {
  readonly person: Person;
  readonly role: string;
  readonly contract: string | null;
  /** Their practice, if they have one. */
  readonly practice: string | null;
  /** People registered there on the last list. */
  readonly practicePeople: number | null;
};

export type Cast = {
  readonly clinicians: readonly Player[];
  /** Those whose names stand on work: clinical leads and clinicians of the bodies, and the group’s managers. */
  readonly leads: readonly Player[];
  readonly managers: readonly Player[];
  readonly others: readonly Player[];
  readonly chair: Player;
  readonly officer: Player;
  readonly guardian: Player;
  readonly all: ReadonlyMap<string, Player>;
  readonly named: (name: string) => Player;
};

/** Somebody as proposals keep them. */
export const namedOf = ({ id, name, standing }: Player): Named => ({ id, name, standing });

const MANAGING = ['programme-office', 'support-staff', 'finance-lead', 'data-manager', 'accountable-officer'];
const LEADING = ['clinical-lead', 'governing-body-member', 'committee-member'];

/** Most people stand under their practice; those of the group under the group. */
const mainOf = (held: readonly Appointment[], practices: ReadonlySet<string>): Appointment | undefined =>
  held.find(({ organisation }) => practices.has(organisation)) ?? held[0];

/** Everybody of the place who has a part in its proposals: those who held something for the last two years. */
export const castOf = (place: Place): Cast => {
  const practices = new Set(place.practices.map(({ code }) => code));
  const names = new Map(place.organisations.map(({ code, name }) => [code, name]));
  const sizes = new Map<string, number>();
  const last = place.lists
    .map(({ date }) => date)
    .sort()
    .at(-1);
  for (const list of place.lists)
    if (list.date === last)
      sizes.set(
        list.practice,
        [...list.male, ...list.female].reduce((sum, people) => sum + people, 0),
      );
  const players = place.people.flatMap((person): Player[] => {
    const held = person.appointments.filter((one) => isHeldOn(place.today, one) && one.from <= '2024-04-01');
    const main = mainOf(held, practices);
    if (!main) return [];
    const practice = practices.has(main.organisation) ? main.organisation : null;
    const where = names.get(main.organisation) ?? main.organisation;
    return [
      {
        id: personId(place, person.id),
        name: `${person.title} ${person.givenName} ${person.familyName}`,
        standing: practice ? `${roleLabel(main.role)}, ${where}` : roleLabel(main.role),
        person,
        role: main.role,
        contract: contractLabel(main.contract) === '' ? null : main.contract,
        practice,
        practicePeople: practice ? (sizes.get(practice) ?? null) : null,
      },
    ];
  });
  const holds = (player: Player, roles: readonly string[]): boolean =>
    player.person.appointments.some((one) => isHeldOn(place.today, one) && roles.includes(one.role));
  const clinicians = players.filter(
    ({ role, practice }) => isClinicalRole(role) && (practice !== null || role === 'locum-gp'),
  );
  const managers = players.filter(
    (player) =>
      holds(player, MANAGING) && !player.person.appointments.some(({ role }) => isClinicalRole(role)),
  );
  const one = (role: string): Player => {
    const found = players.find((player) => holds(player, [role]));
    if (!found) throw new Error(`nobody of the place is ${role}`);
    return found;
  };
  return {
    clinicians,
    leads: clinicians.filter((player) => holds(player, LEADING)),
    managers,
    others: players.filter(({ role }) =>
      ['practice-manager', 'patient-representative', 'lay-member'].includes(role),
    ),
    chair: one('chair'),
    officer: one('governance-officer'),
    guardian: one('lay-member'),
    all: new Map(players.map((player) => [player.id, player])),
    named: (name) => {
      const found = players.find(({ person }) => `${person.givenName} ${person.familyName}` === name);
      if (!found) throw new Error(`the place has nobody called ${name}`);
      return found;
    },
  };
};
