import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { rulingBadge } from '../interests/rulings-rules.ts';
import { findBody, findItem } from '../kit/find.ts';
import { isOfBody } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';
import type { ListedVote, MyVote, ShownVoter, VoteAnswer } from './answers.ts';
import { votesIn } from './cast.ts';
import { whyNotDelegateWords } from './delegation-rules.ts';
import { castsOf, frozenOf, mayRunVote, type Vote, type VoteVoter, votersOf } from './find.ts';
import type { FrozenVote } from './frozen-rules.ts';

/** Those of a person’s votes in each vote that are theirs to cast. */
export const votesToCast = (db: Db, reference: string, actor: Actor): Promise<VoteVoter[]> =>
  actor.kind === 'person'
    ? decisionDb(db)
        .selectFrom('vote_voter')
        .selectAll()
        .where('vote', '=', reference)
        .where('cast_by', '=', actor.id)
        .orderBy('voter_name')
        .execute()
    : Promise.resolve([]);

export const listedVote = async (db: Db, actor: Actor, vote: Vote): Promise<ListedVote> => ({
  reference: vote.reference,
  title: vote.title,
  body: vote.body,
  bodyName: (await findBody(db, vote.body))?.name ?? vote.body,
  kind: vote.kind,
  method: vote.method,
  state: vote.state,
  outcome: vote.result?.outcome ?? null,
  openedAt: vote.opened_at.toISOString(),
  closesAt: vote.closes_at?.toISOString() ?? null,
  closedAt: vote.closed_at?.toISOString() ?? null,
  yours:
    vote.state === 'open' &&
    (await votesToCast(db, vote.reference, actor)).some(({ has_voted }) => !has_voted),
});

/** Names of those who are in the frozen list by their id alone, as they were written down as members. */
const namesOf = async (
  db: Db,
  body: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await decisionDb(db)
    .selectFrom('body_member')
    .select(['person', 'person_name'])
    .where('body', '=', body)
    .where('person', 'in', [...new Set(ids)])
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ person, person_name }) => [person, person_name]));
};

const instructionsFor = async (db: Db, vote: Vote, giver: string, holder: string): Promise<string | null> => {
  const row = await decisionDb(db)
    .selectFrom('proxy')
    .select('instructions')
    .where('body', '=', vote.body)
    .where('giver', '=', giver)
    .where('holder', '=', holder)
    .where('given_at', '<=', vote.opened_at)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.instructions ?? null;
};

/** The votes that this reader casts. What was voted is told where it has a name: a ballot is not theirs to look up. */
const mineIn = async (db: Db, actor: Actor, vote: Vote, frozen: FrozenVote): Promise<MyVote[]> => {
  const rows = await votesToCast(db, vote.reference, actor);
  const casts = rows.length > 0 && !vote.secret ? await castsOf(db, vote.reference) : [];
  const mine: MyVote[] = [];
  for (const row of rows) {
    const through = frozen.voters.find(({ voter }) => voter === row.voter)?.through ?? [];
    const given = casts.filter(({ voter }) => voter === row.voter);
    mine.push({
      voter: row.voter,
      name: row.voter_name,
      weight: row.weight,
      forSomebodyElse: through.length > 0,
      instructions:
        through.length > 0 && actor.kind === 'person'
          ? await instructionsFor(db, vote, row.voter, actor.id)
          : null,
      hasVoted: row.has_voted,
      votes: given.length > 0 ? votesIn(given) : null,
    });
  }
  // Their own first: it is the one that they came for.
  return mine.sort((a, b) => Number(a.forSomebodyElse) - Number(b.forSomebodyElse));
};

/**
 * Who may vote, as this reader may know it. While it is open only who runs it sees who has voted, to remind the
 * others; nobody sees how. Of a closed vote that has names, how each voted; of a secret one never who voted what,
 * and who voted only for who runs it.
 */
const votersFor = async (
  db: Db,
  vote: Vote,
  frozen: FrozenVote,
  reader: { readonly runs: boolean; readonly member: boolean },
  voters: readonly VoteVoter[],
): Promise<ShownVoter[]> => {
  const isOver = vote.state === 'closed';
  const named = isOver && !vote.secret && vote.method !== 'hands';
  if (!reader.runs && !reader.member && !named) return [];
  const casts = named ? await castsOf(db, vote.reference) : [];
  const names = await namesOf(
    db,
    vote.body,
    frozen.voters.filter(({ voter, castBy }) => voter !== castBy).map(({ castBy }) => castBy),
  );
  const byVoter = new Map(frozen.voters.map((one) => [one.voter, one]));
  return voters.map((row) => {
    const given = casts.filter(({ voter }) => voter === row.voter);
    const castBy = byVoter.get(row.voter)?.castBy;
    return {
      voter: reader.member || reader.runs ? row.voter : '',
      name: row.voter_name,
      weight: row.weight,
      castBy: castBy && castBy !== row.voter ? (names.get(castBy) ?? null) : null,
      hasVoted: reader.runs || named ? row.has_voted : null,
      votes: given.length > 0 ? votesIn(given) : null,
      reason: given.find(({ reason }) => reason)?.reason ?? null,
    };
  });
};

const decisionBy = async (db: Db, vote: string): Promise<string | null> =>
  (
    await decisionDb(db)
      .selectFrom('decision')
      .select('reference')
      .where('vote', '=', vote)
      .executeTakeFirst()
  )?.reference ?? null;

/** One vote as this reader may know it. The caller has asked whether they may know of it at all. */
export const shownVote = async (platform: Platform, actor: Actor, vote: Vote): Promise<VoteAnswer> => {
  const { db } = platform;
  const today = londonDate(platform.now());
  const frozen = await frozenOf(db, vote.reference);
  const item = vote.item === null ? undefined : await findItem(db, vote.item);
  const voters = await votersOf(db, vote.reference);
  const runs = await mayRunVote(db, actor, vote, today);
  const member = await isOfBody(db, actor, vote.body, today);
  const names = await namesOf(db, vote.body, [
    ...frozen.excluded.map(({ by }) => by),
    ...frozen.lapsed.flatMap(({ giver, holder }) => [giver, holder]),
  ]);
  const decision = await decisionBy(db, vote.reference);
  const nameOf = (id: string): string =>
    names.get(id) ?? voters.find(({ voter }) => voter === id)?.voter_name ?? id;
  const { result } = vote;
  const safe = vote.shown === 'all';
  // In a small secret vote every step of the count of those who have voted would tell something to who watches it.
  const seesTurnout = runs || member || vote.state !== 'open';
  return {
    ...(await listedVote(db, actor, vote)),
    meeting: item?.meeting ?? null,
    item: item?.id ?? null,
    itemTitle: item?.title ?? null,
    proposal: vote.proposal,
    motion: vote.motion,
    secret: vote.secret,
    rule: frozen.rule,
    orders: frozen.orders,
    weightedOn: vote.weighted_on,
    weightsFrom: vote.weights_from,
    openedBy: actor.kind === 'public' ? null : vote.opened_name,
    entitled: voters.length,
    weight: voters.reduce((sum, { weight }) => sum + weight, 0),
    voted: seesTurnout
      ? vote.hands
        ? (result?.voted ?? null)
        : voters.filter(({ has_voted }) => has_voted).length
      : null,
    voters: await votersFor(db, vote, frozen, { runs, member }, voters),
    excluded:
      member || runs || vote.state === 'closed'
        ? frozen.excluded.map(({ by, ruling }) => ({ name: nameOf(by), ruling: rulingBadge(ruling) }))
        : [],
    lapsed:
      member || runs
        ? frozen.lapsed.map(({ giver, holder, why }) => ({
            giver: nameOf(giver),
            holder: nameOf(holder),
            why: whyNotDelegateWords(why),
          }))
        : [],
    sentence: result?.sentence ?? null,
    sums: result && safe ? result.votes : null,
    shown: vote.shown === 'all' || vote.shown === 'outcome' ? vote.shown : null,
    decidedBy: result?.decidedBy ?? null,
    voidReason: vote.void_reason,
    frozenHash: vote.frozen_hash,
    mine: await mineIn(db, actor, vote, frozen),
    urgent: vote.urgent
      ? {
          why: vote.urgent.why,
          consulted: [...vote.urgent.consulted],
          tellBy: vote.urgent.tellBy,
          toldOn: vote.urgent.toldOn,
          ratifiedBy: vote.ratified_by,
        }
      : null,
    ratifies: vote.ratifies,
    decision,
    may: {
      run: runs,
      makeVoid: runs && decision === null && vote.state !== 'void',
      casting: runs && vote.state === 'closed' && result?.outcome === 'tied' && frozen.casting !== null,
      ballots: vote.secret && vote.state === 'closed' && safe,
      decide:
        runs &&
        decision === null &&
        vote.kind !== 'item' &&
        vote.ratifies === null &&
        vote.state === 'closed' &&
        result?.outcome !== 'tied',
    },
    version: vote.version,
  };
};
