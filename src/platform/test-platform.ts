import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from './config/config.ts';
import type { Facts } from './facts/index.ts';
import type { Platform } from './platform.ts';
import { createRegistries } from './registries.ts';
import type { Db, Relational } from './relational/relational.ts';

/** Throws at the first thing it is asked. */
const noFacts = new Proxy({} as Facts, {
  get: (_, name) => {
    throw new Error(`this test has no fact store, and asked for its ${String(name)}`);
  },
});

/**
 * A platform for tests over a store of `testStore()`: real registries, a private folder, a clock that stands
 * still unless told otherwise, no fact store. `settings` are settings of the environment: `SMTP_URL`.
 * Give the transaction of `rolledBack` as `db` to have all that a use writes rolled back.
 */
export const testPlatform = (
  relational: Relational,
  options: {
    readonly db?: Db;
    readonly settings?: Readonly<Record<string, string>>;
    readonly now?: () => Date;
    readonly facts?: Facts;
  } = {},
): Platform => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-test-'));
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent', ...options.settings }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  return {
    config: read.config,
    log: pino({ level: 'silent' }),
    now: options.now ?? (() => new Date('2026-05-21T09:00:00Z')),
    relational,
    db: options.db ?? relational.db,
    facts: options.facts ?? noFacts,
    instance: 'test',
    registries: createRegistries(),
    secret: Buffer.alloc(32, 7),
    group: async () => ({
      area: 'Z0X',
      name: 'Ironstone Vale',
      kind: 'Clinical Commissioning Group',
      invented: true,
    }),
    folder: (name) => {
      const path = join(folder, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
    address: () => 'https://coalface.example',
  };
};
