import { createHash } from 'node:crypto';
import type { Db, Trx } from '../relational/relational.ts';

/** Who did something, as it is kept for good: the name stands as it was that day. */
export type RecordedActor = { kind: 'person' | 'system' | 'owner' | 'public'; id?: string; name?: string };

export type NewEvent = {
  readonly actor: RecordedActor;
  /** What happened: `practice.ended`. */
  readonly kind: string;
  /** To which object: `organisation:Z00023`. */
  readonly object: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

const START = '0'.repeat(64);

/** JSON with its keys in order, so that the same content has the same hash whatever store it passed through. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

type Content = {
  id: number;
  at: Date;
  actor: unknown;
  kind: string;
  object: string;
  before: unknown;
  after: unknown;
};

const hashOf = (previous: string, row: Content): string =>
  createHash('sha256')
    .update(
      `${previous}\n${canonical([row.id, row.at, row.actor, row.kind, row.object, row.before ?? null, row.after ?? null])}`,
    )
    .digest('hex');

/**
 * Appends one event to the record. Takes the transaction of the change it tells of, so that neither can be
 * without the other; the chain's end is locked until that transaction ends.
 */
export const recordEvent = async (trx: Trx, event: NewEvent, at = new Date()): Promise<number> => {
  const head = await trx
    .selectFrom('event_head')
    .select(['hash', 'length'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const id = head.length + 1;
  // Through JSON once, so that what is hashed is what the store gives back.
  const plain = (value: unknown) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
  const row = {
    ...event,
    id,
    at,
    actor: plain(event.actor),
    before: plain(event.before),
    after: plain(event.after),
  };
  const hash = hashOf(head.hash, row);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await trx
    .insertInto('event')
    .values({
      id,
      at,
      actor: JSON.stringify(row.actor),
      kind: event.kind,
      object: event.object,
      before: json(row.before),
      after: json(row.after),
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await trx.updateTable('event_head').set({ hash, length: id }).execute();
  return id;
};

export type Verification = {
  readonly events: number;
  /** Hash of the newest event: two stores with the same end hold the same record. */
  readonly end: string;
  /** The first event that does not fit the chain, and why; undefined when all fit. */
  readonly broken: { readonly id: number; readonly why: string } | undefined;
};

/** Recomputes the whole chain, 1,000 events at a time, and compares it with its end. */
export const verifyRecord = async (db: Db): Promise<Verification> => {
  let previous = START;
  let count = 0;
  for (;;) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('id', '>', count)
      .orderBy('id')
      .limit(1000)
      .execute();
    for (const row of rows) {
      const broken = (why: string): Verification => ({
        events: count,
        end: previous,
        broken: { id: row.id, why },
      });
      if (row.id !== count + 1) return broken(`event ${count + 1} is missing`);
      if (row.previous_hash !== previous) return broken('it does not follow the event before it');
      if (row.hash !== hashOf(previous, row)) return broken('its content was changed after it was written');
      previous = row.hash;
      count += 1;
    }
    if (rows.length < 1000) break;
  }
  const head = await db.selectFrom('event_head').selectAll().executeTakeFirstOrThrow();
  if (head.length !== count || head.hash !== previous)
    return { events: count, end: previous, broken: { id: count + 1, why: 'events at the end are missing' } };
  return { events: count, end: previous, broken: undefined };
};
