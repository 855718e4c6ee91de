/** Age bands of five years, as the quinary list files have them. */
export const AGE_BANDS = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80-84',
  '85-89',
  '90-94',
  '95+',
] as const;

/** The wider bands of the prescribing service's list files, each an exact sum of five-year bands. */
export const WIDE_BANDS = [
  '0-4',
  '5-14',
  '15-24',
  '25-34',
  '35-44',
  '45-54',
  '55-64',
  '65-74',
  '75+',
] as const;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Counts by five-year band gathered into the wide bands: 0-4 alone, then in pairs, then 75 and over. */
export const widened = (counts: readonly number[]): number[] => [
  sum(counts.slice(0, 1)),
  ...[1, 3, 5, 7, 9, 11, 13].map((first) => sum(counts.slice(first, first + 2))),
  sum(counts.slice(15)),
];

export const peopleOn = (list: {
  readonly male: readonly number[];
  readonly female: readonly number[];
}): number => sum(list.male) + sum(list.female);
