import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Place } from '../place/types.ts';
import type { ExportFile } from './csv.ts';
import { listFiles } from './list-files.ts';
import { lookups } from './lookups.ts';
import { needsFiles } from './needs/files.ts';
import { peopleFile } from './people-file.ts';
import { readmeFile } from './readme.ts';
import { registers } from './registers.ts';

/** The place as files in each published layout, one at a time; the same place gives the same bytes. */
export function* exportPlace(place: Place): Iterable<ExportFile> {
  yield readmeFile(place);
  yield* registers(place);
  yield* lookups(place);
  yield* listFiles(place);
  yield* needsFiles(place);
  yield peopleFile(place);
}

export type ExportRefusal = { readonly kind: 'folder-not-empty'; readonly folder: string };

const entriesOf = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  return readdir(folder);
};

/**
 * Writes the export into a folder, made when it is missing, and returns the paths written. Refused when the
 * folder holds anything: nobody's files are overwritten.
 */
export const writeExport = async (
  place: Place,
  folder: string,
): Promise<Result<readonly string[], ExportRefusal>> => {
  if ((await entriesOf(folder)).length > 0) return refuse({ kind: 'folder-not-empty', folder });
  const written: string[] = [];
  for (const { path, content } of exportPlace(place)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, 'utf8');
    written.push(path);
  }
  return ok(written);
};
