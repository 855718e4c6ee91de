import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { testFacts } from '../../platform/facts/test-facts.ts';
import {
  findRejects,
  type ImportContext,
  importFile,
  type LoadReport,
} from '../../platform/imports/index.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { sharedFile } from '../../shared/test-material.ts';
import { loadsInOrder } from './current.ts';
import { needsSources } from './sources.ts';

/** Stores for the tests of one file; each test imports into a transaction that is rolled back. */
export const testImports = () => {
  // Published files take their time on a busy machine.
  vi.setConfig({ testTimeout: 120_000 });
  const store = testStore();
  const { facts, folder } = testFacts();
  let files = 0;

  const importing = (work: (desk: ReturnType<typeof deskOf>) => Promise<void>): Promise<void> =>
    store.rolledBack(async (db) => {
      let moment = Date.UTC(2026, 4, 21, 9);
      await work(
        deskOf({
          db,
          facts: facts(),
          sources: needsSources,
          folder,
          owner: 'test',
          now: () => {
            moment += 1000;
            return new Date(moment);
          },
          secret: 'secret',
        }),
      );
    });

  const deskOf = (context: ImportContext) => {
    const offer = (path: string, name?: string, periodHint?: string) =>
      importFile(context, {
        path,
        who: { kind: 'system' },
        ...(name ? { name } : {}),
        ...(periodHint ? { periodHint } : {}),
      });
    /** Imports a file of this text; the result as it is. */
    const give = (text: string | Buffer, name: string, periodHint?: string) => {
      files += 1;
      const path = join(folder, `given-${files}.csv`);
      writeFileSync(path, text);
      return offer(path, name, periodHint);
    };
    const taken = async (read: Awaited<ReturnType<typeof offer>>): Promise<LoadReport> => {
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      return read.value;
    };
    return {
      /** Imports a published file by its path under data/; throws with its refusal. */
      publish: async (path: string, name?: string, periodHint?: string) =>
        taken(await offer(sharedFile(`data/${path}`), name, periodHint)),
      give,
      /** The same, for a file that must be taken. */
      take: async (text: string | Buffer, name: string, periodHint?: string) =>
        taken(await give(text, name, periodHint)),
      current: (dataset: string) => loadsInOrder(context.db, dataset),
      rejects: (load: string) => findRejects(context.db, load),
    };
  };

  return { facts, importing };
};

/** Cells of a published file, read apart from the importer: quotes, a byte order mark and both line ends. */
export const readPublished = (path: string, encoding: BufferEncoding = 'utf8'): Record<string, string>[] => {
  const [header = [], ...rows] = readFileSync(sharedFile(`data/${path}`), encoding)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
  return rows.map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])));
};
