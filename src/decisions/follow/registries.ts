import type { Platform } from '../../platform/platform.ts';
import { idsOfKind, type Link, type LinkEnd, type ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { outcomeWords } from '../../proposals/index.ts';
import { decisionHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { verdictWords } from './words-rules.ts';

/** What followed, as objects of the thread: `DEC-2026-047/3`. */
const CONTRACT = 'followed-contract';
const OUTCOME = 'followed-outcome';

/** What followed published decisions on these ideas, or is itself asked about: one query, the newest first. */
const followedOn = (db: Db, ideas: readonly string[], ids: readonly number[]) =>
  decisionDb(db)
    .selectFrom('decision_follow as f')
    .innerJoin('decision as d', 'd.reference', 'f.decision')
    .innerJoin('body as b', 'b.key', 'd.body')
    .select(['f.id', 'f.kind', 'f.on_day', 'f.title', 'f.measured', 'f.verdict'])
    .select(['d.reference', 'd.proposal', 'd.outcome', 'd.decided_on', 'b.name as bodyName'])
    .where('f.taken_back_at', 'is', null)
    .where('d.published_on', 'is not', null)
    .where((eb) =>
      eb.or([
        ...(ideas.length > 0 ? [eb('d.proposal', 'in', ideas)] : []),
        ...(ids.length > 0 ? [eb('f.id', 'in', ids)] : []),
      ]),
    )
    .orderBy('f.on_day', 'desc')
    .orderBy('f.id', 'desc')
    .execute();
type Row = Awaited<ReturnType<typeof followedOn>>[number];

const linkOf = (row: Row): Link[] => {
  if (row.proposal === null) return [];
  const href = decisionHref(row.reference);
  const from: LinkEnd = {
    kind: 'decision',
    id: row.proposal,
    label: `${outcomeWords(row.outcome)}: ${row.bodyName}`,
    href,
    date: row.decided_on,
  };
  const told = [row.measured ?? row.title, row.verdict && verdictWords(row.verdict).toLowerCase()];
  const to: LinkEnd = {
    kind: row.kind === 'contract' ? CONTRACT : OUTCOME,
    id: `${row.reference}/${row.id}`,
    label: row.kind === 'contract' ? row.title : told.filter(Boolean).join(', '),
    href: `${href}#followed`,
    date: row.on_day,
  };
  return [{ from, to }];
};

/** From the decision on an idea to what followed it, and back. */
const links = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const ideas = idsOfKind(objects, 'decision');
  const ids = [CONTRACT, OUTCOME]
    .flatMap((kind) => idsOfKind(objects, kind))
    .map((id) => Number(id.split('/')[1]))
    .filter(Number.isSafeInteger);
  return ideas.length + ids.length === 0 ? [] : (await followedOn(db, ideas, ids)).flatMap(linkOf);
};

/** What followed decisions, on the thread. */
export const registerFollowed = ({ registries }: Pick<Platform, 'registries'>): void => {
  registries.links.add('followed-decisions', links);
  registries.stations.add('followed-decisions', () => [
    { kind: CONTRACT, order: 7, name: 'Contract' },
    { kind: OUTCOME, order: 9, name: 'Outcome' },
  ]);
};
