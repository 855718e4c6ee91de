import {
  findOrganisation,
  type Holder,
  holdersOf,
  membersOn,
  networksOn,
  organisationNames,
  organisationsOfKinds,
  roleLabel,
} from '../../people/index.ts';
import { ROLES, type Role } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findGroup } from '../../platform/settings.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { AskedKind, Known } from './asked-rules.ts';

/** Who there is to ask on a day, and the people behind each of them. */
export type KnownOn = Known & {
  /** Organisations beside practices in which somebody stands in the register: what a form offers first. */
  readonly likelyPartners: readonly { readonly code: string; readonly name: string }[];
  readonly specialties: readonly string[];
  /** Neighbourhoods of the practices, as patients' groups speak for them. */
  readonly places: readonly string[];
  /** Ids of the people who are told when this one is asked. */
  readonly peopleOf: (kind: AskedKind, key: string) => readonly string[];
  /** As what somebody found by a search is asked. */
  readonly kindOf: (key: string) => AskedKind;
  /** Name of an organisation by its code, or of a person by id; undefined for one that the register does not have. */
  readonly nameOf: (key: string) => Promise<string | undefined>;
};

/** Who answers for a practice. */
const OF_PRACTICE: readonly Role[] = ['gp-partner', 'salaried-gp', 'practice-nurse', 'practice-manager'];
const SPECIALISTS: readonly Role[] = ['secondary-care-specialist', 'trust-medical-leader'];
const PARTNERS = ['trust', 'council', 'lmc', 'supplier', 'support-supplier'] as const;

const once = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** What a specialist is asked about: what the register notes of the post, or else where they work. */
const specialtyOf = ({ note, organisationName }: Holder): string => note?.trim() || organisationName;

/**
 * Patients' groups: each healthwatch speaks for all; a representative at a practice for that practice and its
 * neighbourhood; one at a neighbourhood for it; any other for all. Representatives of a healthwatch are behind it.
 */
const patientGroups = (
  holders: readonly Holder[],
  healthwatches: readonly { readonly code: string; readonly name: string }[],
  practices: ReadonlyMap<string, readonly string[]>,
  neighbourhoods: readonly string[],
): Known['patientGroups'] => {
  const codes = new Set(healthwatches.map(({ code }) => code));
  const people = new Map<string, { name: string; about: 'all' | readonly string[] }>();
  const behind = new Set(holders.filter((one) => codes.has(one.organisation)).map(({ person }) => person));
  for (const one of holders) {
    if (one.role !== 'patient-representative' || behind.has(one.person)) continue;
    const own =
      practices.get(one.organisation) ??
      (neighbourhoods.includes(one.organisationName) ? [one.organisationName] : 'all');
    const before = people.get(one.person)?.about;
    const about =
      before === undefined ? own : before === 'all' || own === 'all' ? 'all' : [...before, ...own];
    people.set(one.person, {
      name: `${one.name}, ${one.note ?? 'patient representative'}, ${one.organisationName}`,
      about,
    });
  }
  return [
    ...healthwatches.map(({ code, name }) => ({ key: code, name, about: 'all' as const })),
    ...[...people].map(([key, { name, about }]) => ({ key, name, about })),
  ];
};

/** Who there is to ask, from the register of organisations and people as it stands on a day. */
export const knownOn = async (db: Db, day: CalendarDate): Promise<KnownOn> => {
  const group = await findGroup(db);
  const codes = group ? (await membersOn(db, group.area, day)).map(({ code }) => code) : [];
  const names = await organisationNames(db, codes);
  const networks = await networksOn(db, codes, day);
  const holders = await holdersOf(db, ROLES, day);
  const partners = await organisationsOfKinds(db, PARTNERS);
  const healthwatches = await organisationsOfKinds(db, ['healthwatch']);
  const places = once(networks.map(({ networkName }) => networkName)).sort();
  const practicePlaces = new Map(
    codes.map((code) => [
      code,
      [
        names.get(code) ?? code,
        ...networks.filter(({ practice }) => practice === code).map(({ networkName }) => networkName),
      ],
    ]),
  );
  const specialists = new Map<string, Known['specialists'][number]>();
  for (const one of holders.filter(({ role }) => SPECIALISTS.includes(role))) {
    const specialty = specialtyOf(one);
    specialists.set(`${one.person} ${specialty}`, {
      person: one.person,
      name: `${one.name}, ${one.organisationName}`,
      specialty,
    });
  }
  const at = (organisation: string, roles: readonly Role[] = ROLES) =>
    once(
      holders
        .filter((one) => one.organisation === organisation && roles.includes(one.role))
        .map(({ person }) => person),
    );
  const staffed = new Set(holders.map(({ organisation }) => organisation));
  return {
    practices: codes
      .map((code) => ({ code, name: names.get(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    specialists: [...specialists.values()],
    partners,
    patientGroups: patientGroups(holders, healthwatches, practicePlaces, places),
    likelyPartners: partners.filter(({ code }) => staffed.has(code)),
    specialties: once([...specialists.values()].map(({ specialty }) => specialty)).sort(),
    places,
    peopleOf: (kind, key) => {
      if (kind === 'practice') return at(key, OF_PRACTICE);
      const organised = at(key);
      // A key that is no organisation is a person.
      return organised.length > 0 || !UUID.test(key) ? organised : [key];
    },
    kindOf: (key) => {
      if (names.has(key)) return 'practice';
      const isPatients =
        healthwatches.some(({ code }) => code === key) ||
        holders.some(({ person, role }) => person === key && role === 'patient-representative');
      if (isPatients) return 'patients';
      return UUID.test(key) ? 'specialist' : 'partner';
    },
    nameOf: async (key) => {
      if (!UUID.test(key)) return (await findOrganisation(db, key))?.name;
      const held = holders.find(({ person }) => person === key);
      return held && `${held.name}, ${roleLabel(held.role)}, ${held.organisationName}`;
    },
  };
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
