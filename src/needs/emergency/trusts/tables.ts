import type { Db } from '../../../platform/relational/relational.ts';

type TrustTables = {
  own_trust: { code: string; chosen: Date; chosen_by: string };
};

export const trustTables = (db: Db) => db.withTables<TrustTables>();
