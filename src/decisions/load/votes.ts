import type { Insertable } from 'kysely';
import { organisationNames } from '../../people/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import { hashOf } from '../kit/hash.ts';
import { attendeeOf, quorumFor } from '../quorum/quorum-rules.ts';
import { decisionDb } from '../tables.ts';
import type { Choice } from '../votes/frozen-rules.ts';
import type { VoteTable } from '../votes/tables.ts';
import { type SecretBallot, tallyVote } from '../votes/tally-rules.ts';
import { type Loaded, ordersOn, seatedOn } from './bodies.ts';
import type { Dealt } from './items.ts';
import { codeOf, found, inParts, instant, type numbers } from './rows.ts';
import { candidatesIn, choiceVotes, frozenOf, namedOf, type Settled } from './settle.ts';
import type { ToldBallot } from './told.ts';

/** A ballot of all members that is over. */
export type Balloted = {
  readonly told: ToldBallot;
  readonly reference: string;
  readonly body: Loaded;
  readonly idea: string | null;
  readonly settled: Settled;
  readonly ballots: readonly { readonly code: string; readonly choice: Choice }[];
};

/** Settles ballots between meetings by the rules by which one is opened and counted today. */
export const settleBallots = (
  told: readonly ToldBallot[],
  bodies: ReadonlyMap<string, Loaded>,
  ideas: ReadonlyMap<string, string>,
  series: ReturnType<typeof numbers>,
): readonly Balloted[] =>
  [...told]
    .sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
    .map((one) => {
      const body = found(bodies, one.body, 'body');
      const { orders } = ordersOn(body, one.openedOn);
      const reference = series.next(one.openedOn);
      const people = seatedOn(body, one.openedOn).map((member) => attendeeOf(member, 'here'));
      const { counted } = quorumFor(orders, { people, vacantVotingSeats: 0 }, new Map());
      const frozen = frozenOf({
        key: reference,
        question: one.motion,
        method: one.secret ? 'secret' : 'ballot',
        place: 'members',
        itemKind: one.majority ?? 'ordinary',
        orders,
        candidates: candidatesIn(body, orders, counted, one, true),
        delegations: [],
        rulings: new Map(),
        chair: null,
        opensAt: instant(one.openedOn, '09:00').toISOString(),
        closesAt: instant(one.closedOn, '17:00').toISOString(),
      });
      const said = new Map(one.otherwise.map(({ voter, choice }) => [voter, choice]));
      const casts = frozen.voters.flatMap(({ voter, weight }) => {
        const choice = said.get(voter) ?? 'for';
        return choice === 'none' ? [] : [{ voter, choice, units: weight }];
      });
      const ballots = one.secret
        ? casts
            .map(({ choice }, at) => ({ code: codeOf(`${reference} ${at}`), choice }))
            .sort((a, b) => (a.code < b.code ? -1 : 1))
        : [];
      const secret = ballots.map(
        ({ code, choice }): SecretBallot => ({ code, votes: choiceVotes(choice, 1) }),
      );
      const tally = tallyVote(frozen, one.secret ? secret : namedOf(casts));
      return {
        told: one,
        reference,
        body,
        idea: one.idea === undefined ? null : found(ideas, one.idea, 'idea'),
        settled: { frozen, casts, hands: null, tally },
        ballots,
      };
    });

const voteRow = (
  reference: string,
  { frozen, hands, tally }: Settled,
  officer: Named,
  more: Pick<
    Insertable<VoteTable>,
    'body' | 'kind' | 'item' | 'proposal' | 'title' | 'opened_at' | 'closes_at' | 'closed_at' | 'weighted_on'
  > & { readonly weights_from: string | null },
): Insertable<VoteTable> => ({
  reference,
  ...more,
  motion: frozen.question,
  method: frozen.method,
  secret: frozen.method === 'secret',
  weighted_by: more.weighted_on === null ? null : 'list-size',
  state: 'closed',
  frozen: JSON.stringify(frozen),
  frozen_hash: hashOf(frozen),
  opened_person: officer.id,
  opened_name: officer.name,
  result: JSON.stringify(tally),
  shown: tally.isTelling ? 'outcome' : 'all',
  void_reason: null,
  once: null,
  hands: hands ? JSON.stringify(hands) : null,
  casting_choice: null,
  urgent: null,
  ratifies: null,
  ratified_by: null,
});

/** Loads votes with their lists and what was cast; of a secret one its ballots in the order of their codes. */
export const loadVotes = async (
  trx: Trx,
  dealt: readonly Dealt[],
  ballots: readonly Balloted[],
  officer: Named,
): Promise<void> => {
  const db = decisionDb(trx);
  const inMeetings = dealt.flatMap((one) => {
    const { vote, item, meeting } = one;
    if (!vote || !item.vote) return [];
    const row = voteRow(vote.reference, vote, officer, {
      body: meeting.body,
      kind: 'item',
      item: one.id,
      proposal: one.idea,
      title: item.title,
      opened_at: instant(meeting.on, item.vote.at),
      closes_at: null,
      closed_at: instant(meeting.on, item.vote.until),
      weighted_on: item.vote.weightedOn ?? null,
      weights_from: item.vote.weightsFrom ?? null,
    });
    return [{ row, settled: vote as Settled, body: one.body, secret: false }];
  });
  const between = ballots.map(({ told, reference, settled, idea, body }) => ({
    row: voteRow(reference, settled, officer, {
      body: told.body,
      kind: 'members',
      item: null,
      proposal: idea,
      title: told.title,
      opened_at: instant(told.openedOn, '09:00'),
      closes_at: instant(told.closedOn, '17:00'),
      closed_at: instant(told.closedOn, '17:00'),
      weighted_on: told.weightedOn ?? null,
      weights_from: told.weightsFrom ?? null,
    }),
    settled,
    body,
    secret: told.secret,
  }));
  const all = [...inMeetings, ...between];
  await inParts(
    all.map(({ row }) => row),
    (some) => db.insertInto('vote').values(some).execute(),
  );
  const codes = all.flatMap(({ body, settled }) =>
    body.told.kind === 'members' ? settled.frozen.voters.map(({ voter }) => voter) : [],
  );
  const practices = await organisationNames(trx, [...new Set(codes)]);
  await inParts(
    all.flatMap(({ row, settled, body }) => {
      const names = new Map(body.told.members.map(({ who }) => [who.id, who.name]));
      const voted = new Set(settled.casts.map(({ voter }) => voter));
      return [...settled.frozen.voters]
        .sort((a, b) => (a.voter < b.voter ? -1 : 1))
        .map(({ voter, castBy, weight }) => ({
          vote: row.reference,
          voter,
          voter_name: practices.get(voter) ?? names.get(voter) ?? voter,
          cast_by: castBy,
          weight,
          has_voted: voted.has(voter),
        }));
    }),
    (some) => db.insertInto('vote_voter').values(some).execute(),
  );
  await inParts(
    all.flatMap(({ row, settled, secret }) =>
      secret
        ? []
        : settled.casts.map(({ voter, choice, units }) => ({
            vote: row.reference,
            voter,
            choice,
            units,
            at: row.closed_at ?? row.opened_at,
            cast_by: settled.frozen.voters.find((one) => one.voter === voter)?.castBy ?? null,
            reason: null,
            once: null,
          })),
    ),
    (some) => db.insertInto('vote_cast').values(some).execute(),
  );
  await inParts(
    ballots.flatMap(({ reference, ballots: sheets }) =>
      sheets.map(({ code, choice }) => ({
        contest: reference,
        code,
        content: JSON.stringify({ choice }),
        weight: 1,
      })),
    ),
    (some) => db.insertInto('ballot').values(some).execute(),
  );
};
