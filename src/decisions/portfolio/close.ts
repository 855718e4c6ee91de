import { type Actor, system } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { findProposals } from '../../proposals/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { portfolioSumWords } from '../counting/portfolio-words-rules.ts';
import { findBody } from '../kit/find.ts';
import { hashOf } from '../kit/hash.ts';
import { portfolioHref, portfolioRef } from '../kit/refs.ts';
import { type Changed, changePortfolio, type Given, openToRun } from './change.ts';
import { countBallots, countingId } from './count-rules.ts';
import { ballotsOf, lockPortfolio, type Portfolio, selectPortfolios, stepOf, votersOf } from './find.ts';
import type { Refused } from './refusals.ts';
import type { FrozenPortfolio } from './tables.ts';

/** Ballots with their weights in the order of their voters: what is counted, and what is published. */
export const ballotsToCount = async (
  db: Db,
  reference: string,
): Promise<
  readonly { readonly voter: string; readonly projects: readonly number[]; readonly weight: number }[]
> => {
  const weights = new Map((await votersOf(db, reference)).map(({ voter, weight }) => [voter, weight]));
  return (await ballotsOf(db, reference)).map(({ voter, projects }) => ({
    voter,
    projects,
    weight: weights.get(voter) ?? 0,
  }));
};

/**
 * Those who raised or lead an idea on the list hear what became of it, before everybody who voted. Of a body that does
 * not meet in public its voters alone hear: the others may not read the ballot.
 */
const tellIdeas = async (
  trx: Trx,
  { reference, body }: Portfolio,
  frozen: FrozenPortfolio,
  funded: ReadonlySet<string>,
): Promise<void> => {
  if (!(await findBody(trx, body))?.in_public) return;
  const ideas = await findProposals(
    trx,
    frozen.projects.flatMap(({ proposal }) => proposal ?? []),
  );
  for (const { proposal, number, title } of frozen.projects) {
    const idea = ideas.find((one) => one.reference === proposal);
    if (!idea) continue;
    await notify(trx, {
      people: [idea.raised_by, idea.clinician, idea.manager].filter((person) => person !== null),
      kind: 'portfolio.closed',
      title: `${funded.has(countingId(number)) ? 'Chosen' : 'Not chosen'} in ${reference}: ${title}`,
      href: portfolioHref(reference),
      object: { kind: 'idea', id: idea.reference },
    });
  }
};

/** Counts by the frozen rule, and tells those who wait for it. The caller has asked who may. */
const countAndClose = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  portfolio: Portfolio,
  frozen: FrozenPortfolio,
): Promise<Changed> => {
  const { reference, closes_at } = portfolio;
  const now = platform.now();
  const ballots = await ballotsToCount(trx, reference);
  const result = countBallots(frozen, ballots);
  const ballotsHash = hashOf(ballots);
  const funded = result.lines.filter((line) => line.funded).map(({ project }) => project);
  const changed = await changePortfolio(
    trx,
    actor,
    now,
    portfolio,
    {
      state: 'closed',
      // One that the clock closed was over at its time, however late anybody looked.
      closed_at: stepOf(portfolio, now) === 'over' ? closes_at : now,
      result: JSON.stringify(result),
      ballots_hash: ballotsHash,
    },
    {
      kind: 'portfolio.closed',
      before: { state: 'open' },
      after: { state: 'closed', funded, spentPence: result.spent, voted: ballots.length, ballotsHash },
    },
  );
  await tellIdeas(trx, portfolio, frozen, new Set(funded));
  await notify(trx, {
    people: (await votersOf(trx, reference)).map(({ cast_by }) => cast_by),
    kind: 'portfolio.closed',
    title: `${portfolio.title}: ${portfolioSumWords(result)}`,
    href: portfolioHref(reference),
    object: portfolioRef(reference),
  });
  return changed;
};

/** Closes a ballot and counts it, after its time or once every ballot is in. One that is closed answers the same again. */
export const closePortfolio = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Changed, Refused>> => {
  const opened = await openToRun(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  const { reference, frozen } = portfolio;
  if (portfolio.state === 'closed') return ok({ reference });
  const step = stepOf(portfolio, platform.now());
  if (portfolio.state !== 'open' || !frozen) return refuse({ kind: 'portfolio-not-at-this-step', step });
  const inBox = (await ballotsOf(trx, reference)).length;
  if (step === 'open' && inBox < frozen.voters.length) return refuse({ kind: 'portfolio-voting-open' });
  return ok(await countAndClose(platform, trx, actor, portfolio, frozen));
};

/** Closes a ballot whose time is up, for the clock: nothing where it is not. */
export const closeIfDue = async (platform: Platform, trx: Trx, reference: string): Promise<void> => {
  const portfolio = await lockPortfolio(trx, reference);
  if (!portfolio?.frozen || stepOf(portfolio, platform.now()) !== 'over') return;
  await countAndClose(platform, trx, system, portfolio, portfolio.frozen);
};

/** What of portfolio ballots no longer is what was frozen or counted: nothing, in a store that holds. */
export const brokenPortfolios = async (
  db: Db,
): Promise<readonly { readonly object: string; readonly why: string }[]> => {
  const broken: { object: string; why: string }[] = [];
  for (const { reference, frozen, frozen_hash, ballots_hash } of await selectPortfolios(db)
    .orderBy('reference')
    .execute()) {
    if (frozen && hashOf(frozen) !== frozen_hash)
      broken.push({ object: reference, why: 'what was frozen when voting opened was changed afterwards' });
    if (ballots_hash && hashOf(await ballotsToCount(db, reference)) !== ballots_hash)
      broken.push({ object: reference, why: 'its ballots were changed after they were counted' });
  }
  return broken;
};
