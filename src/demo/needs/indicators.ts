import type { Dice } from '../random.ts';
import type { Ages } from './condition.ts';

/** An indicator that practices have: counted people or events of some of those on their lists. */
export type PracticeIndicator = {
  /** Longer than any number that Fingertips has given. */
  readonly number: number;
  readonly name: string;
  readonly age: string;
  readonly ages: Ages;
  /** Of the people of those ages, the share that the indicator is of: invitations, appointments for each. */
  readonly of: number;
  readonly per: 100 | 1_000 | 100_000;
  /** Value in 2025/26 by deprivation fifth, the most deprived first. */
  readonly fifths: readonly [number, number, number, number, number];
  /** Value of the country in 2025/26. */
  readonly country: number;
  /** Each year beside 2025/26. */
  readonly trend: readonly [number, number, number, number];
  /** How far practices stray, as a share of the value. */
  readonly spread: number;
};

const up = [0.985, 0.99, 0.995, 1] as const;
const down = [1.09, 1.06, 1.03, 1] as const;

export const SPIROMETRY = 99_000_010;

/** What practices' files have beside registers. Numbers of eight digits: Fingertips' own have at most five. */
export const PRACTICE_INDICATORS: readonly PracticeIndicator[] = [
  {
    number: 99_000_002,
    name: 'Smoking prevalence in adults (15+)',
    age: '15+ yrs',
    ages: 16,
    of: 0.94,
    per: 100,
    fifths: [23.8, 18.9, 14.6, 11.4, 8.7],
    country: 14.1,
    trend: down,
    spread: 0.08,
  },
  {
    number: 99_000_003,
    name: 'Bowel cancer screening coverage',
    age: '50-74 yrs',
    ages: 50,
    of: 0.62,
    per: 100,
    fifths: [61.5, 66.8, 71.4, 74.2, 76.6],
    country: 71.2,
    trend: [0.96, 0.975, 0.99, 1],
    spread: 0.04,
  },
  {
    number: 99_000_004,
    name: 'Breast cancer screening coverage',
    age: '53-70 yrs',
    ages: 50,
    of: 0.25,
    per: 100,
    fifths: [59.2, 63.9, 67.8, 70.9, 73.1],
    country: 68.4,
    trend: [0.95, 0.97, 0.985, 1],
    spread: 0.05,
  },
  {
    number: 99_000_005,
    name: 'Cervical cancer screening coverage',
    age: '25-64 yrs',
    ages: 18,
    of: 0.31,
    per: 100,
    fifths: [62.4, 66.1, 69.7, 72.5, 74.8],
    country: 69.3,
    trend: [1.02, 1.013, 1.006, 1],
    spread: 0.05,
  },
  {
    number: 99_000_006,
    name: 'Flu vaccination coverage (65+)',
    age: '65+ yrs',
    ages: 65,
    of: 1,
    per: 100,
    fifths: [67.9, 72.2, 75.8, 79.4, 82.3],
    country: 76.1,
    trend: [1.04, 1.025, 1.01, 1],
    spread: 0.04,
  },
  {
    number: 99_000_007,
    name: 'Outpatient appointments not attended',
    age: 'All ages',
    ages: 0,
    of: 0.71,
    per: 100,
    fifths: [11.6, 9.2, 7.3, 5.9, 4.8],
    country: 7.4,
    trend: [0.97, 0.98, 0.99, 1],
    spread: 0.08,
  },
  {
    number: SPIROMETRY,
    name: 'Breathing tests (spirometry) in general practice',
    age: 'All ages',
    ages: 0,
    of: 1,
    per: 1_000,
    fifths: [11.8, 12.2, 12.5, 12.1, 11.7],
    country: 11.4,
    trend: [0.82, 0.9, 0.96, 1],
    spread: 0.12,
  },
];

/** An indicator that only areas have: a rate of the country, higher where people are poorer. */
export type AreaIndicator = {
  readonly number: number;
  readonly name: string;
  readonly age: string;
  /** Share of everybody whom it is a rate of. */
  readonly of: number;
  readonly per: 100_000;
  readonly country: number;
  /** How much higher for each point of the score, as a share. */
  readonly slope: number;
  readonly trend: readonly [number, number, number, number];
};

export const AREA_INDICATORS: readonly AreaIndicator[] = [
  {
    number: 99_000_020,
    name: 'Under 75 mortality rate from all causes',
    age: '<75 yrs',
    of: 0.9,
    per: 100_000,
    country: 339.7,
    slope: 0.021,
    trend: [1.04, 1.025, 1.01, 1],
  },
  {
    number: 99_000_021,
    name: 'Under 75 mortality rate from all cardiovascular diseases',
    age: '<75 yrs',
    of: 0.9,
    per: 100_000,
    country: 76.4,
    slope: 0.024,
    trend: up,
  },
  {
    number: 99_000_022,
    name: 'Under 75 mortality rate from respiratory disease',
    age: '<75 yrs',
    of: 0.9,
    per: 100_000,
    country: 32.6,
    slope: 0.032,
    trend: [1.02, 1.01, 1.005, 1],
  },
];

/** A count near what is likely: chance has about the root of it either way. */
export const nearTo = (likely: number, dice: Dice): number =>
  Math.max(0, Math.round(likely + dice.bell() * 0.6 * Math.sqrt(likely)));
