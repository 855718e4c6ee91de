import type { Kysely } from 'kysely';
import type { Db } from '../platform/relational/relational.ts';
import type { PlatformTables } from '../platform/relational/tables.ts';
import type { PeopleTables } from './tables.ts';

/** The store with this module's tables in sight. */
export const peopleDb = (db: Db): Kysely<PlatformTables & PeopleTables> => db.withTables<PeopleTables>();
