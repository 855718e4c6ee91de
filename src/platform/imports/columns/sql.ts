import { factText } from '../../facts/index.ts';
import type { Column, DateForm } from '../source.ts';
import { COUNT_WITH_COMMAS, decimalPattern, MONEY, NUMBER } from './cells.ts';
import { EMPTY, LARGEST_COUNT, LONGEST_TEXT, reasonFor } from './words.ts';

/** A column in the engine's words: the counterpart of readCell, proved equal to it by a test. */
export type SqlColumn = {
  /** The cell without blanks round it and without what is written for nothing. */
  readonly text: string;
  /** What it says, NULL when it cannot be read; over `text`. */
  readonly parsed: string;
  /** Its type in the relation that checks and selects read. */
  readonly type: string;
  readonly value: string;
  /** 1 when the cell cannot be read as the column says. */
  readonly bad: string;
  /** The reason as text, empty when there is none. */
  readonly reason: string;
};

const list = (texts: readonly string[]): string => `[${texts.map(factText).join(', ')}]`;

/** A cell without blanks round it, no-break spaces included where the file has any. */
export const trimmed = (cell: string, noBreakSpaces = true): string =>
  noBreakSpaces ? trimmedWide(cell) : `trimBoth(${cell}, ' \\t\\r\\n')`;

const trimmedWide = (cell: string): string =>
  `trimBoth(if(position(${cell}, '\u00a0') > 0, replaceRegexpAll(${cell}, '^[ \\t\\r\\n\u00a0]+|[ \\t\\r\\n\u00a0]+$', ''), ${cell}), ' \\t\\r\\n')`;

const parsed = (text: string, form: string): string =>
  `toDate(parseDateTimeOrNull(${text}, '${form}', 'UTC'))`;
const when = (text: string, pattern: string, date: string): string =>
  `if(match(${text}, '${pattern}'), ${date}, NULL)`;

/** `1/2/2016` with its noughts. */
const padded = (text: string): string =>
  `if(length(${text}) = 10, ${text}, arrayStringConcat(arrayMap(part -> if(length(part) = 1, concat('0', part), part), splitByChar('/', ${text})), '/'))`;

const DATES: Record<DateForm, (text: string) => string> = {
  iso: (text) => when(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', parsed(text, '%Y-%m-%d')),
  compact: (text) => when(text, '^[0-9]{8}$', parsed(text, '%Y%m%d')),
  uk: (text) => when(text, '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$', parsed(padded(text), '%d/%m/%Y')),
  us: (text) => when(text, '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$', parsed(padded(text), '%m/%d/%Y')),
  // Two-digit years are of this century.
  'month-name': (text) =>
    when(
      text,
      '^[0-9]{2}-?[A-Za-z]{3}-?(?:[0-9]{4}|[0-9]{2})$',
      parsed(
        `if(match(${text}, '[^0-9][0-9]{2}$'), concat(replaceAll(substring(${text}, 1, length(${text}) - 2), '-', ''), '20', substring(${text}, -2)), replaceAll(${text}, '-', ''))`,
        '%d%b%Y',
      ),
    ),
  'excel-serial': (text) =>
    when(
      text,
      '^[0-9]{5}$',
      `if(toUInt32OrZero(${text}) BETWEEN 25569 AND 75000, toDate(toUInt16(toUInt32OrZero(${text}) - 25569)), NULL)`,
    ),
};

const nullable = (column: Column, text: string, secret: string): { type: string; value: string } => {
  switch (column.kind) {
    case 'text':
      return {
        type: 'String',
        value: `if(lengthUTF8(${text}) <= ${column.max ?? LONGEST_TEXT}, ${text}, NULL)`,
      };
    case 'code':
      return {
        type: 'String',
        value: `if(match(${text}, ${factText(column.pattern.source)}), ${text}, NULL)`,
      };
    case 'choice': {
      const from = list(Object.keys(column.values));
      return {
        type: 'String',
        value: `if(has(${from}, ${text}), transform(${text}, ${from}, ${list(Object.values(column.values))}, ''), NULL)`,
      };
    }
    case 'count': {
      const plain = `if(position(${text}, ',') > 0 AND match(${text}, '${COUNT_WITH_COMMAS}'), replaceAll(${text}, ',', ''), ${text})`;
      const value = `toUInt32OrNull(${plain})`;
      const max = column.max ?? LARGEST_COUNT;
      return {
        type: 'UInt32',
        value: max < LARGEST_COUNT ? `if(${value} <= ${max}, ${value}, NULL)` : value,
      };
    }
    case 'decimal':
      return {
        type: `Decimal64(${column.places})`,
        value: `if(match(${text}, ${factText(decimalPattern(column.places))}), toDecimal64OrNull(replaceAll(${text}, ',', ''), ${column.places}), NULL)`,
      };
    case 'number':
      return {
        type: 'Float64',
        value: `if(match(${text}, ${factText(NUMBER)}), toFloat64OrNull(replaceAll(${text}, ',', '')), NULL)`,
      };
    case 'money': {
      const plain = `replaceRegexpAll(${text}, '[^0-9.]', '')`;
      // Nine decimals are more than any file has; cut, not rounded, and the halves are of the third.
      const amount = `toInt64(round(toDecimal128(toDecimal128OrZero(${plain}, 9), 9) * 100, 0))`;
      const large = `length(trimLeft(splitByChar('.', ${plain})[1], '0')) > 13`;
      return {
        type: 'Int64',
        value: `if(match(${text}, ${factText(MONEY)}) AND NOT ${large}, multiIf(match(${text}, '[eE]'), toInt64(0), match(${text}, '[(-]'), -${amount}, ${amount}), NULL)`,
      };
    }
    case 'date': {
      const forms = column.forms.map((form) => DATES[form](text));
      return {
        type: 'Date',
        value: forms.length === 1 ? (forms[0] ?? 'NULL') : `coalesce(${forms.join(', ')})`,
      };
    }
    case 'patient':
      return {
        type: 'String',
        value: `lower(hex(HMAC('sha256', upperUTF8(replaceRegexpAll(${text}, '[ -]', '')), ${secret})))`,
      };
    case 'ignored':
      return { type: 'String', value: text };
  }
};

const DEFAULTS: Record<string, string> = {
  String: "''",
  UInt32: '0',
  Int64: '0',
  Float64: '0',
  Date: 'toDate(0)',
};

/**
 * The SQL of a column over a relation whose `cell` is its text as it came. `secret` is the expression of the
 * key for patients' hashes. With `names` the relation has `text` and `parsed` as columns of these names, and
 * the rest is said in them: written out for each use, a hundred columns are more text than the engine takes.
 */
export const sqlColumn = (
  column: Column,
  cell: string,
  secret: string,
  file: {
    readonly names?: { readonly text: string; readonly parsed: string };
    readonly noBreakSpaces?: boolean;
    /** What a date is in most rows: compared, which is far cheaper than read. */
    readonly usual?: { readonly text: string; readonly date: string };
  } = {},
): SqlColumn => {
  const { names, usual } = file;
  const plain = trimmed(cell, file.noBreakSpaces);
  const stripped = column.blank?.length ? `if(has(${list(column.blank)}, ${plain}), '', ${plain})` : plain;
  const text = names?.text ?? stripped;
  const { type, value: read } = nullable(column, text, secret);
  const parsed = usual
    ? `if(${text} = ${factText(usual.text)}, toNullable(toDate(${factText(usual.date)})), ${read})`
    : read;
  const value = names?.parsed ?? parsed;
  const steps = { text: stripped, parsed };
  const mayBeEmpty =
    column.optional || column.absent || column.kind === 'ignored' || column.kind === 'patient';
  const unreadable = `(${text} != '' AND isNull(${value}))`;
  const reason = factText(reasonFor(column));
  if (mayBeEmpty)
    return {
      ...steps,
      type: `Nullable(${type})`,
      value: `if(${text} = '', NULL, ${value})`,
      bad: unreadable,
      reason: `if(${unreadable}, ${reason}, '')`,
    };
  return {
    ...steps,
    type,
    value: `ifNull(${value}, ${DEFAULTS[type] ?? `CAST(0 AS ${type})`})`,
    bad: `(${text} = '' OR isNull(${value}))`,
    reason: `multiIf(${text} = '', ${factText(EMPTY)}, isNull(${value}), ${reason}, '')`,
  };
};
