import { z } from 'zod';
import { ok, refuse } from '../../shared/result.ts';
import type { Actor } from '../actor.ts';
import { can, type Permission } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { type ObjectRef, visibleTo } from '../registries.ts';
import type { Db } from '../relational/relational.ts';
import { inTransaction } from '../relational/transaction.ts';
import { defineUse, optionalText } from '../use.ts';
import { attachmentsOn, removeAttachment } from './attachments.ts';

export type AttachmentOptions = {
  /** What a person needs to see the object and its files. */
  readonly read: Permission;
  /** What a person needs to add files. */
  readonly permission: Permission;
  /** Is there such an object, and may this actor see it? Restrictions are asked besides. */
  readonly maySee: (db: Db, actor: Actor, id: string) => Promise<boolean>;
  /** May this actor add files to it now? */
  readonly mayAttach: (db: Db, actor: Actor, id: string) => Promise<boolean>;
  /** Page of the object, where its files stand. */
  readonly href: (id: string) => string;
};

const ShownAttachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().describe('bytes'),
  hash: z.string().describe('SHA-256 of the content, hexadecimal'),
  by: z.string(),
  added: z.string(),
  removed: z.object({ by: z.string(), why: z.string().optional() }).optional(),
  may_remove: z.boolean(),
  own: z.boolean(),
});
export type ShownAttachment = z.infer<typeof ShownAttachment>;

/** True when no restriction hides the object from this actor. */
export const isShown = async (
  { db, registries }: Platform,
  actor: Actor,
  object: ObjectRef,
): Promise<boolean> => (await visibleTo(registries, db, actor, [object], (ref) => ref)).length > 0;

/** Files on an object as this reader sees them; none when a restriction hides the object. */
export const shownAttachments = async (
  platform: Platform,
  actor: Actor,
  object: ObjectRef,
): Promise<ShownAttachment[]> => {
  if (!(await isShown(platform, actor, object))) return [];
  const me = actor.kind === 'person' ? actor.id : undefined;
  return (await attachmentsOn(platform.db, object)).map((file) => {
    const own = me !== undefined && file.person === me;
    return {
      id: file.id,
      name: file.name,
      type: file.type,
      size: file.size,
      hash: file.hash,
      by: file.personName,
      added: file.added.toISOString(),
      ...(file.removed
        ? { removed: { by: file.removed.by, ...(file.removed.why ? { why: file.removed.why } : {}) } }
        : {}),
      may_remove: !file.removed && (own || can(actor, 'comments.remove')),
      own,
    };
  });
};

export const noSuchObject = { kind: 'not-found', what: 'what this file belongs to' };

/** The uses of files on one kind of object that carry no bytes: list and remove. */
export const attachmentUses = (kind: string, options: AttachmentOptions) => {
  const id = z.string().min(1).max(200).describe('id of the object');
  const list = defineUse({
    name: `attachments/${kind}`,
    path: `attachments/${kind}/{id}`,
    method: 'get',
    permission: options.read,
    summary: `Lists the files on one ${kind}, oldest first.`,
    input: z.object({ id }),
    output: z.object({ items: z.array(ShownAttachment) }),
    run: async (platform, actor, input) => {
      if (!(await options.maySee(platform.db, actor, input.id))) return refuse(noSuchObject);
      return ok({ items: await shownAttachments(platform, actor, { kind, id: input.id }) });
    },
  });
  const remove = defineUse({
    name: `attachments/${kind}/remove`,
    path: `attachments/${kind}/{id}/{file}`,
    method: 'delete',
    permission: options.permission,
    summary: `Removes a file from one ${kind}: your own, or any with a reason where your role may.`,
    input: z.object({
      id,
      file: z.uuid({ error: 'must be the id of a file' }),
      why: optionalText(z.string().trim().max(500, 'Write at most 500 characters.')),
    }),
    output: z.object({ id: z.string() }),
    run: async (platform, actor, input) => {
      const object = { kind, id: input.id };
      const seen =
        (await isShown(platform, actor, object)) && (await options.maySee(platform.db, actor, input.id));
      if (!seen) return refuse(noSuchObject);
      return inTransaction(platform.db, async (trx) => {
        const given = { why: input.why, now: platform.now() };
        const removed = await removeAttachment(trx, actor, object, input.file, given);
        return removed.ok ? ok({ id: removed.value }) : removed;
      });
    },
  });
  return { list, remove };
};
