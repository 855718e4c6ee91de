import { apportion } from '../place/lists/rounding.ts';
import { type Dice, diceFor } from '../random.ts';
import { type Condition, perCentAt } from './condition.ts';
import { CONDITIONS } from './conditions.ts';
import { COPD_EXPECTED, COPD_NAMED, COPD_RECORDED, COPD_WAYS } from './copd.ts';
import { peopleFrom, type Surgery, weighed } from './people.ts';
import { LATEST, YEARS } from './years.ts';

/** One condition at one practice: people on the register, and people whom the model expects, by year. */
export type Recorded = { readonly register: readonly number[]; readonly expected: readonly number[] };

/** By condition, then by practice. */
export type Registers = ReadonlyMap<string, ReadonlyMap<string, Recorded>>;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Expected people of each practice at the end of each year, before they are brought to their totals. */
const weightsOf = (condition: Condition, { practice, lists }: Surgery): number[] =>
  lists.map(
    (list) =>
      weighed(
        list,
        (age) => (age < condition.modelAges ? 0 : perCentAt(condition.curve, age)),
        condition.men,
      ) * (condition.fifths[practice.deprivationFifth - 1] ?? 1),
  );

/** Shares a whole total out in proportion, with what some of the parts must be taken first. */
const sharedOut = (
  total: number,
  parts: readonly { readonly code: string; readonly weight: number }[],
  fixed: (code: string) => number | undefined,
): Map<string, number> => {
  const free = parts.filter(({ code }) => fixed(code) === undefined);
  const taken = parts.reduce((sum, { code }) => sum + (fixed(code) ?? 0), 0);
  const counts = apportion(
    total - taken,
    free.map(({ weight }) => weight),
  );
  return new Map([
    ...parts.flatMap(({ code }): [string, number][] => {
      const value = fixed(code);
      return value === undefined ? [] : [[code, value]];
    }),
    ...free.map(({ code }, at): [string, number] => [code, counts[at] ?? 0]),
  ]);
};

/** Expected in 2026, by practice: COPD in the totals of the fifths, the rest in that of the group. */
const expectedAtEnd = (condition: Condition, surgeries: readonly Surgery[]): Map<string, number> => {
  const parts = surgeries.map((surgery) => ({
    code: surgery.practice.code,
    fifth: surgery.practice.deprivationFifth,
    weight: weightsOf(condition, surgery)[LATEST] ?? 0,
    people: peopleFrom(
      surgery.lists[LATEST] ?? { practice: '', date: '', male: [], female: [] },
      condition.modelAges,
    ),
  }));
  if (condition.register === 'COPD')
    return new Map(
      COPD_EXPECTED.flatMap((total, at) => [
        ...sharedOut(
          total,
          parts.filter(({ fifth }) => fifth === at + 1),
          (code) => COPD_NAMED[code]?.expected,
        ),
      ]),
    );
  const people = parts.reduce((sum, part) => sum + part.people, 0);
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  return new Map(
    parts.map(({ code, weight }) => [code, (people * condition.expected * weight) / (100 * weights)]),
  );
};

/** On the register in 2025/26: the fifth's share of the expected, leaned on by the practice and by chance. */
const recordedAtEnd = (
  condition: Condition,
  surgeries: readonly Surgery[],
  expected: ReadonlyMap<string, number>,
  dice: Dice,
): Map<string, number> => {
  const parts = surgeries.map(({ practice: { code, deprivationFifth: fifth } }) => {
    const likely = (expected.get(code) ?? 0) * (condition.recorded[fifth - 1] ?? 1);
    const leaning = Math.max(-2.2, Math.min(2.2, dice.bell())) * condition.spread;
    return { code, fifth, weight: likely * (1 + leaning) + dice.bell() * 0.25 * Math.sqrt(likely) };
  });
  if (condition.register === 'COPD')
    return new Map(
      COPD_RECORDED.flatMap((total, at) => [
        ...sharedOut(
          total,
          parts.filter(({ fifth }) => fifth === at + 1),
          (code) => COPD_NAMED[code]?.recorded,
        ),
      ]),
    );
  return new Map(parts.map(({ code, weight }) => [code, Math.max(5, Math.round(weight))]));
};

const recordedOf = (
  condition: Condition,
  surgeries: readonly Surgery[],
  dice: Dice,
): Map<string, Recorded> => {
  const expected = expectedAtEnd(condition, surgeries);
  const recorded = recordedAtEnd(condition, surgeries, expected, dice);
  return new Map(
    surgeries.map((surgery) => {
      const { code } = surgery.practice;
      const weights = weightsOf(condition, surgery);
      const grown = (year: number) => (weights[year] ?? 0) / (weights[LATEST] ?? 1);
      const [atEnd, likely] = [recorded.get(code) ?? 0, expected.get(code) ?? 0];
      const ways = (condition.register === 'COPD' && COPD_WAYS[code]) || condition.trend;
      return [
        code,
        {
          expected: YEARS.map(({ place }) =>
            place === LATEST ? tenths(likely) : tenths(likely * grown(place)),
          ),
          register: YEARS.map(({ place }) => {
            if (place === LATEST) return atEnd;
            const before = atEnd * grown(place) * (ways[place] ?? 1);
            return Math.max(5, Math.round(before + dice.bell() * 0.15 * Math.sqrt(before)));
          }),
        },
      ];
    }),
  );
};

/** Every register of every practice with its expectation; each condition draws from a stream of its own. */
export const inventRegisters = (seed: number, surgeries: readonly Surgery[]): Registers =>
  new Map(
    CONDITIONS.map((condition) => [
      condition.register,
      recordedOf(condition, surgeries, diceFor(seed, `register ${condition.register}`)),
    ]),
  );
