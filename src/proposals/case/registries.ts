import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Link, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposal } from '../kit/find.ts';
import { caseRef, ideaHref, ideaRef } from '../kit/refs.ts';
import { casePublic } from './open.ts';
import { caseHref } from './shell.tsx';
import { caseDb } from './tables.ts';

/** The case of an idea on the thread: `case:ISV-2026-014`; a section of it is `case:ISV-2026-014/money`. */
const referenceOf = (id: string): string => id.split('/')[0] ?? '';

/** From an idea to its case, from the first word of it on, and back. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (object.kind !== 'idea' && object.kind !== 'case') return [];
  const reference = referenceOf(object.id);
  const row = await caseDb(db)
    .selectFrom('proposal_case')
    .selectAll()
    .where('proposal', '=', reference)
    .executeTakeFirst();
  const proposal = row && (await findProposal(db, reference));
  if (!row || !proposal) return [];
  const [idea, its] = [ideaRef(reference), caseRef(reference)];
  return object.kind === 'idea'
    ? [
        {
          from: idea,
          to: its,
          label: row.sent_on
            ? `Case, sent as version ${row.sent_version}`
            : casePublic(proposal)
              ? 'Case, sent for a decision'
              : row.versions > 0
                ? `Case, version ${row.versions}, being written`
                : 'Case, being written',
          href: caseHref(reference),
          date: row.sent_on ?? proposal.complete_on ?? row.started_on,
        },
      ]
    : [{ from: idea, to: its, label: proposal.title, href: ideaHref(reference), date: proposal.raised_on }];
};

/** A case is hidden wherever its idea is, and from the public until it was sent. */
const hidden =
  ({ registries }: Platform) =>
  async (db: Db, actor: Actor, objects: readonly ObjectRef[]): Promise<ReadonlySet<string>> => {
    const cases = objects.filter(({ kind }) => kind === 'case');
    if (cases.length === 0) return new Set();
    const ideas = cases.map(({ id }) => ideaRef(referenceOf(id)));
    const hiddenIdeas = new Set<string>();
    for (const { name, ask } of registries.restrictions.all())
      if (name !== 'cases') for (const ref of await ask(db, actor, ideas)) hiddenIdeas.add(ref);
    const out = new Set<string>();
    for (const one of cases) {
      const reference = referenceOf(one.id);
      const proposal = actor.kind === 'public' ? await findProposal(db, reference) : undefined;
      if (hiddenIdeas.has(refText(ideaRef(reference))) || (proposal && !casePublic(proposal)))
        out.add(refText(one));
    }
    return out;
  };

/** What cases give to the thread, and from whom they are hidden. */
export const registerCases = (platform: Platform): void => {
  platform.registries.links.add('cases', links);
  platform.registries.restrictions.add('cases', hidden(platform));
};
