import type { Platform } from '../../platform/platform.ts';
import { idsOfKind, type Link, type ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { caseRef, decisionRef, ideaHref, ideaRef } from '../kit/refs.ts';
import { proposalDb } from '../tables.ts';
import { outcomeWords } from './words.ts';

/** The newest decision on each of these ideas, with what its links tell: one query. */
const newestDecisions = (db: Db, references: readonly string[]) =>
  proposalDb(db)
    .selectFrom('proposal_decision as d')
    .innerJoin('proposal as p', 'p.reference', 'd.proposal')
    .distinctOn('d.proposal')
    .select([
      'd.outcome',
      'd.body',
      'd.on_day',
      'd.address',
      'p.reference',
      'p.title',
      'p.raised_on',
      'p.complete_on',
    ])
    .where('d.proposal', 'in', references)
    .orderBy('d.proposal')
    .orderBy('d.id', 'desc')
    .execute();
type Row = Awaited<ReturnType<typeof newestDecisions>>[number];

const linksOfRow = (row: Row): Link[] => {
  const { reference, title, raised_on, complete_on, outcome, body, on_day, address } = row;
  const href = ideaHref(reference);
  const idea = { ...ideaRef(reference), label: `${reference}: ${title}`, href, date: raised_on };
  const to = {
    ...decisionRef(reference),
    label: `${outcomeWords(outcome)}: ${body}`,
    // A body's decision has a page of its own.
    href: address?.startsWith('/') ? address : `${href}/decision`,
    date: on_day,
  };
  const its = complete_on && {
    ...caseRef(reference),
    label: 'Case',
    href: `${href}/case`,
    date: complete_on,
  };
  return [{ from: idea, to }, ...(its ? [{ from: its, to }] : [])];
};

/** From an idea and from its case to the newest decision on it, and back to both. */
const links = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const references = ['idea', 'case', 'decision'].flatMap((kind) => idsOfKind(objects, kind));
  return references.length === 0 ? [] : (await newestDecisions(db, references)).flatMap(linksOfRow);
};

/** What decisions give to the thread. */
export const registerDecisions = ({ registries }: Platform): void =>
  registries.links.add('proposal-decisions', links);
