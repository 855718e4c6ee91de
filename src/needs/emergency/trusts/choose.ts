import { type Actor, recorded } from '../../../platform/actor.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { findTrusts } from './queries.ts';
import { trustTables } from './tables.ts';

/** Names the group's own trusts anew, all at once, with the event of it; nothing is written where they are the same. */
export const chooseTrusts = (db: Db, actor: Actor, at: Date, codes: readonly string[]): Promise<string[]> =>
  inTransaction(db, async (trx) => {
    const before = await findTrusts(trx);
    const after = [...new Set(codes)].sort();
    if (before.join(' ') === after.join(' ')) return after;
    const who = recorded(actor);
    const tables = trustTables(trx);
    await tables.deleteFrom('own_trust').execute();
    if (after.length > 0)
      await tables
        .insertInto('own_trust')
        .values(after.map((code) => ({ code, chosen: at, chosen_by: who.name ?? who.kind })))
        .execute();
    await recordEvent(trx, { actor: who, kind: 'trusts.chosen', object: 'own-trusts', before, after }, at);
    return after;
  });
