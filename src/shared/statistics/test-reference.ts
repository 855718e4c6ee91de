import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { sharedFile } from '../test-material.ts';

/** The rows of one file of the reference cases, each a record of text; an empty cell is undefined. */
export const referenceRows = (path: string): readonly Readonly<Record<string, string | undefined>>[] => {
  const rows: Record<string, string>[] = parse(readFileSync(sharedFile(`reference/${path}`)), {
    bom: true,
    columns: true,
    skip_empty_lines: true,
  });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '' ? undefined : cell])),
  );
};

/** A cell as a number; undefined where it is empty. */
export const num = (cell: string | undefined): number | undefined =>
  cell === undefined ? undefined : Number(cell);

/** A cell that must be there. */
export const must = (cell: string | undefined): number => {
  if (cell === undefined || Number.isNaN(Number(cell))) throw new Error(`no number: ${cell}`);
  return Number(cell);
};

/** Equal to one part in a thousand million; undefined equals undefined only. */
export const expectNear = (found: number | undefined, expected: number | undefined, what: string): void => {
  if (expected === undefined || found === undefined)
    expect({ what, found }).toEqual({ what, found: expected });
  else
    expect(Math.abs(found - expected), `${what}: ${found}, not ${expected}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(expected),
    );
};
