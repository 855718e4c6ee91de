import { attachmentRoutes, shownAttachments } from '../../platform/attachments/index.ts';
import { commentRoutes, shownComments } from '../../platform/comments/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { Attachments, CommentCheck, Comments } from '../../ui/index.ts';
import { concernedBy } from './change.ts';
import { findGap } from './queries.ts';
import { gapHref, gapRef } from './shown.ts';

const exists = async (db: Db, reference: string): Promise<boolean> =>
  (await findGap(db, reference)) !== undefined;

/** What colleagues say of a gap, and what they keep with it: for members. */
export const gapKitRoutes: readonly Route[] = [
  ...commentRoutes('gap', {
    permission: 'comments.write',
    mayComment: (db, _actor, reference) => exists(db, reference),
    href: gapHref,
    tell: async (db, reference, actor) => {
      const gap = await findGap(db, reference);
      return {
        people: gap ? await concernedBy(db, gap) : [],
        title: `${actor.kind === 'person' ? actor.name : 'Somebody'} wrote about ${reference}: ${gap?.statement ?? ''}`,
      };
    },
    check: CommentCheck,
  }),
  ...attachmentRoutes('gap', {
    read: 'comments.write',
    permission: 'gaps.record',
    maySee: (db, _actor, reference) => exists(db, reference),
    mayAttach: (db, _actor, reference) => exists(db, reference),
    href: gapHref,
  }),
];

/** Comments and files on the page of a gap; nothing for those who may not read them. */
export const gapKits = async ({ platform, actor, shell }: Ask, reference: string) => {
  if (!can(actor, 'comments.write')) return { comments: null, files: null };
  const object = gapRef(reference);
  const open = actor.kind === 'person';
  return {
    comments: (
      <Comments
        comments={await shownComments(platform, actor, object)}
        action={`/comments/gap/${reference}`}
        csrf={shell.token}
        open={open}
      />
    ),
    files: (
      <Attachments
        files={await shownAttachments(platform, actor, object)}
        action={`/attachments/gap/${reference}`}
        csrf={shell.token}
        open={open}
      />
    ),
  };
};
