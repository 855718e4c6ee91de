import type { Practice } from '../types.ts';
import { AGES, type Ages } from './structure.ts';

/** Deaths a year per thousand by five-year band; women's are about three quarters of men's. */
const DEATHS = [
  0.9, 0.1, 0.1, 0.3, 0.5, 0.6, 0.8, 1.1, 1.6, 2.4, 3.6, 5.5, 8.6, 13.5, 21.5, 36, 64, 118, 235, 500,
];

/** Children a year per thousand women from 15 to 49, by five-year band. */
const BIRTHS = [0, 0, 0, 10, 45, 82, 96, 56, 13, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** People who leave for another list in a quarter, per thousand, by five-year band. */
const LEAVERS = [26, 17, 13, 20, 52, 55, 42, 28, 20, 15, 12, 10, 9, 8, 8, 9, 11, 14, 16, 16];

const band = (age: number): number => Math.floor(age / 5);

const survivors = (practice: Practice, age: number, women: boolean): number => {
  const deprived = 1 + (3 - practice.deprivationFifth) * 0.14;
  return 1 - (((DEATHS[band(age)] ?? 0) / 1000) * deprived * (women ? 0.85 : 1.15)) / 4;
};

/** Students leave at the end of their course, in the quarter from July. */
const stays = (practice: Practice, age: number, month: number): number => {
  const leavers = (LEAVERS[band(age)] ?? 0) / 1000;
  const graduates = practice.character === 'students' && month === 7 && age >= 20 && age <= 23 ? 0.18 : 0;
  return 1 - leavers - graduates;
};

/** A quarter passes: some die, some leave, and of each year of age a quarter has a birthday. */
const aged = (practice: Practice, counts: readonly number[], women: boolean, month: number): number[] => {
  const left = counts.map(
    (count, age) => count * survivors(practice, age, women) * stays(practice, age, month),
  );
  return left.map((count, age) => {
    const younger = age === 0 ? 0 : (left[age - 1] ?? 0) / 4;
    return younger + (age === AGES - 1 ? count : (count * 3) / 4);
  });
};

/** Those who join: like the leavers of a list of this kind; in October, first-year students. */
const joiners = (practice: Practice, like: Ages, month: number): Ages => {
  const freshers = practice.character === 'students' && month === 10;
  const drawn = (age: number, share: number): number => {
    const weight = share * (LEAVERS[band(age)] ?? 0);
    return freshers && (age === 18 || age === 19) ? weight * 14 : weight;
  };
  return {
    male: like.male.map((share, age) => drawn(age, share)),
    female: like.female.map((share, age) => drawn(age, share)),
  };
};

const sum = (ages: Ages): number => [...ages.male, ...ages.female].reduce((total, count) => total + count, 0);

/**
 * The list a quarter later, with `total` people. Births follow the women on the list and fall by 2 in 100
 * a year; whoever is missing to the total joins. Where a list shrinks faster than people leave, all ages
 * shrink alike. `month` is that of the new quarter's first day.
 */
export const quarterLater = (
  practice: Practice,
  now: Ages,
  like: Ages,
  total: number,
  month: number,
  quartersSince2022: number,
): Ages => {
  const male = aged(practice, now.male, false, month);
  const female = aged(practice, now.female, true, month);
  const mothers = now.female.reduce(
    (births, count, age) => births + (count * (BIRTHS[band(age)] ?? 0)) / 1000,
    0,
  );
  const births = (mothers / 4) * (1 - 0.005 * quartersSince2022);
  male[0] = (male[0] ?? 0) + births * 0.512;
  female[0] = (female[0] ?? 0) + births * 0.488;
  const missing = total - sum({ male, female });
  if (missing < 0) {
    const factor = total / (total - missing);
    return { male: male.map((count) => count * factor), female: female.map((count) => count * factor) };
  }
  const profile = joiners(practice, like, month);
  const per = missing / sum(profile);
  return {
    male: male.map((count, age) => count + (profile.male[age] ?? 0) * per),
    female: female.map((count, age) => count + (profile.female[age] ?? 0) * per),
  };
};
