import type { CalendarDate } from '../../../shared/dates.ts';
import type { Dice } from '../../random.ts';
import { dayBeforeFirst, firstOf, STORY_TODAY } from '../calendar.ts';
import { FENBANK, FENBANK_MOVED } from '../codes.ts';
import type { Appointment, ContractType, Organisation, Practice, Role } from '../types.ts';

const MONTHS = [1, 2, 4, 8, 9, 10];

/** A first of a month between two years, on or after `notBefore` and not after the day of the story. */
export const startBetween = (
  dice: Dice,
  fromYear: number,
  toYear: number,
  notBefore: CalendarDate = '1900-01-01',
): CalendarDate => {
  for (let tries = 0; tries < 40; tries += 1) {
    const date = firstOf(dice.int(fromYear, toYear), dice.pick(MONTHS));
    if (date >= notBefore && date <= STORY_TODAY) return date;
  }
  return notBefore;
};

/** The last day of the story's coming months, for ends that are planned. */
const plannedEnd = (dice: Dice): CalendarDate =>
  dice.pick(['2026-06-30', '2026-07-31', '2026-09-30', '2026-12-31', '2027-03-31']);

export const contractFor = (role: Role, practice: Practice): ContractType => {
  if (role === 'gp-partner') return practice.contract === 'pms' ? 'pms-partner' : 'gms-partner';
  if (role === 'salaried-gp') return 'salaried';
  if (role === 'locum-gp') return 'locum';
  return role === 'gp-registrar' ? 'training' : 'employed';
};

/** First year of those now in a role, chance of a planned end, and sessions a week (none: they vary). */
const SHAPES: Readonly<Partial<Record<Role, readonly [number, number, readonly number[] | null]>>> = {
  'gp-partner': [1996, 0.06, [4, 5, 6, 6, 6, 7, 7, 8, 8, 9]],
  'salaried-gp': [2012, 0.08, [3, 4, 4, 5, 5, 6, 6, 7, 8]],
  'locum-gp': [2019, 0.4, null],
  'practice-nurse': [2004, 0.04, [4, 5, 6, 7, 8, 9, 10]],
  pharmacist: [2018, 0.05, [4, 6, 8, 10]],
  'practice-manager': [2005, 0.05, [8, 10, 10]],
};

const registrarAt = (dice: Dice, practice: Practice): Appointment => {
  const [from, to] = dice.pick([
    ['2025-08-01', '2026-08-04'],
    ['2025-08-01', '2026-08-04'],
    ['2026-02-01', '2027-02-02'],
  ] as const);
  const sessions = dice.pick([5, 7, 8, 8]);
  return {
    role: 'gp-registrar',
    organisation: practice.code,
    contract: 'training',
    sessions,
    from,
    to,
    note: null,
  };
};

/** The appointment that someone holds now at a practice. */
export const currentJob = (dice: Dice, role: Role, practice: Practice, site: Organisation): Appointment => {
  if (role === 'gp-registrar') return registrarAt(dice, practice);
  const [firstYear, planned, sessions] = SHAPES[role] ?? [2015, 0, [10]];
  return {
    role,
    organisation: practice.code,
    contract: contractFor(role, practice),
    sessions: sessions && dice.pick(sessions),
    from: startBetween(dice, firstYear, 2026, site.opened),
    to: dice.chance(planned) ? plannedEnd(dice) : null,
    note: null,
  };
};

const BEFORE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'gp-partner': ['salaried-gp', 'salaried-gp', 'gp-registrar'],
  'salaried-gp': ['gp-registrar', 'locum-gp'],
  'practice-nurse': ['practice-nurse'],
  'practice-manager': ['practice-manager'],
};

/** What someone did before their present job, at a practice open all that time; it ended the day before. */
export const formerJob = (
  dice: Dice,
  now: Appointment,
  practice: Practice,
  site: Organisation,
): Appointment | undefined => {
  const roles = BEFORE[now.role];
  if (!roles || !now.from.endsWith('-01')) return undefined;
  const role = dice.pick(roles);
  const years = role === 'gp-registrar' ? 1 : dice.int(2, 6);
  const from = firstOf(Number(now.from.slice(0, 4)) - years, Number(now.from.slice(5, 7)));
  if (from < site.opened || site.closed !== null) return undefined;
  const sessions = SHAPES[role]?.[2];
  return {
    role,
    organisation: practice.code,
    contract: contractFor(role, practice),
    sessions: role === 'gp-registrar' ? 8 : sessions ? dice.pick(sessions) : null,
    from,
    to: dayBeforeFirst(now.from),
    note: null,
  };
};

/** From when a practice has belonged to the group: nobody holds office in the group for it before. */
export const memberSince = (code: string, site: Organisation): CalendarDate => {
  if (code === FENBANK) return FENBANK_MOVED;
  return site.opened > '2013-04-01' ? site.opened : '2013-04-01';
};
