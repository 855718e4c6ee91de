import type { Actor } from '../../platform/actor.ts';
import { recorded } from '../../platform/actor.ts';
import { keepPast } from '../../platform/history/history.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { matchAll } from '../interests/match.ts';
import { bodyRef, decidedRef, electionRef, meetingRef, portfolioRef, voteRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { loadBodies } from './bodies.ts';
import { loadDecided } from './decisions.ts';
import { loadElections } from './elections.ts';
import { dealtWith, loadDealt } from './items.ts';
import { loadMatching } from './matches.ts';
import { loadAsked, loadMeetings, loadPapers } from './meetings.ts';
import { loadPortfolios } from './portfolios.ts';
import { instant, numbers } from './rows.ts';
import type { ToldDecisions } from './told.ts';
import { loadVotes, settleBallots } from './votes.ts';

type Past = {
  readonly object: ObjectRef;
  readonly at: Date;
  readonly kind: string;
  readonly after: Readonly<Record<string, unknown>>;
};

const loadBreaches = async (trx: Trx, { breaches, officer }: ToldDecisions): Promise<void> => {
  if (breaches.length === 0) return;
  await decisionDb(trx)
    .insertInto('breach')
    .values(
      breaches.map(({ on, who, what, done, publicWords }) => ({
        found_on: on,
        person: who?.id ?? null,
        person_name: who?.name ?? null,
        what,
        done,
        item: null,
        public_words: publicWords,
        recorded_person: officer.id,
        recorded_name: officer.name,
        taken_back_on: null,
        taken_back_reason: null,
        once: null,
      })),
    )
    .execute();
};

/** What the record says of each: that it was taken over. Its history has the days of then. */
const keepTold = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  told: ToldDecisions,
  past: readonly Past[],
): Promise<void> => {
  const { id, name, standing } = told.officer;
  await keepPast(
    trx,
    past.map((one) => ({ ...one, by: { person: id, name, standing } })),
  );
  // A decision has an event of its own, with its hash.
  for (const { object, kind, after } of past)
    if (object.kind !== 'body-decision')
      await recordEvent(
        trx,
        { actor: recorded(actor), kind: kind.replace(/\..*$/, '.loaded'), object: refText(object), after },
        now,
      );
};

/**
 * Loads bodies with all that they did into a store that has none of it: members, orders, meetings with their records,
 * rulings, votes, elections, portfolio ballots and decisions. Quorum, rulings, frozen lists and counts are worked out by the rules by
 * which the room works them out, and what those refuse is not loaded. `ideas` are references by title. One
 * transaction, with an event for each body, meeting, vote, election, portfolio ballot and decision.
 */
export const loadDecisions = (
  db: Db,
  actor: Actor,
  given: {
    readonly told: ToldDecisions;
    readonly ideas: ReadonlyMap<string, string>;
    readonly today: CalendarDate;
    readonly now: Date;
  },
): Promise<ReadonlyMap<string, string>> =>
  inTransaction(db, async (trx) => {
    const { told, ideas, today, now } = given;
    const { officer } = told;
    const series = {
      meetings: numbers('MTG'),
      votes: numbers('VOTE'),
      decisions: numbers('DEC'),
      actions: numbers('ACT'),
      elections: numbers('ELEC'),
      portfolios: numbers('PORT'),
    };
    const bodies = await loadBodies(trx, told.bodies, officer);
    const placed = await loadMeetings(trx, told.meetings, bodies, ideas, series.meetings);
    const matching = await loadMatching(trx, {
      touches: told.touches,
      ties: told.ties,
      ideas,
      people: told.bodies.flatMap(({ members }) => members.map(({ who }) => who.id)),
      today,
      officer,
    });
    const dealt = dealtWith(placed, matching, series.votes);
    const ballots = settleBallots(told.ballots, bodies, ideas, series.votes);
    await loadPapers(trx, placed, officer);
    await loadAsked(trx, placed, series.actions);
    await loadDealt(trx, dealt, officer);
    await loadVotes(trx, dealt, ballots, officer);
    const written = await loadDecided(trx, actor, now, {
      dealt,
      ballots,
      series: series.decisions,
      officer,
    });
    const elections = await loadElections(trx, told.elections, series.elections, officer);
    const portfolios = await loadPortfolios(trx, told.portfolios, ideas, series.portfolios, officer);
    await loadBreaches(trx, told);
    for (const one of Object.values(series)) await one.keep(trx);
    const meetings = [...new Map(placed.map((one) => [one.reference, one.meeting]))];
    // What is to come is matched as any agenda is, and waits for the chair.
    for (const [reference, { state }] of meetings)
      if (state === 'agenda-out' || state === 'papers-out') await matchAll(trx, { meeting: reference }, now);
    await keepTold(trx, actor, now, told, [
      ...told.bodies.map(
        (body): Past => ({
          object: bodyRef(body.key),
          at: instant(body.foundedOn, '12:00'),
          kind: 'body.founded',
          after: { name: body.name },
        }),
      ),
      ...meetings.map(
        ([reference, one]): Past => ({
          object: meetingRef(reference),
          at: one.state === 'closed' ? instant(one.on, one.to) : now,
          kind: one.state === 'closed' ? 'meeting.closed' : 'meeting.planned',
          after: { body: one.body, on: one.on },
        }),
      ),
      ...dealt.flatMap(({ vote, meeting, item }): Past[] =>
        vote && item.vote
          ? [
              {
                object: voteRef(vote.reference),
                at: instant(meeting.on, item.vote.until),
                kind: 'vote.closed',
                after: { outcome: vote.tally.outcome, result: vote.tally.sentence },
              },
            ]
          : [],
      ),
      ...ballots.map(
        ({ reference, told: one, settled }): Past => ({
          object: voteRef(reference),
          at: instant(one.closedOn, '17:00'),
          kind: 'vote.closed',
          after: { outcome: settled.tally.outcome },
        }),
      ),
      ...elections.map(
        ({ reference, countedOn }): Past => ({
          object: electionRef(reference),
          at: instant(countedOn, '10:00'),
          kind: 'election.counted',
          after: {},
        }),
      ),
      ...portfolios.map(
        ({ reference, closedOn }): Past => ({
          object: portfolioRef(reference),
          at: instant(closedOn, '17:00'),
          kind: 'portfolio.closed',
          after: {},
        }),
      ),
      ...written.map(
        ({ reference, on, told: one }): Past => ({
          object: decidedRef(reference),
          at: instant(on, '17:30'),
          kind: 'decision.recorded',
          after: { outcome: one.outcome, decidedOn: on },
        }),
      ),
    ]);
    return new Map(written.flatMap(({ idea, reference }) => (idea ? [[idea, reference] as const] : [])));
  });
