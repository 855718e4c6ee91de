import { trimCell } from '../columns/cells.ts';
import { trimmed } from '../columns/sql.ts';
import type { PatientItem } from '../refusals.ts';
import type { Column } from '../source.ts';

/** Ten digits as an NHS number is written: together or 3-3-4. Shared with the engine. */
export const TEN_DIGITS = '^[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}$';
/** A full postcode of the United Kingdom; an outward half (`NN1`) is an area and may stand. */
export const POSTCODE = '^[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}$';

const tenDigits = new RegExp(TEN_DIGITS);
const postcode = new RegExp(POSTCODE);

/**
 * A whole cell that is an NHS number: ten digits whose last one checks (NHS Data Dictionary: weights 10 to 2,
 * 11 less the remainder of 11; 11 counts as 0, 10 is none).
 */
export const isNhsNumber = (cell: string): boolean => {
  const text = trimCell(cell);
  if (!tenDigits.test(text)) return false;
  const digits = [...text.replace(/[ -]/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
};

export const isPostcode = (cell: string): boolean => postcode.test(trimCell(cell));

/**
 * The same for the engine, as a condition on the expression of a cell: the digits by their weights, the last
 * by one, add up to a multiple of 11. What does not begin with a blank or a digit is passed over at once: most
 * cells are never looked into.
 */
export const nhsNumberSql = (cell: string, noBreakSpaces = true): string => {
  const text = trimmed(cell, noBreakSpaces);
  const digits = `extractAll(${text}, '[0-9]')`;
  const checks = `arraySum((digit, place) -> toUInt8(digit) * (11 - place), ${digits}, arrayEnumerate(${digits})) % 11 = 0`;
  return `if(length(${cell}) >= 10 AND ${mayBegin(cell, ':', noBreakSpaces)}, if(match(${text}, '${TEN_DIGITS}'), ${checks}, 0), 0)`;
};

export const postcodeSql = (cell: string, noBreakSpaces = true): string => {
  const text = trimmed(cell, noBreakSpaces);
  return `if(length(${text}) BETWEEN 5 AND 8, match(${text}, '${POSTCODE}'), 0)`;
};

/** Begins with a sign before `limit`, or with a no-break space. */
const mayBegin = (cell: string, limit: string, noBreakSpaces: boolean): string =>
  noBreakSpaces ? `(${cell} < '${limit}' OR startsWith(${cell}, '\u00a0'))` : `${cell} < '${limit}'`;

const words = (header: string): string =>
  ` ${header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** What a header says of a person, for columns that no layout names. */
const IDENTIFYING: readonly (readonly [RegExp, PatientItem])[] = [
  [/ nhs (no|num|number) | nhsno | nhsnumber /, 'NHS number'],
  [/ (sur|fore|first|last|family|given|patient|middle) ?names? /, 'name'],
  [/ (date of birth|dob|birth ?date|d o b) /, 'birth date'],
  [
    / (local patient|hospital|patient) (id|identifier|identifier extended|no|num|number) | mrn /,
    'local patient id',
  ],
  [/ (patient|home|usual address|residence) ?(post ?code) /, 'postcode'],
];

/** What a column holds of patients by its name alone; undefined when the name gives nothing away. */
export const identifyingHeader = (header: string): PatientItem | undefined =>
  IDENTIFYING.find(([pattern]) => pattern.test(words(header)))?.[1];

const PERSONAL =
  / (age|sex|gender|dob|born|birth|birthdate|nhs no|nhs number|patient|patients? (id|no|number)|pseudo ?id) /;

/** Whether a column beside others makes each row a person's: age, sex, birth date or a patient's id. */
export const isPersonal = (header: string, column: Column | undefined): boolean =>
  column?.kind === 'patient' || PERSONAL.test(words(header)) || identifyingHeader(header) !== undefined;

/** Whether the detector must look at a declared column: at text, not at what its rule already holds to a shape. */
export const isWatched = (column: Column | undefined): boolean => {
  if (column === undefined) return true;
  if (column.address) return false;
  if (column.kind === 'text' || column.kind === 'ignored') return true;
  return (
    column.kind === 'code' &&
    ['9434765919', '943 476 5919', '943-476-5919'].some((text) => column.pattern.test(text))
  );
};

export type Found = { readonly what: PatientItem; readonly column: number; readonly line?: number };

export type Watch = {
  readonly see: (cells: readonly string[], line: number) => void;
  readonly found: () => Found | undefined;
};

/**
 * Looks through rows for what identifies patients. `watched` are the places (from 0) to look at; postcodes
 * count only when `personal`, and only where at least half of a column's filled cells are some.
 */
export const watchRows = (watched: readonly number[], personal: boolean): Watch => {
  const filled = new Map<number, { cells: number; postcodes: number }>();
  let number: Found | undefined;
  return {
    see: (cells, line) => {
      for (const column of watched) {
        const cell = cells[column];
        if (!cell) continue;
        if (!number && isNhsNumber(cell)) number = { what: 'NHS number', column, line };
        if (!personal) continue;
        const seen = filled.get(column) ?? { cells: 0, postcodes: 0 };
        filled.set(column, {
          cells: seen.cells + 1,
          postcodes: seen.postcodes + (isPostcode(cell) ? 1 : 0),
        });
      }
    },
    found: () => {
      if (number) return number;
      for (const [column, { cells, postcodes }] of filled)
        if (postcodes > 0 && postcodes * 2 >= cells) return { what: 'postcode', column };
      return undefined;
    },
  };
};
