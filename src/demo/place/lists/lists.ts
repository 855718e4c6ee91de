import { type Dice, diceFor } from '../../random.ts';
import { QUARTERS } from '../calendar.ts';
import { BELLPIT } from '../codes.ts';
import type { Practice, PracticeList } from '../types.ts';
import { BELLPIT_FEMALE, BELLPIT_MALE } from './bellpit.ts';
import { quarterLater } from './living.ts';
import { apportion } from './rounding.ts';
import { type Ages, makeUp } from './structure.ts';
import { latestTotals, quarterlyTotals } from './totals.ts';

/** How far a practice leans from others of its kind, band by band; neighbouring bands lean alike. */
const leaningOf = (dice: Dice): number[] => {
  let leaning = 0;
  return Array.from({ length: 20 }, () => {
    leaning = leaning * 0.6 + dice.bell() * 0.045;
    return 1 + leaning;
  });
};

const scaled = (ages: Ages, factor: number): Ages => ({
  male: ages.male.map((count) => count * factor),
  female: ages.female.map((count) => count * factor),
});

/** Forty cells: the twenty five-year bands of men, then of women. */
const cellsOf = (ages: Ages): number[] =>
  [ages.male, ages.female].flatMap((counts) =>
    Array.from({ length: 20 }, (_, band) =>
      counts.slice(band * 5, band * 5 + 5).reduce((sum, count) => sum + count, 0),
    ),
  );

/** Chance comings and goings: each cell strays by about a third of its root, and strays on from there. */
const strayed = (cells: readonly number[], strays: number[], dice: Dice): number[] =>
  cells.map((count, cell) => {
    strays[cell] = (strays[cell] ?? 0) * 0.9 + dice.bell() * 0.35;
    return Math.max(0, count + (strays[cell] ?? 0) * Math.sqrt(count));
  });

/** Bends a story of cells, little by little, so that it ends at the cells given. */
const bentTowards = (quarters: readonly number[][], target: readonly number[]): number[][] => {
  const last = quarters.length - 1;
  const end = quarters[last] ?? [];
  return quarters.map((cells, quarter) =>
    cells.map((count, cell) => {
      const factor = (target[cell] ?? 0) / (end[cell] ?? 1);
      return quarter === last
        ? (target[cell] ?? 0)
        : count * (1 + (factor - 1) * ((quarter + 12) / (last + 12)));
    }),
  );
};

const listsOf = (seed: number, practice: Practice, latest: number): PracticeList[] => {
  const dice = diceFor(seed, `ages of ${practice.code}`);
  const totals = quarterlyTotals(seed, practice, latest);
  const like = makeUp(practice, leaningOf(dice));
  const strays = Array.from({ length: 40 }, () => dice.bell());
  let ages = scaled(like, totals[0] ?? 0);
  const lived = QUARTERS.map((date, quarter) => {
    if (quarter > 0)
      ages = quarterLater(practice, ages, like, totals[quarter] ?? 0, Number(date.slice(5, 7)), quarter);
    return strayed(cellsOf(ages), strays, dice);
  });
  const told = practice.code === BELLPIT ? bentTowards(lived, [...BELLPIT_MALE, ...BELLPIT_FEMALE]) : lived;
  return told.map((cells, quarter) => {
    const counts = apportion(totals[quarter] ?? 0, cells);
    return {
      practice: practice.code,
      date: QUARTERS[quarter] ?? '',
      male: counts.slice(0, 20),
      female: counts.slice(20),
    };
  });
};

/** The quarterly lists of every live practice, practice by practice, oldest first. */
export const inventLists = (seed: number, practices: readonly Practice[]): PracticeList[] => {
  const latest = latestTotals(seed, practices);
  return practices.flatMap((practice) => {
    const total = latest.get(practice.code);
    return total === undefined ? [] : listsOf(seed, practice, total);
  });
};
