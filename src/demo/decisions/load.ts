import {
  decisionHref,
  loadDecisions,
  openVote,
  type ToldBallot,
  type ToldDecisions,
  type ToldElection,
} from '../../decisions/index.ts';
import { type Actor, system } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { addDays, daysBetween, londonDate } from '../../shared/dates.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { named } from '../load/stories.ts';
import { TOLD_TO } from '../place/calendar.ts';
import { ULTRASOUND_SUPPLIER } from '../place/codes.ts';
import type { Place } from '../place/types.ts';
import { FOUNDING_TITLE } from '../proposals/founding.ts';
import { daysOn, inventProposals } from '../proposals/invent.ts';
import { ballotsOf } from './ballots.ts';
import { bodiesOf, LISTS, NEW_ORDERS } from './bodies.ts';
import { electionOf } from './election.ts';
import { FOUNDING_DECIDED } from './founding-words.ts';
import { declareInterests } from './interests.ts';
import { meetingsOf } from './meetings.ts';
import { moved } from './moved.ts';
import { panelBody, panelMeeting } from './panel.ts';
import { type Seats, seatsOf } from './people.ts';
import { openedPortfolio, spentPortfolio } from './portfolios.ts';
import { conflictedOf, touchesOf } from './touches.ts';

/** All that the bodies of the place did in two years, with the dates of the story. */
export const decisionsOf = (place: Place, seats: Seats): ToldDecisions => {
  const invented = inventProposals(place);
  const bodies = bodiesOf(seats);
  const conflicted = conflictedOf(invented);
  const elections: readonly ToldElection[] = [electionOf(place, seats)];
  const ballots: readonly ToldBallot[] = ballotsOf(place, seats);
  return {
    bodies: [...bodies, panelBody(seats)],
    touches: touchesOf(place, invented, conflicted),
    ties: [
      {
        from: { code: null, name: 'Quillmoor Holdings' },
        kind: 'owns',
        to: { code: ULTRASOUND_SUPPLIER, name: 'Quillmoor Ultrasound Ltd' },
        since: '2015-01-01',
        source: 'Its annual return',
        on: '2026-05-20',
      },
    ],
    meetings: [
      ...meetingsOf({ place, seats, bodies, invented, conflicted: conflicted?.told.title }),
      ...(conflicted ? [panelMeeting(seats, conflicted)] : []),
    ],
    ballots,
    elections,
    portfolios: [spentPortfolio(place, seats, invented)],
    breaches: [
      {
        on: '2025-10-14',
        who: seats.named('Gwil Arkwhistle'),
        what: 'He spoke to the report on out-of-hours visits before he said that he works shifts for its supplier.',
        done: 'He was reminded of the rules. Nothing was decided on the report. His entry on the register was put right the same week.',
        publicWords:
          'A member spoke to a report before declaring paid work for its supplier. Nothing was decided on it, and the register was put right within the week.',
      },
    ],
    officer: seats.named('Wilhelmina Tidmarsh-Hay'),
  };
};

/** What is told of the founding idea on a day: whoever raised it hears of it before its leads and its first supporters do. */
const NEWS = [
  [FOUNDING_DECIDED.on, 'idea.decide-yes', `Yes, on three conditions: ${FOUNDING_TITLE}`],
  [FOUNDING_DECIDED.liveOn, 'idea.go-live', `It has begun: ${FOUNDING_TITLE}`],
  ['2026-11-12', 'decision.followed', `The first figures of ${FOUNDING_TITLE}: 10.4 weeks in October`],
] as const;

const tellFounders = (
  platform: Platform,
  seats: Seats,
  { idea, address, days }: { readonly idea: string; readonly address: string; readonly days: number },
): Promise<void> =>
  inTransaction(platform.db, async (trx) => {
    const told = (people: readonly string[], [on, kind, title]: (typeof NEWS)[number], at: string) =>
      notify(trx, {
        people,
        kind,
        title,
        href: address,
        object: { kind: 'idea', id: idea },
        mail: false,
        at: new Date(`${addDays(on, days)}T${at}Z`),
      });
    const raiser = seats.named('Amara Thistlewood').id;
    const leads = ['Rowan Ashcombe-Pike', 'Delphine Oakhanger', 'Joan Wrenfold'].map(
      (name) => seats.named(name).id,
    );
    for (const news of NEWS) {
      await told([raiser], news, '16:30:00');
      await told(leads, news, '16:31:00');
    }
  });

/** Opens a ballot of the members on the day of loading, weighted by list size, so that whoever casts the vote of a practice has one to cast. */
const openBallot = (platform: Platform, officer: Actor, seats: Seats): Promise<void> =>
  inTransaction(platform.db, async (trx) => {
    valueOrThrow(
      await openVote(platform, trx, officer, {
        kind: 'members',
        body: 'members-council',
        title: 'An afternoon a month for learning',
        motion: 'That practices close for one afternoon a month, from April, to learn together.',
        method: 'ballot',
        weightedOn: NEW_ORDERS,
        weightsFrom: LISTS,
        sizes: seats.voices.map(({ practice, people }) => `${practice}, ${people}`).join('\n'),
        closesAt: new Date(platform.now().getTime() + 14 * 86_400_000),
        once: 'the ballot of the place',
      }),
    );
  });

/** Loads what bodies decided, with the dates put forward to the day of loading. `ideas` are references by title. */
export const tellDecisions = async (
  platform: Platform,
  place: Place,
  ideas: ReadonlyMap<string, string>,
): Promise<void> => {
  const now = platform.now();
  const today = addDays(TOLD_TO, Math.max(0, daysBetween(TOLD_TO, londonDate(now))));
  const days = daysOn(today);
  const then = new Date(Math.max(now.getTime(), Date.parse(`${TOLD_TO}T09:00:00Z`)));
  const seats = seatsOf(place);
  await declareInterests({ ...platform, now: () => then }, place, seats, days);
  const told = decisionsOf(place, seats);
  const decided = await loadDecisions(platform.db, system, {
    told: moved(told, days),
    ideas,
    today,
    now: then,
  });
  await openBallot({ ...platform, now: () => then }, named(place, 'Wilhelmina Tidmarsh-Hay'), seats);
  await openedPortfolio(
    { ...platform, now: () => then },
    named(place, 'Wilhelmina Tidmarsh-Hay'),
    seats,
    ideas,
    inventProposals(place),
  );
  await tellFounders(platform, seats, {
    idea: ideas.get(FOUNDING_TITLE) ?? '',
    address: decisionHref(decided.get(ideas.get(FOUNDING_TITLE) ?? '') ?? ''),
    days,
  });
};
