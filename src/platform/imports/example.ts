import { ok, type Result, refuse } from '../../shared/result.ts';
import { firstRows } from './bytes/csv.ts';
import { LIMITS, scanFile } from './bytes/scan.ts';
import { makeReadable } from './bytes/spool.ts';
import type { ImportContext } from './import-file.ts';
import { recognise } from './recognise/recognise.ts';
import type { ImportRefusal } from './refusals.ts';

export type Example = {
  /** Names of its columns, from its first row. */
  readonly headers: readonly string[];
  /** Rows below it, at most as many as asked for. */
  readonly rows: readonly (readonly string[])[];
  /** Title of the layout that reads such a file already. */
  readonly known: string | undefined;
};

const ROWS = 200;

/**
 * The head of a file for a person to describe: nothing of it is kept. What is no table or holds patients' data is
 * refused as in an import. `spool` is a path for a copy in UTF-8, which the caller removes.
 */
export const readExample = async (
  { sources, limits: given }: Pick<ImportContext, 'sources' | 'limits'>,
  path: string,
  spool: string,
): Promise<Result<Example, ImportRefusal>> => {
  const limits = { ...LIMITS, ...given };
  const scanned = await scanFile(path, limits);
  if (!scanned.ok) return scanned;
  const readable = await makeReadable(path, scanned.value, spool, limits);
  if (!readable.ok) return readable;
  const sample = await firstRows(readable.value.path, readable.value.delimiter, ROWS);
  const [header, ...rows] = sample;
  if (!header) return refuse({ kind: 'empty-file' });
  if (rows.length === 0) return refuse({ kind: 'no-rows', source: 'example' });
  const found = recognise(sources, sample, limits.columns);
  if (!found.ok && found.refusal.kind !== 'unknown-layout') return found;
  return ok({
    headers: header.cells.map((cell) => cell.replace(/^\ufeff/, '').trim()),
    rows: rows.map(({ cells }) => cells),
    known: found.ok ? found.value.source.title : undefined,
  });
};
