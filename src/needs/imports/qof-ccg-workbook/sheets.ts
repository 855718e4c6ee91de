import { plainCell, type Sheet, type SheetCell, type WorkbookRow } from '../../../platform/imports/index.ts';
import { financialYearOf } from '../../conditions/years.ts';

/** What each row of a sheet becomes, once for every year that the sheet holds. */
export const HEADERS = {
  sheet: 'Sheet',
  title: 'Condition',
  area: 'CCG Code',
  ons: 'CCG Geography Code',
  name: 'CCG Name',
  year: 'Year',
  published: 'Published for',
  practices: 'Number of Practices',
  list: 'List Size',
  ages: 'Ages',
  ofAges: 'List Size of those ages',
  register: 'Register',
  prevalence: 'Prevalence',
} as const;

const HEADER_WITHIN = 40;
const AREA_CODE = /^(ccg|sub[- ]?icb( location)?)( ods)? code$/i;
const AREA_ONS = /^(ccg|sub[- ]?icb( location)?) (geography|ons) code$/i;
const AREA_NAME = /^(ccg|sub[- ]?icb( location)?) name$/i;
const YEAR = /^20[0-9]{2}[-/][0-9]{2}$/;
/** Behind the lists and registers come points and exceptions, which nothing here reads. */
const BEHIND = /achievement|exception/i;
const AGES = /list size\s*\(?(?:ages?\s*)?((?:fe)?males?\s*)?([0-9].*?)\)?$/i;

type Block = {
  readonly year: string;
  readonly practices: number | undefined;
  readonly list: number | undefined;
  readonly ofAges: readonly { readonly column: number; readonly ages: string }[];
  readonly register: number | undefined;
  readonly prevalence: number | undefined;
};

const blockOf = (year: string, headers: readonly string[], from: number, to: number): Block => {
  const columns = headers.map((header, column) => ({ header, column })).slice(from, to);
  const at = (pattern: RegExp) => columns.find(({ header }) => pattern.test(header))?.column;
  return {
    year,
    practices: at(/^number of practices/i),
    list: at(/^(full |total )?list size$/i),
    ofAges: columns.flatMap(({ header, column }) => {
      const found = /percentage/i.test(header) ? null : AGES.exec(header);
      return found
        ? [{ column, ages: `${found[1] ?? ''}${found[2]}`.toLowerCase().replace(/\s+/g, ' ') }]
        : [];
    }),
    register: at(/^register( size)?$/i),
    prevalence: at(/^prevalence/i),
  };
};

/** Sums what is all numbers; one thing that is none stays as the file has it, for the report. */
const together = (cells: readonly SheetCell[]): SheetCell =>
  cells.every((cell) => typeof cell === 'number')
    ? cells.reduce((total: number, cell) => total + (cell as number), 0)
    : cells.find((cell) => typeof cell !== 'number');

/**
 * Lays out one sheet of the CCG workbook. The header stands under titles and terms (row 15 in 2014/15), the
 * years in the row above it; a year reaches to the next one, or to any other title. Where a year's register
 * counts two groups of ages apart (osteoporosis: 50 to 75, and over 75), its denominator is both together.
 * Undefined for a sheet that has no column of codes with a year above lists.
 */
export const sheetRows = (sheet: Sheet): readonly WorkbookRow[] | undefined => {
  const top = sheet.rows.filter(({ row }) => row <= HEADER_WITHIN);
  const header = top.find(({ cells }) => cells.some((cell) => AREA_CODE.test(plainCell(cell))));
  if (!header) return undefined;
  const headers = header.cells.map(plainCell);
  const titles = top.findLast(
    ({ row, cells }) => row < header.row && cells.some((cell) => YEAR.test(plainCell(cell))),
  );
  const area = headers.findIndex((text) => AREA_CODE.test(text));
  const ons = headers.findIndex((text) => AREA_ONS.test(text));
  const name = headers.findIndex((text) => AREA_NAME.test(text));
  const behind = headers.findIndex((text, column) => column > area && BEHIND.test(text));
  const end = behind < 0 ? headers.length : behind;
  const starts = (titles?.cells.map(plainCell) ?? [])
    .map((text, column) => ({ text, column }))
    .filter(({ text, column }) => text !== '' && column > area && column < end);
  const blocks = starts.flatMap(({ text, column }, place) => {
    const year = YEAR.test(text) ? financialYearOf(text) : undefined;
    return year ? [blockOf(year, headers, column, starts[place + 1]?.column ?? end)] : [];
  });
  if (!blocks.some(({ list, ofAges }) => list !== undefined || ofAges.length > 0)) return undefined;
  const published = blocks
    .map(({ year }) => year)
    .sort()
    .at(-1);
  const level = top.find(({ cells }) => cells.some((cell) => /^ccg level$/i.test(plainCell(cell))));
  const title = level?.cells.map(plainCell).find((text) => text !== '' && !/^ccg level$/i.test(text));

  return sheet.rows.flatMap(({ row, cells }) => {
    // Notes stand under the table, a cell or two each.
    if (row <= header.row || cells.filter((cell) => plainCell(cell) !== '').length < 3) return [];
    const code = plainCell(cells[area]);
    return blocks.flatMap((block): WorkbookRow[] => {
      const cell = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
      // Without a code and without a list it is no row of the table; with only one of them it is reported.
      if (code === '' && typeof cell(block.list) !== 'number') return [];
      return [
        {
          row,
          cells: {
            [HEADERS.sheet]: sheet.name,
            [HEADERS.title]: title ?? sheet.name,
            [HEADERS.area]: code,
            [HEADERS.ons]: ons < 0 ? undefined : cells[ons],
            [HEADERS.name]: name < 0 ? undefined : cells[name],
            [HEADERS.year]: block.year,
            [HEADERS.published]: published,
            [HEADERS.practices]: cell(block.practices),
            [HEADERS.list]: cell(block.list),
            [HEADERS.ages]: block.ofAges.map(({ ages }) => ages).join(' and '),
            [HEADERS.ofAges]:
              block.ofAges.length === 0
                ? undefined
                : together(block.ofAges.map(({ column }) => cells[column])),
            [HEADERS.register]: cell(block.register),
            [HEADERS.prevalence]: cell(block.prevalence),
          },
        },
      ];
    });
  });
};
