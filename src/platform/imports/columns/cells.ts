import { createHmac } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, parseCompactDate, parseDate, parseMonthNameDate } from '../../../shared/dates.ts';
import type { Column, DateForm } from '../source.ts';
import { EMPTY, LARGEST_COUNT, LONGEST_TEXT, reasonFor } from './words.ts';

export type Cell =
  | { readonly ok: true; readonly value: string | number | undefined }
  | { readonly ok: false; readonly reason: string };

const DIGITS = '(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)';
/** Patterns shared with the engine, so written in what both understand. */
export const COUNT_WITH_COMMAS = '^[0-9]{1,3}(?:,[0-9]{3})+$';
/** What is left of nought when a program has added and taken away: `1.45519152283669E-11`, under a tenth of a penny. */
const HARDLY = '-?[0-9](?:\\.[0-9]+)?[eE]-(?:0[4-9]|[1-9][0-9]|[0-9]{3})';
export const MONEY = `^(?:\\([£ ]*${DIGITS}(?:\\.[0-9]+)?\\)|[-£ ]*${DIGITS}(?:\\.[0-9]+)?|${HARDLY})$`;
export const decimalPattern = (places: number): string => `^-?${DIGITS}(?:\\.[0-9]{1,${places}})?$`;

/** Measured numbers as programs write them: `0.0843138756496273`, `1e-05`, `1,234.5`. */
export const NUMBER = `^[-+]?(?:${DIGITS}(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?$`;

const money = new RegExp(MONEY);
const number = new RegExp(NUMBER);
const countWithCommas = new RegExp(COUNT_WITH_COMMAS);

/** Whole pence, halves away from nought; undefined when it is no amount or beyond ten million millions. */
const pence = (text: string): number | undefined => {
  if (!money.test(text)) return undefined;
  if (/[eE]/.test(text)) return 0;
  const [whole = '', part = ''] = text.replace(/[^0-9.]/g, '').split('.');
  if (whole.replace(/^0+/, '').length > 13) return undefined;
  const value =
    Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0')) + (Number(part[2] ?? 0) >= 5 ? 1 : 0);
  return value !== 0 && /[(-]/.test(text) ? -value : value;
};

const numbersOf = (text: string, form: RegExp): readonly string[] | undefined => form.exec(text)?.slice(1);
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

const READERS: Record<DateForm, (text: string) => CalendarDate | undefined> = {
  iso: parseDate,
  compact: parseCompactDate,
  uk: (text) => {
    const [day, month, year] = numbersOf(text, /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? [];
    return year === undefined ? undefined : parseDate(`${year}-${two(month)}-${two(day)}`);
  },
  us: (text) => {
    const [month, day, year] = numbersOf(text, /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? [];
    return year === undefined ? undefined : parseDate(`${year}-${two(month)}-${two(day)}`);
  },
  'month-name': parseMonthNameDate,
  // From 1970 to 2105, like the engine; the 29 February 1900 that workbooks believe in lies before that.
  'excel-serial': (text) =>
    /^[0-9]{5}$/.test(text) && Number(text) >= 25569 && Number(text) <= 75000
      ? Temporal.PlainDate.from('1899-12-30')
          .add({ days: Number(text) })
          .toString()
      : undefined,
};

export const trimCell = (text: string): string => text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, '');

/** Keyed hash of what identifies a patient: the same person the same key, and no way back without the secret. */
export const patientKey = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text.replace(/[ -]/g, '').toUpperCase()).digest('hex');

const read = (column: Column, text: string, secret: string): string | number | undefined => {
  switch (column.kind) {
    case 'text':
      return [...text].length <= (column.max ?? LONGEST_TEXT) ? text : undefined;
    case 'code':
      return column.pattern.test(text) ? text : undefined;
    case 'choice':
      return Object.hasOwn(column.values, text) ? column.values[text] : undefined;
    case 'count': {
      const plain = countWithCommas.test(text) ? text.replaceAll(',', '') : text;
      const value = /^\+?[0-9]+$/.test(plain) ? Number(plain) : Number.NaN;
      return value <= Math.min(column.max ?? LARGEST_COUNT, LARGEST_COUNT) ? value : undefined;
    }
    case 'decimal': {
      const plain = text.replaceAll(',', '');
      if (!new RegExp(decimalPattern(column.places)).test(text)) return undefined;
      // The engine keeps 18 digits, decimals included.
      return plain.replace(/\..*|-/g, '').replace(/^0+/, '').length <= 18 - column.places ? plain : undefined;
    }
    case 'number':
      return number.test(text) ? Number(text.replaceAll(',', '')) : undefined;
    case 'money':
      return pence(text);
    case 'date':
      for (const form of column.forms) {
        const date = READERS[form](text);
        if (date) return date;
      }
      return undefined;
    case 'patient':
      return patientKey(text, secret);
    case 'ignored':
      return text;
  }
};

/** One cell by the rule of its column: its value, or why it cannot be read. */
export const readCell = (column: Column, raw: string, secret = ''): Cell => {
  const trimmed = trimCell(raw);
  const text = column.blank?.includes(trimmed) ? '' : trimmed;
  if (text === '')
    return column.optional || column.absent || column.kind === 'ignored' || column.kind === 'patient'
      ? { ok: true, value: undefined }
      : { ok: false, reason: EMPTY };
  const value = read(column, text, secret);
  return value === undefined ? { ok: false, reason: reasonFor(column) } : { ok: true, value };
};
