import type { Db } from '../../../platform/relational/relational.ts';
import { trustTables } from './tables.ts';

/** Codes of the providers whose emergency departments are the group's own, in order; none before somebody chose. */
export const findTrusts = async (db: Db): Promise<string[]> =>
  (await trustTables(db).selectFrom('own_trust').select('code').orderBy('code').execute()).map(
    ({ code }) => code,
  );
