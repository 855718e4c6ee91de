import { diceFor } from '../../random.ts';
import { BELLPIT } from '../codes.ts';
import type { Role } from '../types.ts';
import { contractFor, startBetween } from './careers.ts';
import type { Draft } from './names.ts';
import type { Site } from './teams.ts';

const ROLES_LEFT: readonly Role[] = [
  'gp-partner',
  'gp-partner',
  'salaried-gp',
  'salaried-gp',
  'locum-gp',
  'practice-nurse',
  'practice-manager',
];

/** People who have left the practices and hold nothing now: the record outlives the post. */
export const leavers = (seed: number, sites: readonly Site[], someone: (role: Role) => Draft): Draft[] => {
  const dice = diceFor(seed, 'leavers');
  return sites.flatMap(({ practice, organisation }) => {
    if (practice.code === BELLPIT) return [];
    return Array.from({ length: dice.int(0, 3) }, () => {
      const role = dice.pick(ROLES_LEFT);
      const person = someone(role);
      const from = startBetween(dice, 1990, 2019, organisation.opened);
      const lastYear = Math.min(2025, Number(from.slice(0, 4)) + dice.int(2, 18));
      person.appointments.push({
        role,
        organisation: practice.code,
        contract: contractFor(role, practice),
        sessions: role === 'locum-gp' ? null : dice.int(4, 9),
        from,
        to: `${lastYear}-${dice.pick(['03-31', '07-31', '09-30', '12-31'])}`,
        note: null,
      });
      return person;
    });
  });
};
