import { type Dice, diceFor } from '../../random.ts';
import { BELLPIT, BODIES, GROUP, MEDICAL_COMMITTEE } from '../codes.ts';
import { PRACTICE_LINES } from '../organisations/practice-table.ts';
import type { Role } from '../types.ts';
import { memberSince, startBetween } from './careers.ts';
import { type JobLine, jobOf } from './jobs.ts';
import type { Draft } from './names.ts';
import type { Site } from './teams.ts';

/** Subjects that have a clinical lead, and what the lead's own work is. */
const LEADS: readonly (readonly [subject: string, role: Role])[] = [
  ['Diabetes', 'gp-partner'],
  ['Mental health', 'salaried-gp'],
  ['Children and young people', 'gp-partner'],
  ['Cancer', 'locum-gp'],
  ['Dementia and frailty', 'salaried-gp'],
  ['Medicines', 'pharmacist'],
];

/** The first appointment is the one that a draft was made for. */
const worksAs = (person: Draft, roles: readonly Role[]): boolean => {
  const first = person.appointments[0];
  return first !== undefined && first.to === null && first.from <= '2024-01-01' && roles.includes(first.role);
};

const later = (one: string, other: string): string => (one > other ? one : other);

const startOf = (person: Draft): string => person.appointments[0]?.from ?? '';

/** Takes people out of the lot, each for one office only. */
const drawFrom = (dice: Dice, people: readonly Draft[]) => {
  const lot = dice.shuffled(people);
  return (roles: readonly Role[], also: (person: Draft) => boolean = () => true): Draft | undefined => {
    const index = lot.findIndex((person) => worksAs(person, roles) && also(person));
    return index < 0 ? undefined : lot.splice(index, 1)[0];
  };
};

const give = (person: Draft | undefined, ...lines: readonly JobLine[]): void => {
  person?.appointments.push(...lines.map(jobOf));
};

/** One voice for each practice in the members' council: its manager or a partner; Bellpit's is named. */
const memberVoices = (dice: Dice, sites: readonly Site[], people: readonly Draft[]): void => {
  for (const { practice, organisation } of sites) {
    if (practice.code === BELLPIT) continue;
    const here = people.filter((person) => person.appointments[0]?.organisation === practice.code);
    const roles: readonly Role[] = dice.chance(0.5)
      ? ['practice-manager', 'gp-partner']
      : ['gp-partner', 'practice-manager'];
    const voice = roles
      .flatMap((role) => here.filter(({ appointments }) => appointments[0]?.role === role))
      .find(({ appointments }) => appointments[0]?.to === null);
    if (!voice) throw new Error(`${practice.code} has nobody to cast its vote`);
    const from = startBetween(
      dice,
      2013,
      2025,
      later(startOf(voice), memberSince(practice.code, organisation)),
    );
    give(voice, [
      'committee-member',
      BODIES.members,
      'office-holder',
      null,
      from,
      null,
      'Casts the practice’s vote',
    ]);
  }
};

/** Gives the group's and its partners' offices to people who already work at practices. */
export const fillOffices = (seed: number, sites: readonly Site[], people: readonly Draft[]): void => {
  const dice = diceFor(seed, 'offices');
  const draw = drawFrom(dice, people);
  for (const [subject, role] of LEADS) {
    const from = startBetween(dice, 2024, 2025);
    const until = `${dice.int(2027, 2028)}-03-31`;
    give(
      draw([role]),
      ['clinical-lead', GROUP, 'office-holder', 1, from, until, subject],
      ['committee-member', BODIES.clinicalCouncil, 'office-holder', 0.5, from, until],
    );
  }
  for (const network of new Set(PRACTICE_LINES.flatMap((line) => line[4] ?? []))) {
    const codes = PRACTICE_LINES.filter((line) => line[4] === network).map((line) => line[0]);
    const lead = draw(['gp-partner', 'salaried-gp'], (person) =>
      codes.includes(person.appointments[0]?.organisation ?? ''),
    );
    give(lead, [
      'clinical-lead',
      network,
      'office-holder',
      1,
      '2024-04-01',
      null,
      'Network clinical director',
    ]);
  }
  for (let seat = 0; seat < 8; seat += 1)
    give(draw(seat < 6 ? ['gp-partner'] : ['salaried-gp', 'locum-gp']), [
      'committee-member',
      MEDICAL_COMMITTEE,
      'office-holder',
      0.5,
      startBetween(dice, 2024, 2025),
    ]);
  for (let seat = 0; seat < 5; seat += 1)
    give(draw(['salaried-gp', 'locum-gp']), [
      'committee-member',
      BODIES.sessional,
      'office-holder',
      null,
      '2024-09-01',
    ]);
  for (const body of [BODIES.clinicalCouncil, BODIES.primaryCare, BODIES.panel, BODIES.learning])
    give(draw(['practice-nurse', 'pharmacist']), [
      body === BODIES.panel ? 'panel-member' : 'committee-member',
      body,
      'office-holder',
      0.25,
      '2024-04-01',
      '2027-03-31',
    ]);
  memberVoices(dice, sites, people);
};
