import { type Actor, system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { writeLine } from '../kit/change.ts';
import type { AgendaItem, Meeting } from '../kit/find.ts';
import { type QuorumNow, quorumNow } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { voidVote } from '../votes/void.ts';
import { openVoteOn } from './open.ts';

/** Items of which the record says whether they are quorate: those that decide, and the opening of the meeting. */
const asksQuorum = ({ purpose, kind }: AgendaItem): boolean => purpose === 'decide' || kind === 'opening';

const lastSaid = async (trx: Trx, item: number): Promise<string | undefined> =>
  (
    await decisionDb(trx)
      .selectFrom('meeting_line')
      .select('words')
      .where('item', '=', item)
      .where('kind', '=', 'quorum')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.words;

/**
 * Works out again whether an open item is quorate, after anything that it rests on changed. The record tells when it
 * says something new; a vote that is open on an item that is quorate no more is stopped, and its page says why.
 */
export const quorumAgain = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  meeting: Meeting,
  item: AgendaItem,
  at: Date,
): Promise<QuorumNow | undefined> => {
  const now = await quorumNow(trx, meeting, item.id);
  if (!now || !asksQuorum(item)) return now;
  const { sentence, isQuorate } = now.outcome;
  const before = await lastSaid(trx, item.id);
  const words = `${before === undefined ? 'Quorum' : 'Quorum worked out again'}: ${sentence}`;
  if (before?.slice(before.indexOf(': ') + 2) !== sentence)
    await writeLine(trx, actor, {
      meeting: meeting.reference,
      item: item.id,
      at,
      kind: 'quorum',
      words,
      isPrivate: item.is_private,
    });
  const vote = isQuorate ? undefined : await openVoteOn(trx, item.id);
  if (vote)
    // Whoever declared an interest may have brought it about, who runs no votes.
    await voidVote({ ...platform, db: trx }, trx, system, {
      reference: vote,
      reason: `Quorum was lost while it was open. ${sentence}`,
    });
  return now;
};

/** The same for the items that are open in the meeting: somebody came or went. */
export const quorumOfOpen = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  meeting: Meeting,
  items: readonly AgendaItem[],
  at: Date,
): Promise<void> => {
  for (const item of items.filter(({ state }) => state === 'open'))
    await quorumAgain(platform, trx, actor, meeting, item, at);
};
