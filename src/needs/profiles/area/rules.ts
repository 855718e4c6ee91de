import type { CalendarDate } from '../../../shared/dates.ts';

/** First day of the financial year that a day lies in. */
export const yearOfDay = (day: CalendarDate): CalendarDate => {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5) >= '04-01' ? year : year - 1}-04-01`;
};

/** Years that a profile can be asked for, the newest first: those with registers or with a list of people, none to come. */
export const yearsOf = (
  registerYears: readonly CalendarDate[],
  lists: readonly CalendarDate[],
  today: CalendarDate,
): CalendarDate[] =>
  [...new Set([...registerYears, ...lists.map(yearOfDay)])]
    .filter((year) => year <= today)
    .sort()
    .reverse();

/**
 * The year that a profile is of when none is asked for: the newest with registers in which a list of people is
 * dated too, else the newest with registers, else that of the newest list, else the one that today lies in.
 */
export const defaultYear = (
  registerYears: readonly CalendarDate[],
  lists: readonly CalendarDate[],
  today: CalendarDate,
): CalendarDate => {
  const known = registerYears.filter((year) => year <= today).sort();
  const withLists = new Set(lists.map(yearOfDay));
  return (
    known.findLast((year) => withLists.has(year)) ??
    known.at(-1) ??
    lists.map(yearOfDay).sort().at(-1) ??
    yearOfDay(today)
  );
};

/** Practices of an area that came and went between two days. A practice stands in one place only. */
export type Churn = {
  readonly joined: readonly string[];
  /** Left the area or closed, and none of the area took over. */
  readonly left: readonly string[];
  /** Ended, and one that belongs to the area now took over. */
  readonly merged: readonly string[];
};

/**
 * Compares the members of two days. `successors` names who took over from those that are no longer members;
 * one whose successor is a member now has merged into it, any other has left.
 */
export const churnOf = (
  then: readonly string[],
  now: readonly string[],
  successors: ReadonlyMap<string, string | undefined>,
): Churn => {
  const [before, after] = [new Set(then), new Set(now)];
  const gone = [...before].filter((code) => !after.has(code)).sort();
  const stays = (code: string): boolean => after.has(successors.get(code) ?? '');
  return {
    joined: [...after].filter((code) => !before.has(code)).sort(),
    left: gone.filter((code) => !stays(code)),
    merged: gone.filter(stays),
  };
};

/** Under one per cent either way a list counts as unchanged; over ten it has moved. */
const SAME = 1;
const MOVED = 10;

/** How many lists grew, shrank, and changed by more than a tenth, of changes in per cent; null is not known. */
export const listChanges = (percents: readonly (number | null)[]) => {
  const known = percents.filter((percent) => percent !== null);
  return {
    known: known.length,
    more: known.filter((percent) => percent > SAME).length,
    fewer: known.filter((percent) => percent < -SAME).length,
    moved: known.filter((percent) => Math.abs(percent) > MOVED).length,
  };
};

/** Practices of one deprivation fifth with what is added up over them. */
export type FifthOf<P> = { readonly fifth: 1 | 2 | 3 | 4 | 5; readonly practices: readonly P[] };

const FIFTHS = [1, 2, 3, 4, 5] as const;

/** Practices by fifth, most deprived first; those whose deprivation is not known are in none. */
export const byFifth = <P extends { readonly code: string }>(
  practices: readonly P[],
  fifths: ReadonlyMap<string, number>,
): FifthOf<P>[] =>
  FIFTHS.map((fifth) => ({ fifth, practices: practices.filter(({ code }) => fifths.get(code) === fifth) }));

export const sumBy = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Further away than this a figure tells of another time. */
const WITHIN_YEARS = 3;

/**
 * The newest month (or financial year, `2014-15`) on or before a day; else the earliest after it. Undefined of none
 * that is within three years of it.
 */
export const nearestMonth = (months: readonly string[], day: string): string | undefined => {
  const year = (text: string): number => Number(text.slice(0, 4)) + Number(text.slice(5, 7)) / 12;
  // `2014-15` begins in April; its last two figures are no month.
  const at = (text: string): number => (/^\d{4}-\d{2}$/.test(text) ? Number(text.slice(0, 4)) : year(text));
  const sorted = months.filter((month) => Math.abs(at(month) - at(day)) <= WITHIN_YEARS).sort();
  return sorted.findLast((month) => month <= day) ?? sorted[0];
};

/**
 * General practitioners by the kind of post: different people, so that who holds two posts of one kind counts
 * once in it, and who holds posts of two kinds once in each. `sessions` adds up those that are known.
 */
export const gpsByContract = (
  posts: readonly { readonly person: string; readonly role: string; readonly sessions: number | null }[],
  roles: readonly string[],
): {
  readonly people: number;
  readonly groups: readonly {
    readonly role: string;
    readonly gps: number;
    readonly sessions: number | null;
  }[];
} => ({
  people: new Set(posts.filter(({ role }) => roles.includes(role)).map(({ person }) => person)).size,
  groups: roles.map((role) => {
    const own = posts.filter((post) => post.role === role);
    return {
      role,
      gps: new Set(own.map(({ person }) => person)).size,
      // Of posts whose sessions are all unknown, a sum of nought would be a falsehood.
      sessions:
        own.length > 0 && own.every(({ sessions }) => sessions === null)
          ? null
          : sumBy(own, ({ sessions }) => sessions ?? 0),
    };
  }),
});
