import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Actor, recorded } from '../../platform/actor.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { type ImportProgress, importFile } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { refreshSources } from '../../platform/registries.ts';
import type { Received } from './receive.ts';
import { importTables } from './tables.ts';

const NOTE_EVERY_MS = 400;

type House = { cleared?: Promise<void>; working?: Promise<void>; again?: boolean; stopping?: boolean };
/** One queue a house; several houses stand in one process only in tests. */
const houses = new WeakMap<object, House>();
const houseOf = (platform: Platform): House => {
  const known = houses.get(platform.registries) ?? {};
  houses.set(platform.registries, known);
  return known;
};

const ONE_DAY_MS = 86_400_000;

/**
 * Takes out what a process was reading that is gone: its load has been swept at start, so the file must be
 * sent again. What waited still waits. Where other servers may be at work, their loads tell.
 */
const clear = async ({ db, config, instance, now }: Platform): Promise<void> => {
  const alone = !config.DATABASE_URL && !config.CLICKHOUSE_URL;
  // Taken up, but killed before its load stood in the list: nothing was read, so it waits again.
  if (alone)
    await importTables(db)
      .updateTable('import_queue')
      .set({ owner: null, phase: null })
      .where('owner', 'is not', null)
      .where('owner', '!=', instance)
      .where('id', 'not in', (query) => query.selectFrom('import_load').select('id'))
      .execute();
  const gone = await importTables(db)
    .deleteFrom('import_queue')
    .where('owner', 'is not', null)
    .where('owner', '!=', instance)
    .$if(!alone, (query) =>
      query.where((row) =>
        row.or([
          row('received', '<', new Date(now().getTime() - ONE_DAY_MS)),
          row('id', 'in', row.selectFrom('import_load').select('id').where('status', '!=', 'reading')),
        ]),
      ),
    )
    .returning('path')
    .execute();
  for (const { path } of gone) await rm(path, { force: true });
};

const claimNext = async ({ db, instance }: Platform) => {
  const waiting = await importTables(db)
    .selectFrom('import_queue')
    .select(['id', 'path'])
    .where('phase', 'is', null)
    .orderBy('place')
    .execute();
  for (const { id, path } of waiting) {
    // Another server's file is spooled there; that server reads it.
    if (!existsSync(path)) continue;
    const claimed = await importTables(db)
      .updateTable('import_queue')
      .set({ phase: 'checking', owner: instance })
      .where('id', '=', id)
      .where('phase', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (claimed) return claimed;
  }
  return undefined;
};

/** Keeps how far an import is in the store, where every face can see it; not more often than eyes can follow. */
const progressKeeper = (platform: Platform, id: string) => {
  let last = 0;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    tell: ({ phase, done, total }: ImportProgress) => {
      const now = Date.now();
      if (now - last < NOTE_EVERY_MS) return;
      last = now;
      writing = importTables(platform.db)
        .updateTable('import_queue')
        .set({ phase, done, total })
        .where('id', '=', id)
        .execute()
        .catch(() => undefined);
    },
    settled: () => writing,
  };
};

const readOne = async (
  platform: Platform,
  waiting: NonNullable<Awaited<ReturnType<typeof claimNext>>>,
): Promise<void> => {
  const { id, path, name, who, period_hint } = waiting;
  const { tell, settled } = progressKeeper(platform, id);
  try {
    await refreshSources(platform.registries, platform.db);
    await importFile(
      importContextOf(platform),
      { id, path, name, who, ...(period_hint ? { periodHint: period_hint } : {}) },
      tell,
    );
  } catch (fault) {
    platform.log.error({ load: id, name, fault: String(fault) }, 'an import failed');
  } finally {
    await settled();
    await rm(path, { force: true });
    await importTables(platform.db).deleteFrom('import_queue').where('id', '=', id).execute();
  }
};

const work = async (platform: Platform, house: House): Promise<void> => {
  house.cleared ??= clear(platform);
  await house.cleared;
  // What arrives while the queue is looked through for the last time asks for one more look.
  while (house.again && !house.stopping) {
    house.again = false;
    for (let next = await claimNext(platform); next; next = await claimNext(platform)) {
      await readOne(platform, next);
      if (house.stopping) return;
    }
  }
};

/** Reads what waits, one file after another; a second call joins the first. */
export const readWaiting = (platform: Platform): Promise<void> => {
  const house = houseOf(platform);
  house.again = true;
  house.working ??= work(platform, house)
    .catch((fault) => platform.log.error({ fault: String(fault) }, 'the import queue stopped'))
    .finally(() => {
      delete house.working;
    });
  return house.working;
};

/** Before the stores are closed: ends the file that is being read and begins no other; what waits keeps. */
export const settleImports = async (platform: Platform): Promise<void> => {
  const house = houseOf(platform);
  house.stopping = true;
  await house.working;
};

/** Puts a received file at the end of the queue and answers with the id that its load will have. */
export const enqueue = async (
  platform: Platform,
  actor: Actor,
  file: Received,
  period: string | undefined,
): Promise<string> => {
  const id = randomUUID();
  const hint = period?.trim();
  await importTables(platform.db)
    .insertInto('import_queue')
    .values({
      id,
      name: file.name,
      path: file.path,
      size: file.size,
      period_hint: hint ? hint : null,
      who: JSON.stringify(recorded(actor)),
      received: platform.now(),
      owner: null,
      phase: null,
    })
    .execute();
  void readWaiting(platform);
  return id;
};
