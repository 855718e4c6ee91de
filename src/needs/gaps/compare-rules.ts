import type { Figure } from '../figures/figure.ts';

type Seen = Pick<Figure, 'title' | 'reading' | 'period' | 'method' | 'people' | 'withheld' | 'table'>;

export type Comparison = {
  /** True when both say the same, number for number. */
  readonly same: boolean;
  /** What has changed, in sentences; what matters most first. */
  readonly words: readonly string[];
};

const said = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 });

const range = ({ lower, upper }: { readonly lower: number | null; readonly upper: number | null }): string =>
  lower === null || upper === null ? '' : ` (${said(lower)} to ${said(upper)})`;

const peopleWords = (then: Seen['people'], now: Seen['people']): string[] => {
  if (!then && !now) return [];
  if (!then) return ['It counts people affected now, and did not then.'];
  if (!now) return ['It no longer says how many people are affected.'];
  const change = now.people - then.people;
  const how =
    change === 0
      ? 'as many'
      : `${said(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'}${then.people > 0 ? ` (${said((Math.abs(change) / then.people) * 100)}%)` : ''}`;
  if (change === 0 && then.lower === now.lower && then.upper === now.upper) return [];
  return [`People: then ${said(then.people)}${range(then)}, now ${said(now.people)}${range(now)}: ${how}.`];
};

/** How many changed numbers are told one by one; the rest are counted. */
const TOLD = 3;

type Changed = { readonly text: string; readonly size: number };

const rowsOf = (table: Seen['table']) => {
  const byName = new Map<string, Seen['table']['rows'][number]>();
  for (const row of table.rows) {
    const name = String(row[0] ?? '');
    // Rows without a name of their own (practices for the public) cannot be told apart.
    byName.set(byName.has(name) ? `${name} ${byName.size}` : name, row);
  }
  return byName;
};

const numberWords = (then: Seen['table'], now: Seen['table']): string[] => {
  if (then.columns.join('|') !== now.columns.join('|'))
    return ['Its table has other columns now, so its numbers are not held against each other one by one.'];
  const [before, after] = [rowsOf(then), rowsOf(now)];
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const added = [...after.keys()].filter((name) => !before.has(name));
  const changed: Changed[] = [];
  // A row called `4` is told as `Deprivation fifth 4`.
  const named = (name: string): string => (/^\d/.test(name) ? `${then.columns[0]} ${name}` : name);
  for (const [name, row] of before) {
    const other = after.get(name);
    if (!other) continue;
    then.columns.forEach((column, i) => {
      if (i === 0 || row[i] === other[i]) return;
      const [was, is] = [row[i] ?? null, other[i] ?? null];
      const words = (value: string | number | null): string =>
        value === null ? then.gap : typeof value === 'number' ? said(value) : value;
      const size =
        typeof was === 'number' && typeof is === 'number'
          ? Math.abs(is - was) / Math.max(Math.abs(was), Math.abs(is))
          : 0;
      changed.push({ text: `${named(name)}, ${column}: then ${words(was)}, now ${words(is)}`, size });
    });
  }
  const told = [...changed].sort((a, b) => b.size - a.size).slice(0, TOLD);
  const rest = changed.length - told.length;
  return [
    ...(told.length > 0
      ? [
          `${told.map(({ text }) => text).join('; ')}.${rest > 0 ? ` ${rest} other ${rest === 1 ? 'number' : 'numbers'} in its table changed less.` : ''}`,
        ]
      : []),
    ...(gone.length > 0 ? [`No longer in its table: ${listed(gone)}.`] : []),
    ...(added.length > 0 ? [`New in its table: ${listed(added)}.`] : []),
  ];
};

const listed = (names: readonly string[]): string =>
  names.length > TOLD
    ? `${names.slice(0, TOLD).join(', ')} and ${names.length - TOLD} more`
    : names.join(', ');

/** What became of a figure since it was kept: period, finding, people, numbers, method; in words. */
export const compareFigures = (then: Seen, now: Seen): Comparison => {
  const words = [
    ...(then.period !== now.period ? [`It was of ${then.period}; now it is of ${now.period}.`] : []),
    ...(then.title !== now.title ? [`It said: “${then.title}”. Now it says: “${now.title}”.`] : []),
    ...peopleWords(then.people, now.people),
    ...numberWords(then.table, now.table),
    ...(then.withheld !== now.withheld
      ? [`Numbers withheld because they are small: then ${then.withheld}, now ${now.withheld}.`]
      : []),
    ...(then.method !== now.method && then.period === now.period
      ? ['How it is made is told in other words now: see “What is this figure?”.']
      : []),
    ...(then.reading !== now.reading && then.title === now.title && then.period === now.period
      ? [`Read then: “${then.reading}” Read now: “${now.reading}”`]
      : []),
  ];
  return { same: words.length === 0, words };
};
