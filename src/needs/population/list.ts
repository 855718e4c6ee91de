import type { Direction } from '../../ui/index.ts';
import type { AreaPractice } from './answers.ts';

export const PAGE_SIZE = 25;

const SORTS = {
  name: (a: AreaPractice, b: AreaPractice) => a.name.localeCompare(b.name),
  code: (a: AreaPractice, b: AreaPractice) => a.code.localeCompare(b.code),
  people: (a: AreaPractice, b: AreaPractice) => a.people - b.people,
  change: (a: AreaPractice, b: AreaPractice) =>
    (a.change?.people ?? Number.NEGATIVE_INFINITY) - (b.change?.people ?? Number.NEGATIVE_INFINITY),
} as const;

export type SortKey = keyof typeof SORTS;
export type Wanted = {
  readonly q: string;
  readonly sort: SortKey;
  readonly dir: Direction;
  readonly page: number;
};

/** What the address of the list asks for; anything that it does not know is as if not said. */
export const wantedOf = (query: Readonly<Record<string, string>>): Wanted => ({
  q: (query.q ?? '').trim(),
  sort: query.sort && query.sort in SORTS ? (query.sort as SortKey) : 'name',
  dir: query.dir === 'descending' ? 'descending' : 'ascending',
  page: Math.max(1, Math.trunc(Number(query.page)) || 1),
});

/** The practices wanted, in their order, and how many there are in all. By name unless asked: no league table. */
export const pickPractices = (practices: readonly AreaPractice[], wanted: Wanted) => {
  const words = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = practices.filter(({ code, name }) =>
    words.every((word) => `${code} ${name}`.toLowerCase().includes(word)),
  );
  const compare = SORTS[wanted.sort];
  const sorted = found.sort(
    (a, b) => (wanted.dir === 'ascending' ? compare(a, b) : compare(b, a)) || a.code.localeCompare(b.code),
  );
  const page = Math.min(wanted.page, Math.max(1, Math.ceil(sorted.length / PAGE_SIZE)));
  return { rows: sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: sorted.length, page };
};
