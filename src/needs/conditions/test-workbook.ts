import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';

/** A workbook for tests, written at a folder: sheets by name, each an array of rows. */
export const testWorkbook = (
  folder: string,
  name: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): string => {
  const book = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), sheet);
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
  return path;
};
