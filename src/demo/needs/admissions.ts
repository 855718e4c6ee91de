import { GROUP } from '../place/codes.ts';
import { apportion } from '../place/lists/rounding.ts';
import { diceFor } from '../random.ts';
import type { Needs } from './needs.ts';
import type { Surgery } from './people.ts';
import { LATEST, YEARS } from './years.ts';

export const COPD_ADMISSIONS = 99_000_001;
export const COPD_ADMISSIONS_MONTHLY = 99_000_011;
export const ADMISSIONS_NAME = 'Emergency hospital admissions for COPD';

/** Admissions of the group's people a month, April 2023 to March 2026; the last winter rises beyond chance. */
export const MONTHLY_ADMISSIONS: readonly number[] = [
  84, 78, 79, 88, 81, 82, 91, 95, 98, 98, 91, 92, 87, 87, 80, 82, 78, 98, 85, 89, 100, 94, 95, 86, 91, 94, 89,
  92, 97, 95, 104, 101, 112, 124, 108, 103,
];

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** The same by financial year; of the oldest the months are not published. */
const YEARLY = [1042, sum(MONTHLY_ADMISSIONS.slice(0, 12)), sum(MONTHLY_ADMISSIONS.slice(12, 24))];

/** Admissions of 2025/26 by deprivation fifth, the most deprived first. */
const BY_FIFTH = [436, 284, 212, 157, 121];

/** Emergency admissions for COPD by practice and year; those of the group's practices add up to the months. */
export const copdAdmissions = (needs: Needs): ReadonlyMap<string, readonly number[]> => {
  const dice = diceFor(needs.place.seed, 'admissions');
  const expected = needs.registers.get('COPD');
  const weights = new Map(
    needs.surgeries.map(({ practice: { code } }) => [
      code,
      YEARS.map(({ place }) => (expected?.get(code)?.expected[place] ?? 0) * (1 + dice.bell() * 0.1)),
    ]),
  );
  const weightOf = ({ practice }: Surgery, year: number) => weights.get(practice.code)?.[year] ?? 0;
  const counts = new Map(needs.surgeries.map(({ practice }) => [practice.code, YEARS.map(() => 0)]));
  const put = (some: readonly Surgery[], year: number, total: number, weightIn: (one: Surgery) => number) => {
    const shares = apportion(total, some.map(weightIn));
    for (const [at, { practice }] of some.entries()) {
      const years = counts.get(practice.code);
      if (years) years[year] = shares[at] ?? 0;
    }
  };
  for (const [at, total] of BY_FIFTH.entries())
    put(
      needs.surgeries.filter(({ practice }) => practice.deprivationFifth === at + 1),
      LATEST,
      total,
      (one) => weightOf(one, LATEST),
    );
  for (const [year, total] of YEARLY.entries()) {
    const usual = (one: Surgery) =>
      ((counts.get(one.practice.code)?.[LATEST] ?? 0) * 0.7 + 1) *
      (0.6 + 0.4 * (weightOf(one, year) / weightOf(one, LATEST)));
    const own = needs.surgeries.filter(({ payers }) => payers[year] === GROUP);
    put(own, year, total, usual);
    for (const one of needs.surgeries.filter(({ payers }) => payers[year] !== GROUP))
      put([one], year, Math.round((counts.get(one.practice.code)?.[LATEST] ?? 0) * 0.88), () => 1);
  }
  return counts;
};
