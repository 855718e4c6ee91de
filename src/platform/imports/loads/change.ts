import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type RecordedActor, recordEvent } from '../../record/record.ts';
import type { Db, Trx } from '../../relational/relational.ts';
import { inTransaction } from '../../relational/transaction.ts';
import type { ImportRefusal, TakeBackRefusal } from '../refusals.ts';
import type { LoadRef, Source } from '../source.ts';
import { imports, importsIn, type Reading } from '../tables.ts';
import { findLoad, type Load, loadOf, type Reject } from './find.ts';

export const startLoad = async (
  db: Db,
  load: {
    readonly id?: string;
    readonly name: string;
    readonly who: RecordedActor;
    readonly owner: string;
    readonly at: Date;
  },
): Promise<string> => {
  const id = load.id ?? randomUUID();
  await imports(db)
    .insertInto('import_load')
    .values({
      id,
      name: load.name,
      who: JSON.stringify(load.who),
      owner: load.owner,
      status: 'reading',
      started: load.at,
      heartbeat: load.at,
    })
    .execute();
  return id;
};

/** What is known of a load while it is read; also says that its owner is alive. */
export const noteLoad = async (
  db: Db,
  id: string,
  at: Date,
  known: { hash?: string; size?: number; source?: Source } = {},
): Promise<void> => {
  const { source, ...plain } = known;
  await imports(db)
    .updateTable('import_load')
    .set({
      ...plain,
      heartbeat: at,
      ...(source
        ? { source: source.id, source_version: source.version, dataset: source.dataset ?? source.id }
        : {}),
    })
    .where('id', '=', id)
    .execute();
};

export type Counts = { readonly read: number; readonly rejected: number };

const countsOf = ({ read, rejected }: Counts) => ({
  rows_read: read,
  rows_rejected: rejected,
  rows_accepted: read - rejected,
});

const keepRejects = async (trx: Trx, load: string, rejects: readonly Reject[]): Promise<void> => {
  for (let from = 0; from < rejects.length; from += 1000)
    await importsIn(trx)
      .insertInto('import_reject')
      .values(
        rejects.slice(from, from + 1000).map((reject, place) => ({
          load_id: load,
          place: from + place + 1,
          line: reject.line,
          column_name: reject.column,
          // A NUL fits no text of the store.
          value: reject.value.replaceAll('\u0000', '\ufffd'),
          reason: reject.reason,
        })),
      )
      .execute();
};

/** Ends a load that leaves nothing visible. Rejected rows are kept when they are the reason. */
export const endLoad = async (
  db: Db,
  id: string,
  at: Date,
  end:
    | {
        readonly status: 'refused';
        readonly refusal: ImportRefusal;
        readonly counts?: Counts;
        readonly rejects?: readonly Reject[];
      }
    | { readonly status: 'duplicate'; readonly sameAs: Load }
    | { readonly status: 'failed' },
): Promise<void> => {
  await inTransaction(db, async (trx) => {
    await importsIn(trx)
      .updateTable('import_load')
      .set({
        status: end.status,
        finished: at,
        heartbeat: at,
        ...(end.status === 'refused' ? { refusal: JSON.stringify(end.refusal) } : {}),
        ...(end.status === 'refused' && end.counts ? countsOf(end.counts) : {}),
        ...(end.status === 'duplicate'
          ? { same_as: end.sameAs.id, key: end.sameAs.key ?? null, period: end.sameAs.period }
          : {}),
      })
      .where('id', '=', id)
      .execute();
    if (end.status === 'refused') await keepRejects(trx, id, end.rejects ?? []);
  });
};

/** One change of what is current at a time: a second one waits, and then sees the first one's. */
export const oneAtATime = (trx: Trx) => sql`lock table import_load in share row exclusive mode`.execute(trx);

export const currentOf = async (trx: Trx, key: string): Promise<Load | undefined> => {
  const row = await importsIn(trx)
    .selectFrom('import_load')
    .selectAll()
    .where('key', '=', key)
    .where('status', '=', 'current')
    .executeTakeFirst();
  return row && loadOf(row);
};

export const refOf = (load: Load): LoadRef => ({
  id: load.id,
  source: load.source ?? '',
  dataset: load.dataset ?? '',
  key: load.key ?? '',
  period: load.period,
});

export const toldOf = (load: Load) => ({
  load: load.id,
  key: load.key,
  name: load.name,
  hash: load.hash,
  rowsAccepted: load.rowsAccepted,
  rowsRejected: load.rowsRejected,
});

export type Finished = {
  readonly key: string;
  readonly period: string;
  readonly counts: Counts;
  readonly reading: Reading;
  readonly rejects: readonly Reject[];
  /** Writes what the load brings to the relational store, in the same transaction. */
  readonly store?: (trx: Trx, load: LoadRef) => Promise<void>;
};

/**
 * Makes a read load the current one of its key and the former one superseded: one transaction with its event,
 * its rejected rows and the records it brings. Throws when the load was swept meanwhile.
 */
export const makeCurrent = async (
  db: Db,
  source: Source,
  id: string,
  who: RecordedActor,
  at: Date,
  finished: Finished,
): Promise<Load> =>
  inTransaction(db, async (trx) => {
    await oneAtATime(trx);
    const store = importsIn(trx);
    const before = await currentOf(trx, finished.key);
    if (before)
      await store
        .updateTable('import_load')
        .set({ status: 'superseded' })
        .where('id', '=', before.id)
        .execute();
    const changed = await store
      .updateTable('import_load')
      .set({
        status: 'current',
        key: finished.key,
        period: finished.period,
        ...countsOf(finished.counts),
        report: JSON.stringify(finished.reading),
        supersedes: before?.id ?? null,
        finished: at,
        heartbeat: at,
        current_since: at,
      })
      .where('id', '=', id)
      .where('status', '=', 'reading')
      .returningAll()
      .executeTakeFirst();
    if (!changed) throw new Error(`the load ${id} was swept while it was being read`);
    const load = loadOf(changed);
    await keepRejects(trx, id, finished.rejects);
    await finished.store?.(trx, refOf(load));
    if (source.kind === 'records')
      await source.settle?.(trx, { now: refOf(load), before: before && refOf(before) });
    await recordEvent(
      trx,
      {
        actor: who,
        kind: 'import.current',
        object: `load:${id}`,
        ...(before ? { before: toldOf(before) } : {}),
        after: { source: source.id, ...toldOf(load) },
      },
      at,
    );
    return load;
  });

/**
 * Takes a current load back: the one it replaced, when there is one, is current again at once. One
 * transaction with its event. Refused for a load that is not current.
 */
export const takeBack = async (
  context: { readonly db: Db; readonly sources: readonly Source[]; readonly now: () => Date },
  { id, who }: { readonly id: string; readonly who: RecordedActor },
): Promise<Result<{ readonly takenBack: Load; readonly now: Load | undefined }, TakeBackRefusal>> =>
  inTransaction(context.db, async (trx) => {
    await oneAtATime(trx);
    const load = await findLoad(trx, id);
    if (!load) return refuse({ kind: 'unknown-load' as const });
    if (load.status !== 'current') return refuse({ kind: 'load-not-current' as const, status: load.status });
    const at = context.now();
    const store = importsIn(trx);
    await store.updateTable('import_load').set({ status: 'taken-back' }).where('id', '=', id).execute();
    const former = load.supersedes
      ? await store
          .updateTable('import_load')
          .set({ status: 'current', current_since: at })
          .where('id', '=', load.supersedes)
          .where('status', '=', 'superseded')
          .returningAll()
          .executeTakeFirst()
      : undefined;
    const now = former && loadOf(former);
    const source = context.sources.find((one) => one.id === load.source);
    if (source?.kind === 'records')
      await source.settle?.(trx, { now: now && refOf(now), before: refOf(load) });
    await recordEvent(
      trx,
      {
        actor: who,
        kind: 'import.taken-back',
        object: `load:${id}`,
        before: toldOf(load),
        ...(now ? { after: toldOf(now) } : {}),
      },
      at,
    );
    return ok({ takenBack: { ...load, status: 'taken-back' as const }, now });
  });

/** The current load that came from the very same file by the same reading; nothing would change by it. */
export const findSame = async (
  db: Db,
  source: Source,
  hash: string,
  period: string | undefined,
): Promise<Load | undefined> => {
  let query = imports(db)
    .selectFrom('import_load')
    .selectAll()
    .where('hash', '=', hash)
    .where('source', '=', source.id)
    .where('source_version', '=', source.version)
    .where('status', '=', 'current');
  if (period !== undefined) query = query.where('period', '=', period);
  const row = await query.executeTakeFirst();
  return row && loadOf(row);
};
