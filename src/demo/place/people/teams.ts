import { diceFor } from '../../random.ts';
import { BELLPIT } from '../codes.ts';
import { apportion } from '../lists/rounding.ts';
import type { Organisation, Practice, Role } from '../types.ts';
import { currentJob, formerJob } from './careers.ts';
import type { Draft } from './names.ts';

/** GPs who hold each role at a practice on the day of the story, Bellpit's own included. */
export const GPS_AT_PRACTICES = {
  'gp-partner': 208,
  'salaried-gp': 112,
  'locum-gp': 37,
  'gp-registrar': 26,
} as const;

/** A live practice with its people on the latest list. */
export type Site = {
  readonly practice: Practice;
  readonly organisation: Organisation;
  readonly people: number;
};

const heldAt = (people: readonly Draft[], role: Role, code: string): number =>
  people.filter(({ appointments }) =>
    appointments.some(
      (one) => one.role === role && one.organisation === code && (one.to === null || one.to > '2026'),
    ),
  ).length;

/** How many of a role each practice other than Bellpit has: GPs shared out by list, one partner at least. */
const placesBySite = (
  sites: readonly Site[],
  named: readonly Draft[],
): ReadonlyMap<Role, readonly number[]> => {
  const lists = sites.map((site) => site.people);
  const gps = Object.entries(GPS_AT_PRACTICES).map(([role, total]): [Role, number[]] => [
    role as Role,
    apportion(total - heldAt(named, role as Role, BELLPIT), lists),
  ]);
  return new Map<Role, readonly number[]>([
    ...gps,
    ['practice-nurse', lists.map((list) => 1 + Math.floor(list / 8000))],
    ['pharmacist', lists.map((list) => Math.floor(list / 8500))],
    ['practice-manager', lists.map(() => 1)],
  ]);
};

/** The people who work at the practices now, beside those whom the story names. */
export const practiceTeams = (
  seed: number,
  sites: readonly Site[],
  named: readonly Draft[],
  someone: (role: Role) => Draft,
): Draft[] => {
  const dice = diceFor(seed, 'practice teams');
  const others = sites.filter(({ practice }) => practice.code !== BELLPIT);
  const places = placesBySite(others, named);
  const longOpen = others.filter(({ organisation }) => organisation.opened === '1974-04-01');
  const team: Draft[] = [];
  for (const [index, { practice, organisation }] of others.entries()) {
    for (const [role, counts] of places) {
      const wanted = (counts[index] ?? 0) - heldAt(named, role, practice.code);
      for (let made = 0; made < wanted; made += 1) {
        const person = someone(role);
        const now = currentJob(dice, role, practice, organisation);
        person.appointments.push(now);
        const elsewhere = dice.chance(0.5) ? { practice, organisation } : dice.pick(longOpen);
        const before = dice.chance(0.35)
          ? formerJob(dice, now, elsewhere.practice, elsewhere.organisation)
          : undefined;
        if (before) person.appointments.push(before);
        if (role === 'locum-gp' && dice.chance(0.35)) {
          const second = dice.pick(longOpen);
          if (second.practice.code !== practice.code)
            person.appointments.push(currentJob(dice, role, second.practice, second.organisation));
        }
        team.push(person);
      }
    }
  }
  return team;
};
