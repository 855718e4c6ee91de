import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { findProposal, type Proposal } from '../../proposals/index.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import {
  type AgendaItem,
  type Body,
  findBody,
  findItem,
  findMeeting,
  type Meeting,
  noItem,
  readMeeting,
  visibleItems,
} from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { noVote, readVote, voteOf, votesOnItem } from '../votes/find.ts';
import { mayWriteDecision } from './find.ts';
import type { DecidedRefusal } from './refusals.ts';

export type Refused = DecidedRefusal | CommonRefusal;

/** What a decision is on: an item of a meeting with its vote, or a vote between meetings. */
export type Place = {
  readonly body: Body;
  readonly meeting: Meeting | undefined;
  readonly item: AgendaItem | undefined;
  readonly voted: NonNullable<Awaited<ReturnType<typeof voteOf>>> | undefined;
  readonly proposal: Proposal | undefined;
  /** The day on which it was decided. */
  readonly on: CalendarDate;
};

const OVER = { deferred: 'put off to another meeting', withdrawn: 'taken off the agenda' } as const;

const itemPlace = async (
  platform: Platform,
  actor: Actor,
  given: { readonly meeting?: string | undefined; readonly item: number },
): Promise<Result<Pick<Place, 'meeting' | 'item'>, Refused>> => {
  const item = await findItem(platform.db, given.item);
  const meeting = item && (await findMeeting(platform.db, item.meeting));
  if (!item || !meeting || (given.meeting && given.meeting !== meeting.reference))
    return refuse(noItem(given.item));
  const read = await readMeeting(platform, actor, meeting.reference);
  if (!read.ok) return refuse(noItem(given.item));
  const [seen] = await visibleItems(platform, actor, [item]);
  if (!seen) return refuse(noItem(given.item));
  if (item.state === 'deferred' || item.state === 'withdrawn')
    return refuse({ kind: 'decision-item-over', how: OVER[item.state] });
  if (meeting.state !== 'open' && meeting.state !== 'closed')
    return refuse({ kind: 'decision-item-over', how: 'not come to yet: the meeting has not begun' });
  return ok({ item, meeting });
};

/** The vote that was named, else the newest on the item that counts: nobody writes a yes past a vote that was lost. */
const voteFor = async (db: Db, item: AgendaItem | undefined, given: string | undefined) => {
  const reference =
    given ?? (item && (await votesOnItem(db, item.id)).find(({ state }) => state !== 'void')?.reference);
  return reference ? await voteOf(db, reference) : undefined;
};

/** The decision that stands on this item, or of this vote, already. */
export const standingDecision = async (
  db: Db,
  { item, vote }: { readonly item: number | undefined; readonly vote: string | undefined },
): Promise<string | undefined> =>
  item === undefined && vote === undefined
    ? undefined
    : (
        await decisionDb(db)
          .selectFrom('decision')
          .select('reference')
          .where((eb) =>
            eb.or([
              ...(item === undefined ? [] : [eb('item', '=', item)]),
              ...(vote === undefined ? [] : [eb('vote', '=', vote)]),
            ]),
          )
          .executeTakeFirst()
      )?.reference;

/**
 * What somebody writes a decision on, with everything that must be settled before: the item was come to, its vote is
 * closed and counts, no decision stands on it, and it is theirs to write down.
 */
export const placeFor = async (
  platform: Platform,
  actor: Actor,
  given: {
    readonly meeting?: string | undefined;
    readonly item?: number | undefined;
    readonly vote?: string | undefined;
  },
): Promise<Result<Place, Refused>> => {
  const { db } = platform;
  if (given.item === undefined && given.vote === undefined) return refuse({ kind: 'decision-of-what' });
  const today = londonDate(platform.now());
  const at =
    given.item === undefined
      ? ok({ item: undefined, meeting: undefined })
      : await itemPlace(platform, actor, { meeting: given.meeting, item: given.item });
  if (!at.ok) return at;
  const { item, meeting } = at.value;
  const voted = await voteFor(db, item, given.vote);
  if (given.vote !== undefined) {
    const read = await readVote(platform, actor, given.vote);
    if (!voted || !read.ok) return refuse(noVote(given.vote));
    if (item ? voted.vote.item !== item.id : voted.vote.kind === 'item')
      return refuse({ kind: 'decision-vote-elsewhere', field: 'vote' });
  }
  const body = await findBody(db, meeting?.body ?? voted?.vote.body ?? '');
  if (!body) return refuse({ kind: 'decision-of-what' });
  if (!(await mayWriteDecision(db, actor, { body: body.key, meeting: meeting?.reference ?? null }, today)))
    return refuse({ kind: 'decision-not-yours' });
  const stands = await standingDecision(db, { item: item?.id, vote: voted?.vote.reference });
  if (stands) return refuse({ kind: 'decision-stands', reference: stands });
  if (voted) {
    const { reference, state, result } = voted.vote;
    if (state === 'open') return refuse({ kind: 'decision-vote-open', reference });
    if (state === 'void') return refuse({ kind: 'decision-vote-void', reference });
    if (result?.outcome === 'tied') return refuse({ kind: 'decision-vote-tied', reference });
  }
  const reference = item?.proposal ?? voted?.vote.proposal ?? undefined;
  const proposal = reference ? await findProposal(db, reference) : undefined;
  const [seen] = proposal
    ? await visibleTo(platform.registries, db, actor, [proposal], (one) => ({
        kind: 'idea',
        id: one.reference,
      }))
    : [];
  return ok({
    body,
    meeting,
    item,
    voted,
    proposal: seen,
    on: londonDate(meeting ? meeting.starts : (voted?.vote.closed_at ?? platform.now())),
  });
};
