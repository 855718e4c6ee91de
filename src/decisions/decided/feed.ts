import { sql } from 'kysely';
import type { Trx } from '../../platform/relational/relational.ts';
import { decisionDb } from '../tables.ts';
import type { DecisionFeedTable } from './tables.ts';

/**
 * Tells the feeds of something, under the next number. The row with the newest number stays locked until the
 * transaction ends: whoever asks meanwhile waits, so that numbers become readable in their order; one whose
 * transaction is rolled back is given again.
 */
export const tellFeeds = async (
  trx: Trx,
  now: Date,
  told: { readonly decision: string; readonly what: DecisionFeedTable['what']; readonly version: number },
): Promise<number> => {
  const { rows } = await sql<{ number: number }>`
    update decision_feed_end set number = number + 1 returning number`.execute(trx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('the feeds have lost their end');
  await decisionDb(trx)
    .insertInto('decision_feed')
    .values({ number, ...told, at: now })
    .execute();
  return number;
};
