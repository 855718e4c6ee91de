import { type Merge, mergeTexts } from './versions-rules.ts';

/** Where in the content of a topic something stands: `['risks', 'a1b2', 'action']`; rows by their keys. */
export type Path = readonly string[];

/** What both changed at one place, each in another way: to be settled by a person. */
export type Difference = {
  readonly path: Path;
  /** Texts, or what is chosen, as text; null where nothing stood. */
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** Of texts: the pieces, of which those that differ are to be settled. */
  readonly merge: Merge | undefined;
};

export type ContentMerge = {
  /** Both changes put together; where they differ it holds what `theirs` says. */
  readonly content: unknown;
  readonly differences: readonly Difference[];
};

type Row = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A list of things that each carry a key of their own: they can be told apart wherever they stand. */
const isKeyed = (value: unknown): value is readonly (Row & { readonly key: string })[] =>
  Array.isArray(value) && value.every((one) => isRow(one) && typeof one.key === 'string');
const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** Each key once, in the order of the first that has it. */
const keysOf = (...all: readonly (readonly string[])[]): string[] => [...new Set(all.flat())];

const mergeKeyed = (
  base: readonly (Row & { readonly key: string })[],
  mine: readonly (Row & { readonly key: string })[],
  theirs: readonly (Row & { readonly key: string })[],
  path: Path,
): ContentMerge => {
  const by = (rows: readonly (Row & { readonly key: string })[], key: string) =>
    rows.find((row) => row.key === key);
  const keys = keysOf(
    base.map(({ key }) => key),
    theirs.map(({ key }) => key),
    mine.map(({ key }) => key),
  );
  const differences: Difference[] = [];
  const rows = keys.flatMap((key) => {
    const [was, my, their] = [by(base, key), by(mine, key), by(theirs, key)];
    if (!my && !their) return [];
    // What one took out and the other left alone is out; what the other changed meanwhile stays.
    if (was && !my) return same(was, their) ? [] : [their];
    if (was && !their) return same(was, my) ? [] : [my];
    const merged = merge(was, my ?? their, their ?? my, [...path, key]);
    differences.push(...merged.differences);
    return [merged.content];
  });
  return { content: rows, differences };
};

const merge = (base: unknown, mine: unknown, theirs: unknown, path: Path): ContentMerge => {
  if (same(mine, theirs) || same(base, mine)) return { content: theirs, differences: [] };
  if (same(base, theirs)) return { content: mine, differences: [] };
  if (isKeyed(mine) && isKeyed(theirs)) return mergeKeyed(isKeyed(base) ? base : [], mine, theirs, path);
  if (isRow(mine) && isRow(theirs)) {
    const was = isRow(base) ? base : {};
    const differences: Difference[] = [];
    const content = Object.fromEntries(
      keysOf(Object.keys(theirs), Object.keys(mine)).map((key) => {
        const merged = merge(was[key], mine[key], theirs[key], [...path, key]);
        differences.push(...merged.differences);
        return [key, merged.content];
      }),
    );
    return { content, differences };
  }
  const texts =
    typeof mine === 'string' && typeof theirs === 'string'
      ? mergeTexts(typeof base === 'string' ? base : '', mine, theirs)
      : undefined;
  if (texts?.text !== undefined) return { content: texts.text, differences: [] };
  return {
    content: theirs,
    differences: [{ path, base: asText(base), mine: asText(mine), theirs: asText(theirs), merge: texts }],
  };
};

/**
 * Two people changed the content of one topic, `base`, at once: what each changed elsewhere than the other is taken,
 * texts sentence by sentence, rows by their keys; what both changed at one place stands in `differences`. Nothing
 * that either wrote is lost: a row that one took out while the other changed it stays.
 */
export const mergeContent = (base: unknown, mine: unknown, theirs: unknown): ContentMerge =>
  merge(base, mine, theirs, []);

/** How a person settled one difference: the text that shall stand there, or null for nothing. */
export type Settled = { readonly path: Path; readonly value: unknown };

/** The content with what was settled put in its places. A place that is gone meanwhile is left out. */
export const withSettled = (content: unknown, settled: readonly Settled[]): unknown =>
  settled.reduce((whole, { path, value }) => put(whole, path, value), content);

const put = (content: unknown, [first, ...rest]: Path, value: unknown): unknown => {
  if (first === undefined) return value;
  if (isKeyed(content)) return content.map((row) => (row.key === first ? put(row, rest, value) : row));
  return isRow(content) ? { ...content, [first]: put(content[first], rest, value) } : content;
};
