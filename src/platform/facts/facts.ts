import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import { type Engine, embeddedEngine, remoteEngine } from './engine.ts';
import { type Meta, withCheckedNumbers } from './numbers.ts';

export type FactParams = Readonly<Record<string, unknown>>;

/** A file of text cells on its way into a table. */
export type FileInsert = {
  /** Path on this machine; UTF-8. */
  readonly path: string;
  readonly delimiter: string;
  /** Names of the file's cells in order, each a String, Nullable when a cell may be missing altogether. */
  readonly cells: readonly { readonly name: string; readonly nullable?: boolean }[];
  readonly into: string;
  readonly columns: readonly string[];
  /** SELECT list and what follows FROM, given the relation of cells and the name of the record's number from 0. */
  readonly select: (cells: string, number: string) => string;
};

/** The fact store: ClickHouse, in process or at an address, behind its one official client. */
export type Facts = {
  /** In this process, with the files of this machine at hand. */
  readonly embedded: boolean;
  /**
   * Rows of a question. Values are bound by the engine: `{day:Date}`, `{loads:Array(UUID)}`; never put one
   * into the text. 64-bit numbers come as checked numbers, decimals as text, dates as `YYYY-MM-DD`.
   */
  readonly query: <T>(sql: string, params?: FactParams) => Promise<T[]>;
  /** A statement without an answer. `bulk` runs it beside the questions of pages. */
  readonly command: (sql: string, params?: FactParams, options?: { bulk?: boolean }) => Promise<void>;
  /** Inserts from a file of separated values; the engine reads it, no row passes through JavaScript. */
  readonly insertFromFile: (insert: FileInsert) => Promise<void>;
  /** The rows of a question as tab-separated text with the columns' names first: for backups. */
  readonly textOf: (sql: string, params?: FactParams) => Promise<Readable>;
  /** Puts such text back into a table; columns go in by name. */
  readonly fillFromText: (table: string, text: Readable) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Text as a literal, for the few places that cannot be bound. */
export const factText = (text: string): string => `'${text.replace(/[\\']/g, (found) => `\\${found}`)}'`;

const NO_NULL = '\u0001';

/**
 * Missing cells at the end of a row stay missing, and what is written is what is read: `\N` and '' are text.
 * Blanks are not trimmed by the engine: ClickHouse 26.7 then takes those of the row before for its own where a
 * cell is empty, and the process dies ("string_view: length does not fit"). A quote must therefore stand
 * directly behind its delimiter.
 */
const readingSettings = (delimiter: string, threads: number): Readonly<Record<string, string | number>> => ({
  format_csv_delimiter: delimiter,
  format_csv_null_representation: NO_NULL,
  format_csv_allow_double_quotes: 1,
  format_csv_allow_single_quotes: 0,
  input_format_csv_trim_whitespaces: 0,
  input_format_csv_empty_as_default: 0,
  input_format_csv_allow_variable_number_of_columns: 1,
  input_format_csv_skip_first_lines: 0,
  input_format_null_as_default: 0,
  max_insert_block_size: 262144,
  min_insert_block_size_rows: 262144,
  min_insert_block_size_bytes: 67108864,
  // What the views make of the rows is narrower: written in larger parts, there is less to merge afterwards.
  min_insert_block_size_rows_for_materialized_views: 1048576,
  min_insert_block_size_bytes_for_materialized_views: 67108864,
  max_insert_threads: threads,
});

/** As a clause: chDB's connection would keep settings handed to the client for its later questions too. */
const settingsClause = (settings: Readonly<Record<string, string | number>>): string =>
  `SETTINGS ${Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : factText(value)}`)
    .join(', ')}`;

const insertFromFile = async (engine: Engine, insert: FileInsert): Promise<void> => {
  const structure = insert.cells
    .map((cell) => `${cell.name} ${cell.nullable ? 'Nullable(String)' : 'String'}`)
    .join(', ');
  const head = `INSERT INTO ${insert.into} (${insert.columns.join(', ')})`;
  if (engine.embedded) {
    const cells = `file(${factText(resolve(insert.path))}, 'CSV', ${factText(structure)})`;
    await engine.bulk.command({
      query: `${head} ${insert.select(cells, '_row_number')} ${settingsClause(readingSettings(insert.delimiter, 2))}`,
    });
    return;
  }
  // A single reader keeps the numbers of the records: they count rows in the order of the stream.
  const cells = `(SELECT rowNumberInAllBlocks() AS record_number, * FROM input(${factText(structure)}))`;
  const answer = await engine.bulk.exec({
    query: `${head} ${insert.select(cells, 'record_number')} FORMAT CSV`,
    values: createReadStream(insert.path),
    clickhouse_settings: readingSettings(insert.delimiter, 1),
  });
  answer.stream.resume();
};

const factsOf = (engine: Engine, close: () => Promise<void>): Facts => {
  const bound = (params: FactParams | undefined) => (params ? { query_params: { ...params } } : {});
  return {
    embedded: engine.embedded,
    query: async <T>(sql: string, params?: FactParams): Promise<T[]> => {
      const answer = await engine.client.query({ query: sql, format: 'JSON', ...bound(params) });
      const { meta = [], data } = await answer.json<Record<string, unknown>>();
      return withCheckedNumbers(meta as Meta[], data) as T[];
    },
    command: async (sql, params, options) => {
      const client: ClickHouseClient = options?.bulk ? engine.bulk : engine.client;
      await client.command({ query: sql, ...bound(params) });
    },
    insertFromFile: (insert) => insertFromFile(engine, insert),
    textOf: async (sql, params) => {
      const query = `${sql} FORMAT TabSeparatedWithNames`;
      return (await engine.bulk.exec({ query, ...bound(params) })).stream;
    },
    fillFromText: async (table, text) => {
      await engine.bulk.insert({ table, values: text, format: 'TabSeparatedWithNames' });
    },
    close,
  };
};

let opened: { folder: string; facts: Promise<Facts>; users: number } | undefined;

/**
 * Opens the fact store: the ClickHouse at `url`, or chDB in `dataFolder`/facts. chDB is one engine per
 * process: opening the same folder again gives the same store (closed by its last user), another folder
 * throws. Never open it in a worker thread: a second engine ends the process.
 */
export const openFacts = async (where: { dataFolder: string } | { url: string }): Promise<Facts> => {
  if ('url' in where) {
    const engine = remoteEngine(where.url);
    return factsOf(engine, engine.close);
  }
  const folder = resolve(where.dataFolder, 'facts');
  if (opened && opened.folder !== folder)
    throw new Error(`The fact store of this process is ${opened.folder}; it cannot open ${folder} too.`);
  if (!opened) {
    const facts = embeddedEngine(folder).then((engine) =>
      factsOf(engine, async () => {
        if (!opened || --opened.users > 0) return;
        opened = undefined;
        await engine.close();
      }),
    );
    opened = { folder, facts, users: 0 };
    facts.catch(() => {
      opened = undefined;
    });
  }
  opened.users += 1;
  return opened.facts;
};
