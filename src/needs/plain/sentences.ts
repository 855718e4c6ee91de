import { count } from '../../ui/index.ts';

/**
 * The sentences of the public's page, for a reading age of nine: short, each with one fact, no words of the trade.
 * All are functions of numbers that figures already hold; none works out a new one beyond rounding it for the ear.
 */

const words = (n: number): string => (n === 1 ? '1 person' : `${count(n)} people`);

/** `1 in 47` of a percentage; `71 in every 100` from a third on, where one in so many no longer tells. */
export const oneIn = (percent: number): string => {
  if (percent <= 0) return 'nobody';
  return percent >= 100 / 3
    ? `${Math.round(percent)} in every 100`
    : `1 in ${count(Math.round(100 / percent))}`;
};

/** `63 in every 100`. */
export const inHundred = (percent: number): string =>
  percent < 1 && percent > 0 ? 'less than 1 in every 100' : `${Math.round(percent)} in every 100`;

export const peopleHere = (n: number): string => `${words(n)} are on a doctor’s list here.`;

/** Change in a year, in per cent; under half a per cent is none. */
export const changeSaid = (percent: number | null): string | undefined => {
  if (percent === null) return undefined;
  if (Math.abs(percent) < 0.5) return 'That is as many as a year ago.';
  return `That is ${percent > 0 ? 'more' : 'fewer'} than a year ago.`;
};

export const olderSaid = (percent: number): string =>
  `${oneIn(percent)} of us ${percent >= 100 / 3 ? 'are' : 'is'} 65 or older.`;

/**
 * Whom a register counts, as it is said: `17+` and its like are adults, other ages are named, and what is not
 * understood counts as people.
 */
export const whoSaid = (ages: string): string => {
  const [, from, to] = /^(?:females |males )?(\d+)(?:\+|-(\d+))/.exec(ages) ?? [];
  const who = ages.startsWith('females') ? 'women' : ages.startsWith('males') ? 'men' : 'people';
  if (from === undefined) return 'people here';
  if (to === undefined && who === 'people' && Number(from) >= 16 && Number(from) <= 18) return 'adults here';
  return to === undefined
    ? `${who} here who are ${from} or older`
    : `${who} here from ${from} to ${to} years`;
};

/** What follows the number: `adults here has diabetes`. */
export const haveSaid = (ages: string, has: string): string => `${whoSaid(ages)} ${has}.`;

/** How many people have a condition: `1 in 47 people here has a lung disease called COPD.` */
export const howMany = (percent: number, ages: string, has: string): string =>
  `${oneIn(percent)} ${haveSaid(ages, has)}`;

export type Beside = 'more' | 'fewer' | 'same';

/** Less than a twentieth of a difference is not worth a word, however sure it is. */
const WORTH = 0.05;

/**
 * Whether more people here have it than in England: only where the limits do not reach England's figure and the
 * difference is a twentieth of it or more. Undefined where either is not known.
 */
export const besideEngland = (here: {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly england: number | null;
}): Beside | undefined => {
  const { value, lower, upper, england } = here;
  if (england === null || lower === null || upper === null || england <= 0) return undefined;
  if (Math.abs(value - england) < WORTH * england) return 'same';
  return lower > england ? 'more' : upper < england ? 'fewer' : 'same';
};

export const besideSaid = (beside: Beside): string =>
  beside === 'same'
    ? 'That is about the same as in England.'
    : `That is ${beside === 'more' ? 'more' : 'fewer'} than in England.`;

/** What doctors know of those whom a model expects; 97 and more of a hundred count as all. */
export const knownSaid = (percent: number): string[] =>
  percent >= 97
    ? ['Doctors know of as many people with it as we would guess.']
    : [
        `We guess how many people have it. Doctors know of ${inHundred(percent)}.`,
        'The guess comes from a sum, and it can be wrong. It does not tell us who they are.',
      ];

export const poorestKnown = (poorest: number, richest: number): string[] =>
  Math.round(poorest) === Math.round(richest)
    ? ['It is the same in poor places and in better-off ones.']
    : [
        `In the poorest places they know of ${inHundred(poorest)}.`,
        `In the best-off places they know of ${inHundred(richest)}.`,
      ];

export const poorestHave = (poorest: number, richest: number): string[] =>
  Math.round(100 / poorest) === Math.round(100 / richest)
    ? ['It is the same in poor places and in better-off ones.']
    : [
        `In the poorest places ${oneIn(poorest)} people have it.`,
        `In the best-off places ${oneIn(richest)} people have it.`,
      ];

/** A fact of prevention or risk at both ends of deprivation. */
export const poorestDo = (say: string, poorest: number, richest: number): string =>
  `In the poorest places ${inHundred(poorest)} people ${say}. In the best-off places it is ${Math.round(richest)}.`;

export const trendSaid = (trend: string): string | undefined =>
  trend === 'rising'
    ? 'More people have it on record than some years ago.'
    : trend === 'falling'
      ? 'Fewer people have it on record than some years ago.'
      : undefined;

const weeks = (n: number): string => (Math.round(n) === 1 ? '1 week' : `${Math.round(n)} weeks`);

export const waitingSaid = (people: number): string => `${words(people)} wait for hospital care.`;

/** Half of them: a median in weeks. */
export const halfSaid = (median: number): string => `Half of them have waited less than ${weeks(median)}.`;

/** The same of one kind of care. */
export const halfOfThoseSaid = (median: number): string =>
  `Half of those who wait for one have waited less than ${weeks(median)}.`;

export const lateSaid = (percent: number): string[] => [
  'Most people should wait less than 18 weeks.',
  percent < 0.5 ? 'All of them do.' : `${inHundred(percent)} people have waited longer.`,
];

export const doctorsSaid = (perTenThousand: number): string =>
  `There is 1 family doctor for every ${count(Math.round(10_000 / perTenThousand))} people.`;

export const INTRO = 'How well are we here? How long do we wait for care? This page says so in plain words.';

export const WITHHELD: readonly string[] = [
  'Some numbers are very small. They could tell you who a person is.',
  'We leave those out. No doctor’s surgery is named here.',
];

export const NOT_KNOWN = 'We do not have that number yet.';

export const SAY_IT: readonly string[] = [
  'Is this how you see it? Is something missing?',
  'Tell us. We write down what people say, and who we have not heard yet.',
];

export const NOBODY_YET = 'We have not written down yet what people told us.';
