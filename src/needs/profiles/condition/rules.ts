import type { CalendarDate } from '../../../shared/dates.ts';
import { withholdAtoms } from '../../../shared/small-numbers.ts';

/** One practice's register in the year asked for, with what stands beside it. */
export type PracticeAtom = {
  readonly code: string;
  /** People on the register; null where its file withholds or lacks it. */
  readonly people: number | null;
  /** People whom the register is a share of. */
  readonly of: number | null;
  /** What a model expects of it, where a file gives one by practice. */
  readonly expected: number | null;
  /** People whom the model counts; null where its file does not say. */
  readonly expectedOf: number | null;
  /** 1 the most deprived fifth of the area's practices, 5 the least; undefined without a score. */
  readonly fifth: number | undefined;
};

/** A practice whose register may be shown. */
export type ShownPractice = PracticeAtom & { readonly people: number; readonly of: number };

/**
 * Practices whose registers are shown, and those withheld because they are small or guard a small one: the area's
 * register is published beside them. Practices without a register or without people are in neither.
 */
export const shownPractices = (
  practices: readonly PracticeAtom[],
): { readonly shown: readonly ShownPractice[]; readonly withheld: readonly ShownPractice[] } => {
  const whole = practices.flatMap((one): ShownPractice[] =>
    one.people === null || one.of === null || one.of <= 0 || one.people > one.of
      ? []
      : [{ ...one, people: one.people, of: one.of }],
  );
  return withholdAtoms(whole, { count: ({ people }) => people, group: () => 'the register of the area' });
};

/** Practices whose register is larger than the list that it is of: their file is wrong, and they are left out. */
export const impossible = (practices: readonly PracticeAtom[]): readonly PracticeAtom[] =>
  practices.filter(({ people, of }) => people !== null && of !== null && people > of);

export const FIFTHS = [1, 2, 3, 4, 5] as const;

/** `1`, with "most deprived" beside it; `5`, "least deprived". */
export const fifthNote = (fifth: number): string | undefined =>
  fifth === 1 ? 'most deprived' : fifth === 5 ? 'least deprived' : undefined;

/** What is added up over the shown practices of one fifth. */
export type FifthSum = {
  readonly fifth: number;
  readonly practices: number;
  readonly people: number;
  readonly of: number;
  readonly expected: number;
  /** Null where the model's file does not say of whom. */
  readonly expectedOf: number | null;
};

/** Sums by fifth, the most deprived first, over practices in a fifth. */
export const sumByFifth = (practices: readonly ShownPractice[]): readonly FifthSum[] =>
  FIFTHS.map((fifth) => {
    const own = practices.filter((one) => one.fifth === fifth);
    const sum = (of: (one: ShownPractice) => number | null) =>
      own.reduce((total, one) => total + (of(one) ?? 0), 0);
    return {
      fifth,
      practices: own.length,
      people: sum(({ people }) => people),
      of: sum(({ of }) => of),
      expected: sum(({ expected }) => expected),
      expectedOf: own.every(({ expectedOf }) => expectedOf !== null)
        ? sum(({ expectedOf }) => expectedOf)
        : null,
    };
  });

export type YearCount = {
  readonly year: CalendarDate;
  readonly people: number | null;
  /** People whom the register is of: a list that halves explains a register that does. */
  readonly of: number | null;
};

/** A fall of more than a third is beyond what patients' moving explains. */
const FALLS_TO = 2 / 3;
/** Back to nine tenths of what it was is back. */
const COMES_BACK_TO = 0.9;

/**
 * Years in which a practice's register fell by more than a third from the year before and was back the year
 * after, while its list did not fall with it: such a year may be a data error. Years must follow one another;
 * one that is missing or withheld breaks the row.
 */
export const dips = (counts: readonly YearCount[]): readonly CalendarDate[] => {
  const years = [...counts].sort((a, b) => a.year.localeCompare(b.year));
  return years.flatMap((now, place) => {
    const [before, after] = [years[place - 1], years[place + 1]];
    if (!before || !after) return [];
    const first = (one: YearCount) => Number(one.year.slice(0, 4));
    if (first(now) - first(before) !== 1 || first(after) - first(now) !== 1) return [];
    if (now.people === null || before.people === null || after.people === null) return [];
    const listFell = now.of !== null && before.of !== null && now.of < FALLS_TO * before.of;
    return now.people < FALLS_TO * before.people && after.people >= COMES_BACK_TO * before.people && !listFell
      ? [now.year]
      : [];
  });
};

/**
 * The period of a figure nearest to a year, by the calendar year in which it ends: of two that are as near, the
 * earlier. Periods whose dates are not understood cannot be near. `within` years at most where it is given.
 */
export const nearestPeriod = <P extends { readonly to: CalendarDate | null }>(
  periods: readonly P[],
  day: CalendarDate,
  within = Number.POSITIVE_INFINITY,
): P | undefined => {
  const wanted = Number(day.slice(0, 4));
  const off = ({ to }: P) => Math.abs(Number((to ?? '').slice(0, 4)) - wanted);
  return periods
    .filter(({ to }) => to !== null)
    .filter((period) => off(period) <= within)
    .sort((a, b) => off(a) - off(b) || (a.to ?? '').localeCompare(b.to ?? ''))[0];
};
