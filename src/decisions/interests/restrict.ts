import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { type ObjectRef, type Restriction, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { ideasJoinedTo } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { isOfBody } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';

/** What an interest keeps from a person while its item is not decided in public. */
type Kept = {
  readonly item: number;
  readonly proposal: string | null;
  /** `papers`: the match waits for its ruling, and so do the papers; `all`: the person sees nothing of it. */
  readonly what: 'papers' | 'all';
};

/**
 * What is kept from a person: an item of which a ruling says no papers, or a match on it that waits for its ruling.
 * The decision, once published, ends both; so does a later decision on the same idea.
 */
const keptFrom = async (db: Db, person: string): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    select i.item, a.proposal,
      case when bool_or(i.ruling = 'no-papers') or (bool_or(i.ruling is null) and bool_or(i.ruling = 'leave'))
        then 'all' else 'papers' end as what
    from item_interest i
    join agenda_item a on a.id = i.item
    join meeting m on m.reference = a.meeting
    where i.person = ${person} and i.dismissed_reason is null and (i.ruling = 'no-papers' or i.ruling is null
      or i.ruling = 'leave')
      and not exists (
        select from decision d where d.published_on is not null and (d.item = i.item
          or (d.proposal = a.proposal and d.decided_on >= (m.starts at time zone 'Europe/London')::date)))
    group by i.item, a.proposal
    having bool_or(i.ruling = 'no-papers') or bool_or(i.ruling is null)`.execute(db);
  return rows;
};

/** Kinds of objects of an idea that its papers are made of. */
const PAPER_KINDS: ReadonlySet<string> = new Set(['case', 'paper']);
/** An object of an idea carries its reference: `case:ISV-2026-014/money`, `problem:ISV-2026-014`. */
const ownerOf = (id: string): string => id.split('/')[0] ?? '';

type Hidden = {
  readonly items: ReadonlySet<number>;
  readonly papers: ReadonlySet<number>;
  readonly ideas: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
};

/** Ideas with all that joined them: what was brought into an idea tells of it. */
const withJoined = async (db: Db, ideas: readonly string[]): Promise<Set<string>> => {
  const all = new Set(ideas);
  for (const idea of ideas) for (const joined of await ideasJoinedTo(db, idea)) all.add(joined);
  return all;
};

/** Every item about an idea that is kept from somebody is kept from them, whichever meeting it stands in. */
const hiddenFrom = async (db: Db, kept: readonly Kept[]): Promise<Hidden> => {
  const ideas = await withJoined(
    db,
    kept.flatMap(({ what, proposal }) => (what === 'all' && proposal ? [proposal] : [])),
  );
  const cases = await withJoined(
    db,
    kept.flatMap(({ proposal }) => (proposal ? [proposal] : [])),
  );
  const items = new Set(kept.flatMap(({ what, item }) => (what === 'all' ? [item] : [])));
  const papers = new Set(kept.map(({ item }) => item));
  if (cases.size > 0) {
    const others = await decisionDb(db)
      .selectFrom('agenda_item')
      .select(['id', 'proposal'])
      .where('proposal', 'in', [...cases])
      .execute();
    for (const { id, proposal } of others) {
      papers.add(id);
      if (proposal !== null && ideas.has(proposal)) items.add(id);
    }
  }
  return { items, papers, ideas, cases };
};

const idsOf = (objects: readonly ObjectRef[], kind: string): string[] =>
  objects.filter((one) => one.kind === kind).map(({ id }) => id);
const numbersOf = (objects: readonly ObjectRef[], kind: string): number[] =>
  idsOf(objects, kind).map(Number).filter(Number.isSafeInteger);

/** Papers, votes, decisions, actions and portfolio ballots by the item or idea that they belong to: one query for each kind that was asked about. */
const belongings = async (
  db: Db,
  objects: readonly ObjectRef[],
): Promise<
  readonly { readonly ref: string; readonly item: number | null; readonly idea: string | null }[]
> => {
  const papers = numbersOf(objects, 'paper');
  const votes = idsOf(objects, 'vote');
  const decisions = idsOf(objects, 'body-decision');
  const actions = idsOf(objects, 'meeting-action');
  const found: { ref: string; item: number | null; idea: string | null }[] = [];
  if (papers.length > 0)
    for (const { id, item, proposal } of await decisionDb(db)
      .selectFrom('paper')
      .select(['id', 'item', 'proposal'])
      .where('id', 'in', papers)
      .execute())
      found.push({ ref: `paper:${id}`, item, idea: proposal });
  if (votes.length > 0)
    for (const { reference, item, proposal } of await decisionDb(db)
      .selectFrom('vote')
      .select(['reference', 'item', 'proposal'])
      .where('reference', 'in', votes)
      .execute())
      found.push({ ref: `vote:${reference}`, item, idea: proposal });
  if (decisions.length > 0)
    for (const { reference, item, proposal } of await decisionDb(db)
      .selectFrom('decision')
      .select(['reference', 'item', 'proposal'])
      .where('reference', 'in', decisions)
      .execute())
      found.push({ ref: `body-decision:${reference}`, item, idea: proposal });
  if (actions.length > 0)
    for (const { reference, item } of await decisionDb(db)
      .selectFrom('meeting_action')
      .select(['reference', 'item'])
      .where('reference', 'in', actions)
      .execute())
      found.push({ ref: `meeting-action:${reference}`, item, idea: null });
  const portfolios = idsOf(objects, 'portfolio');
  if (portfolios.length > 0)
    // On a list of projects what one gets another does not: whoever may not know of one knows of none.
    for (const { portfolio, proposal } of await decisionDb(db)
      .selectFrom('portfolio_project')
      .select(['portfolio', 'proposal'])
      .where('portfolio', 'in', portfolios)
      .where('proposal', 'is not', null)
      .execute())
      found.push({ ref: `portfolio:${portfolio}`, item: null, idea: proposal });
  return found;
};

/**
 * Hides from a person what a ruling keeps from them: the item, its papers, votes and decision, the idea with its
 * problem, case, evidence and all else that carries its reference. A match that waits for its ruling keeps the papers
 * alone, of which the case is one.
 */
export const conflicted: Restriction = async (db, actor, objects) => {
  if (actor.kind !== 'person' || objects.length === 0) return new Set();
  const kept = await keptFrom(db, actor.id);
  if (kept.length === 0) return new Set();
  const { items, papers, ideas, cases } = await hiddenFrom(db, kept);
  const hidden = new Set<string>();
  for (const ref of objects) {
    const idea = ownerOf(ref.id);
    if (ideas.has(idea) || (cases.has(idea) && PAPER_KINDS.has(ref.kind))) hidden.add(refText(ref));
    if (ref.kind === 'item' && items.has(Number(ref.id))) hidden.add(refText(ref));
  }
  for (const { ref, item, idea } of await belongings(db, objects)) {
    const isPaper = ref.startsWith('paper:');
    if (
      (item !== null && (items.has(item) || (isPaper && papers.has(item)))) ||
      (idea !== null && (ideas.has(idea) || (isPaper && cases.has(idea))))
    )
      hidden.add(ref);
  }
  return hidden;
};

/** Whether somebody may read what is private to a body, asked once for each body. */
const readsPrivate = (db: Db, actor: Actor, now: Date) => {
  const answers = new Map<string, Promise<boolean>>();
  return (body: string): Promise<boolean> => {
    const known = answers.get(body) ?? isOfBody(db, actor, body, londonDate(now));
    answers.set(body, known);
    return known;
  };
};

/** Hides private items and papers from all but those who sit on the body and who keep its papers. */
export const privateParts =
  (now: () => Date): Restriction =>
  async (db, actor, objects) => {
    const items = numbersOf(objects, 'item');
    const papers = numbersOf(objects, 'paper');
    if (items.length + papers.length === 0) return new Set();
    const base = decisionDb(db)
      .selectFrom('agenda_item as a')
      .innerJoin('meeting as m', 'm.reference', 'a.meeting');
    const rows = [
      ...(items.length === 0
        ? []
        : (
            await base
              .select(['a.id', 'm.body'])
              .where('a.id', 'in', items)
              .where('a.is_private', '=', true)
              .execute()
          ).map(({ id, body }) => ({ ref: `item:${id}`, body }))),
      ...(papers.length === 0
        ? []
        : (
            await base
              .innerJoin('paper as p', 'p.item', 'a.id')
              .select(['p.id', 'm.body'])
              .where('p.id', 'in', papers)
              .where((eb) => eb.or([eb('a.is_private', '=', true), eb('p.is_private', '=', true)]))
              .execute()
          ).map(({ id, body }) => ({ ref: `paper:${id}`, body }))),
    ];
    const mayRead = readsPrivate(db, actor, now());
    const hidden = new Set<string>();
    for (const { ref, body } of rows) if (!(await mayRead(body))) hidden.add(ref);
    return hidden;
  };
