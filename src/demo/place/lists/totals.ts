import { diceFor } from '../../random.ts';
import { QUARTERS } from '../calendar.ts';
import { ADIT_LANE, BELLPIT } from '../codes.ts';
import { PRACTICE_LINES } from '../organisations/practice-table.ts';
import type { Practice, PracticeCharacter } from '../types.ts';
import { BELLPIT_TOTALS, BOUNDARY_CHANGE } from './bellpit.ts';
import { apportion } from './rounding.ts';

/** People on 1 April 2026 in each deprivation fifth, most deprived first: 650,238 in all. */
export const FIFTH_TOTALS: readonly number[] = [124_722, 143_299, 117_014, 139_567, 125_636];

/** Each live practice's people on 1 April 2026: the story's own where it names them, the rest by size. */
export const latestTotals = (seed: number, practices: readonly Practice[]): Map<string, number> => {
  const dice = diceFor(seed, 'list sizes');
  const totals = new Map<string, number>();
  for (const [index, fifthTotal] of FIFTH_TOTALS.entries()) {
    const lines = PRACTICE_LINES.filter((line) => line[5] === index + 1 && line[7] !== 0);
    const named = lines.filter((line) => line[7] < 0);
    for (const line of named) totals.set(line[0], -line[7]);
    const rest = lines.filter((line) => line[7] > 0);
    const left = fifthTotal + named.reduce((sum, line) => sum + line[7], 0);
    const sizes = apportion(
      left,
      rest.map((line) => line[7] * (1 + (dice.fraction() - 0.5) * 0.2)),
    );
    for (const [place, line] of rest.entries()) totals.set(line[0], sizes[place] ?? 0);
  }
  return new Map(practices.flatMap(({ code }) => (totals.has(code) ? [[code, totals.get(code) ?? 0]] : [])));
};

/** Growth a year by character: middle and spread, as fractions of the latest list. */
const GROWTH: Readonly<Record<PracticeCharacter, readonly [number, number]>> = {
  settled: [0.008, 0.006],
  estate: [0.01, 0.008],
  students: [0.012, 0.002],
  'new-homes': [0.125, 0.02],
  retired: [0.007, 0.004],
  shrinking: [-0.052, 0.004],
  village: [0.003, 0.005],
};

/** A students' list against its yearly mean, by month of the quarter's first day. */
const TERM: Readonly<Record<string, number>> = { '01': 1.03, '04': 1.01, '07': 0.93, '10': 1.03 };

/**
 * A practice's people in each quarter, ending at `latest`: a steady growth, and small swings round it that
 * die out at the end.
 */
export const quarterlyTotals = (seed: number, practice: Practice, latest: number): readonly number[] => {
  if (practice.code === BELLPIT) return BELLPIT_TOTALS;
  const dice = diceFor(seed, `growth of ${practice.code}`);
  const [middle, spread] = GROWTH[practice.character];
  const growth = middle + dice.bell() * spread;
  const last = QUARTERS.length - 1;
  let swing = 0;
  return QUARTERS.map((date, quarter) => {
    const boundary = practice.code === ADIT_LANE && quarter < last ? BOUNDARY_CHANGE : 0;
    if (quarter === last) return latest;
    swing = swing * 0.75 + dice.bell() * 0.0022;
    const season = practice.character === 'students' ? (TERM[date.slice(5, 7)] ?? 1) / 1.01 : 1;
    const fading = Math.min(1, (last - quarter) / 5);
    return Math.round(
      (latest + boundary) * (1 - (growth * (last - quarter)) / 4) * season * (1 + swing * fading),
    );
  });
};
