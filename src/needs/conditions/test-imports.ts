import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../platform/facts/index.ts';
import {
  type ImportContext,
  importFile,
  type LoadReport,
  type RefusedImport,
  type Source,
} from '../../platform/imports/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Result } from '../../shared/result.ts';

/** Imports for the tests of sources: a transaction that is rolled back, a fact store, these sources. */
export const testImports = (facts: () => Facts, folder: string, sources: readonly Source[]) => {
  let moment = Date.UTC(2016, 4, 1, 12);
  const contextOf = (trx: Trx): ImportContext => {
    mkdirSync(join(folder, 'spool'), { recursive: true });
    return {
      db: trx,
      facts: facts(),
      sources,
      folder: join(folder, 'spool'),
      owner: 'test',
      now: () => {
        moment += 1000;
        return new Date(moment);
      },
      secret: 'test',
    };
  };
  const offer = (trx: Trx, path: string, name?: string, hint?: string) =>
    importFile(contextOf(trx), {
      path,
      who: { kind: 'system' },
      ...(name ? { name } : {}),
      ...(hint ? { periodHint: hint } : {}),
    });
  return {
    /** A file as it is, under its own name or another. */
    offer,
    /** Text as a file of that name. */
    offerText: (trx: Trx, name: string, text: string, hint?: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return offer(trx, path, name, hint);
    },
  };
};

/** The report of a file that must have been taken. */
export const taken = (result: Result<LoadReport, RefusedImport>): LoadReport => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};
