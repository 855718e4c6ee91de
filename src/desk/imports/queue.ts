import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Actor, recorded } from '../../platform/actor.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { type ImportProgress, importFile, type Swept, sweepLoads } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Received } from './receive.ts';
import { importTables } from './tables.ts';

const NOTE_EVERY_MS = 400;

/** True where no other process can be at work on these stores. */
const isAlone = (platform: Platform): boolean => platform.relational.embedded !== undefined;

type House = { swept?: Promise<Swept>; working?: Promise<void> };
/** One queue a house; several houses stand in one process only in tests. */
const houses = new WeakMap<object, House>();
const houseOf = (platform: Platform): House => {
  const known = houses.get(platform.registries) ?? {};
  houses.set(platform.registries, known);
  return known;
};

const sweep = async (platform: Platform): Promise<Swept> => {
  const swept = await sweepLoads(importContextOf(platform), { alone: isAlone(platform) });
  // What was under way in a process that is gone has been swept with its load; what waited still waits.
  const gone = await importTables(platform.db)
    .deleteFrom('import_queue')
    .where('owner', 'is not', null)
    .where('owner', '!=', platform.instance)
    .$if(!isAlone(platform), (query) =>
      query.where('id', 'in', (of) =>
        of.selectFrom('import_load').select('id').where('status', '!=', 'reading'),
      ),
    )
    .returning('path')
    .execute();
  for (const { path } of gone) await rm(path, { force: true });
  if (swept.loads.length > 0)
    platform.log.warn({ loads: swept.loads.map(({ id, name }) => ({ id, name })) }, 'imports swept');
  return swept;
};

/** Clears what a killed process left half-read; done once a process, at start or before the first import. */
export const sweepImports = (platform: Platform): Promise<Swept> => {
  const house = houseOf(platform);
  house.swept ??= sweep(platform);
  return house.swept;
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
    await importFile(
      importContextOf(platform),
      { id, path, name, who, ...(period_hint ? { periodHint: period_hint } : {}) },
      tell,
    );
  } catch (fault) {
    platform.log.error({ load: id, name, fault: String(fault) }, 'an import failed');
  } finally {
    await settled();
    await importTables(platform.db).deleteFrom('import_queue').where('id', '=', id).execute();
    await rm(path, { force: true });
  }
};

const work = async (platform: Platform): Promise<void> => {
  await sweepImports(platform);
  for (let next = await claimNext(platform); next; next = await claimNext(platform))
    await readOne(platform, next);
};

/** Reads what waits, one file after another; a second call joins the first. */
export const readWaiting = (platform: Platform): Promise<void> => {
  const house = houseOf(platform);
  house.working ??= work(platform)
    .catch((fault) => platform.log.error({ fault: String(fault) }, 'the import queue stopped'))
    .finally(() => {
      delete house.working;
    });
  return house.working;
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
  // A queue that is just ending has looked for the last time: once it has, look again.
  void readWaiting(platform).then(() => readWaiting(platform));
  return id;
};
