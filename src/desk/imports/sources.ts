import type { Column, Source } from '../../platform/imports/index.ts';
import type { KnownSource } from './answers.ts';

const DATE_FORMS = {
  iso: '2016-02-29',
  compact: '20160229',
  uk: '29/02/2016',
  us: '02/29/2016',
  'month-name': '29FEB2016',
  'excel-serial': '42429',
} as const;

const patterned = (pattern: RegExp): string => {
  if (pattern.source === '^[A-Z][0-9]{5}$') return 'code: a letter and five digits';
  return 'code';
};

/** What a column holds, in words. */
const whatIn = (column: Column): string => {
  switch (column.kind) {
    case 'text':
      return 'text';
    case 'code':
      return patterned(column.pattern);
    case 'choice':
      return `one of ${Object.keys(column.values).join(', ')}`;
    case 'count':
      return 'whole number';
    case 'decimal':
      return `number with up to ${column.places} decimals`;
    case 'number':
      return 'number';
    case 'money':
      return 'pounds and pence';
    case 'date':
      return `date: ${column.forms.map((form) => DATE_FORMS[form]).join(' or ')}`;
    case 'patient':
      return column.treat === 'refuse'
        ? `must not be there: ${column.what} of patients`
        : `${column.what}, replaced by a keyed hash before anything is stored`;
    case 'ignored':
      return column.address ? 'the organisation’s own address' : 'known and left out';
  }
};

const nameOf = (key: string, column: Column): string => {
  if (column.header === undefined) return `Column ${column.at}: ${key.replaceAll('_', ' ')}`;
  return typeof column.header === 'string' ? column.header : column.header.join(' or ');
};

const periodIn = ({ period, columns }: Source): string => {
  if (period.from === 'none') return 'None: the newest file is the one in force.';
  if (period.from === 'name')
    return `From the name of the file, or given with it, for example ${period.example}.`;
  if (period.from === 'rows') return 'From its rows.';
  const column = columns[period.column];
  return `From the column ${column ? nameOf(period.column, column) : period.column}.`;
};

/** A layout as people and programs are told of it, from its own description. */
export const describeSource = (source: Source): KnownSource => ({
  id: source.id,
  title: source.title,
  publisher: source.publisher,
  licence: source.licence,
  address: source.address,
  cadence: source.cadence,
  period: periodIn(source),
  columns: Object.entries(source.columns)
    .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))
    .map(([key, column]) => ({
      name: nameOf(key, column),
      what: whatIn(column),
      optional: column.optional === true || column.absent === true,
      kept: column.kind !== 'ignored',
    })),
});
