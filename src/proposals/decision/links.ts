import type { Platform } from '../../platform/platform.ts';
import type { Link, ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { caseRef, decisionRef, ideaHref, ideaRef } from '../kit/refs.ts';
import { decisionsOn } from './uses.ts';
import { outcomeWords } from './words.ts';

/** From an idea and from its case to the newest decision on it, and back. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (!['idea', 'case', 'decision'].includes(object.kind)) return [];
  const [decision] = await decisionsOn(db, object.id);
  if (!decision) return [];
  const link = (from: ObjectRef): Link => ({
    from,
    to: decisionRef(object.id),
    label: `${outcomeWords(decision.outcome)}: ${decision.body}`,
    href: `${ideaHref(object.id)}/decision`,
    date: decision.on_day,
  });
  return object.kind === 'idea' ? [link(ideaRef(object.id))] : [link(caseRef(object.id))];
};

/** What decisions give to the thread. */
export const registerDecisions = ({ registries }: Platform): void =>
  registries.links.add('proposal-decisions', links);
