import type { Ballot, Candidate, Mark } from './election-rules.ts';

/** The words of a file for what is no candidate. */
export type FileWords = {
  /** A rank left out; an empty cell always is one. */
  readonly skipped: readonly string[];
  /** Several at a rank, of whom the file does not say which. */
  readonly several: readonly string[];
};

/** A line that cannot be read; lines are counted from 1 with the header. */
export type FileFault =
  | { readonly kind: 'no-count'; readonly line: number; readonly written: string }
  | { readonly kind: 'unknown-candidate'; readonly line: number; readonly written: string };

const HEADER = 'count';

/**
 * Ballots from the rows of a plain table: a header `count, rank1, rank2, …`, then in each row how many papers
 * say so and, rank by rank, the id or the name of a candidate. Nothing is left out without a fault.
 */
export const ballotsFromRows = (
  rows: readonly (readonly string[])[],
  candidates: readonly Candidate[],
  words: FileWords = { skipped: [], several: [] },
): { readonly ballots: readonly Ballot[]; readonly faults: readonly FileFault[] } => {
  const marks = new Map<string, Mark>([
    ['', null],
    ...words.skipped.map((word): [string, Mark] => [word, null]),
    ...words.several.map((word): [string, Mark] => [word, []]),
    ...candidates.map(({ id, name }): [string, Mark] => [name, id]),
    ...candidates.map(({ id }): [string, Mark] => [id, id]),
  ]);
  const ballots: Ballot[] = [];
  const faults: FileFault[] = [];
  rows.slice(1).forEach(([count = '', ...cells], at) => {
    const line = at + 2;
    if (!/^\d{1,9}$/.test(count.trim())) {
      faults.push({ kind: 'no-count', line, written: count });
      return;
    }
    const read = cells.map((cell) => ({ cell, mark: marks.get(cell.trim()) }));
    const stranger = read.find(({ mark }) => mark === undefined);
    if (stranger) faults.push({ kind: 'unknown-candidate', line, written: stranger.cell });
    else ballots.push({ times: Number(count), marks: read.map(({ mark = null }) => mark) });
  });
  return { ballots, faults };
};

/** Rankings as rows of the same table, by name, most papers first, so that others can count again. */
export const rowsOfRankings = (
  rankings: readonly { readonly ranks: readonly string[]; readonly times: number }[],
  candidates: readonly Candidate[],
): readonly (readonly string[])[] => {
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  const longest = rankings.reduce((most, { ranks }) => Math.max(most, ranks.length), 0);
  const sums = new Map<string, { readonly cells: readonly string[]; times: number }>();
  for (const { ranks, times } of rankings) {
    const key = JSON.stringify(ranks);
    const sum = sums.get(key);
    if (sum) sum.times += times;
    else sums.set(key, { cells: ranks.map((id) => names.get(id) ?? id), times });
  }
  return [
    [HEADER, ...Array.from({ length: longest }, (_, at) => `rank${at + 1}`)],
    ...[...sums]
      .sort(([a, { times }], [b, more]) => more.times - times || (a < b ? -1 : 1))
      .map(([, { cells, times }]) => [
        String(times),
        ...Array.from({ length: longest }, (_, at) => cells[at] ?? ''),
      ]),
  ];
};
