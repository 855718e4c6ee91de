import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { outcomeWords } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';
import { brokenFrozen } from './proof.ts';
import { decisionsFitting } from './queries.ts';
import { decisionsToWrite } from './to-write.ts';

/** Published decisions by their words and reference. */
const searchDecisions = async (
  db: Db,
  _actor: Actor,
  words: string,
  limit: number,
): Promise<readonly Found[]> =>
  (await decisionsFitting(db, words, limit)).map((row) => ({
    object: decidedRef(row.reference),
    kind: 'Decision',
    title: row.title,
    detail: `${row.reference} · ${outcomeWords(row.outcome)} · ${row.bodyName}, ${longDate(row.decidedOn)}`,
    href: decisionHref(row.reference),
    rank: row.rank,
  }));

/** What decisions give to search, and to the check of all that is kept. */
export const registerDecided = ({ registries }: Pick<Platform, 'registries'>): void => {
  registries.searchable.add('decisions', searchDecisions);
  registries.tasks.add('decisions-to-write', decisionsToWrite(registries));
  registries.frozen.add('decisions', brokenFrozen);
};
