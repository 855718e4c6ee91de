import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectFile } from '../paths.ts';
import { migrate } from './migrate.ts';
import { openRelational } from './relational.ts';

export const migratedDump = projectFile('.tmp/migrated.tar');

/** Once a test run: a migrated empty store as a dump, which every test file starts from. */
export const setup = async (): Promise<void> => {
  rmSync(migratedDump, { force: true });
  const store = await openRelational({});
  await migrate(store.db);
  mkdirSync(dirname(migratedDump), { recursive: true });
  if (store.embedded) writeFileSync(migratedDump, await store.embedded.dump());
  await store.close();
};
