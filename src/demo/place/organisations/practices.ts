import { type Dice, diceFor } from '../../random.ts';
import { ADIT_LANE, BELLPIT, FENBANK, OCHRE_STREET, SUNDIAL_PARK } from '../codes.ts';
import type { Organisation, Practice } from '../types.ts';
import { PRACTICE_LINES, type PracticeLine } from './practice-table.ts';

/** Postcode districts of the towns: ZZ is no area of the Royal Mail, and nothing here can be read as ZZ99 (no fixed abode). */
const DISTRICTS: Readonly<Record<string, string>> = {
  Kestrelbridge: 'ZZ1',
  Hollowmere: 'ZZ2',
  Bellpit: 'ZZ3',
  Lanternfield: 'ZZ4',
  Quarrygate: 'ZZ5',
  'Tipple Hill': 'ZZ6',
  Sallowick: 'ZZ7',
  Wendlebrook: 'ZZ8',
  Otterwade: 'ZZ12',
  'Long Marl': 'ZZ10',
  'Fen Sallow': 'ZZ11',
};

/** Letters that the second half of a postcode may have. */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';

export const postcodeIn = (town: string, dice: Dice): string =>
  `${DISTRICTS[town] ?? 'ZZ13'} ${dice.int(1, 9)}${dice.pick([...INWARD])}${dice.pick([...INWARD])}`;

/** 01632 960000 to 960999 are set aside by the regulator for drama. */
export const phoneNumber = (dice: Dice): string => `01632 960${String(dice.int(0, 999)).padStart(3, '0')}`;

/** Lowest score and range of each deprivation fifth, first fifth first. */
const SCORES = [
  [33.5, 18],
  [25.2, 7.8],
  [18.6, 6.2],
  [12.1, 6],
  [5.4, 6.2],
] as const;

const OPENED: Readonly<Record<string, string>> = {
  [SUNDIAL_PARK]: '2017-04-01',
  Z00048: '2011-10-01',
  Z00051: '2009-04-01',
  Z00012: '1996-07-01',
  Z00031: '1991-04-01',
};

/** When a practice took its first patients. */
const openedOn = (code: string): string => OPENED[code] ?? '1974-04-01';

const scoreOf = (fifth: PracticeLine[5], dice: Dice): number => {
  const [lowest, range] = SCORES[fifth - 1] ?? [0, 0];
  return Math.round((lowest + range * dice.fraction()) * 10) / 10;
};

/** Held to one kind of contract by the story. */
const CONTRACTS: Readonly<Record<string, 'gms' | 'pms'>> = {
  [BELLPIT]: 'gms',
  [ADIT_LANE]: 'pms',
  [FENBANK]: 'pms',
};

/** The practices, those closed included, and the organisations that they are. */
export const inventPractices = (seed: number): { practices: Practice[]; organisations: Organisation[] } => {
  const dice = diceFor(seed, 'practices');
  const practices: Practice[] = [];
  const organisations: Organisation[] = [];
  for (const [code, name, street, town, , fifth, character] of PRACTICE_LINES) {
    practices.push({
      code,
      name,
      town,
      contract: CONTRACTS[code] ?? (dice.chance(0.3) ? 'pms' : 'gms'),
      character,
      deprivationFifth: fifth,
      deprivationScore: scoreOf(fifth, dice),
    });
    organisations.push({
      code,
      name,
      kind: 'practice',
      opened: openedOn(code),
      closed: code === OCHRE_STREET ? '2015-09-30' : null,
      address: { lines: [name, street, town], postcode: postcodeIn(town, dice), phone: phoneNumber(dice) },
    });
  }
  return { practices, organisations };
};
