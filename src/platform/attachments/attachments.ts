import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Actor, recorded } from '../actor.ts';
import { can } from '../permissions.ts';
import { recordEvent } from '../record/record.ts';
import { type ObjectRef, refText } from '../registries.ts';
import type { Db, Trx } from '../relational/relational.ts';
import { detect } from './detect.ts';
import type { AttachmentRefusal } from './refusals.ts';
import { LARGEST, MOST_FILES, safeName } from './rules.ts';
import { attachmentTables } from './tables.ts';

/** A file on an object, without its content. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly hash: string;
  readonly person: string | undefined;
  readonly personName: string;
  readonly added: Date;
  readonly removed: { readonly at: Date; readonly by: string; readonly why: string | undefined } | undefined;
};

const nameOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.name : actor.kind === 'system' ? 'Coalface' : 'The owner of this machine';

/** Files on an object, oldest first, removed ones in their place; who may see the object was asked before. */
export const attachmentsOn = async (db: Db, object: ObjectRef): Promise<Attachment[]> => {
  const rows = await attachmentTables(db)
    .selectFrom('attachment')
    .select(['id', 'name', 'type', 'size', 'hash', 'person', 'person_name', 'added'])
    .select(['removed', 'removed_by_name', 'removed_why'])
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .orderBy('added')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    hash: row.hash,
    person: row.person ?? undefined,
    personName: row.person_name,
    added: row.added,
    removed:
      row.removed && row.removed_by_name
        ? { at: row.removed, by: row.removed_by_name, why: row.removed_why ?? undefined }
        : undefined,
  }));
};

/** Adds a file; one transaction with its event. Refuses by size, kind and content (`detect`). */
export const addAttachment = async (
  trx: Trx,
  actor: Actor,
  object: ObjectRef,
  file: { readonly name: string; readonly bytes: Buffer; readonly now: Date },
): Promise<Result<Attachment['id'], AttachmentRefusal>> => {
  const { bytes } = file;
  if (bytes.length > LARGEST)
    return refuse<AttachmentRefusal>({ kind: 'attachment-too-large', field: 'file' });
  const detected = await detect(bytes, file.name);
  if (!detected.ok) return detected;
  const files = attachmentTables(trx);
  const { count } = await files
    .selectFrom('attachment')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('removed', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= MOST_FILES)
    return refuse<AttachmentRefusal>({ kind: 'attachment-too-many', most: MOST_FILES });
  const { type, ending } = detected.value;
  const kept = {
    name: safeName(file.name, ending),
    type,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
  const { id } = await files
    .insertInto('attachment')
    .values({
      object_kind: object.kind,
      object_id: object.id,
      ...kept,
      bytes,
      person: actor.kind === 'person' ? actor.id : null,
      person_name: nameOf(actor),
      added: file.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'attachment.added',
    object: refText(object),
    after: { attachment: id, ...kept },
  });
  return ok(id);
};

const find = (db: Db, object: ObjectRef, id: string) =>
  attachmentTables(db)
    .selectFrom('attachment')
    .select(['id', 'name', 'type', 'size', 'hash', 'person', 'removed', 'removed_by_name'])
    .where('id', '=', id)
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id);

const missing = { kind: 'not-found', what: 'that file' };

/** Removes a file: its content goes for good; its name, hash and who added it stay, with who and why. */
export const removeAttachment = async (
  trx: Trx,
  actor: Actor,
  object: ObjectRef,
  id: string,
  given: { readonly why: string | undefined; readonly now: Date },
): Promise<Result<string>> => {
  const row = await find(trx, object, id).where('removed', 'is', null).forUpdate().executeTakeFirst();
  if (!row) return refuse(missing);
  const own = actor.kind === 'person' && actor.id === row.person;
  if (!own && !can(actor, 'comments.remove'))
    return refuse<AttachmentRefusal>({ kind: 'attachment-not-yours' });
  if (!own && !given.why) return refuse<AttachmentRefusal>({ kind: 'attachment-needs-reason', field: 'why' });
  await attachmentTables(trx)
    .updateTable('attachment')
    .set({
      bytes: null,
      removed: given.now,
      removed_by_name: nameOf(actor),
      removed_why: given.why ?? null,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'attachment.removed',
    object: refText(object),
    before: { attachment: id, name: row.name, hash: row.hash },
    ...(given.why ? { after: { why: given.why } } : {}),
  });
  return ok(id);
};

export type OpenedAttachment = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: string;
  readonly content: ReadableStream<Uint8Array>;
};

/** How much of a file is read from the store at once, in bytes. */
const PART = 1024 * 1024;

/** A file to send out, read in parts as they are wanted, so that large ones keep memory flat. */
export const openAttachment = async (
  db: Db,
  object: ObjectRef,
  id: string,
): Promise<Result<OpenedAttachment>> => {
  const row = await find(db, object, id).executeTakeFirst();
  if (!row) return refuse(missing);
  if (row.removed)
    return refuse<AttachmentRefusal>({ kind: 'attachment-removed', by: row.removed_by_name ?? 'Somebody' });
  let from = 0;
  const content = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const part = await attachmentTables(db)
        .selectFrom('attachment')
        .select(sql<Buffer | null>`substring(bytes from ${from + 1} for ${PART})`.as('part'))
        .where('id', '=', id)
        .executeTakeFirst();
      if (!part?.part) return stream.error(new Error('the file was removed while it was sent'));
      from += part.part.length;
      stream.enqueue(new Uint8Array(part.part));
      if (from >= row.size) stream.close();
    },
  });
  return ok({ name: row.name, type: row.type, size: row.size, hash: row.hash, content });
};
