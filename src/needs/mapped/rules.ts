import { MARKS } from '../conditions/mark-rules.ts';

/** What each column of a mapped file may be. */
export const PARTS = ['area', 'period', 'value', 'numerator', 'denominator', 'lower', 'upper'] as const;
export type Part = (typeof PARTS)[number];

/** In words, for forms and messages. */
export const PART_WORDS: Readonly<Record<Part, { readonly name: string; readonly hint: string }>> = {
  area: { name: 'Area', hint: 'Codes of practices, commissioners or England: K83002, 04G, E92000001' },
  period: {
    name: 'Period',
    hint: '2015, 2014/15, 2015 Q2 or Mar 2016; leave it where the file’s name tells it',
  },
  value: { name: 'Figure', hint: 'The number itself' },
  numerator: { name: 'Count behind it', hint: 'How many people or events' },
  denominator: { name: 'Out of how many', hint: 'The people whom the count is of' },
  lower: { name: 'Lower 95% limit', hint: '' },
  upper: { name: 'Upper 95% limit', hint: '' },
};

/** Which column, by its header, is what. Area and figure must be there. */
export type Mapping = { readonly area: string; readonly value: string } & {
  readonly [P in Exclude<Part, 'area' | 'value'>]?: string | undefined;
};

const AREA = /^(E\d{8}|[A-HJ-NPWYZ]\d{5}|\d{2}[A-Z]|Z\d[A-Z]|[A-Z]\d[A-Z]\d[A-Z])$/;
const PERIOD =
  /^(\d{4}|\d{4}\/\d{2}|\d{4} ?- ?\d{2}|\d{4}\/\d{2} ?- ?\d{2}\/\d{2}|\d{4}(\/\d{2})? Q[1-4]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4})$/i;
const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a text is a period that figures can be dated by: the forms that Fingertips writes. */
export const isPeriod = (text: string): boolean => PERIOD.test(text.trim());

/** A year that could stand in a number column is a period only under a header that says so. */
const SAYS: Readonly<Record<Part, RegExp>> = {
  area: /area|code|practice|organisation|ccg|commissioner/i,
  period: /period|year|month|quarter|date/i,
  value: /value|rate|figure|score|percent|%|median|mean|weeks/i,
  numerator: /count|numerator|number|events|cases/i,
  denominator: /denominator|population|out of|total|list/i,
  lower: /lower/i,
  upper: /upper/i,
};

const isMark = (cell: string): boolean => cell === '' || MARKS.includes(cell);

const FITS: Readonly<Record<Part, (cell: string) => boolean>> = {
  area: (cell) => AREA.test(cell),
  period: (cell) => PERIOD.test(cell),
  value: (cell) => isMark(cell) || NUMBER.test(cell),
  numerator: (cell) => isMark(cell) || NUMBER.test(cell),
  denominator: (cell) => isMark(cell) || NUMBER.test(cell),
  lower: (cell) => isMark(cell) || NUMBER.test(cell),
  upper: (cell) => isMark(cell) || NUMBER.test(cell),
};

type Rows = readonly (readonly string[])[];

const cellsOf = (rows: Rows, place: number): string[] => rows.map((row) => (row[place] ?? '').trim());

const share = (cells: readonly string[], fits: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;

/**
 * What each column of a file probably is, by its name and its first rows, for a person to correct: a part is
 * proposed for one column only, and only where nine in ten of its cells fit.
 */
export const proposeMapping = (headers: readonly string[], rows: Rows): Partial<Record<Part, string>> => {
  const found: Partial<Record<Part, string>> = {};
  const free = new Set(headers.keys());
  const order: readonly Part[] = ['area', 'period', 'lower', 'upper', 'numerator', 'denominator', 'value'];
  for (const part of order) {
    const fitting = [...free].filter((place) => share(cellsOf(rows, place), FITS[part]) >= 0.9);
    const named = fitting.find((place) => SAYS[part].test(headers[place] ?? ''));
    // A column of codes is an area whatever it is called; numbers alone tell nothing but the last one left.
    const place = named ?? (part === 'area' || part === 'value' ? fitting[0] : undefined);
    const header = place === undefined ? undefined : headers[place];
    if (place === undefined || !header) continue;
    found[part] = header;
    free.delete(place);
  }
  return found;
};

export type MappingProblem = { readonly field: string; readonly message: string };

/**
 * What keeps a mapping from being used: a part that is no column of the file or stands for two, and columns most
 * of whose cells are not what they are said to be. `rows` may be empty where only the headers are known.
 */
export const mappingProblems = (
  headers: readonly string[],
  rows: Rows,
  mapping: Partial<Record<Part, string | undefined>>,
): MappingProblem[] => {
  const problems: MappingProblem[] = [];
  const used = new Map<string, Part>();
  for (const part of PARTS) {
    const header = mapping[part];
    const { name } = PART_WORDS[part];
    if (!header) {
      if (part === 'area' || part === 'value')
        problems.push({ field: part, message: `Choose the column of the ${name.toLowerCase()}.` });
      continue;
    }
    const place = headers.indexOf(header);
    const taken = used.get(header);
    used.set(header, part);
    if (place < 0) problems.push({ field: part, message: `The file has no column “${header}”.` });
    else if (taken)
      problems.push({
        field: part,
        message: `“${header}” is chosen for ${PART_WORDS[taken].name.toLowerCase()} already.`,
      });
    else {
      const cells = cellsOf(rows, place);
      const wrong = cells.find((cell) => !FITS[part](cell));
      if (wrong !== undefined && share(cells, FITS[part]) < 0.5)
        problems.push({
          field: part,
          message: `“${header}” holds “${wrong.slice(0, 40)}”, which is no ${part === 'area' ? 'code of an area' : part === 'period' ? 'period such as 2014/15 or Mar 2016' : 'number'}.`,
        });
    }
  }
  return problems;
};

/** A short name of a title, for addresses: `Waits for an echocardiogram` is `waits-for-an-echocardiogram`. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
