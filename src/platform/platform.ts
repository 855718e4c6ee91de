import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { Facts } from './facts/index.ts';
import type { Registries } from './registries.ts';
import type { Db, Relational } from './relational/relational.ts';
import type { Group } from './settings.ts';

/**
 * What every use is handed: the stores, the clock and the registries. Built once, in app/context.ts; modules
 * take what they need from it and keep nothing of their own.
 */
export type Platform = {
  readonly config: Config;
  readonly log: Logger;
  /** The only clock that uses may ask. */
  readonly now: () => Date;
  readonly relational: Relational;
  readonly db: Db;
  readonly facts: Facts;
  readonly registries: Registries;
  /** For form tokens, links in mail and keyed hashes. */
  readonly secret: Buffer;
  /** This running process: a name that no other has, so that what a crash leaves is known by it. */
  readonly instance: string;
  /** The group, as it is set now; undefined before `init`. */
  readonly group: () => Promise<Group | undefined>;
  /** Folder for uploads and mail files, inside the data folder. */
  readonly folder: (name: 'spool' | 'mail') => string;
  /** Address that people use, without a slash at its end: for links in mail. */
  readonly address: () => string;
};
