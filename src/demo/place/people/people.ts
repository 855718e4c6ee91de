import { peopleOn } from '../bands.ts';
import { QUARTERS } from '../calendar.ts';
import type { Organisation, Person, Practice, PracticeList } from '../types.ts';
import { contractFor } from './careers.ts';
import { groupPeople } from './group-people.ts';
import { type NamedLine, newcomer } from './jobs.ts';
import { leavers } from './leavers.ts';
import { BELLPIT_NOW, BELLPIT_THEN } from './named-bellpit.ts';
import { NAMED_CLINICIANS } from './named-clinicians.ts';
import { NAMED_GROUP } from './named-group.ts';
import { type Draft, namer } from './names.ts';
import { fillOffices } from './offices.ts';
import { practiceTeams, type Site } from './teams.ts';

const draftOf = (line: NamedLine): Draft => {
  const { appointments, ...name } = newcomer(line);
  return { ...name, appointments: [...appointments] };
};

/** Given and family name in small letters; no two people of the place share both. */
const addressOf = (person: Draft): string =>
  `${person.givenName}.${person.familyName}@example.org`.toLowerCase().replaceAll(/[^a-z.@-]/g, '');

/** A partner's contract is the practice's own, GMS or PMS; the tables of named people may say either. */
const withContracts = (person: Draft, practices: ReadonlyMap<string, Practice>): Person['appointments'] =>
  person.appointments
    .map((one) => {
      const practice = practices.get(one.organisation);
      return one.role === 'gp-partner' && practice
        ? { ...one, contract: contractFor(one.role, practice) }
        : one;
    })
    .sort((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0));

/** Everybody: those whom the story names first, then practice by practice, then the rest; newest job first. */
export const inventPeople = (
  seed: number,
  practices: readonly Practice[],
  organisations: readonly Organisation[],
  lists: readonly PracticeList[],
): Person[] => {
  const byCode = new Map(organisations.map((one) => [one.code, one]));
  const latest = new Map(
    lists.filter(({ date }) => date === QUARTERS.at(-1)).map((list) => [list.practice, peopleOn(list)]),
  );
  const sites = practices.flatMap((practice): Site[] => {
    const organisation = byCode.get(practice.code);
    const people = latest.get(practice.code);
    return organisation && people !== undefined ? [{ practice, organisation, people }] : [];
  });
  const someone = namer(seed);
  const named = [...BELLPIT_NOW, ...NAMED_CLINICIANS, ...NAMED_GROUP, ...BELLPIT_THEN].map(draftOf);
  const teams = practiceTeams(seed, sites, named, someone);
  const group = groupPeople(seed, sites, someone);
  fillOffices(seed, sites, teams);
  const everyone = [...named, ...teams, ...group, ...leavers(seed, sites, someone)];
  const practiceByCode = new Map(practices.map((practice) => [practice.code, practice]));
  return everyone.map((person, index) => ({
    id: `P${String(index + 1).padStart(4, '0')}`,
    title: person.title,
    givenName: person.givenName,
    familyName: person.familyName,
    email: addressOf(person),
    appointments: withContracts(person, practiceByCode),
  }));
};
