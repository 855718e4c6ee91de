import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { extract } from 'tar-stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { owner } from '../../platform/actor.ts';
import { restoreBackup } from '../../platform/backup/restore.ts';
import { writeBackup } from '../../platform/backup/write.ts';
import type { Terminal } from '../../platform/cli/command.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { openFacts } from '../../platform/facts/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { openRelational } from '../../platform/relational/relational.ts';
import { setGroup } from '../../platform/settings.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { openContext } from '../context.ts';
import { storePlaces } from '../store-places.ts';
import { backupCommand } from './backup.ts';
import { verify } from './verify.ts';

const root = mkdtempSync(join(tmpdir(), 'coalface-large-'));
vi.setConfig({ testTimeout: 180_000 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const configOver = (name: string): Config => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
};

const withContext = async <T>(config: Config, work: (platform: Platform) => Promise<T>): Promise<T> => {
  const opened = await openContext(config);
  try {
    return await work(opened.platform);
  } finally {
    await opened.close();
  }
};

const LOAD = '11111111-2222-4333-8444-555555555555';
const ROWS = 300_000;

/** More rows of one load than are read at once, with letters of several bytes and what text must escape. */
const fillLarge = async ({ db, facts }: Platform): Promise<void> => {
  await setGroup(db, owner, { area: 'Z1V', invented: false });
  await sql`insert into import_load (id, source, key, name, rows_accepted, status, who, owner)
    values (${LOAD}, 'gp-list', 'k', 'large.csv', ${ROWS}, 'current', '{"kind":"owner"}', 'gone')`.execute(
    db,
  );
  await sql`insert into import_queue (id, name, path, size, who, received)
    values (gen_random_uuid(), 'waits.csv', '/gone', 1, '{"kind":"owner"}', now())`.execute(db);
  await facts.command(
    `INSERT INTO list_size SELECT {load:UUID}, toDate('2026-04-01'), concat('Z', toString(number)),
      concat('Ty’r Felin “', toString(number % 7), '”\\n\\t\\\\N'), '04G00', '04G', 'male', number % 90, 255,
      number, true, 2 FROM numbers({rows:UInt64})`,
    { load: LOAD, rows: ROWS },
  );
};

const backupOf = (platform: Platform) =>
  writeBackup(platform, { product: 'test', now: new Date(0), spool: platform.folder('spool') });

const restoreInto = async <T>(
  config: Config,
  backup: Readable,
  look: (stores: { tables: number; facts: number }, fault: unknown) => T,
): Promise<T> => {
  const places = storePlaces(config);
  const [relational, facts] = [await openRelational(places.relational), await openFacts(places.facts)];
  try {
    const fault = await restoreBackup({ db: relational.db, facts }, backup).then(
      (result) => (result.ok ? undefined : result.refusal),
      (thrown: unknown) => thrown,
    );
    const { rows } = await sql<{ n: number }>`select count(*) as n from information_schema.tables
      where table_schema = current_schema()`.execute(relational.db);
    const [held] = await facts.query<{ n: number }>(
      'SELECT count() AS n FROM system.tables WHERE database = currentDatabase()',
    );
    return look({ tables: rows[0]?.n ?? -1, facts: held?.n ?? -1 }, fault);
  } finally {
    await facts.close();
    await relational.close();
  }
};

describe('a backup of a large load', () => {
  it('is written and restored part by part, and verify says the same of both', async () => {
    const before = await withContext(configOver('first'), async (platform) => {
      await fillLarge(platform);
      await writeFile(join(root, 'large.gz'), backupOf(platform));
      return valueOrThrow(await verify.run(platform, owner, {}));
    });
    expect(before).toMatchObject({ holds: true, facts: [{ table: 'list_size', loads: 1, rows: ROWS }] });

    const parts: { name: string; bytes: number; header: string }[] = [];
    const names: string[] = [];
    for await (const entry of createReadStream(join(root, 'large.gz')).pipe(createGunzip()).pipe(extract())) {
      names.push(entry.header.name);
      const bytes = await buffer(entry);
      if (entry.header.name.startsWith('facts/'))
        parts.push({
          name: entry.header.name,
          bytes: bytes.length,
          header: bytes.subarray(0, 13).toString(),
        });
    }
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ name }) => name)).toEqual(
      parts.map((_, i) => `facts/list_size/${LOAD}/${String(i + 1).padStart(6, '0')}.tsv`),
    );
    expect(parts.filter(({ bytes, header }) => bytes > 8_001_000 || header !== 'load_id\tdate\t')).toEqual(
      [],
    );
    expect(names.filter((name) => /import_queue|rate_limit|migration\//.test(name))).toEqual([]);

    const second = configOver('second');
    await restoreInto(second, createReadStream(join(root, 'large.gz')), (_, fault) =>
      expect(fault).toBeUndefined(),
    );
    await withContext(second, async (platform) => {
      expect(valueOrThrow(await verify.run(platform, owner, {}))).toEqual(before);
    });
  });

  it('that is cut off leaves nothing in either store, so that the whole one can follow', async () => {
    const whole = await readFile(join(root, 'large.gz'));
    const third = configOver('third');
    await restoreInto(
      third,
      Readable.from([whole.subarray(0, whole.length - 200_000)], { objectMode: false }),
      (stores, fault) => {
        expect(String(fault)).toMatch(/unexpected end/);
        expect(stores).toEqual({ tables: 0, facts: 0 });
      },
    );
    await restoreInto(third, Readable.from([whole], { objectMode: false }), (_, fault) =>
      expect(fault).toBeUndefined(),
    );
  });

  it('holds no transaction open and no file behind while its reader is slow, or leaves', async () => {
    await withContext(configOver('first'), async (platform) => {
      const spool = platform.folder('spool');
      writeFileSync(join(spool, 'backup-left-by-a-kill'), 'rows');
      const stream = backupOf(platform);
      const chunks = stream[Symbol.asyncIterator]();
      expect((await chunks.next()).done).toBe(false);
      // The reader stands still; the embedded store lets one transaction through at a time.
      await setGroup(platform.db, owner, { area: 'Z1V', name: 'Meanwhile', invented: false });
      expect(readdirSync(spool)).toEqual([]);
      await chunks.return?.();
      expect(stream.destroyed).toBe(true);
      expect((await platform.group())?.name).toBe('Meanwhile');
    });
  });
});

describe('the backup command', () => {
  const run = async (path: string, json: boolean): Promise<string> => {
    let said = '';
    const terminal: Terminal = {
      api: {
        call: () => Promise.reject(new Error('not asked for')),
        fetch: async () => new Response('a whole backup'),
        where: 'this process',
      },
      json,
      say: (text) => {
        said += text;
      },
      progress: () => undefined,
      fail: (message) => {
        throw new Error(message);
      },
    };
    if (backupCommand.kind !== 'own') throw new Error('the command is one of its own');
    await backupCommand.run(terminal, { arguments: [path], options: {} });
    return said;
  };

  it('replaces what a kill left of one, and says so', async () => {
    const path = join(root, 'again.gz');
    writeFileSync(`${path}.part`, 'longer than the whole backup that follows');
    expect(await run(path, false)).toBe(
      `${path}: 0.0 MB. It replaced ${path}.part, left of a backup that was cut off.`,
    );
    expect(await readFile(path, 'utf8')).toBe('a whole backup');
    expect(readdirSync(root)).not.toContain('again.gz.part');
    await expect(run(path, false)).rejects.toThrow('never overwritten');
    const fresh = join(root, 'fresh.gz');
    expect(JSON.parse(await run(fresh, true))).toEqual({ file: fresh, bytes: 14, replaced: false });
  });
});
