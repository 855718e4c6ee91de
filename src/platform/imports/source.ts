import type { CalendarDate } from '../../shared/dates.ts';
import type { Trx } from '../relational/relational.ts';
import type { PatientItem } from './refusals.ts';
import type { Workbook } from './workbook/layout.ts';

/** How a date is written; see the README of this folder for an example of each. */
export type DateForm = 'iso' | 'compact' | 'uk' | 'us' | 'month-name' | 'excel-serial';

type Rule =
  | { readonly kind: 'text'; readonly max?: number }
  | { readonly kind: 'code'; readonly pattern: RegExp }
  | { readonly kind: 'choice'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'count'; readonly max?: number }
  | { readonly kind: 'decimal'; readonly places: number }
  /** A measured number of any size, `1e-05` included: a double, for rates and scores, never for money. */
  | { readonly kind: 'number' }
  | { readonly kind: 'money' }
  | { readonly kind: 'date'; readonly forms: readonly DateForm[] }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'patient'; readonly what: PatientItem; readonly treat: 'refuse' | 'key' };

/** What is known of one column of a layout. */
export type Column = Rule & {
  /** Its name, or its names over the years; trimmed, capitals do not matter. */
  readonly header?: string | readonly string[];
  /** Its place from 1, in a layout without headers. */
  readonly at?: number;
  /** An empty cell is no mistake. */
  readonly optional?: boolean;
  /** The whole column may be missing. */
  readonly absent?: boolean;
  /** Where it is missing, the report of the load says so: for a figure that people will look for. */
  readonly told?: boolean;
  /** What is written for nothing, such as `*`. */
  readonly blank?: readonly string[];
  /** An organisation's own address or telephone: no matter for the privacy detector. */
  readonly address?: boolean;
};

export type Columns = Readonly<Record<string, Column>>;

export type Layout =
  /** Columns are known by their names; `others` lets further ones in whose name fits. */
  | {
      readonly headers: true;
      readonly others?: RegExp;
      /** The file is a workbook, whose sheets become rows with these columns' headers. */
      readonly workbook?: Workbook;
    }
  /** Columns are known by their places: so many, and cells of the given shapes at places from 1. */
  | { readonly headers: false; readonly columns: number; readonly shapes: Readonly<Record<number, RegExp>> };

export type Period<Key extends string = string> =
  | { readonly from: 'column'; readonly column: Key }
  | {
      readonly from: 'name';
      readonly read: (text: string) => string | undefined;
      readonly example: string;
      /** What it is, when it is no time: `condition`. */
      readonly what?: string;
    }
  /** Of facts: SQL over the load's own rows of the table that gives one text, such as their months. */
  | { readonly from: 'rows'; readonly sql: string }
  | { readonly from: 'none' };

type Plain<R extends Column> = R extends { kind: 'count' | 'money' | 'number' }
  ? number
  : R extends { kind: 'date' }
    ? CalendarDate
    : string;

/** One row as a records source reads it: cells by key, converted; undefined where an optional one is empty. */
export type Row<C extends Columns> = {
  readonly [K in keyof C as C[K]['kind'] extends 'ignored' ? never : K]: C[K] extends
    | { optional: true }
    | { absent: true }
    ? Plain<C[K]> | undefined
    : Plain<C[K]>;
};

export type ReadRow<R> =
  | { readonly verdict: 'keep'; readonly record: R }
  | { readonly verdict: 'reject'; readonly column: string; readonly reason: string }
  | { readonly verdict: 'set aside'; readonly note: string };

/** This row becomes a record. */
export const keep = <R>(record: R): ReadRow<R> => ({ verdict: 'keep', record });
/** This row is wrong: `column` is the key of the column that shows it. */
export const reject = (column: string, reason: string): ReadRow<never> => ({
  verdict: 'reject',
  column,
  reason,
});
/** This row is right and not wanted; it is counted as accepted, under the note. */
export const setAside = (note: string): ReadRow<never> => ({ verdict: 'set aside', note });

/** A load as sources see it while they store. */
export type LoadRef = {
  readonly id: string;
  readonly source: string;
  readonly dataset: string;
  readonly key: string;
  /** Empty when the source has no period. */
  readonly period: string;
};

type Described<C extends Columns> = {
  readonly id: string;
  /** Higher when the reading changes: then the same file may be loaded again. */
  readonly version: number;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly address: string;
  readonly cadence: string;
  /** What its loads replace each other within; the id unless given. */
  readonly dataset?: string;
  readonly layout: Layout;
  readonly columns: C;
  readonly period: Period<keyof C & string>;
  /** Further columns whose one value belongs to the key. */
  readonly key?: readonly (keyof C & string)[];
};

export type FactsSource<C extends Columns = Columns> = Described<C> & {
  readonly kind: 'facts';
  /** Rows for which `bad` (SQL over the keys) holds are rejected. */
  readonly checks?: readonly {
    readonly column: keyof C & string;
    readonly bad: string;
    readonly reason: string;
  }[];
  /** Counts of accepted rows for which the SQL holds, by what to call them. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly facts: {
    readonly table: string;
    /** Rows for the table, columns named like the table's, from the relation handed in. */
    readonly select: (accepted: string) => string;
    /**
     * What the file is about, where that may be several things: SQL over the load's own rows of the table
     * that gives one text, such as its indicators. It joins the key, so that only a file about the same
     * replaces this one.
     */
    readonly about?: string;
  };
};

export type RecordsSource<C extends Columns = Columns, R = unknown> = Described<C> & {
  readonly kind: 'records';
  readonly read: (row: Row<C>, line: number, others: ReadonlyMap<string, string>) => ReadRow<R>;
  /** Writes the records under `load.id`, in the transaction that makes the load current. */
  readonly store: (trx: Trx, records: readonly R[], load: LoadRef) => Promise<void>;
  /** Called in the same transaction whenever another load of the key becomes current, or none. */
  readonly settle?: (
    trx: Trx,
    change: { readonly now: LoadRef | undefined; readonly before: LoadRef | undefined },
  ) => Promise<void>;
};

/** A source whose column and record types are no longer of interest: what the kit works with. */
export type Source = FactsSource | (Omit<RecordsSource, 'read'> & { readonly read: ErasedRead });
type ErasedRead = (
  row: Readonly<Record<string, string | number | undefined>>,
  line: number,
  others: ReadonlyMap<string, string>,
) => ReadRow<unknown>;

const WORD = /^[a-z][a-z0-9_]*$/;
const OWN_NAMES = new Set(['load_id', 'period', 'row']);

const faults = (source: Source): string[] => {
  const found: string[] = [];
  for (const [key, column] of Object.entries(source.columns)) {
    if (!WORD.test(key) || OWN_NAMES.has(key)) found.push(`${key} cannot be the key of a column`);
    if (source.layout.headers ? column.header === undefined : column.at === undefined)
      found.push(`${key} says neither its header nor its place`);
    if (!source.layout.headers && (column.at ?? 1) > source.layout.columns)
      found.push(`${key} stands outside the layout`);
    if (column.kind === 'code' && column.pattern.flags !== '') found.push(`${key}: patterns take no flags`);
  }
  if (source.period.from === 'column' && !(source.period.column in source.columns))
    found.push('its period is no column');
  for (const key of source.key ?? [])
    if (!(key in source.columns)) found.push(`${key} in its key is no column`);
  return found;
};

/** Describes one published layout; see the README of this folder. Throws on a description that cannot work. */
export const defineSource = <const C extends Columns, R = never>(
  described: FactsSource<C> | RecordsSource<C, R>,
): Source => {
  // The columns' types have done their work in `read`; the kit hands it rows made by the same columns.
  const source = described as unknown as Source;
  const wrong = faults(source);
  if (wrong.length > 0) throw new Error(`The source ${source.id}: ${wrong.join('; ')}.`);
  return source;
};

/** Names by which a column may go in a header. */
export const headersOf = (column: Column): readonly string[] =>
  column.header === undefined ? [] : typeof column.header === 'string' ? [column.header] : column.header;

/** What a person calls the column: its header, else its place. */
export const columnTitle = (key: string, column: Column | undefined): string =>
  column === undefined ? key : (headersOf(column)[0] ?? `column ${column.at} (${key})`);
