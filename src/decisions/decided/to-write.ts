import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { type Registries, type Task, visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { addDays } from '../../shared/dates.ts';
import { itemHref, itemRef, voteHref, voteRef } from '../kit/refs.ts';
import { mayWriteDecision } from './find.ts';

/** What was decided and is not written down: an item whose vote counts or whose idea waits, or a vote between meetings. */
type Waiting = {
  readonly body: string;
  readonly meeting: string | null;
  readonly item: number | null;
  readonly vote: string | null;
  readonly title: string;
  readonly on: string;
};

/** An item is not looked for longer than this many days: by then somebody has settled that there is no decision. */
const DAYS = 120;

const waiting = async (db: Db, from: string): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select m.body, m.reference as meeting, a.id as item, null as vote, a.title,
      to_char(m.starts at time zone 'Europe/London', 'YYYY-MM-DD') as on
    from agenda_item a join meeting m on m.reference = a.meeting
    where a.purpose = 'decide' and a.state in ('open', 'closed') and m.state in ('open', 'closed')
      and (m.starts at time zone 'Europe/London')::date >= ${from}::date
      and not exists (select from decision d where d.item = a.id)
      and not exists (select from vote v where v.item = a.id and v.state = 'open')
      and (exists (select from vote v where v.item = a.id and v.state = 'closed')
        or (a.state = 'closed' and exists (
          select from proposal p where p.reference = a.proposal and p.state = 'decision')))
    union all
    select v.body, null, null, v.reference, v.title,
      to_char(v.closed_at at time zone 'Europe/London', 'YYYY-MM-DD')
    from vote v
    where v.kind <> 'item' and v.state = 'closed' and v.ratifies is null
      and (v.closed_at at time zone 'Europe/London')::date >= ${from}::date
      and not exists (select from decision d where d.vote = v.reference)
    order by 6, 3, 4`.execute(db);
  return rows;
};

/** Those of them that this person writes down and may know of. */
const theirs = async (
  registries: Registries,
  db: Db,
  actor: Actor,
  today: string,
): Promise<readonly Waiting[]> => {
  if (actor.kind !== 'person') return [];
  const mine: Waiting[] = [];
  for (const one of await waiting(db, addDays(today, -DAYS)))
    if (await mayWriteDecision(db, actor, one, today)) mine.push(one);
  return visibleTo(registries, db, actor, mine, ({ item, vote }) =>
    item === null ? voteRef(vote ?? '') : itemRef(item),
  );
};

const hrefOf = ({ meeting, item, vote }: Waiting): string =>
  `${item === null || meeting === null ? voteHref(vote ?? '') : itemHref(meeting, item)}/decide`;

/** For Home of whoever writes decisions down. */
export const decisionsToWrite =
  (registries: Registries) =>
  async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> =>
    (await theirs(registries, db, actor, today)).map((one) => ({
      kind: 'A decision to write down',
      title: one.title,
      href: hrefOf(one),
      detail: `${one.meeting ?? one.vote}. Until it is written down, nobody who waits for it hears.`,
      due: one.on,
      minutes: 15,
      object: one.item === null ? voteRef(one.vote ?? '') : itemRef(one.item),
    }));

/** Items of a meeting whose decision this person can write down, with where they do it: for the page of the meeting. */
export const itemsToWrite = async (
  { registries, db }: { readonly registries: Registries; readonly db: Db },
  actor: Actor,
  items: readonly number[],
  today: string,
): Promise<readonly { readonly item: number; readonly href: string }[]> =>
  (await theirs(registries, db, actor, today)).flatMap((one) =>
    one.item !== null && items.includes(one.item) ? [{ item: one.item, href: hrefOf(one) }] : [],
  );
