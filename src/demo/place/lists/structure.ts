import type { Practice, PracticeCharacter } from '../types.ts';

/** Single years of age kept while a list lives from quarter to quarter; the last is 99 and over. */
export const AGES = 100;

/** People of each sex by single year of age, as fractions of persons until they are rounded. */
export type Ages = { readonly male: readonly number[]; readonly female: readonly number[] };

/** Per thousand on a list of the middle sort, by five-year band; near to English lists of the 2020s. */
const ORDINARY = [52, 57, 60, 58, 58, 66, 72, 72, 68, 63, 66, 69, 62, 52, 45, 39, 26, 15, 6.5, 1.9];

/** Women in every thousand of a band. */
const WOMEN = [
  488, 488, 488, 489, 497, 507, 507, 505, 503, 501, 503, 503, 504, 509, 515, 526, 548, 586, 648, 725,
];

/** How a character changes the bands: [first band, last band, factor]. */
const CHARACTERS: Readonly<Record<PracticeCharacter, readonly (readonly [number, number, number])[]>> = {
  settled: [],
  estate: [
    [0, 3, 1.06],
    [4, 7, 1.04],
  ],
  students: [
    [0, 2, 0.55],
    [3, 3, 2.1],
    [4, 4, 4.6],
    [5, 5, 1.7],
    [8, 19, 0.62],
  ],
  'new-homes': [
    [0, 1, 1.5],
    [2, 4, 0.85],
    [5, 8, 1.5],
    [9, 12, 0.75],
    [13, 19, 0.5],
  ],
  retired: [
    [0, 7, 0.75],
    [12, 14, 1.35],
    [15, 19, 1.55],
  ],
  shrinking: [
    [0, 1, 0.85],
    [5, 7, 0.85],
    [12, 16, 1.15],
  ],
  village: [
    [4, 6, 0.78],
    [11, 15, 1.15],
  ],
};

/** The poorer the place, the younger its list: about a sixth more children and a third fewer over 75. */
const tilt = (fifth: Practice['deprivationFifth'], band: number): number => {
  const poorer = (3 - fifth) / 2;
  return 1 + poorer * (band < 8 ? 0.15 - band * 0.012 : 0.05 - (band - 8) * 0.045);
};

const bandWeight = (practice: Practice, band: number): number =>
  CHARACTERS[practice.character]
    .filter(([first, last]) => band >= first && band <= last)
    .reduce(
      (weight, [, , factor]) => weight * factor,
      (ORDINARY[band] ?? 0) * tilt(practice.deprivationFifth, band),
    );

/** Share of a five-year band at each of its years: even, save that the oldest band thins out quickly. */
const withinBand = (band: number): readonly number[] =>
  band === 19 ? [0.38, 0.26, 0.17, 0.11, 0.08] : [0.2, 0.2, 0.2, 0.2, 0.2];

/**
 * The age and sex make-up that a practice's character and deprivation suggest, as shares that sum to 1.
 * `leaning` (one number a band, near 1) makes practices of a kind differ.
 */
export const makeUp = (practice: Practice, leaning: readonly number[]): Ages => {
  const weights = Array.from({ length: 20 }, (_, band) => bandWeight(practice, band) * (leaning[band] ?? 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (age: number, perThousand: (band: number) => number): number => {
    const band = Math.floor(age / 5);
    return ((weights[band] ?? 0) / total) * (withinBand(band)[age % 5] ?? 0) * (perThousand(band) / 1000);
  };
  const ages = Array.from({ length: AGES }, (_, age) => age);
  return {
    male: ages.map((age) => share(age, (band) => 1000 - (WOMEN[band] ?? 500))),
    female: ages.map((age) => share(age, (band) => WOMEN[band] ?? 500)),
  };
};
