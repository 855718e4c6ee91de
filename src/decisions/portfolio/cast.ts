import { type Actor, recorded } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { mayDo } from '../interests/rulings-rules.ts';
import { seatsOf } from '../kit/find.ts';
import { portfolioRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { whyNotVote } from '../votes/casting-rules.ts';
import { inListOrder, whatIsWrongWithTicks } from './ballot-rules.ts';
import { rulingsOnIdeas } from './entitled.ts';
import {
  noPortfolio,
  type Portfolio,
  type PortfolioBallot,
  readPortfolio,
  sharePortfolio,
  stepOf,
  votesOf,
} from './find.ts';
import type { Refused } from './refusals.ts';
import type { FrozenPortfolio } from './tables.ts';

export type GivenBallot = {
  readonly reference: string;
  /** Whose vote: a person, or the code of a practice. Left out, the first that this person gives. */
  readonly voter?: string | undefined;
  /** Numbers, on the list, of the projects that are ticked. */
  readonly projects: readonly number[];
  /** Version of this voter’s ballot that the person had before them: 0 when there was none. */
  readonly version: number;
  /** Key of the form: sent again it counts once, and gets the same answer. */
  readonly once?: string | undefined;
};

export type BallotGiven = {
  readonly reference: string;
  readonly voter: string;
  readonly name: string;
  readonly projects: readonly number[];
  readonly version: number;
  readonly again: boolean;
};

/** The ballot of a voter as it stands, with the voter’s row locked: of two devices the second waits. */
const lockBallot = async (
  trx: Trx,
  portfolio: string,
  voter: string,
): Promise<PortfolioBallot | undefined> => {
  await decisionDb(trx)
    .selectFrom('portfolio_voter')
    .select('voter')
    .where('portfolio', '=', portfolio)
    .where('voter', '=', voter)
    .forUpdate()
    .execute();
  return decisionDb(trx)
    .selectFrom('portfolio_ballot')
    .selectAll()
    .where('portfolio', '=', portfolio)
    .where('voter', '=', voter)
    .executeTakeFirst();
};

/** Why this person does not give the vote of this voter now; undefined when they do. */
const whyNot = async (
  trx: Trx,
  portfolio: Portfolio,
  frozen: FrozenPortfolio,
  asked: { readonly voter: string; readonly by: string },
  now: Date,
): Promise<Refused | undefined> => {
  const seats = await seatsOf(trx, asked.by, londonDate(now));
  const ideas = frozen.projects.flatMap(({ proposal }) => proposal ?? []);
  const rulings = await rulingsOnIdeas(trx, portfolio.body, ideas);
  return whyNotVote(frozen, asked, {
    at: now.toISOString(),
    closedAt: portfolio.closed_at?.toISOString() ?? null,
    // A ballot that is in can be changed, so it keeps nobody from voting again.
    cast: new Set(),
    gone: new Set(seats.some(({ body }) => body === portfolio.body) ? [] : [asked.by]),
    ruledOut: new Set(mayDo(rulings.get(asked.by)).vote ? [] : [asked.by]),
  });
};

const keepBallot = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  ballot: { readonly portfolio: string; readonly voter: string; readonly version: number },
  given: Pick<GivenBallot, 'projects' | 'once'>,
): Promise<void> => {
  const values = {
    projects: JSON.stringify(inListOrder(given.projects)),
    version: ballot.version,
    cast_by: actor.kind === 'person' ? actor.id : null,
    given_at: now,
    once: given.once ?? null,
  };
  await decisionDb(trx)
    .insertInto('portfolio_ballot')
    .values({ portfolio: ballot.portfolio, voter: ballot.voter, ...values })
    .onConflict((conflict) => conflict.columns(['portfolio', 'voter']).doUpdateSet(values))
    .execute();
  // Before voting closes nobody reads how somebody voted, in the record neither.
  await recordEvent(
    trx,
    {
      actor: recorded(actor),
      kind: ballot.version === 1 ? 'portfolio.ballot-given' : 'portfolio.ballot-changed',
      object: refText(portfolioRef(ballot.portfolio)),
      after: { voter: ballot.voter, version: ballot.version },
    },
    now,
  );
};

/**
 * Gives or changes a ballot, in the caller's transaction with its acknowledgement. Refuses when voting is not open,
 * when it is not this person’s to give, when the ballot was changed since the form was drawn, and ticks that cannot be
 * counted. The same form sent again gets the same answer.
 */
export const giveBallot = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: GivenBallot,
): Promise<Result<BallotGiven, Refused>> => {
  const { reference } = given;
  const portfolio = await sharePortfolio(trx, reference);
  if (!portfolio) return refuse(noPortfolio(reference));
  // Whoever may not know of the ballot is not told that there is one, though they had a vote in it before a ruling.
  const seen = await readPortfolio({ ...platform, db: trx }, actor, reference);
  if (!seen.ok) return seen;
  if (actor.kind !== 'person') return refuse({ kind: 'vote-not-entitled' });
  const mine = await votesOf(trx, reference, actor);
  const own = given.voter ? mine.find(({ voter }) => voter === given.voter) : mine[0];
  const voter = own?.voter ?? given.voter ?? actor.id;
  const before = await lockBallot(trx, reference, voter);
  const answer = { reference, voter, name: own?.voter_name ?? '' };
  if (own && before && given.once && before.once === given.once)
    return ok({ ...answer, projects: before.projects, version: before.version, again: true });
  if (portfolio.state === 'void') return refuse({ kind: 'portfolio-void', reference });
  const now = platform.now();
  const { frozen } = portfolio;
  if (!frozen) return refuse({ kind: 'portfolio-not-at-this-step', step: stepOf(portfolio, now) });
  const not = await whyNot(trx, portfolio, frozen, { voter, by: actor.id }, now);
  if (not) return refuse(not);
  if ((before?.version ?? 0) !== given.version) return refuse({ kind: 'portfolio-ballot-elsewhere' });
  const problems = whatIsWrongWithTicks(given.projects, frozen.projects.length);
  if (problems.length > 0) return refuse({ kind: 'portfolio-ballot-wrong', problems });
  const version = given.version + 1;
  await keepBallot(trx, actor, now, { portfolio: reference, voter, version }, given);
  return ok({ ...answer, projects: inListOrder(given.projects), version, again: false });
};
