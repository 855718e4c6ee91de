import type { Column, DateForm } from '../source.ts';

const EXAMPLES: Record<DateForm, string> = {
  iso: '2016-02-29',
  compact: '20160229',
  uk: '29/02/2016',
  us: '02/29/2016',
  'month-name': '29FEB2016',
  'excel-serial': '42429',
};

export const EMPTY = 'empty';
export const TOO_MANY_CELLS = 'the row has more cells than the header';
export const TOO_FEW_CELLS = 'the row has fewer cells than the header';
export const BROKEN_QUOTES = 'text stands behind a closing quotation mark';

/** Why a cell that is not empty cannot be read as its column says: the same words whichever engine found it. */
export const reasonFor = (column: Column): string => {
  switch (column.kind) {
    case 'text':
      return `longer than ${column.max ?? LONGEST_TEXT} characters`;
    case 'code':
      return 'not in the form that this code has';
    case 'choice':
      return `none of ${Object.keys(column.values).join(', ')}`;
    case 'count':
      return column.max === undefined ? 'not a whole number' : `not a whole number up to ${column.max}`;
    case 'decimal':
      return `not a number with up to ${column.places} decimals`;
    case 'number':
      return 'not a number';
    case 'money':
      return 'not an amount of money';
    case 'date':
      return `not a date such as ${column.forms.map((form) => EXAMPLES[form]).join(' or ')}`;
    case 'ignored':
    case 'patient':
      return '';
  }
};

export const LONGEST_TEXT = 1000;
export const LARGEST_COUNT = 4_294_967_295;
