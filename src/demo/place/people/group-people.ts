import { diceFor } from '../../random.ts';
import { BELLPIT, BODIES, GROUP, MEDICAL_COMMITTEE, SUPPORT_FIRST, SUPPORT_SECOND } from '../codes.ts';
import type { Role } from '../types.ts';
import { currentJob, formerJob, startBetween } from './careers.ts';
import { type JobLine, jobOf } from './jobs.ts';
import type { Draft } from './names.ts';
import type { Site } from './teams.ts';

/** Locums with no practice of their own: their one appointment is to the group. */
export const LOCUMS_WITHOUT_PRACTICE = 22;
/** Retired GPs with a role, beside the former chair whom the story names. */
export const RETIRED = 14;

const OFFICES_OF_THE_RETIRED: readonly JobLine[] = [
  ['panel-member', BODIES.panel, 'office-holder', 0.25, '2024-04-01', '2027-03-31'],
  ['committee-member', BODIES.learning, 'office-holder', 0.25, '2023-09-01'],
  ['committee-member', MEDICAL_COMMITTEE, 'office-holder', 0.25, '2022-01-01'],
  ['panel-member', BODIES.panel, 'office-holder', 0.25, '2022-10-01', '2026-09-30'],
];

const retiredGps = (seed: number, sites: readonly Site[], someone: (role: Role) => Draft): Draft[] => {
  const dice = diceFor(seed, 'retired');
  const longOpen = sites.filter(({ organisation }) => organisation.opened === '1974-04-01');
  return Array.from({ length: RETIRED }, (_, index) => {
    const person = someone('retired-gp');
    const { practice, organisation } = dice.pick(longOpen);
    const retired = jobOf(['retired-gp', GROUP, 'honorary', null, startBetween(dice, 2014, 2021)]);
    const worked = formerJob(
      dice,
      { ...currentJob(dice, 'gp-partner', practice, organisation), from: retired.from },
      practice,
      organisation,
    );
    const office = OFFICES_OF_THE_RETIRED[index % OFFICES_OF_THE_RETIRED.length];
    person.appointments.push(retired);
    if (worked) {
      const contract = practice.contract === 'pms' ? 'pms-partner' : 'gms-partner';
      person.appointments.push({
        ...worked,
        role: 'gp-partner',
        contract,
        from: `${dice.int(1976, 1995)}-04-01`,
      });
    }
    if (office) person.appointments.push(jobOf(office));
    return person;
  });
};

const locumsWithoutPractice = (seed: number, someone: (role: Role) => Draft): Draft[] => {
  const dice = diceFor(seed, 'locums without a practice');
  return Array.from({ length: LOCUMS_WITHOUT_PRACTICE }, () => {
    const person = someone('locum-gp');
    const until = dice.chance(0.15) ? '2026-08-31' : null;
    person.appointments.push(
      jobOf(['locum-gp', GROUP, 'locum', null, startBetween(dice, 2014, 2026), until]),
    );
    return person;
  });
};

const supportStaff = (seed: number, someone: (role: Role) => Draft): Draft[] => {
  const dice = diceFor(seed, 'support staff');
  const notes = [
    'Account manager',
    'Information analyst',
    'Contracts adviser',
    'Finance analyst',
    'Communications adviser',
  ];
  return [SUPPORT_FIRST, SUPPORT_SECOND].flatMap((supplier) =>
    notes.map((note) => {
      const person = someone('support-staff');
      const from = startBetween(dice, 2017, 2025);
      person.appointments.push(jobOf(['support-staff', supplier, 'employed', 10, from, null, note]));
      return person;
    }),
  );
};

const patients = (seed: number, sites: readonly Site[], someone: (role: Role) => Draft): Draft[] => {
  const dice = diceFor(seed, 'patient representatives');
  return dice
    .shuffled(sites)
    .slice(0, 22)
    .map(({ practice, organisation }) => {
      const person = someone('patient-representative');
      const from = startBetween(dice, 2016, 2025, organisation.opened);
      person.appointments.push(
        jobOf(['patient-representative', practice.code, 'honorary', null, from, null, 'Patients’ group']),
      );
      return person;
    });
};

/**
 * People of the group and its partners who are at no practice now, beside those whom the story names.
 * Bellpit's people, past and present, are all named.
 */
export const groupPeople = (
  seed: number,
  sites: readonly Site[],
  someone: (role: Role) => Draft,
): Draft[] => {
  const others = sites.filter(({ practice }) => practice.code !== BELLPIT);
  return [
    ...locumsWithoutPractice(seed, someone),
    ...retiredGps(seed, others, someone),
    ...supportStaff(seed, someone),
    ...patients(seed, others, someone),
  ];
};
