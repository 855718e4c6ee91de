import type { WorkbookTrouble } from './workbook/open.ts';

/** What a file can hold that tells who a patient is. */
export type PatientItem = 'NHS number' | 'name' | 'birth date' | 'local patient id' | 'postcode';

export type BinaryKind = 'zip' | 'workbook' | 'old workbook' | 'gzip' | 'pdf' | 'web page' | 'binary';

/** The known layout that a file comes closest to, and how it differs. */
export type NearestLayout = {
  readonly source: string;
  readonly title: string;
  /** Columns of the layout that the file lacks. */
  readonly missing: readonly string[];
  /** Columns of the file that the layout lacks. */
  readonly unexpected: readonly string[];
  /** Places whose cells look otherwise than the layout says, with the outline of one: `00C` is 99A. */
  readonly differing: readonly { readonly column: number; readonly found: string }[];
  readonly columns: { readonly expected: number; readonly found: number };
};

export type RejectCount = { readonly column: string; readonly reason: string; readonly rows: number };

/** Why a file was not taken, in data. Nothing of a refused file is kept but its name, size and hash. */
export type ImportRefusal =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  | { readonly kind: 'not-a-table'; readonly what: BinaryKind }
  | { readonly kind: 'workbook'; readonly why: WorkbookTrouble }
  | {
      readonly kind: 'unknown-workbook';
      readonly sheets: readonly string[];
      /** Titles of the workbooks that are known. */
      readonly known: readonly string[];
    }
  | { readonly kind: 'giant-line'; readonly line: number; readonly limit: number }
  | { readonly kind: 'unclosed-quote'; readonly line: number }
  /** The last row has no line end and too few cells: the rest of the file is missing. */
  | { readonly kind: 'cut-off'; readonly cells: number; readonly expected: number }
  | { readonly kind: 'too-many-columns'; readonly columns: number; readonly limit: number }
  | { readonly kind: 'unknown-layout'; readonly nearest?: NearestLayout }
  | { readonly kind: 'repeated-column'; readonly source: string; readonly column: string }
  | {
      readonly kind: 'patient-data';
      readonly what: PatientItem;
      readonly column: string;
      /** First line it was seen on; absent when the column as a whole gave it away. */
      readonly line?: number;
    }
  | {
      readonly kind: 'period-missing';
      readonly source: string;
      readonly example: string;
      readonly what?: string;
    }
  | {
      readonly kind: 'period-not-understood';
      readonly given: string;
      readonly example: string;
      readonly what?: string;
    }
  | { readonly kind: 'several-values'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'no-rows'; readonly source: string }
  | {
      readonly kind: 'nothing-usable';
      readonly source: string;
      readonly rowsRead: number;
      readonly reasons: readonly RejectCount[];
    }
  | { readonly kind: 'too-many-records'; readonly limit: number };

export type TakeBackRefusal =
  | { readonly kind: 'unknown-load' }
  | { readonly kind: 'load-not-current'; readonly status: string };

export type BringBackRefusal =
  | { readonly kind: 'unknown-load' }
  | { readonly kind: 'load-not-former'; readonly status: string };

/** A refusal in words: what is wrong, more of it, and what the person can do. */
export type Said = { readonly title: string; readonly detail: string; readonly todo: string };

const BINARY: Record<BinaryKind, [title: string, todo: string]> = {
  zip: ['This is a zip archive', 'Unpack it and choose the CSV file inside.'],
  workbook: [
    'This is an Excel workbook',
    'Open it and save the sheet as “CSV UTF-8”, then choose that file.',
  ],
  'old workbook': [
    'This is an Excel workbook of the old form',
    'Open it and save the sheet as “CSV UTF-8”, then choose that file.',
  ],
  gzip: ['This is a gzip archive', 'Unpack it and choose the CSV file inside.'],
  pdf: ['This is a PDF', 'Look beside it for the same data as CSV.'],
  'web page': [
    'This is a web page, not a data file',
    'Open the address in a browser again; often it asks for a sign-in first.',
  ],
  binary: ['This is not a text file', 'Choose the CSV file as the publisher gives it.'],
};

const SMALLER = 'Save only the sheets with figures into a new workbook, or as CSV, and choose that.';
const TROUBLE: Record<WorkbookTrouble, [detail: string, todo: string]> = {
  packed: ['It is larger than workbooks may be.', SMALLER],
  expanded: ['Unpacked, it is larger than workbooks may be.', SMALLER],
  entries: ['It has more parts than workbooks may have.', SMALLER],
  cells: ['It has more cells than workbooks may have.', SMALLER],
  memory: ['It needs more memory than reading one may take.', SMALLER],
  seconds: ['It takes longer than reading one may take.', SMALLER],
  protected: [
    'It is protected with a password.',
    'Open it, remove the password, save it and choose it again.',
  ],
  damaged: ['It is damaged.', 'Download it again.'],
  none: ['It holds no sheets.', 'Choose the file as the publisher gives it.'],
};

const megabytes = (bytes: number): string =>
  `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
const list = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
const whole = (count: number): string => count.toLocaleString('en-GB');

const sayNearest = (nearest: NearestLayout | undefined): string => {
  if (!nearest) return 'No known layout comes near it.';
  const parts = [`The nearest known layout is “${nearest.title}”.`];
  if (nearest.missing.length > 0) parts.push(`Missing here: ${list(nearest.missing)}.`);
  if (nearest.unexpected.length > 0) parts.push(`Not in that layout: ${list(nearest.unexpected)}.`);
  for (const { column, found } of nearest.differing)
    parts.push(`Column ${column} holds values like ${found || 'nothing'}, which do not fit.`);
  if (nearest.columns.expected !== nearest.columns.found)
    parts.push(`It has ${nearest.columns.expected} columns, this file ${nearest.columns.found}.`);
  return parts.join(' ');
};

/** A refusal of an import or of taking one back, in words; English for the page, the answer and the terminal. */
export const sayImportRefusal = (refusal: ImportRefusal | TakeBackRefusal | BringBackRefusal): Said => {
  switch (refusal.kind) {
    case 'empty-file':
      return { title: 'The file is empty', detail: 'It holds no text.', todo: 'Download it again.' };
    case 'too-large':
      return {
        title: 'The file is too large',
        detail: `It has ${megabytes(refusal.size)}; the limit is ${megabytes(refusal.limit)}.`,
        todo: 'Split it by month, or raise UPLOAD_LIMIT_MB.',
      };
    case 'not-a-table': {
      const [title, todo] = BINARY[refusal.what];
      return { title, detail: 'Files are read as CSV: text with separated values.', todo };
    }
    case 'workbook': {
      const [detail, todo] = TROUBLE[refusal.why];
      return { title: 'The workbook cannot be read', detail, todo };
    }
    case 'unknown-workbook':
      return {
        title: 'The sheets of this workbook are not known',
        detail: `It has ${list(refusal.sheets)}. Workbooks that can be read: ${list(refusal.known)}.`,
        todo: 'Save the sheet with the figures as “CSV UTF-8” and choose that, or the workbook as the publisher gives it.',
      };
    case 'giant-line':
      return {
        title: 'The file has a line that is too long',
        detail: `The row that begins on line ${whole(refusal.line)} is longer than ${megabytes(refusal.limit)}.`,
        todo: 'Check the file’s line ends and quotes there.',
      };
    case 'unclosed-quote':
      return {
        title: 'A quotation mark is never closed',
        detail: `The row that begins on line ${whole(refusal.line)} opens one that runs to the end of the file.`,
        todo: 'Correct that line, or download the file again: it may be cut off.',
      };
    case 'cut-off':
      return {
        title: 'The file ends in the middle of a row',
        detail: `Its last row has ${whole(refusal.cells)} of ${whole(refusal.expected)} cells, and no line end.`,
        todo: 'Download it again: the rest is missing.',
      };
    case 'too-many-columns':
      return {
        title: 'The file has too many columns',
        detail: `It has ${whole(refusal.columns)}; no known layout has more than ${whole(refusal.limit)}.`,
        todo: 'Choose the file as the publisher gives it.',
      };
    case 'unknown-layout':
      return {
        title: 'The layout of this file is not known',
        detail: sayNearest(refusal.nearest),
        todo: 'Choose the file as the publisher gives it, with its header. If no published layout fits it, describe its columns at Imports, “Own layouts”.',
      };
    case 'repeated-column':
      return {
        title: 'A column stands twice',
        detail: `The column “${refusal.column}” is there more than once, so it cannot be told which one to read.`,
        todo: 'Remove the one that should not be there.',
      };
    case 'patient-data':
      return {
        title: 'The file holds data that identify patients',
        detail: `The column “${refusal.column}” holds ${refusal.what === 'postcode' ? 'postcodes of people' : `${refusal.what}s`}${
          refusal.line === undefined ? '' : `, first on line ${whole(refusal.line)}`
        }. Nothing of the file was kept.`,
        todo: 'Remove the column, or ask the sender for a file without it. If the file should not have reached you, tell your information governance lead.',
      };
    case 'period-missing':
      return {
        title: `The file does not say what ${refusal.what ?? 'period'} it is for`,
        detail: `Neither its rows nor its name give the ${refusal.what ?? 'period'}.`,
        todo: `Give the ${refusal.what ?? 'period'}, for example ${refusal.example} (--period in the terminal), or the name under which it was published.`,
      };
    case 'period-not-understood':
      return {
        title: `The ${refusal.what ?? 'period'} is not understood`,
        detail: `“${refusal.given}” is no ${refusal.what ?? 'period'} that this layout knows.`,
        todo: `Write it like ${refusal.example}.`,
      };
    case 'several-values':
      return {
        title: 'The file mixes what belongs in several files',
        detail: `The column “${refusal.column}” has several values: ${list(refusal.values)}.`,
        todo: 'Import one file for each.',
      };
    case 'no-rows':
      return {
        title: 'The file has a header and no rows',
        detail: 'There is nothing to import.',
        todo: 'Download it again.',
      };
    case 'nothing-usable':
      return {
        title: 'No row of the file can be used',
        detail: `All ${whole(refusal.rowsRead)} rows were rejected: ${refusal.reasons
          .slice(0, 3)
          .map((reason) => `${reason.column}: ${reason.reason} (${whole(reason.rows)})`)
          .join('; ')}.`,
        todo: 'Download the list of rejected rows to see why.',
      };
    case 'too-many-records':
      return {
        title: 'The file has too many rows for a register',
        detail: `At most ${whole(refusal.limit)} are taken.`,
        todo: 'Choose the file as the publisher gives it.',
      };
    case 'unknown-load':
      return {
        title: 'There is no such import',
        detail: 'It may never have been finished.',
        todo: 'Choose one from the list.',
      };
    case 'load-not-current':
      return {
        title: 'Only a current import can be taken back',
        detail: `This one is ${refusal.status}.`,
        todo: 'Choose the one that is current.',
      };
    case 'load-not-former':
      return {
        title: 'Only an import that was replaced or taken back can be brought back',
        detail: `This one is ${refusal.status}.`,
        todo: 'Choose one that was in force before.',
      };
  }
};
