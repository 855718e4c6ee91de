import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { owner } from '../../platform/actor.ts';
import { restoreBackup } from '../../platform/backup/restore.ts';
import { writeBackup } from '../../platform/backup/write.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { openFacts } from '../../platform/facts/index.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { importFile } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { findMigrations, migrate } from '../../platform/relational/migrate.ts';
import { openRelational } from '../../platform/relational/relational.ts';
import { freshDatabase, realPostgres } from '../../platform/relational/test-database.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { openContext } from '../context.ts';
import { storePlaces } from '../store-places.ts';
import { init } from './init.ts';
import { verify } from './verify.ts';

const root = mkdtempSync(join(tmpdir(), 'coalface-backup-'));
// Each test opens several pairs of stores, one after another.
vi.setConfig({ testTimeout: 180_000 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const configOver = (name: string, settings: Record<string, string> = {}): Config => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent', ...settings }, folder);
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
};

const HEAD =
  'PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS';

/** A little of everything that a deployment holds: settings, events, a load with facts, a file with quotes. */
const fill = async (platform: Platform): Promise<void> => {
  valueOrThrow(await init.run(platform, owner, { area: 'Z1V', name: 'Ironstone “Vale”\n\\N\ttab' }));
  const path = join(root, 'gp-reg-pat-prac-quin-age.csv');
  const rows = ['MALE,0_4,11', 'MALE,95+,2', 'FEMALE,0_4,13'].map(
    (rest) => `GP_PRAC_PAT_LIST,01APR2026,GP,Z00023,,ZZ1 1AA,${rest}`,
  );
  writeFileSync(path, [HEAD, ...rows].join('\r\n'));
  valueOrThrow(await importFile(importContextOf(platform), { path, who: { kind: 'owner' } }));
};

const verified = async (platform: Platform) => valueOrThrow(await verify.run(platform, owner, {}));

const backUp = async (platform: Platform, name: string): Promise<string> => {
  const path = join(root, name);
  await pipeline(
    writeBackup(platform, { product: 'test', now: new Date(), spool: platform.folder('spool') }),
    createWriteStream(path),
  );
  return path;
};

const restoreInto = async (config: Config, backup: string) => {
  const places = storePlaces(config);
  const [relational, facts] = [await openRelational(places.relational), await openFacts(places.facts)];
  try {
    return await restoreBackup({ db: relational.db, facts }, createReadStream(backup));
  } finally {
    await facts.close();
    await relational.close();
  }
};

const withContext = async <T>(config: Config, work: (platform: Platform) => Promise<T>): Promise<T> => {
  const opened = await openContext(config);
  try {
    return await work(opened.platform);
  } finally {
    await opened.close();
  }
};

describe('backup and restore', () => {
  it('carry both stores from embedded to embedded, and verify says the same of both', async () => {
    const before = await withContext(configOver('first'), async (platform) => {
      await fill(platform);
      await backUp(platform, 'first.gz');
      return verified(platform);
    });
    expect(before.holds).toBe(true);
    expect(before.facts.find(({ table }) => table === 'list_size')).toMatchObject({ loads: 1, rows: 3 });
    const second = configOver('second');
    expect((await restoreInto(second, join(root, 'first.gz'))).ok).toBe(true);
    await withContext(second, async (platform) => {
      expect(await verified(platform)).toEqual(before);
      expect((await platform.group())?.name).toBe('Ironstone “Vale”\n\\N\ttab');
    });
  });

  it('refuse to overwrite, and take the empty schema of a first start for empty', async () => {
    expect(await restoreInto(configOver('second'), join(root, 'first.gz'))).toMatchObject({
      ok: false,
      refusal: { kind: 'stores-not-empty' },
    });
    const third = configOver('third');
    await withContext(third, async () => undefined);
    expect((await restoreInto(third, join(root, 'first.gz'))).ok).toBe(true);
  });

  it('refuse what is no backup, and one of a newer product', async () => {
    writeFileSync(join(root, 'noise.gz'), 'not at all');
    expect(await restoreInto(configOver('fourth'), join(root, 'noise.gz'))).toMatchObject({
      ok: false,
      refusal: { kind: 'not-a-backup' },
    });
    const newer = await withContext(configOver('fifth'), async (platform) => {
      await sql`insert into migration (name) values ('later/migrations/999-later.sql')`.execute(platform.db);
      return backUp(platform, 'newer.gz');
    });
    expect(await restoreInto(configOver('fourth'), newer)).toEqual({
      ok: false,
      refusal: { kind: 'backup-too-new', missing: 'later/migrations/999-later.sql' },
    });
  });

  it('bring a backup of an older product up to date', async () => {
    const older = configOver('older');
    const all = findMigrations();
    const relational = await openRelational(storePlaces(older).relational);
    const facts = await openFacts(storePlaces(older).facts);
    await migrate(relational.db, all.slice(0, -1));
    await facts.command(
      'CREATE TABLE fact_migration (name String, applied DateTime) ENGINE = MergeTree ORDER BY name',
    );
    await pipeline(
      writeBackup({ db: relational.db, facts }, { product: '0.0.1', now: new Date(), spool: root }),
      createWriteStream(join(root, 'older.gz')),
    );
    await facts.close();
    await relational.close();
    const result = await restoreInto(configOver('newest'), join(root, 'older.gz'));
    expect(result).toMatchObject({ ok: true, value: { migrated: [all.at(-1)?.name] } });
  });
});

describe.runIf(realPostgres())('backup and restore with a real PostgreSQL', () => {
  it('carry a group from embedded into PostgreSQL and back, the record and the facts unchanged', async () => {
    const database = await freshDatabase();
    try {
      const before = await withContext(configOver('home'), async (platform) => {
        await fill(platform);
        await backUp(platform, 'home.gz');
        return verified(platform);
      });
      const large = configOver('large', { DATABASE_URL: database.url });
      expect((await restoreInto(large, join(root, 'home.gz'))).ok).toBe(true);
      await withContext(large, async (platform) => {
        expect(await verified(platform)).toEqual(before);
        // The chain goes on where it was.
        valueOrThrow(await init.run(platform, owner, { area: 'Z1V', name: 'Larger' }));
        await backUp(platform, 'large.gz');
      });
      const back = configOver('back');
      expect((await restoreInto(back, join(root, 'large.gz'))).ok).toBe(true);
      await withContext(back, async (platform) => {
        const after = await verified(platform);
        expect(after).toMatchObject({ holds: true, facts: before.facts });
        expect(after.record.events).toBe(before.record.events + 1);
      });
    } finally {
      await database.drop();
    }
  });
});
