import type { ColumnType, Generated, Selectable } from 'kysely';
import { type Actor, recorded } from '../actor.ts';
import { recordEvent } from '../record/record.ts';
import { type ObjectRef, refText } from '../registries.ts';
import type { Db, Trx } from '../relational/relational.ts';
import { type Signature, signatureOf } from '../signature.ts';

type Words = Readonly<Record<string, unknown>>;
type Json = ColumnType<Words | null, string | null, string | null>;

type ObjectChangeTable = {
  id: Generated<number>;
  object_kind: string;
  object_id: string;
  version: number;
  at: Date;
  person: string | null;
  person_name: string;
  standing: string;
  kind: string;
  before: Json;
  after: Json;
};

const historyDb = (db: Db) => db.withTables<{ object_change: ObjectChangeTable }>();

/** One thing that was done to an object, with its words. */
export type Change = Selectable<ObjectChangeTable>;

export type Done = {
  /** The version of the object that it made. */
  readonly version: number;
  /** What was done: `gap.closed`. */
  readonly kind: string;
  /** What changed, as it was and as it became, under names of the field. */
  readonly before?: Words | undefined;
  readonly after?: Words | undefined;
  /**
   * Names of those that a person wrote freely. Their words stand in the object and in its history, which can
   * forget; the record, which cannot, keeps only that they changed.
   */
  readonly free: readonly string[];
};

const withoutFreeWords = (words: Words | undefined, free: readonly string[]): Words | undefined => {
  if (!words) return undefined;
  const kept = Object.entries(words).filter(([key]) => !free.includes(key));
  const left = Object.keys(words).filter((key) => free.includes(key));
  return { ...Object.fromEntries(kept), ...(left.length > 0 ? { words: left } : {}) };
};

/** Keeps in the object's own history and in the record that something was done to it, in the caller's transaction. */
export const keepChange = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  object: ObjectRef,
  done: Done,
): Promise<void> => {
  const by = signatureOf(actor);
  const json = (words: Words | undefined) => (words ? JSON.stringify(words) : null);
  await historyDb(trx)
    .insertInto('object_change')
    .values({
      object_kind: object.kind,
      object_id: object.id,
      version: done.version,
      at: now,
      person: by.person,
      person_name: by.name,
      standing: by.standing,
      kind: done.kind,
      before: json(done.before),
      after: json(done.after),
    })
    .execute();
  const before = withoutFreeWords(done.before, done.free);
  const after = withoutFreeWords(done.after, done.free);
  await recordEvent(
    trx,
    {
      actor: recorded(actor),
      kind: done.kind,
      object: refText(object),
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    },
    now,
  );
};

/**
 * Keeps what was done to objects before they came here, with the days and names of then. The record says that they
 * were taken over, and no more: it tells of what was done here.
 */
export const keepPast = async (
  trx: Trx,
  past: readonly {
    readonly object: ObjectRef;
    readonly at: Date;
    readonly by: Signature;
    readonly kind: string;
    readonly after: Words;
  }[],
): Promise<void> => {
  for (let from = 0; from < past.length; from += 1000)
    await historyDb(trx)
      .insertInto('object_change')
      .values(
        past.slice(from, from + 1000).map(({ object, at, by, kind, after }) => ({
          object_kind: object.kind,
          object_id: object.id,
          version: 1,
          at,
          person: by.person,
          person_name: by.name,
          standing: by.standing,
          kind,
          before: null,
          after: JSON.stringify(after),
        })),
      )
      .execute();
};

/** What was done to an object, the newest first. */
export const changesOf = (db: Db, object: ObjectRef): Promise<Change[]> =>
  historyDb(db)
    .selectFrom('object_change')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .orderBy('id', 'desc')
    .execute();

/** Those of the fields in which two rows differ, on either side under their names; nothing where none does. */
export const differing = <Row extends Readonly<Record<string, unknown>>>(
  before: Row,
  after: Partial<Row>,
  names: readonly (readonly [keyof Row & string, string])[],
): { readonly before: Words; readonly after: Words } | undefined => {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const changed = names.filter(([column]) => column in after && !same(before[column], after[column]));
  if (changed.length === 0) return undefined;
  const side = (of: Partial<Row>) => Object.fromEntries(changed.map(([column, name]) => [name, of[column]]));
  return { before: side(before), after: side(after) };
};

/** Forgets the histories of objects that have been kept long enough; the record keeps that they were. */
export const forgetChanges = async (trx: Trx, kind: string, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await historyDb(trx)
      .deleteFrom('object_change')
      .where('object_kind', '=', kind)
      .where('object_id', 'in', ids)
      .execute();
};
