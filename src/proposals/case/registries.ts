import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { idsOfKind, type Link, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposals } from '../kit/find.ts';
import { caseRef, ideaHref, ideaRef } from '../kit/refs.ts';
import type { ProposalTables } from '../tables.ts';
import { casePublic } from './open.ts';
import { caseHref } from './shell.tsx';
import { caseDb } from './tables.ts';
import { toSign } from './topics/quality/tasks.ts';

/** The case of an idea on the thread: `case:ISV-2026-014`; a section of it is `case:ISV-2026-014/money`. */
const referenceOf = (id: string): string => id.split('/')[0] ?? '';

/** The cases of these ideas with what their links tell: one query. */
const casesOf = (db: Db, references: readonly string[]) =>
  caseDb(db)
    .withTables<ProposalTables>()
    .selectFrom('proposal_case')
    .innerJoin('proposal', 'proposal.reference', 'proposal_case.proposal')
    .select(['reference', 'title', 'raised_on', 'state', 'aside_from', 'complete_on'])
    .select(['started_on', 'versions', 'sent_version', 'sent_on'])
    .where('reference', 'in', references)
    .orderBy('reference')
    .execute();
type Row = Awaited<ReturnType<typeof casesOf>>[number];

const caseWords = (row: Row): string => {
  if (row.sent_on && row.sent_version !== null) return `Case, sent as version ${row.sent_version}`;
  if (row.sent_on || casePublic(row)) return 'Case, sent for a decision';
  return row.versions > 0 ? `Case, version ${row.versions}, being written` : 'Case, being written';
};

/** From an idea to its case, from the first word of it on, and back. */
const links = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const references = [...idsOfKind(objects, 'idea'), ...idsOfKind(objects, 'case')];
  if (references.length === 0) return [];
  return (await casesOf(db, references)).map((row) => ({
    from: {
      ...ideaRef(row.reference),
      label: row.title,
      href: ideaHref(row.reference),
      date: row.raised_on,
    },
    to: {
      ...caseRef(row.reference),
      label: caseWords(row),
      href: caseHref(row.reference),
      date: row.sent_on ?? row.complete_on ?? row.started_on,
    },
  }));
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
    const references = actor.kind === 'public' ? cases.map(({ id }) => referenceOf(id)) : [];
    const unsent = new Set(
      (await findProposals(db, references))
        .filter((proposal) => !casePublic(proposal))
        .map(({ reference }) => reference),
    );
    const isHidden = (reference: string): boolean =>
      hiddenIdeas.has(refText(ideaRef(reference))) || unsent.has(reference);
    return new Set(cases.filter(({ id }) => isHidden(referenceOf(id))).map(refText));
  };

/** What cases give to the thread, and from whom they are hidden. */
export const registerCases = (platform: Platform): void => {
  platform.registries.links.add('cases', links);
  platform.registries.restrictions.add('cases', hidden(platform));
  platform.registries.tasks.add('cases-to-sign', toSign);
};
