import { describe, expect, it } from 'vitest';
import { BELLPIT, BODIES, GROUP } from '../codes.ts';
import { FAMILY_NAMES } from '../names/family.ts';
import { inventPlace } from '../place.ts';
import { type Appointment, CONTRACT_TYPES, type Person, ROLES, type Role } from '../types.ts';
import { isGpRole, isHeldOn } from './jobs.ts';

const place = inventPlace();
const organisations = new Map(place.organisations.map((one) => [one.code, one]));
const now = (person: Person): Appointment[] =>
  person.appointments.filter((one) => isHeldOn(place.today, one));
const holds = (person: Person, ...roles: readonly Role[]): boolean =>
  now(person).some(({ role }) => roles.includes(role));
const gps = place.people.filter((person) => now(person).some(({ role }) => isGpRole(role)));
const membersOf = (body: string): Appointment[] =>
  place.people.flatMap((person) => now(person).filter(({ organisation }) => organisation === body));
const named = (familyName: string): Person[] =>
  place.people.filter((person) => person.familyName === familyName);

describe('the people of the place', () => {
  it('are 420 GPs, of whom two in five are salaried or locum: the 171 who vote for the sessional seat', () => {
    const sessional = gps.filter((person) => holds(person, 'salaried-gp', 'locum-gp'));
    expect(gps).toHaveLength(420);
    expect(sessional).toHaveLength(171);
    expect(sessional.length / gps.length).toBeGreaterThan(0.38);
    expect(sessional.length / gps.length).toBeLessThan(0.42);
  });

  it('hold one kind of GP post at a time', () => {
    for (const person of gps)
      expect(new Set(now(person).flatMap(({ role }) => (isGpRole(role) ? [role] : []))).size).toBe(1);
  });

  it('include locums who belong to no practice, and stand in the register all the same', () => {
    const unattached = gps.filter((person) => {
      const posts = now(person).filter(({ role }) => role === 'locum-gp');
      return posts.length > 0 && posts.every(({ organisation }) => organisation === GROUP);
    });
    expect(unattached).toHaveLength(22);
  });

  it('have names of their own and addresses that reach nobody', () => {
    expect(new Set(place.people.map((person) => person.email)).size).toBe(place.people.length);
    expect(new Set(place.people.map((person) => person.id)).size).toBe(place.people.length);
    for (const { email } of place.people) expect(email).toMatch(/^[a-z-]+\.[a-z-]+@example\.org$/);
  });

  it('take no family name of the people who carry the story', () => {
    const story = ['Thistlewood', 'Emberleigh', 'Oakhanger', 'Marchbanks', 'Pennycress', 'Wrenfold'];
    expect(FAMILY_NAMES.filter((name) => story.includes(name))).toEqual([]);
    expect(new Set(FAMILY_NAMES).size).toBe(FAMILY_NAMES.length);
  });

  it('are each appointed where there is an organisation, within its days, and not to end before the start', () => {
    for (const { familyName, appointments } of place.people) {
      expect(appointments.length, familyName).toBeGreaterThan(0);
      for (const one of appointments) {
        const at = organisations.get(one.organisation);
        const words = `${familyName}, ${one.role} at ${one.organisation}`;
        expect(at, words).toBeDefined();
        expect(one.from >= (at?.opened ?? '9999'), words).toBe(true);
        expect(one.to === null || one.to >= one.from, words).toBe(true);
        if (at?.closed) expect(one.to !== null && one.to <= at.closed, words).toBe(true);
      }
    }
  });

  it('have, some of them, ended appointments and ends that are planned', () => {
    const all = place.people.flatMap(({ appointments }) => appointments);
    expect(all.filter(({ to }) => to !== null && to < place.today).length).toBeGreaterThan(150);
    expect(all.filter(({ to }) => to !== null && to > place.today).length).toBeGreaterThan(60);
  });

  it('use every role and contract type of the vocabulary, and sessions in quarters up to ten', () => {
    const all = place.people.flatMap(({ appointments }) => appointments);
    expect([...new Set(all.map(({ role }) => role))].sort()).toEqual([...ROLES].sort());
    expect([...new Set(all.map(({ contract }) => contract))].sort()).toEqual([...CONTRACT_TYPES].sort());
    for (const { sessions } of all)
      if (sessions !== null)
        expect(sessions > 0 && sessions <= 10 && Number.isInteger(sessions * 4)).toBe(true);
  });

  it('are partners under the contract of their own practice', () => {
    const contracts = new Map(
      place.practices.map((practice) => [practice.code, `${practice.contract}-partner`]),
    );
    for (const one of place.people.flatMap(({ appointments }) => appointments))
      if (one.role === 'gp-partner') expect(one.contract).toBe(contracts.get(one.organisation));
  });
});

describe('practices', () => {
  const live = place.practices.filter(({ code }) => organisations.get(code)?.closed === null);

  it('each have a partner, one manager, a nurse, and one voice in the members’ council', () => {
    const voices = membersOf(BODIES.members).filter(({ role }) => role === 'committee-member');
    expect(voices).toHaveLength(68);
    for (const { code } of live) {
      const here = (role: Role): number => membersOf(code).filter((one) => one.role === role).length;
      expect(here('gp-partner'), code).toBeGreaterThan(0);
      expect(here('practice-manager'), code).toBe(1);
      expect(here('practice-nurse'), code).toBeGreaterThan(0);
    }
  });

  it('show Bellpit as its page does: eleven now, seven with a role in the group, fourteen who have left', () => {
    const at = (one: Appointment): boolean => one.organisation === BELLPIT;
    const team = place.people.filter((person) => now(person).some(at));
    expect(team).toHaveLength(11);
    expect(
      team.filter((person) => now(person).some((one) => one.organisation.startsWith(GROUP))),
    ).toHaveLength(7);
    const left = place.people.filter((person) => person.appointments.some(at) && !now(person).some(at));
    expect(left).toHaveLength(14);
  });
});

describe('the governing body', () => {
  it('is made up as the regulations ask, and of the thirteen in the story', () => {
    const roles = membersOf(BODIES.governing).map(({ role }) => role);
    const count = (role: Role): number => roles.filter((one) => one === role).length;
    expect(roles).toHaveLength(13);
    expect(count('lay-member')).toBe(3);
    expect(count('governing-body-member')).toBe(5);
    for (const role of [
      'chair',
      'accountable-officer',
      'finance-lead',
      'governing-body-nurse',
      'secondary-care-specialist',
    ] as const)
      expect(count(role), role).toBe(1);
    const lay = membersOf(BODIES.governing).filter(({ role }) => role === 'lay-member');
    expect(lay.some(({ note }) => note?.includes('Audit'))).toBe(true);
    expect(lay.some(({ note }) => note?.includes('deputy chair'))).toBe(true);
  });

  it('has a chair who is not the accountable officer', () => {
    const [chair] = named('Marchbanks');
    const [officer] = named('Larkspur');
    expect(chair && holds(chair, 'chair') && !holds(chair, 'accountable-officer')).toBe(true);
    expect(officer && holds(officer, 'accountable-officer') && !holds(officer, 'chair')).toBe(true);
  });

  it('has committees with members in each', () => {
    for (const [name, body] of Object.entries(BODIES))
      expect(membersOf(body).length, name).toBeGreaterThan(2);
    for (const body of [
      BODIES.audit,
      BODIES.remuneration,
      BODIES.finance,
      BODIES.primaryCare,
      BODIES.clinicalCouncil,
    ])
      expect(membersOf(body).filter(({ role }) => role === 'chair')).toHaveLength(1);
  });
});
