import type { Person } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { visibleTo } from '../../../platform/registries.ts';
import { londonDate } from '../../../shared/dates.ts';
import { rulingOf } from '../../interests/queries.ts';
import { findItem, type Meeting, seatsOf } from '../../kit/find.ts';
import { electionHref, electionRef, itemRef, meetingRef, voteHref, voteRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { type Action, openActionsOf, seenActions } from '../actions/uses.ts';

type House = Pick<Platform, 'db' | 'registries' | 'now'>;

export type MyMeeting = Meeting & { readonly bodyName: string; readonly isRead: boolean };

/** Meetings to come of the bodies on which this person sits, the next first. */
export const myMeetings = async ({ db, registries, now }: House, me: Person): Promise<MyMeeting[]> => {
  const bodies = [...new Set((await seatsOf(db, me.id, londonDate(now()))).map(({ body }) => body))];
  if (bodies.length === 0) return [];
  const rows = await decisionDb(db)
    .selectFrom('meeting as m')
    .innerJoin('body as b', 'b.key', 'm.body')
    .leftJoin('pack_read as r', (join) =>
      join.onRef('r.meeting', '=', 'm.reference').on('r.person', '=', me.id),
    )
    .selectAll('m')
    .select(['b.name as bodyName', 'r.read_at as readAt'])
    .where('m.body', 'in', bodies)
    .where('m.ends', '>=', now())
    .where('m.state', 'not in', ['closed', 'cancelled'])
    .orderBy('m.starts')
    .limit(12)
    .execute();
  const seen = await visibleTo(registries, db, me, rows, ({ reference }) => meetingRef(reference));
  return seen.map(({ readAt, ...row }) => ({ ...row, isRead: readAt !== null }));
};

export type MyVote = {
  readonly title: string;
  readonly href: string;
  readonly closes: Date | null;
  readonly as: string;
};

/** Votes and elections in which this person may vote and has not yet; for themselves or for their practice. */
export const myVotes = async ({ db, registries }: House, me: Person): Promise<MyVote[]> => {
  const votes = await decisionDb(db)
    .selectFrom('vote_voter as w')
    .innerJoin('vote as v', 'v.reference', 'w.vote')
    .select(['v.reference', 'v.title', 'v.closes_at', 'w.voter_name'])
    .where('w.cast_by', '=', me.id)
    .where('w.has_voted', '=', false)
    .where('v.state', '=', 'open')
    .orderBy('v.closes_at')
    .execute();
  const elections = await decisionDb(db)
    .selectFrom('election_voter as w')
    .innerJoin('election as e', 'e.reference', 'w.election')
    .select(['e.reference', 'e.title', 'w.voter_name'])
    .where('w.cast_by', '=', me.id)
    .where('w.has_voted', '=', false)
    .where('e.state', '=', 'voting')
    .execute();
  const seenVotes = await visibleTo(registries, db, me, votes, ({ reference }) => voteRef(reference));
  const seen = await visibleTo(registries, db, me, elections, ({ reference }) => electionRef(reference));
  return [
    ...seenVotes.map((one) => ({
      title: one.title,
      href: voteHref(one.reference),
      closes: one.closes_at,
      as: one.voter_name,
    })),
    ...seen.map((one) => ({
      title: one.title,
      href: electionHref(one.reference),
      closes: null,
      as: one.voter_name,
    })),
  ];
};

export type MyMatch = {
  readonly id: number;
  readonly meeting: string;
  readonly words: string;
  readonly ruling: ReturnType<typeof rulingOf>;
  readonly contested: string | null;
  /** Undefined where the item is kept from them: its name is then not told. */
  readonly title: string | undefined;
};

/** Interests of this person that touch items still to be dealt with. */
export const myMatches = async ({ db, registries }: House, me: Person): Promise<MyMatch[]> => {
  const rows = await decisionDb(db)
    .selectFrom('item_interest as x')
    .innerJoin('agenda_item as i', 'i.id', 'x.item')
    .innerJoin('meeting as m', 'm.reference', 'i.meeting')
    .select(['x.id', 'x.item', 'x.words', 'x.ruling', 'x.dismissed_reason', 'x.contested', 'i.meeting'])
    .where('x.person', '=', me.id)
    .where('x.dismissed_reason', 'is', null)
    .where('i.state', 'in', ['planned', 'open'])
    .where('m.state', 'not in', ['closed', 'cancelled'])
    .orderBy('m.starts')
    .execute();
  const seen = new Set(
    (await visibleTo(registries, db, me, rows, ({ item }) => itemRef(item))).map(({ id }) => id),
  );
  const matches: MyMatch[] = [];
  for (const row of rows)
    matches.push({
      id: row.id,
      meeting: row.meeting,
      words: row.words,
      ruling: rulingOf(row),
      contested: row.contested,
      title: seen.has(row.id) ? (await findItem(db, row.item))?.title : undefined,
    });
  return matches;
};

export type MyProxy = { readonly id: number; readonly words: string };

/** Votes that this person gave away or holds for others now. */
export const myProxies = async ({ db, now }: House, me: Person): Promise<MyProxy[]> => {
  const today = londonDate(now());
  const rows = await decisionDb(db)
    .selectFrom('proxy as p')
    .innerJoin('body as b', 'b.key', 'p.body')
    .selectAll('p')
    .select('b.name as bodyName')
    .where((eb) => eb.or([eb('p.giver', '=', me.id), eb('p.holder', '=', me.id)]))
    .where('p.taken_back_at', 'is', null)
    .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', today)]))
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words:
      row.giver === me.id
        ? `${row.holder_name} votes for you: ${row.bodyName}${row.meeting ? `, ${row.meeting}` : ''}`
        : `You vote for ${row.giver_name}: ${row.bodyName}${row.meeting ? `, ${row.meeting}` : ''}`,
  }));
};

export const myActions = async (house: House, me: Person): Promise<Action[]> =>
  seenActions(house, me, await openActionsOf(house.db, me.id));
