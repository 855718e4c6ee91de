import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Actor } from '../actor.ts';
import { notify } from '../notifications/notify.ts';
import { can, type Permission } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { type ObjectRef, visibleTo } from '../registries.ts';
import type { Db } from '../relational/relational.ts';
import { inTransaction } from '../relational/transaction.ts';
import { defineUse, optionalText } from '../use.ts';
import { addComment, commentsOn, editComment, removeComment } from './comments.ts';
import { LONGEST_COMMENT, mayDo } from './rules.ts';

export type CommentOptions = {
  /** What a person needs to see and to write comments: `comments.write`. */
  readonly permission: Permission;
  /** Is there such an object, may this actor see it, and is it open to comments? */
  readonly mayComment: (db: Db, actor: Actor, id: string) => Promise<boolean>;
  /** Page of the object, where its comments stand. */
  readonly href: (id: string) => string;
  /** Who else is told of a new comment, and in which words; the author never is. */
  readonly tell?: (db: Db, id: string, actor: Actor) => Promise<{ people: readonly string[]; title: string }>;
};

/** A comment with what this reader may do to it: what `<Comments>` of ui/ shows. */
const ShownComment = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string().optional().describe('missing when it was removed'),
  created: z.string(),
  edited: z.string().optional(),
  removed: z.object({ by: z.string(), why: z.string().optional() }).optional(),
  may_edit: z.boolean(),
  may_remove: z.boolean(),
  own: z.boolean(),
});
export type ShownComment = z.infer<typeof ShownComment>;

/** Comments on an object as this reader sees them; none when a restriction hides the object. */
export const shownComments = async (
  { db, registries }: Platform,
  actor: Actor,
  object: ObjectRef,
): Promise<ShownComment[]> => {
  if ((await visibleTo(registries, db, actor, [object], (ref) => ref)).length === 0) return [];
  const reader = {
    id: actor.kind === 'person' ? actor.id : undefined,
    removesAny: can(actor, 'comments.remove'),
  };
  return (await commentsOn(db, object)).map((comment) => {
    const may = mayDo({ person: comment.person, removed: comment.removed !== undefined }, reader);
    const { removed } = comment;
    return {
      id: comment.id,
      name: comment.name,
      ...(comment.text === undefined ? {} : { text: comment.text }),
      created: comment.created.toISOString(),
      ...(comment.edited ? { edited: comment.edited.toISOString() } : {}),
      ...(removed ? { removed: { by: removed.by, ...(removed.why ? { why: removed.why } : {}) } } : {}),
      may_edit: may.edit,
      may_remove: may.remove,
      own: comment.person === reader.id,
    };
  });
};

const text = z
  .string({ error: 'Write a comment.' })
  // Forms send line ends as CRLF, whatever the person's machine writes.
  .overwrite((given) => given.replaceAll(/\r\n?/g, '\n'))
  .trim()
  .min(1, 'Write a comment.')
  .max(LONGEST_COMMENT, `Write at most ${LONGEST_COMMENT.toLocaleString('en-GB')} characters.`);
const confirmed = z
  .union([z.boolean(), z.literal('yes').transform(() => true), z.literal('').transform(() => false)])
  .default(false)
  .describe('the text tells nothing of a patient, though it may look so');
const id = z.string().min(1).max(200).describe('id of the object');
const comment = z.uuid({ error: 'must be the id of a comment' });

/** The uses of comments on one kind of object: list, add, edit, remove. */
export const commentUses = (kind: string, options: CommentOptions) => {
  const { permission } = options;
  const Done = z.object({ id: z.string() });

  /** Hidden and missing objects answer alike. */
  const open = async ({ db, registries }: Platform, actor: Actor, object: ObjectRef): Promise<boolean> =>
    (await visibleTo(registries, db, actor, [object], (ref) => ref)).length > 0 &&
    (await options.mayComment(db, actor, object.id));
  const closed = { kind: 'not-found', what: 'what you want to comment on, or it is closed to comments' };
  const done = (result: Result<string>): Result<{ id: string }> =>
    result.ok ? ok({ id: result.value }) : result;

  const list = defineUse({
    name: `comments/${kind}`,
    path: `comments/${kind}/{id}`,
    method: 'get',
    permission,
    summary: `Lists the comments on one ${kind}, oldest first.`,
    input: z.object({ id }),
    output: z.object({ items: z.array(ShownComment) }),
    run: async (platform, actor, input) => {
      const object = { kind, id: input.id };
      if (!(await open(platform, actor, object))) return refuse(closed);
      return ok({ items: await shownComments(platform, actor, object) });
    },
  });
  const add = defineUse({
    name: `comments/${kind}/add`,
    path: `comments/${kind}/{id}`,
    method: 'post',
    permission,
    summary: `Comments on one ${kind}.`,
    input: z.object({ id, text, confirmed }),
    output: Done,
    run: async (platform, actor, input) => {
      const object = { kind, id: input.id };
      if (!(await open(platform, actor, object))) return refuse(closed);
      return inTransaction(platform.db, async (trx) => {
        const added = await addComment(trx, actor, object, { ...input, now: platform.now() });
        const told = added.ok ? await options.tell?.(trx, input.id, actor) : undefined;
        if (told && actor.kind === 'person')
          await notify(trx, {
            people: told.people.filter((person) => person !== actor.id),
            kind: 'comment.added',
            title: told.title,
            href: options.href(input.id),
            object,
          });
        return done(added);
      });
    },
  });
  const edit = defineUse({
    name: `comments/${kind}/edit`,
    path: `comments/${kind}/{id}/{comment}`,
    method: 'put',
    permission,
    summary: `Changes a comment of your own on one ${kind}; readers are told when it is older than 15 minutes.`,
    input: z.object({ id, comment, text, confirmed }),
    output: Done,
    run: async (platform, actor, input) => {
      const object = { kind, id: input.id };
      if (!(await open(platform, actor, object))) return refuse(closed);
      const said = { ...input, now: platform.now() };
      return inTransaction(platform.db, async (trx) =>
        done(await editComment(trx, actor, object, input.comment, said)),
      );
    },
  });
  const remove = defineUse({
    name: `comments/${kind}/remove`,
    path: `comments/${kind}/{id}/{comment}`,
    method: 'delete',
    permission,
    summary: `Removes a comment on one ${kind}: your own, or any with a reason where your role may.`,
    input: z.object({
      id,
      comment,
      why: optionalText(z.string().trim().max(500, 'Write at most 500 characters.')),
    }),
    output: Done,
    run: async (platform, actor, input) => {
      const object = { kind, id: input.id };
      // Also where no more comments are taken: what must go must go.
      if ((await visibleTo(platform.registries, platform.db, actor, [object], (ref) => ref)).length === 0)
        return refuse(closed);
      const given = { why: input.why, now: platform.now() };
      return inTransaction(platform.db, async (trx) =>
        done(await removeComment(trx, actor, object, input.comment, given)),
      );
    },
  });
  return { list, add, edit, remove };
};
