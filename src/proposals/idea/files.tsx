import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { attachmentRoutes, shownAttachments } from '../../platform/attachments/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { Route } from '../../platform/http/routes.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { Attachments, LinedList, Section } from '../../ui/index.ts';
import { actsUnnamed } from '../kit/change.ts';
import { findProposal, type Proposal } from '../kit/find.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { joinedTo } from '../moves/joined.ts';

const exists = async (db: Db, reference: string): Promise<boolean> =>
  (await findProposal(db, reference)) !== undefined;

/** Not the raiser whose name is kept: a file stands there with a name. */
const mayAttach = async (db: Db, actor: Actor, reference: string): Promise<boolean> => {
  const proposal = await findProposal(db, reference);
  return proposal !== undefined && proposal.state !== 'merged' && !actsUnnamed(actor, proposal);
};

/** Files that stand with an idea: for members. */
export const ideaFileRoutes: readonly Route[] = attachmentRoutes('idea', {
  read: 'proposals.raise',
  permission: 'proposals.raise',
  maySee: (db, _actor, reference) => exists(db, reference),
  mayAttach,
  href: ideaHref,
});

/** The files of an idea and of those that joined it; nothing for those who may not read them. */
export const ideaFiles = async (ask: Ask, proposal: Proposal): Promise<ReactNode> => {
  const { platform, actor, shell } = ask;
  if (actor.kind === 'public') return null;
  const { reference } = proposal;
  const unnamed = actsUnnamed(actor, proposal);
  const joined = [];
  for (const one of await joinedTo(platform.db, reference))
    for (const file of await shownAttachments(platform, actor, ideaRef(one)))
      if (!file.removed) joined.push({ one, file });
  return (
    <>
      <Attachments
        files={await shownAttachments(platform, actor, ideaRef(reference))}
        action={`/attachments/idea/${reference}`}
        csrf={shell.token}
        open={actor.kind === 'person' && proposal.state !== 'merged' && !unnamed}
      />
      {unnamed ? (
        <p className="cf-small cf-quiet">
          Your name is kept, and a file stands here with a name: give further files to{' '}
          {proposal.guardian_name}.
        </p>
      ) : null}
      {joined.length > 0 ? (
        <Section title="Files of those that joined" id="joined-files">
          <LinedList>
            {joined.map(({ one, file }) => (
              <li key={file.id}>
                <a href={`/attachments/idea/${one}/${file.id}`}>{file.name}</a>{' '}
                <span className="cf-small cf-quiet">of {one}</span>
              </li>
            ))}
          </LinedList>
        </Section>
      ) : null}
    </>
  );
};
