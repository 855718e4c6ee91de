import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { needsSources } from '../../needs/index.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { currentLoads, type ImportContext, importFile } from '../../platform/imports/index.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import type { ExportFile } from '../export/csv.ts';
import { ageFiles } from '../export/list-files.ts';
import { needsFiles } from '../export/needs/files.ts';
import { inventPlace } from '../place/place.ts';
import { importTogether } from './together.ts';

vi.setConfig({ testTimeout: 120_000 });
const store = testStore();
const { facts, folder } = testFacts();
const place = inventPlace();

/** The first rows of every file: enough to hold the two ways of reading against each other. */
const short = ({ path, content }: ExportFile): ExportFile => ({
  path,
  content: content.split('\n').slice(0, 60).join('\n').concat('\n'),
});
/** Two files of each layout are as good as all. */
const some = (files: readonly ExportFile[]): ExportFile[] => {
  const seen = new Map<string, number>();
  return files.filter(({ content }) => {
    const header = content.slice(0, content.indexOf('\n'));
    seen.set(header, (seen.get(header) ?? 0) + 1);
    return (seen.get(header) ?? 0) <= 2;
  });
};
const files = some([...ageFiles(place), ...needsFiles(place)]).map(short);
const tables = [
  ...new Set(needsSources.flatMap((source) => (source.kind === 'facts' ? [source.facts.table] : []))),
];
const datasets = [...new Set(needsSources.map(({ dataset, id }) => dataset ?? id))];

/** What a way of loading leaves behind: each current load with its facts, whatever their identifiers. */
const left = async (work: (context: ImportContext, spool: string) => Promise<void>): Promise<unknown[]> => {
  const found: unknown[] = [];
  await store.rolledBack(async (db) => {
    const spool = join(folder, 'spool');
    mkdirSync(spool, { recursive: true });
    const now = () => new Date(Date.UTC(2026, 4, 21, 9));
    const sources = needsSources;
    await work({ db, facts: facts(), sources, folder: spool, owner: 'test', now, secret: 'secret' }, spool);
    for (const dataset of datasets)
      for (const { id, ...load } of await currentLoads(db, dataset)) {
        const rows = await Promise.all(
          tables.map((table) =>
            facts().query<{ all: string }>(
              `SELECT toString(groupArray(tuple(*))) AS all FROM
                 (SELECT * EXCEPT (load_id) FROM ${table} WHERE load_id = {id:UUID} ORDER BY ALL)`,
              { id },
            ),
          ),
        );
        found.push({ load, rows });
      }
  });
  return found;
};

describe('files loaded together', () => {
  it('leave the very loads and facts that each file leaves when it comes alone', async () => {
    const together = await left((context, spool) => importTogether(context, spool, files, () => undefined));
    const alone = await left(async (context, spool) => {
      for (const { path, content } of files) {
        const name = basename(path);
        writeFileSync(join(spool, name), content);
        const result = await importFile(context, { path: join(spool, name), name, who: { kind: 'system' } });
        if (!result.ok) throw new Error(JSON.stringify(result.refusal));
      }
    });
    expect(together).toHaveLength(files.length);
    expect(together).toEqual(alone);
  });

  it('are all refused for one wrong row, which would be a mistake of our own', async () => {
    const wrong = files.map((file) =>
      file.path.startsWith('qof/PREVALENCE')
        ? { ...file, content: file.content.replace('TOTAL,', 'TOTAL,x') }
        : file,
    );
    await expect(
      left((context, spool) => importTogether(context, spool, wrong, () => undefined)),
    ).rejects.toThrow(/PREVALENCE_\d{4}\.csv of the invented place has 1 wrong rows of 59/);
  });
});
