import type { Platform } from '../../platform/platform.ts';
import type { Link, ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposal } from '../kit/find.ts';
import { caseRef, decisionRef, ideaHref, ideaRef } from '../kit/refs.ts';
import { decisionsOn } from './uses.ts';
import { outcomeWords } from './words.ts';

/** From an idea and from its case to the newest decision on it, and back to both. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (!['idea', 'case', 'decision'].includes(object.kind)) return [];
  const [decision] = await decisionsOn(db, object.id);
  const proposal = decision && (await findProposal(db, object.id));
  if (!decision || !proposal) return [];
  const to = decisionRef(object.id);
  const href = `${ideaHref(object.id)}/decision`;
  if (object.kind !== 'decision') {
    const label = `${outcomeWords(decision.outcome)}: ${decision.body}`;
    return [{ from: object, to, label, href, date: decision.on_day }];
  }
  // Asked of the decision, the words tell of what it was taken on.
  const idea = {
    label: `${object.id}: ${proposal.title}`,
    href: ideaHref(object.id),
    date: proposal.raised_on,
  };
  const its = { label: 'Case', href: `${ideaHref(object.id)}/case`, date: decision.on_day };
  return [
    { from: ideaRef(object.id), to, ...idea },
    ...(proposal.complete_on ? [{ from: caseRef(object.id), to, ...its, date: proposal.complete_on }] : []),
  ];
};

/** What decisions give to the thread. */
export const registerDecisions = ({ registries }: Platform): void =>
  registries.links.add('proposal-decisions', links);
