import { z } from 'zod';
import { notify } from '../../platform/notifications/index.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { meetingInput } from '../kit/find.ts';
import { itemRef, voteHref } from '../kit/refs.ts';
import { quorumNow } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { closeVote } from '../votes/close.ts';
import { findVote, noVote, voteInput } from '../votes/find.ts';
import { handsInput } from '../votes/input.ts';
import { openVoteUse } from '../votes/uses.ts';
import { type Act, actInRoom, begunItem, done, doneIn, itemActInput, type Refused } from './open.ts';
import { quorumAgain } from './quorum.ts';

/** Opens a vote on the item that is open, where it is quorate now. */
export const openVoteInRoomUse = defineUse({
  name: 'open-vote-in-room',
  path: 'meetings/{meeting}/room/items/{item}/vote',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Opens a vote on an item of the meeting, where the item is quorate.',
  input: openVoteUse.input
    .pick({ motion: true, method: true, majority: true, weightedOn: true, confirmed: true })
    .extend(itemActInput),
  output: done,
  run: (platform, actor, { meeting: reference, at: _, item: id, ...input }): Promise<Act> =>
    actInRoom(platform, actor, { meeting: reference }, async (trx, room) => {
      const { meeting, now } = room;
      const item = await begunItem(platform, trx, actor, meeting, id);
      if (!item.ok) return item;
      const quorum = await quorumAgain(platform, trx, actor, meeting, item.value, now);
      if (quorum && !quorum.outcome.isQuorate)
        return refuse({ kind: 'room-inquorate', sentence: quorum.outcome.sentence });
      const vote = await openVoteUse.run({ ...platform, db: trx }, actor, {
        kind: 'item',
        item: id,
        body: undefined,
        proposal: undefined,
        title: undefined,
        closes: undefined,
        sizes: undefined,
        weightsFrom: undefined,
        why: undefined,
        consulted: undefined,
        ratifies: undefined,
        ...input,
      });
      return vote.ok ? doneIn(room) : refuse(vote.refusal as Refused);
    }),
});

/** Closes the vote on an item; where quorum was lost meanwhile it is stopped, and does not count. */
export const closeVoteInRoomUse = defineUse({
  name: 'close-vote-in-room',
  path: 'meetings/{meeting}/room/votes/{vote}/close',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Closes the vote on an item; one whose item is not quorate any more is made void.',
  input: z.object({ meeting: meetingInput, vote: voteInput, ...handsInput }),
  output: done,
  run: (platform, actor, { meeting: reference, vote, ...hands }): Promise<Act> =>
    actInRoom(platform, actor, { meeting: reference }, async (trx, room) => {
      const { meeting, now } = room;
      const row = await findVote(trx, vote);
      if (row?.kind !== 'item' || row.item === null) return refuse(noVote(vote));
      const item = await begunItem(platform, trx, actor, meeting, row.item);
      if (!item.ok) return refuse(noVote(vote));
      if (row.state !== 'open') return doneIn({ meeting, again: true });
      const quorum = await quorumNow(trx, meeting, row.item);
      if (quorum && !quorum.outcome.isQuorate) {
        await quorumAgain(platform, trx, actor, meeting, item.value, now);
        return doneIn(room);
      }
      const counted = row.method === 'hands' ? { ...hands } : undefined;
      const closed = await closeVote({ ...platform, db: trx }, trx, actor, {
        reference: vote,
        hands: counted,
      });
      return closed.ok ? doneIn(room) : refuse(closed.refusal as Refused);
    }),
});

/** Reminds those who have not voted yet. */
export const remindVotersUse = defineUse({
  name: 'remind-voters',
  path: 'meetings/{meeting}/room/votes/{vote}/remind',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Tells those whose votes are not in yet that they are waited for.',
  input: z.object({ meeting: meetingInput, vote: voteInput }),
  output: done,
  run: (platform, actor, { meeting: reference, vote }): Promise<Act> =>
    actInRoom(platform, actor, { meeting: reference }, async (trx, room) => {
      const { meeting } = room;
      const row = await findVote(trx, vote);
      if (row?.item == null || row.state !== 'open') return refuse(noVote(vote));
      const item = await begunItem(platform, trx, actor, meeting, row.item);
      if (!item.ok) return refuse(noVote(vote));
      const waiting = await decisionDb(trx)
        .selectFrom('vote_voter')
        .select('cast_by')
        .where('vote', '=', vote)
        .where('has_voted', '=', false)
        .execute();
      await notify(trx, {
        people: waiting.flatMap(({ cast_by }) => (cast_by ? [cast_by] : [])),
        kind: 'vote.waits',
        title: `Your vote is waited for: ${row.title}`,
        href: voteHref(vote),
        object: itemRef(row.item),
      });
      return doneIn(room);
    }),
});
