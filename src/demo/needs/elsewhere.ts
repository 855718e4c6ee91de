import { NEIGHBOUR_GROUP } from '../place/codes.ts';
import { diceFor } from '../random.ts';
import type { Commissioner } from './commissioners.ts';
import type { Condition } from './condition.ts';
import { CONDITIONS } from './conditions.ts';
import { type Needs, peopleIn, sumOfMembers } from './needs.ts';
import { peopleFrom } from './people.ts';
import { LATEST, YEARS } from './years.ts';

/** One condition of one commissioner in one year. */
export type AreaRegister = {
  readonly area: string;
  readonly name: string;
  readonly people: number;
  readonly list: number;
  readonly expected: number;
  /** People of the ages that the model counts. */
  readonly of: number;
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** People of another commissioner at the end of a year; the neighbour's hold the practice that left it. */
export const peopleOf = (needs: Needs, other: Commissioner, year: number): number => {
  const own = Math.round(other.people * (1 - other.growth * (LATEST - year)));
  return other.code === NEIGHBOUR_GROUP ? own + peopleThatMoved(needs, year) : own;
};

const peopleThatMoved = (needs: Needs, year: number): number =>
  needs.surgeries
    .filter(({ payers }) => payers[year] === NEIGHBOUR_GROUP)
    .reduce((sum, surgery) => sum + peopleIn(surgery, year), 0);

/** How much more common a condition is where it is poorer, as a share for each point of the score. */
const slopeOf = ({ fifths }: Condition): number => ((fifths[0] ?? 1) - (fifths[4] ?? 1)) / 36;

/** The group's own figures: the sum of the practices that belonged to it on the last day of the year. */
export const ownRegister = (needs: Needs, condition: Condition, year: number): AreaRegister => {
  const rows = needs.registers.get(condition.register);
  const of = (key: 'register' | 'expected') =>
    sumOfMembers(needs, year, ({ practice }) => rows?.get(practice.code)?.[key][year] ?? 0);
  return {
    area: 'Z1V',
    name: 'Ironstone Vale CCG',
    people: of('register'),
    list: needs.people[year] ?? 0,
    expected: tenths(of('expected')),
    of: sumOfMembers(needs, year, (surgery) => {
      const list = surgery.lists[year];
      return list ? peopleFrom(list, condition.modelAges) : 0;
    }),
  };
};

/** The same of every other commissioner, about as common as in the group save for age, poverty and chance. */
const othersOf = (needs: Needs, condition: Condition): AreaRegister[][] => {
  const dice = diceFor(needs.place.seed, `elsewhere ${condition.register}`);
  const home = ownRegister(needs, condition, LATEST);
  const share = home.expected / home.list;
  const [young, old] = [home.of / home.list, (1 - home.of / home.list) * 0.25];
  return needs.others.map((other) => {
    const ageing = condition.modelAges > 18 || share < 0.05 ? other.older : 1 + (other.older - 1) / 2;
    const likely = share * ageing * (1 + (other.score - 21) * slopeOf(condition)) * (1 + dice.bell() * 0.02);
    const leaning = 1 + dice.bell() * 0.035;
    return YEARS.map(({ place }) => {
      const list = peopleOf(needs, other, place);
      const expected = tenths(list * likely * (1 - 0.006 * (LATEST - place)));
      const recorded = expected * (condition.elsewhere[place] ?? 1) * leaning;
      return {
        area: other.code,
        name: other.name,
        people: Math.round(recorded + dice.bell() * 0.2 * Math.sqrt(recorded)),
        list,
        expected,
        of: Math.round(list * (young + old * (other.older - 1))),
      };
    });
  });
};

export type CountryRegisters = ReadonlyMap<string, readonly (readonly AreaRegister[])[]>;

/** Every condition by year, then by commissioner: the group first, then the others by their codes. */
export const registersOfCountry = (needs: Needs): CountryRegisters =>
  new Map(
    CONDITIONS.map((condition) => {
      const others = othersOf(needs, condition);
      return [
        condition.register,
        YEARS.map(({ place }) => [
          ownRegister(needs, condition, place),
          ...others.flatMap((years) => years[place] ?? []),
        ]),
      ];
    }),
  );
