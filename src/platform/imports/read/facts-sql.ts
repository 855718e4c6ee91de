import { factText } from '../../facts/index.ts';
import { type SqlColumn, sqlColumn } from '../columns/sql.ts';
import { TOO_FEW_CELLS, TOO_MANY_CELLS } from '../columns/words.ts';
import { nhsNumberSql, postcodeSql } from '../recognise/privacy.ts';
import { type Recognised, watchedPlaces } from '../recognise/recognise.ts';
import type { FactsSource } from '../source.ts';
import { stageParts } from './stage.ts';

/** More different values than a person needs to see that a file mixes periods. */
const FEW_VALUES = 6;

type Placed = {
  readonly key: string;
  /** From 0; -1 where the file does not have it. */
  readonly place: number;
  readonly names: { readonly text: string; readonly parsed: string };
  readonly sql: SqlColumn;
};

/** The statements that read one file into one facts table; see read/facts.ts for how they work together. */
export type FactsPlan = {
  readonly create: readonly string[];
  readonly cells: readonly { readonly name: string; readonly nullable?: boolean }[];
  readonly into: string;
  readonly columns: readonly string[];
  readonly select: (cells: string, number: string) => string;
  /** One row of totals; names are in `TALLY`. */
  readonly tally: string;
  readonly reasons: string;
  readonly rejects: string;
};

/** What `tally` answers: arrays run over watched places, key columns, notes and refused columns in order. */
export type Tally = {
  readonly rows: number;
  readonly wrong: number;
  readonly values: readonly (readonly string[])[];
  readonly notes: readonly number[];
  readonly nhs_numbers: readonly (number | null)[];
  readonly filled: readonly number[];
  readonly postcodes: readonly number[];
  readonly patients: readonly (number | null)[];
};

export type WrongRow = {
  readonly row: number;
  readonly problems: readonly { readonly place: number; readonly reason: string }[];
  /** Cells by place from 1 of the columns that are kept, else empty. */
  readonly cells: readonly string[];
};

/** Columns whose one value in the file becomes the period and part of the key. */
export const keyColumns = (source: FactsSource): string[] => [
  ...(source.period.from === 'column' ? [source.period.column] : []),
  ...(source.key ?? []),
];

const cell = (place: number): string => `__c${place + 1}`;
/** What the privacy detector sees in a cell: 0 nothing, 1 something, 2 a postcode, 3 an NHS number. */
const seen = (place: number): string => `__seen${place + 1}`;
const [POSTCODE_SEEN, NHS_NUMBER_SEEN] = [2, 3];

export const planFacts = (options: {
  readonly source: FactsSource;
  readonly known: Recognised;
  readonly load: string;
  readonly period: string;
  /** Expression of the secret for patients' keys. */
  readonly secret: string;
  readonly noBreakSpaces: boolean;
  /** Dates that the first rows have, by key. */
  readonly usual: ReadonlyMap<string, { readonly text: string; readonly date: string }>;
  /** The file's own first cell is the line of the row: a tidied copy. */
  readonly numbered: boolean;
  /** Where one file holds the rows of several loads: expressions over `__row` that tell a row's load and period. */
  readonly several?: { readonly load: string; readonly period: string };
}): FactsPlan => {
  const { source, known, load, numbered, noBreakSpaces, several } = options;
  const parts = stageParts(load);
  const places = Array.from({ length: known.width }, (_, place) => place);
  const last = known.width - 1;
  const columns: Placed[] = Object.entries(source.columns)
    .filter(
      ([, column]) => column.kind !== 'ignored' && !(column.kind === 'patient' && column.treat === 'refuse'),
    )
    .map(([key, column]) => {
      const place = known.at.get(key);
      const names = { text: `__text_${key}`, parsed: `__parsed_${key}` };
      if (place !== undefined) {
        const usual = options.usual.get(key);
        const file = { names, noBreakSpaces, ...(usual ? { usual } : {}) };
        return { key, place, names, sql: sqlColumn(column, cell(place), options.secret, file) };
      }
      // A column that the file does not have costs nothing.
      const { type } = sqlColumn(column, "''", options.secret);
      const nothing = { text: "''", parsed: 'NULL', value: 'NULL', bad: '0', reason: "''" };
      return { key, place: -1, names, sql: { type, ...nothing } };
    });
  const present = columns.filter(({ place }) => place >= 0);
  /** A relation of cells, with the text and the reading of each column beside them. */
  const withReadings = (cells: string) =>
    `(SELECT *${present
      .map(({ names, sql }) => `, ${sql.parsed} AS ${names.parsed}`)
      .join('')} FROM (SELECT *${present
      .map(({ names, sql }) => `, ${sql.text} AS ${names.text}`)
      .join('')} FROM ${cells}))`;
  const checks = (source.checks ?? []).map((check) => ({
    place: known.at.get(check.column) ?? -1,
    holds: `ifNull(${check.bad}, 0)`,
    reason: check.reason,
  }));

  const watched = watchedPlaces(known);
  const refused = refusedColumns(source, known);
  /** Cells that may be shown to whoever mends a file: nothing of patients, nothing that nobody reads. */
  const shown = new Set(
    present
      .filter(({ key }) => source.columns[key]?.kind !== 'patient')
      .map(({ place }) => place)
      .sort((a, b) => a - b),
  );
  const look = (place: number) => {
    const filled = `${cell(place)} != ''`;
    const otherwise = watched.personal
      ? `if(${postcodeSql(cell(place), noBreakSpaces)}, ${POSTCODE_SEEN}, ${filled})`
      : '0';
    return `if(${nhsNumberSql(cell(place), noBreakSpaces)}, ${NHS_NUMBER_SEEN}, ${otherwise})`;
  };
  // The views are understood anew for each block of rows, so all that is long to say is said here, once a file.
  const staged = [
    { name: '__row', type: 'UInt64', value: '__row' },
    ...[...shown].map((place) => ({ name: cell(place), type: 'String', value: cell(place) })),
    { name: '__ragged', type: 'UInt8', value: '__ragged' },
    ...columns.map(({ key, sql }) => ({ name: key, type: sql.type, value: sql.value })),
    ...watched.places.map((place) => ({ name: seen(place), type: 'UInt8', value: look(place) })),
    ...refused.map(({ place }) => ({ name: seen(place), type: 'UInt8', value: `${cell(place)} != ''` })),
    {
      name: '__wrong',
      type: 'UInt8',
      value: [
        '__ragged != 0',
        ...present.map(({ sql }) => sql.bad),
        ...checks.map(({ holds }) => holds),
      ].join(' OR '),
    },
  ];
  const problem = (place: number, reason: string) => `(toInt32(${place + 1}), ${reason})`;
  const problems = (list: readonly string[]) =>
    list.length === 0
      ? 'CAST([] AS Array(Tuple(Int32, String)))'
      : `arrayFilter(one -> one.2 != '', [${list.join(', ')}])`;
  const byColumn = problems([
    `(toInt32(0), multiIf(__ragged = 1, ${factText(TOO_FEW_CELLS)}, __ragged = 2, ${factText(TOO_MANY_CELLS)}, ''))`,
    ...present.map(({ place, sql }) => problem(place, sql.reason)),
  ]);
  const byCheck = problems(
    checks.map(({ place, holds, reason }) => problem(place, `if(${holds}, ${factText(reason)}, '')`)),
  );
  const hidden = present.filter(({ place }) => !shown.has(place));
  /** The mistakes of wrong rows. A cell of a patient's was not kept; none is ever a mistake. */
  const mistakes = (rows: string) => `(SELECT
      __row AS row, ${byColumn} AS by_column, if(empty(by_column), ${byCheck}, []) AS by_check,
      arrayConcat(by_column, by_check) AS problems,
      [${places.map((place) => (shown.has(place) ? cell(place) : "''")).join(', ')}] AS cells
     FROM ${withReadings(`(SELECT *${hidden.map(({ place }) => `, '' AS ${cell(place)}`).join('')} FROM ${rows})`)})`;
  const list = (items: readonly string[], type: string) => `CAST([${items.join(', ')}] AS Array(${type}))`;
  const counted = (what: (place: number) => string) =>
    list(watched.personal ? watched.places.map((place) => `countIf(${what(place)})`) : [], 'UInt64');

  const create = [
    `CREATE TABLE ${parts.stage} (${staged.map(({ name, type }) => `${name} ${type}`).join(', ')}) ENGINE = Null`,
    `CREATE MATERIALIZED VIEW ${parts.facts} TO ${source.facts.table} AS ${source.facts.select(
      `(SELECT ${several?.load ?? `toUUID(${factText(load)})`} AS load_id, ${several?.period ?? factText(options.period)} AS period, __row AS row${columns
        .map(({ key }) => `, ${key}`)
        .join('')} FROM ${parts.stage} WHERE NOT __wrong)`,
    )}`,
    `CREATE MATERIALIZED VIEW ${parts.tally} ENGINE = MergeTree ORDER BY tuple() AS SELECT
      count() AS rows, countIf(__wrong) AS wrong,
      ${list(
        keyColumns(source).map(
          (key) => `arrayMap(one -> toString(one), groupUniqArrayIf(${FEW_VALUES})(${key}, NOT __wrong))`,
        ),
        'Array(String)',
      )} AS values,
      ${list(
        Object.values(source.notes ?? {}).map((holds) => `countIf(NOT __wrong AND ifNull(${holds}, 0))`),
        'UInt64',
      )} AS notes,
      ${list(
        watched.places.map((place) => `minIf(__row + 1, ${seen(place)} = ${NHS_NUMBER_SEEN})`),
        'UInt64',
      )} AS nhs_numbers,
      ${counted((place) => `${seen(place)} > 0`)} AS filled,
      ${counted((place) => `${seen(place)} = ${POSTCODE_SEEN}`)} AS postcodes,
      ${list(
        refused.map(({ place }) => `minIf(__row + 1, ${seen(place)} > 0)`),
        'UInt64',
      )} AS patients${several ? `, ${several.load} AS load_id` : ''}
     FROM ${parts.stage}${several ? ' GROUP BY load_id' : ''}`,
    `CREATE MATERIALIZED VIEW ${parts.wrong} ENGINE = MergeTree ORDER BY __row AS
     SELECT * FROM ${parts.stage} WHERE __wrong`,
  ];

  const file = (place: number) => `__f${place + 1}`;
  const lastCell = `ifNull(${file(last)}, '')`;
  // Blanks are left to the SQL; see the settings of the file's reading in facts.ts.
  const empty = (text: string) => `trimBoth(${text}, ' \\t') = ''`;
  // Only a row whose first cell is empty or begins with a blank is looked into.
  const isBlank = `if(${last === 0 ? lastCell : file(0)} < '!', ${places
    .map((place) => empty(place === last ? lastCell : file(place)))
    .join(' AND ')}, 0)`;
  return {
    create,
    cells: [
      ...(numbered ? [{ name: '__line' }] : []),
      ...places.map((place) => ({ name: file(place), nullable: place === last })),
      { name: '__extra', nullable: true },
      { name: '__extra_2', nullable: true },
    ],
    into: parts.stage,
    columns: staged.map(({ name }) => name),
    select: (cells, number) => `SELECT
      ${staged.map(({ name, value }) => (name === value ? name : `${value} AS ${name}`)).join(', ')}
      FROM ${withReadings(`(SELECT
        ${numbered ? 'toUInt64OrZero(__line)' : number} AS __row,
        ${places.map((place) => `${place === last ? lastCell : file(place)} AS ${cell(place)}`).join(', ')},
        multiIf(isNull(${file(last)}), 1, NOT ${empty("ifNull(__extra, '')")} OR isNotNull(__extra_2), 2, 0) AS __ragged
        FROM ${cells}
        WHERE ${numbered ? `toUInt64OrZero(__line) > ${known.header.line}` : `toInt64(${number}) > ${known.header.number}`} AND NOT (${isBlank}))`)}`,
    tally: `SELECT sum(rows) AS rows, sum(wrong) AS wrong,
      arrayMap(one -> arraySlice(arrayDistinct(arrayFlatten(one)), 1, ${FEW_VALUES}), ${acrossBlocks('values', keyColumns(source).length)}) AS values,
      sumForEach(notes) AS notes,
      arrayMap(one -> if(empty(arrayFilter(row -> row > 0, one)), NULL, arrayMin(arrayFilter(row -> row > 0, one)) - 1), ${acrossBlocks('nhs_numbers', watched.places.length)}) AS nhs_numbers,
      sumForEach(filled) AS filled, sumForEach(postcodes) AS postcodes,
      arrayMap(one -> if(empty(arrayFilter(row -> row > 0, one)), NULL, arrayMin(arrayFilter(row -> row > 0, one)) - 1), ${acrossBlocks('patients', refused.length)}) AS patients
      FROM ${parts.tally}`,
    reasons: `SELECT one.1 AS place, one.2 AS reason, count() AS rows FROM ${mistakes(parts.wrong)} ARRAY JOIN problems AS one
      GROUP BY place, reason ORDER BY rows DESC, place, reason LIMIT 200`,
    rejects: `SELECT row, arrayMap(one -> one.1, problems) AS places, arrayMap(one -> one.2, problems) AS reasons, cells
      FROM ${mistakes(`(SELECT * FROM ${parts.wrong} ORDER BY __row LIMIT {most:UInt32})`)} ORDER BY row`,
  };
};

/** The block-wise arrays of one column of the tally, turned to one array for each of its items. */
const acrossBlocks = (name: string, items: number): string =>
  items === 0
    ? 'CAST([] AS Array(Array(UInt64)))'
    : `[${Array.from({ length: items }, (_, item) => `groupArray(${name}[${item + 1}])`).join(', ')}]`;

/** Columns whose layout says that they identify patients and must be empty. */
export const refusedColumns = (source: FactsSource, known: Recognised) =>
  Object.entries(source.columns).flatMap(([key, column]) => {
    const place = known.at.get(key);
    return column.kind === 'patient' && column.treat === 'refuse' && place !== undefined
      ? [{ place, what: column.what }]
      : [];
  });
