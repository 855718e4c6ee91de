import { peopleOn } from '../place/bands.ts';
import type { Place, PracticeList } from '../place/types.ts';
import { type Commissioner, otherCommissioners } from './commissioners.ts';
import { membersIn, type Surgery, surgeriesOf } from './people.ts';
import { inventRegisters, type Registers } from './registers.ts';
import { YEARS } from './years.ts';

/** What the files of needs are written from; everything follows from the place and its seed. */
export type Needs = {
  readonly place: Place;
  readonly surgeries: readonly Surgery[];
  readonly registers: Registers;
  readonly others: readonly Commissioner[];
  /** Practices of the group on the last day of each year. */
  readonly members: readonly (readonly Surgery[])[];
  /** People on the lists of those practices. */
  readonly people: readonly number[];
};

/** The list of a practice at the end of a year. */
export const listIn = (surgery: Surgery, year: number): PracticeList => {
  const list = surgery.lists[year];
  if (!list) throw new Error(`${surgery.practice.code} has no list in year ${year}`);
  return list;
};

export const peopleIn = (surgery: Surgery, year: number): number => peopleOn(listIn(surgery, year));

/** Invents what the needs files hold: the same for the same place, in about a tenth of a second. */
export const inventNeeds = (place: Place): Needs => {
  const surgeries = surgeriesOf(place);
  const members = YEARS.map((year) => membersIn(surgeries, year));
  return {
    place,
    surgeries,
    registers: inventRegisters(place.seed, surgeries),
    others: otherCommissioners(place.seed),
    members,
    people: members.map((own, year) => own.reduce((sum, one) => sum + peopleIn(one, year), 0)),
  };
};

/** A count of each practice of the group in a year, added up. */
export const sumOfMembers = (
  needs: Pick<Needs, 'members'>,
  year: number,
  of: (surgery: Surgery) => number,
): number => (needs.members[year] ?? []).reduce((sum, one) => sum + of(one), 0);
