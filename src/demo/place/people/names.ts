import { type Dice, diceFor } from '../../random.ts';
import { FAMILY_NAMES } from '../names/family.ts';
import { MENS_NAMES, WOMENS_NAMES } from '../names/given.ts';
import type { Role } from '../types.ts';
import { isGpRole, type Newcomer } from './jobs.ts';

/** Someone being made up, whose appointments may still grow. */
export type Draft = Newcomer & { readonly appointments: Newcomer['appointments'][number][] };

/** Women among a hundred who hold a role first. */
const WOMEN_IN_A_HUNDRED: Readonly<Partial<Record<Role, number>>> = {
  'gp-partner': 50,
  'salaried-gp': 68,
  'practice-nurse': 94,
  'practice-manager': 80,
  pharmacist: 62,
};

const titleFor = (role: Role, woman: boolean, dice: Dice): string => {
  if (isGpRole(role)) return 'Dr';
  if (role === 'practice-nurse' && woman && dice.chance(0.25)) return 'Sister';
  return woman ? dice.pick(['Mrs', 'Ms', 'Ms', 'Miss']) : 'Mr';
};

/** Makes people up, no two of one name: family names are dealt like cards and dealt again when all are out. */
export const namer = (seed: number): ((role: Role) => Draft) => {
  const dice = diceFor(seed, 'names');
  const taken = new Set<string>();
  let deck: string[] = [];
  return (role) => {
    const woman = dice.int(1, 100) <= (WOMEN_IN_A_HUNDRED[role] ?? 55);
    const title = titleFor(role, woman, dice);
    if (deck.length === 0) deck = dice.shuffled(FAMILY_NAMES);
    const familyName = deck.pop() ?? '';
    let givenName = '';
    do givenName = dice.pick(woman ? WOMENS_NAMES : MENS_NAMES);
    while (taken.has(`${givenName} ${familyName}`));
    taken.add(`${givenName} ${familyName}`);
    return { title, givenName, familyName, appointments: [] };
  };
};
