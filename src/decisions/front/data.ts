import type { Ask } from '../../platform/http/ask.ts';
import { ideas } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { yearsDecided } from '../decided/queries.ts';
import { allBodies, type Body } from '../kit/find.ts';
import { electionHref, portfolioHref, voteHref } from '../kit/refs.ts';
import { meetings } from '../meetings/uses.ts';
import { selectPortfolios, visiblePortfolios } from '../portfolio/find.ts';
import { decisionDb } from '../tables.ts';
import { selectVotes, visibleVotes } from '../votes/find.ts';

export type Coming = {
  readonly href: string;
  readonly title: string;
  readonly on: string;
  readonly detail: string;
};

export type FrontFacts = {
  readonly bodies: readonly Body[];
  readonly years: readonly number[];
  readonly meetings: readonly Coming[];
  readonly ballots: readonly Coming[];
  /** Ideas of which anybody may say something today. */
  readonly comments: readonly Coming[];
};

const MOST_COMING = 3;

const comingMeetings = async (ask: Ask): Promise<readonly Coming[]> => {
  const result = await ask.perform(meetings, { when: 'coming', limit: MOST_COMING });
  if (!result.ok) return [];
  return result.value.meetings
    .filter(({ state }) => state !== 'cancelled')
    .map(({ reference, title, starts, place }) => ({
      href: `/decisions/meetings/${reference}`,
      title,
      on: londonDate(new Date(starts)),
      detail: place,
    }));
};

/**
 * Ballots that are open to many, those that end first: of all members, on sums of money, and elections; a vote in a room
 * is no news for others.
 */
const openBallots = async ({ platform, actor }: Ask): Promise<readonly Coming[]> => {
  const { db } = platform;
  const votes = await visibleVotes(
    platform,
    actor,
    await selectVotes(db)
      .where('state', '=', 'open')
      .where('kind', '=', 'members')
      .orderBy('closes_at')
      .execute(),
  );
  const portfolios = await visiblePortfolios(
    platform,
    actor,
    await selectPortfolios(db)
      .where('state', '=', 'open')
      .where('closes_at', '>', platform.now())
      .orderBy('closes_at')
      .execute(),
  );
  const elections = await decisionDb(db)
    .selectFrom('election')
    .select(['reference', 'title', 'state', 'nominations_to', 'voting_to'])
    .where('state', 'in', ['nominations', 'voting'])
    .orderBy('voting_to')
    .execute();
  const open = [
    ...votes.map(({ reference, title, closes_at }) => ({
      href: voteHref(reference),
      title,
      on: londonDate(closes_at ?? platform.now()),
      detail: 'voting ends',
    })),
    ...portfolios.map(({ reference, title, closes_at }) => ({
      href: portfolioHref(reference),
      title,
      on: londonDate(closes_at),
      detail: 'voting ends',
    })),
    ...elections.map(({ reference, title, state, nominations_to, voting_to }) => ({
      href: electionHref(reference),
      title,
      on: state === 'voting' ? voting_to : nominations_to,
      detail: state === 'voting' ? 'voting ends' : 'last day to stand',
    })),
  ];
  const today = londonDate(platform.now());
  return open
    .filter(({ on }) => on >= today)
    .sort((a, b) => a.on.localeCompare(b.on))
    .slice(0, MOST_COMING);
};

const openComments = async (ask: Ask): Promise<readonly Coming[]> => {
  const result = await ask.perform(ideas, { comments: 'yes', limit: MOST_COMING });
  return result.ok
    ? result.value.ideas.map(({ reference, title, commentsUntil }) => ({
        href: `/ideas/${reference}`,
        title,
        on: commentsUntil ?? londonDate(ask.platform.now()),
        detail: 'comments end',
      }))
    : [];
};

/** What stands round the decisions: what comes next, what is open, and who decides. */
export const frontFacts = async (ask: Ask): Promise<FrontFacts> => {
  const today = londonDate(ask.platform.now());
  return {
    bodies: (await allBodies(ask.platform.db)).filter(
      ({ closed_on }) => closed_on === null || closed_on >= today,
    ),
    years: await yearsDecided(ask.platform.db),
    meetings: await comingMeetings(ask),
    ballots: await openBallots(ask),
    comments: await openComments(ask),
  };
};
