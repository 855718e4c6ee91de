/** A wait in weeks; one that lies beyond the last week that is counted singly; or one withheld for few people. */
export type Wait =
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'over'; readonly weeks: number }
  | { readonly kind: 'withheld' };

/** What a file says where a wait should stand: a wait, nothing at all, or something that is none. */
export type PublishedWait = Wait | { readonly kind: 'none' } | { readonly kind: 'unreadable' };

/** Medians and percentiles of fewer people are withheld: the publisher's own rule. */
export const LEAST_PEOPLE = 50;

/** Weeks of the right to treatment: the count of the first so many weeks is "within 18 weeks". */
export const TARGET_WEEKS = 18;

export const peopleIn = (weeks: readonly number[]): number => weeks.reduce((sum, people) => sum + people, 0);

/** People who waited up to so many weeks. The last place has no upper end and is never within anything. */
export const peopleWithin = (weeks: readonly number[], most = TARGET_WEEKS): number =>
  peopleIn(weeks.slice(0, Math.min(most, weeks.length - 1)));

/**
 * The wait of the person at `position` (from 1, fractions allowed) when people stand in the order of their
 * waits: `weeks[i]` are those who waited more than i and up to i + 1 weeks, spread evenly over that week; the
 * last place has no upper end. Undefined when there are not so many people.
 */
export const waitAt = (weeks: readonly number[], position: number): Wait | undefined => {
  let before = 0;
  for (const [week, people] of weeks.entries()) {
    if (people > 0 && before + people >= position)
      return week === weeks.length - 1
        ? { kind: 'over', weeks: week }
        : { kind: 'weeks', weeks: week + (position - before) / people };
    before += people;
  }
  return undefined;
};

const WITHHELD: Wait = { kind: 'withheld' };

const unlessFew = (weeks: readonly number[], position: (people: number) => number): Wait => {
  const people = peopleIn(weeks);
  return people < LEAST_PEOPLE ? WITHHELD : (waitAt(weeks, position(people)) ?? WITHHELD);
};

/** The median wait: the person at (n + 1) / 2. Withheld under fifty people. */
export const medianWait = (weeks: readonly number[]): Wait => unlessFew(weeks, (people) => (people + 1) / 2);

/** The wait that so large a share of people did not exceed: the person at share x n, 0.95 for the 95th percentile. */
export const percentileWait = (weeks: readonly number[], share: number): Wait =>
  unlessFew(weeks, (people) => share * people);

/** Reads a published wait: `8.8571428571428577`, `52+`, `-` for one withheld, nothing where there is no column. */
export const readPublishedWait = (text: string): PublishedWait => {
  const plain = text.trim();
  if (plain === '') return { kind: 'none' };
  if (plain === '-') return WITHHELD;
  const over = /^>?([0-9]+) ?(?:\+|plus)$/i.exec(plain)?.[1];
  if (over) return { kind: 'over', weeks: Number(over) };
  return /^[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?$/.test(plain)
    ? { kind: 'weeks', weeks: Number(plain) }
    : { kind: 'unreadable' };
};

/** What rounding in the publisher's workbook may differ by, in weeks. */
const SAME_WEEKS = 1e-9;

/** Whether two waits are the same figure. */
export const sameWait = (a: PublishedWait, b: PublishedWait): boolean => {
  if (a.kind === 'weeks' && b.kind === 'weeks')
    return Math.abs(a.weeks - b.weeks) <= SAME_WEEKS * Math.max(1, a.weeks, b.weeks);
  if (a.kind === 'over' && b.kind === 'over') return a.weeks === b.weeks;
  return a.kind === b.kind && a.kind !== 'unreadable';
};

/** In words for a cell: `8.9`, `52+`, `withheld`. */
export const waitText = (wait: PublishedWait): string => {
  switch (wait.kind) {
    case 'weeks':
      return wait.weeks.toFixed(1);
    case 'over':
      return `${wait.weeks}+`;
    case 'withheld':
      return 'withheld';
    case 'none':
      return 'not published';
    case 'unreadable':
      return 'not a wait';
  }
};

/** A row of waits with what its file says of itself. */
export type PublishedRow = {
  readonly weeks: readonly number[];
  readonly people: number;
  readonly within18: number | null;
  /** As in the file: see `readPublishedWait`. */
  readonly median: string;
  readonly p95: string;
  readonly p92: string;
};

export type WaitFigure = 'people' | 'within 18 weeks' | 'median' | '95th percentile' | '92nd percentile';

/** One figure on which a file does not agree with its own weekly counts; waits are in weeks. */
export type WaitDisagreement = {
  readonly figure: WaitFigure;
  readonly published: string;
  /** What the weekly counts give: the figure that is shown here. */
  readonly recomputed: string;
};

/** Every figure of a row that its weekly counts do not give. A row without any agrees with itself. */
export const disagreements = (row: PublishedRow): WaitDisagreement[] => {
  const found: WaitDisagreement[] = [];
  const count = (figure: WaitFigure, published: number, recomputed: number) => {
    if (published !== recomputed)
      found.push({ figure, published: String(published), recomputed: String(recomputed) });
  };
  count('people', row.people, peopleIn(row.weeks));
  if (row.within18 !== null) count('within 18 weeks', row.within18, peopleWithin(row.weeks));
  const wait = (figure: WaitFigure, text: string, recomputed: Wait) => {
    const published = readPublishedWait(text);
    if (published.kind === 'none' || sameWait(published, recomputed)) return;
    found.push({
      figure,
      published: published.kind === 'unreadable' ? text : waitText(published),
      recomputed: waitText(recomputed),
    });
  };
  wait('median', row.median, medianWait(row.weeks));
  wait('95th percentile', row.p95, percentileWait(row.weeks, 0.95));
  wait('92nd percentile', row.p92, percentileWait(row.weeks, 0.92));
  return found;
};

/** Weekly counts with everybody beyond so many weeks in one last place: `weeks.length - 1` at most. */
export const foldWeeks = (weeks: readonly number[], most: number): number[] =>
  weeks.length - 1 <= most ? [...weeks] : [...weeks.slice(0, most), peopleIn(weeks.slice(most))];

/**
 * The weekly counts of several rows added up, person for person. Rows that count different weeks singly (52 in
 * older months, 104 in newer) are added in the shorter scale. Empty without rows.
 */
export const sumWeeks = (rows: readonly (readonly number[])[]): number[] => {
  const most = Math.min(...rows.map((weeks) => weeks.length - 1));
  const folded = rows.map((weeks) => foldWeeks(weeks, most));
  return (folded[0] ?? []).map((_, week) => folded.reduce((sum, weeks) => sum + (weeks[week] ?? 0), 0));
};

/** Code of the row that is the total of all treatment functions. */
export const ALL_TREATMENTS = '999';

/**
 * Where the treatment functions of one commissioner do not add up to its row of all: the week (from 0) and by
 * how many people the sum exceeds it. Nothing when they do, or when there is no such row to hold them against.
 */
export const gapsToTotal = (
  rows: readonly { readonly treatment: string; readonly weeks: readonly number[] }[],
): { readonly week: number; readonly people: number }[] => {
  const total = rows.find(({ treatment }) => treatment === ALL_TREATMENTS);
  const parts = rows.filter(({ treatment }) => treatment !== ALL_TREATMENTS);
  if (!total || parts.length === 0) return [];
  const sums = sumWeeks([total.weeks, ...parts.map(({ weeks }) => weeks)]);
  const whole = foldWeeks(total.weeks, sums.length - 1);
  return sums
    .map((sum, week) => ({ week, people: sum - 2 * (whole[week] ?? 0) }))
    .filter(({ people }) => people !== 0);
};
