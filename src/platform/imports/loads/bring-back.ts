import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type RecordedActor, recordEvent } from '../../record/record.ts';
import type { Db } from '../../relational/relational.ts';
import { inTransaction } from '../../relational/transaction.ts';
import type { BringBackRefusal } from '../refusals.ts';
import type { Source } from '../source.ts';
import { importsIn } from '../tables.ts';
import { currentOf, oneAtATime, refOf, toldOf } from './change.ts';
import { findLoad, type Load, loadOf } from './find.ts';

/**
 * Makes a load current again that was superseded or taken back: its rows have stayed. The current one of its
 * key, when there is one, is superseded by it. One transaction with its event. Refused for any other load.
 */
export const bringBack = async (
  context: { readonly db: Db; readonly sources: readonly Source[]; readonly now: () => Date },
  { id, who }: { readonly id: string; readonly who: RecordedActor },
): Promise<Result<{ readonly now: Load; readonly before: Load | undefined }, BringBackRefusal>> =>
  inTransaction(context.db, async (trx) => {
    await oneAtATime(trx);
    const load = await findLoad(trx, id);
    if (!load) return refuse({ kind: 'unknown-load' as const });
    if ((load.status !== 'superseded' && load.status !== 'taken-back') || !load.key)
      return refuse({ kind: 'load-not-former' as const, status: load.status });
    const at = context.now();
    const store = importsIn(trx);
    const before = await currentOf(trx, load.key);
    if (before)
      await store
        .updateTable('import_load')
        .set({ status: 'superseded' })
        .where('id', '=', before.id)
        .execute();
    const row = await store
      .updateTable('import_load')
      .set({ status: 'current', current_since: at, supersedes: before?.id ?? null })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const now = loadOf(row);
    const source = context.sources.find((one) => one.id === load.source);
    if (source?.kind === 'records')
      await source.settle?.(trx, { now: refOf(now), before: before && refOf(before) });
    await recordEvent(
      trx,
      {
        actor: who,
        kind: 'import.brought-back',
        object: `load:${id}`,
        ...(before ? { before: toldOf(before) } : {}),
        after: toldOf(now),
      },
      at,
    );
    return ok({ now, before });
  });
