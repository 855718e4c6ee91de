import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Facts, migrateFacts, openFacts } from './index.ts';

/** A migrated fact store for the tests of one file, in a folder of its own. `folder` is for files to read. */
export const testFacts = () => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-facts-'));
  let facts: Facts | undefined;
  beforeAll(async () => {
    facts = await openFacts({ dataFolder: folder });
    await migrateFacts(facts);
  }, 60_000);
  afterAll(async () => {
    await facts?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    facts: (): Facts => {
      if (!facts) throw new Error('the store opens in beforeAll');
      return facts;
    },
  };
};
