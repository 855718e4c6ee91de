import type { ReactNode } from 'react';
import { attachmentRoutes, shownAttachments } from '../../platform/attachments/index.ts';
import { commentRoutes, shownComments } from '../../platform/comments/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { Attachments, CommentCheck, Comments } from '../../ui/index.ts';
import { managersOf } from '../appointments/appoint.ts';
import { findOrganisation } from './queries.ts';

const KIND = 'organisation';
const href = (code: string): string => `/people/organisations/${code}`;

const isThere = async (db: Db, code: string): Promise<boolean> =>
  (await findOrganisation(db, code)) !== undefined;

/** Notes between colleagues about an organisation, and documents kept with it: for members. */
export const kitRoutes: readonly Route[] = [
  ...commentRoutes(KIND, {
    permission: 'comments.write',
    mayComment: (db, _actor, code) => isThere(db, code),
    href,
    tell: async (db, code, actor) => {
      const place = await findOrganisation(db, code);
      return {
        people: await managersOf(db, code, londonDate(new Date())),
        title: `${actor.kind === 'person' ? actor.name : 'Somebody'} wrote about ${place?.name ?? code}`,
      };
    },
    check: CommentCheck,
  }),
  ...attachmentRoutes(KIND, {
    read: 'comments.write',
    permission: 'organisations.edit',
    maySee: (db, _actor, code) => isThere(db, code),
    mayAttach: (db, _actor, code) => isThere(db, code),
    href,
  }),
];

/** Notes between colleagues on an organisation's page; nothing for those who may not read them. */
export const notesOf = async ({ platform, actor, shell }: Ask, code: string): Promise<ReactNode> =>
  can(actor, 'comments.write') ? (
    <Comments
      comments={await shownComments(platform, actor, { kind: KIND, id: code })}
      action={`/comments/${KIND}/${code}`}
      csrf={shell.token}
      open={actor.kind === 'person'}
    />
  ) : null;

/** Documents kept with an organisation; shown to members once there is one, or to those who may add it. */
export const filesOf = async ({ platform, actor, shell }: Ask, code: string): Promise<ReactNode> => {
  if (!can(actor, 'comments.write')) return null;
  const files = await shownAttachments(platform, actor, { kind: KIND, id: code });
  const open = can(actor, 'organisations.edit');
  return files.length > 0 || open ? (
    <Attachments files={files} action={`/attachments/${KIND}/${code}`} csrf={shell.token} open={open} />
  ) : null;
};
