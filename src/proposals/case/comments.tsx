import type { ReactNode } from 'react';
import { commentRoutes, commentsOn, shownComments } from '../../platform/comments/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { CommentCheck, Comments } from '../../ui/index.ts';
import { findProposal, type Proposal } from '../kit/find.ts';
import { hasCase } from './open.ts';
import { caseHref } from './shell.tsx';

/** `ISV-2026-014/need`: comments stand on one section of a case. */
const partsOf = (id: string): readonly [reference: string, section: string] => {
  const [reference = '', section = ''] = id.split('/');
  return [reference, section];
};

const caseOfId = async (db: Db, id: string): Promise<Proposal | undefined> => {
  const proposal = await findProposal(db, partsOf(id)[0]);
  return proposal && hasCase(proposal) ? proposal : undefined;
};

const href = (id: string): string => {
  const [reference, section] = partsOf(id);
  return `${caseHref(reference)}/${section}`;
};

/** What colleagues say of one section: for members. */
export const caseKitRoutes: readonly Route[] = commentRoutes('case', {
  permission: 'comments.write',
  mayComment: async (db, _actor, id) => (await caseOfId(db, id)) !== undefined,
  href,
  tell: async (db, id, actor) => {
    const proposal = await caseOfId(db, id);
    const spoke = (await commentsOn(db, { kind: 'case', id })).map(({ person }) => person);
    const leads = [proposal?.clinician, proposal?.manager].filter((one) => typeof one === 'string');
    return {
      people: [...new Set([...leads, ...spoke])],
      title: `${actor.kind === 'person' ? actor.name : 'Somebody'} wrote on the case ${partsOf(id)[0]}: ${proposal?.title ?? ''}`,
    };
  },
  check: CommentCheck,
});

/** The comments on a section, beside it; nothing for those who may not read them. */
export const caseComments = async ({ platform, actor, shell }: Ask, id: string): Promise<ReactNode> =>
  can(actor, 'comments.write') ? (
    <Comments
      comments={await shownComments(platform, actor, { kind: 'case', id })}
      action={`/comments/case/${encodeURIComponent(id)}`}
      csrf={shell.token}
      open={actor.kind === 'person'}
    />
  ) : null;
