import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { settleImports } from '../desk/index.ts';
import { clearStores } from '../platform/backup/clear.ts';
import type { Config } from '../platform/config/config.ts';
import { migrateFacts, openFacts } from '../platform/facts/index.ts';
import { importContextOf } from '../platform/imports/context.ts';
import { sweepLoads } from '../platform/imports/index.ts';
import { isHeld, type Owner, takeFolder } from '../platform/owner/lock.ts';
import type { Platform } from '../platform/platform.ts';
import { createRegistries, refreshSources } from '../platform/registries.ts';
import { migrate } from '../platform/relational/migrate.ts';
import { openRelational } from '../platform/relational/relational.ts';
import { deploymentSecret, isFilling } from '../platform/settings.ts';
import { findNamedGroup } from './group.ts';
import { modules } from './modules.ts';
import { storePlaces } from './store-places.ts';

/** `step`: what takes a while now, and is forgotten; `tell`: what a person should know, and stays. */
export type Voice = { readonly step: (text: string) => void; readonly tell: (text: string) => void };

export type Opened = {
  readonly platform: Platform;
  /** The process before ended without closing: what it left half done is swept. */
  readonly unclean: boolean;
  /** Tells commands where this process answers. */
  readonly announce: (socket: string, address: string) => void;
  readonly close: () => Promise<void>;
};

/** Somebody else has the data folder open: a command then speaks to it instead. */
export class FolderTaken extends Error {
  readonly owner: Owner;
  constructor(owner: Owner) {
    super(`The data folder is open in process ${owner.pid}.`);
    this.owner = owner;
  }
}

/**
 * The one composition root: takes the data folder, opens both stores, brings their schemas up to date, and
 * lets each module fill the registries.
 */
export const openContext = async (
  config: Config,
  voice: Voice = { step: () => undefined, tell: () => undefined },
): Promise<Opened> => {
  const taken = takeFolder(config.COALFACE_DATA);
  if (!isHeld(taken)) throw new FolderTaken(taken);
  try {
    const places = storePlaces(config);
    // Two embedded stores mean one process; a store at an address may have other servers at work.
    const alone = !config.DATABASE_URL && !config.CLICKHOUSE_URL;
    voice.step('Opening the relational store');
    // Both at once: the one waits for its thread while the other reads its library.
    const [relational, facts] = await Promise.all([
      openRelational(places.relational),
      openFacts(places.facts),
    ]);
    let changed = await migrate(relational.db);
    if (await isFilling(relational.db)) {
      if (!alone)
        throw new Error(
          'These stores are being filled with the invented place by another server, or its filling was cut off. Wait, or empty the databases.',
        );
      voice.tell('Swept an invented place whose filling was cut off.');
      await clearStores(relational.db, facts);
      changed = await migrate(relational.db);
    }
    if (changed.length > 0) voice.step(`Brought the schema up to date (${changed.length} changes)`);
    await migrateFacts(facts);
    // The port may be any free one: known once the server listens.
    let served = `http://${config.HOST}:${config.PORT}`;
    const platform: Platform = {
      config,
      log: pino({ level: config.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime }),
      now: () => new Date(),
      relational,
      db: relational.db,
      facts,
      registries: createRegistries(),
      secret: await deploymentSecret(relational.db),
      instance: randomUUID(),
      group: () => findNamedGroup(relational.db),
      folder: (name) => {
        const path = join(config.COALFACE_DATA, name);
        mkdirSync(path, { recursive: true, mode: 0o700 });
        return path;
      },
      address: () => (config.BASE_URL ?? served).replace(/\/$/, ''),
    };
    for (const module of modules) module.register?.(platform);
    await refreshSources(platform.registries, platform.db);
    const swept = await sweepLoads(importContextOf(platform), { alone });
    for (const load of swept.loads)
      voice.tell(`Swept what was left of ${load.name}, whose import was cut off. Import it again.`);
    return {
      platform,
      unclean: taken.unclean,
      announce: (socket, address) => {
        served = address;
        taken.announce(socket);
      },
      close: async () => {
        await settleImports(platform);
        await facts.close();
        await relational.close();
        taken.release();
      },
    };
  } catch (fault) {
    taken.release();
    throw fault;
  }
};
