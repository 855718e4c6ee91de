import { z } from 'zod';

/** What a form sends, by the names of its fields. */
export type Sent = Readonly<Record<string, string>>;

/** One row of a list in a form: `recurring-2-label` is the field `label` of the second row of `recurring`. */
export type SentRow = {
  /** Its number in the form: where a message about it leads, whatever rows above it are empty. */
  readonly row: number;
  readonly list: string;
  readonly text: (field: string) => string;
};

const MOST_ROWS = 60;
/** What says nothing by itself: what a row was called, and that it is to be taken out. */
const ASIDE = /^(key|out)$/;

const filledRows = (form: Sent, list: string): number[] => {
  const rows = new Set<number>();
  for (const [name, value] of Object.entries(form)) {
    if (!name.startsWith(`${list}-`) || value.trim() === '') continue;
    const [, row, field] = /^(\d{1,2})-(.+)$/.exec(name.slice(list.length + 1)) ?? [];
    if (row !== undefined && field !== undefined && !ASIDE.test(field)) rows.add(Number(row));
  }
  return [...rows].filter((row) => row > 0 && row <= MOST_ROWS).sort((a, b) => a - b);
};

const sentRow = (form: Sent, list: string, row: number): SentRow => ({
  row,
  list,
  text: (field) => (form[`${list}-${row}-${field}`] ?? '').trim(),
});

/** The rows of a list in which something stands, but those that are to be taken out. */
export const rowsSent = (form: Sent, list: string): readonly SentRow[] =>
  filledRows(form, list)
    .map((row) => sentRow(form, list, row))
    .filter(({ text }) => text('out') === '');

/** Name of the button that asks for more empty rows of a list, whose name it sends. */
export const ADD_ROW = 'add-row';

/** Whether a form was sent for more rows, and not to be kept: it is then shown again as it was written. */
export const asksForRows = (form: Sent): boolean => Boolean(form[ADD_ROW]);

/** How many rows of a list a form shows: those filled, some to fill, and more when they were asked for. */
export const rowsShown = (form: Sent, list: string, spare: number): number => {
  const least = Math.max(0, ...filledRows(form, list)) + spare;
  const had = Number(form[`${list}-rows`] ?? 0) || 0;
  return Math.min(MOST_ROWS, Math.max(least, had) + (form[ADD_ROW] === list ? 2 : 0));
};

/** Rows with a key each, as they came or the first that is free: what is said of a row elsewhere names it so. */
export const keyed = <Row extends { readonly key?: string | undefined }>(
  rows: readonly Row[],
  prefix: string,
  taken: Set<string>,
): (Row & { key: string })[] =>
  rows.map((row) => {
    let key = row.key;
    for (let number = 1; !key; number += 1)
      if (!taken.has(`${prefix}-${number}`)) key = `${prefix}-${number}`;
    taken.add(key);
    return { ...row, key };
  });

/** Where a message stands in the form, and what it is about: the label of its row. */
export type Place = { readonly field: string; readonly about?: string | undefined };

const at = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;

/** The field of a path into what a form made: a row by its number in the form, names in `skip` left out. */
export const placeOf = (
  path: readonly PropertyKey[],
  raw: unknown,
  {
    skip = [],
    listOf = (list) => list,
  }: {
    readonly skip?: readonly string[];
    readonly listOf?: (list: string, item: unknown) => string;
  } = {},
): Place => {
  const parts: string[] = [];
  let here = raw;
  let about: string | undefined;
  for (const [place, step] of path.entries()) {
    here = at(here, step);
    if (typeof step === 'number') {
      // A step of a ramp has no field of its own: what is wrong with it is told at the ramp.
      if (place > 0 && place === path.length - 1 && typeof here !== 'object') break;
      const list = parts.pop() ?? '';
      const row = at(here, 'row');
      parts.push(listOf(list, here), String(typeof row === 'number' ? row : step + 1));
      const label = at(here, 'label') ?? at(here, 'what') ?? at(here, 'activity');
      if (typeof label === 'string' && label.trim()) about = label.trim();
    } else if (!skip.includes(String(step))) parts.push(String(step));
  }
  return { field: parts.join('-'), about };
};

/** The same schema with each refusal at its field in the form, and its words about the row by its label. */
export const atFields = <Content>(
  schema: z.ZodType<Content>,
  place: (path: readonly PropertyKey[], raw: unknown) => Place,
): z.ZodType<Content> =>
  z.unknown().transform((raw, context): Content => {
    const read = schema.safeParse(raw);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) {
      const { field, about } = place(path, raw);
      context.addIssue({ code: 'custom', path: [field], message: about ? `${about}: ${message}` : message });
    }
    return z.NEVER;
  });
