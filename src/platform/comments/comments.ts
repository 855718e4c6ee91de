import { findIdentifiers, identifiersInWords } from '../../shared/privacy/rules.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { type Actor, recorded } from '../actor.ts';
import { can } from '../permissions.ts';
import { recordEvent } from '../record/record.ts';
import { type ObjectRef, refText } from '../registries.ts';
import type { Db, Trx } from '../relational/relational.ts';
import type { CommentRefusal } from './refusals.ts';
import { isMarked, mayDo } from './rules.ts';
import { commentTables } from './tables.ts';

/** A comment as a reader sees it; a removed one keeps its place without its text. */
export type Comment = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly text: string | undefined;
  readonly created: Date;
  readonly edited: Date | undefined;
  readonly removed: { readonly at: Date; readonly by: string; readonly why: string | undefined } | undefined;
};

/** What is said about an object, oldest first; whether the reader may see the object was asked before. */
export const commentsOn = async (db: Db, object: ObjectRef): Promise<Comment[]> => {
  const rows = await commentTables(db)
    .selectFrom('comment')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .orderBy('created')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    name: row.person_name,
    text: row.text ?? undefined,
    created: row.created,
    edited: row.edited ?? undefined,
    removed:
      row.removed && row.removed_by_name
        ? { at: row.removed, by: row.removed_by_name, why: row.removed_why ?? undefined }
        : undefined,
  }));
};

export type Said = {
  readonly text: string;
  /** The person was warned of what the text may tell of a patient, and says that it does not. */
  readonly confirmed: boolean;
  readonly now: Date;
};

const warned = ({ text, confirmed }: Said): CommentRefusal | undefined => {
  const found = findIdentifiers(text);
  return found.length > 0 && !confirmed
    ? { kind: 'comment-identifies', field: 'text', found: identifiersInWords(found) }
    : undefined;
};

/** Adds a comment; one transaction with its event, which keeps no word of it: the record cannot forget. */
export const addComment = async (
  trx: Trx,
  actor: Actor,
  object: ObjectRef,
  said: Said,
): Promise<Result<string, CommentRefusal>> => {
  if (actor.kind !== 'person') return refuse<CommentRefusal>({ kind: 'comment-needs-person' });
  const warning = warned(said);
  if (warning) return refuse(warning);
  const { id } = await commentTables(trx)
    .insertInto('comment')
    .values({
      object_kind: object.kind,
      object_id: object.id,
      person: actor.id,
      person_name: actor.name,
      text: said.text,
      created: said.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'comment.added',
    object: refText(object),
    after: { comment: id, confirmed: said.confirmed },
  });
  return ok(id);
};

const notFound: Refusal & { what: string } = { kind: 'not-found', what: 'that comment' };

const lockComment = (trx: Trx, object: ObjectRef, id: string) =>
  commentTables(trx)
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('removed', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Changes one's own comment: without a mark for a quarter of an hour, marked as edited later. */
export const editComment = async (
  trx: Trx,
  actor: Actor,
  object: ObjectRef,
  id: string,
  said: Said,
): Promise<Result<string>> => {
  const row = await lockComment(trx, object, id);
  if (!row) return refuse(notFound);
  const reader = { id: actor.kind === 'person' ? actor.id : undefined, removesAny: false };
  if (!mayDo({ person: row.person, removed: false }, reader).edit)
    return refuse<CommentRefusal>({ kind: 'comment-not-yours' });
  const warning = warned(said);
  if (warning) return refuse(warning);
  if (said.text === row.text) return ok(id);
  const marked = isMarked(row.created, said.now);
  await commentTables(trx)
    .updateTable('comment')
    .set({ text: said.text, ...(marked ? { edited: said.now } : {}) })
    .where('id', '=', id)
    .execute();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'comment.edited',
    object: refText(object),
    after: { comment: id, marked },
  });
  return ok(id);
};

/** Removes a comment: its text goes for good, its place stays with who removed it and why. */
export const removeComment = async (
  trx: Trx,
  actor: Actor,
  object: ObjectRef,
  id: string,
  given: { readonly why: string | undefined; readonly now: Date },
): Promise<Result<string>> => {
  const row = await lockComment(trx, object, id);
  if (!row) return refuse(notFound);
  const own = actor.kind === 'person' && actor.id === row.person;
  if (!own && !can(actor, 'comments.remove')) return refuse<CommentRefusal>({ kind: 'comment-not-yours' });
  if (!own && !given.why) return refuse<CommentRefusal>({ kind: 'comment-needs-reason', field: 'why' });
  await commentTables(trx)
    .updateTable('comment')
    .set({
      text: null,
      removed: given.now,
      removed_by: actor.kind === 'person' ? actor.id : null,
      removed_by_name: actor.kind === 'person' ? actor.name : 'The owner of this machine',
      removed_why: given.why ?? null,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'comment.removed',
    object: refText(object),
    after: { comment: id, ...(given.why ? { why: given.why } : {}) },
  });
  return ok(id);
};
