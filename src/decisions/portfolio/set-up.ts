import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { PortfolioRule } from '../counting/portfolio-rules.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { findBody, noBody } from '../kit/find.ts';
import { portfolioHref, portfolioRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Changed, changePortfolio, type Given, openToPlan, openToRun } from './change.ts';
import { entitledNow } from './entitled.ts';
import {
  mayRunPortfolios,
  type Portfolio,
  type Project,
  projectsOf,
  selectPortfolios,
  votersOf,
} from './find.ts';
import type { Refused } from './refusals.ts';
import { whatIsWrongWithSetUp } from './set-up-rules.ts';

export type SetUp = {
  readonly title: string;
  readonly why: string;
  readonly sumPence: number;
  /** Where the money comes from: what was freed up. */
  readonly source: string;
  readonly rule: PortfolioRule;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Votes weigh by the lists of this day, where the standing orders have it so. */
  readonly weightedOn?: CalendarDate | undefined;
  /** Sizes written down by hand, `Z00023, 9842` a line, and where they come from. */
  readonly sizes?: string | undefined;
  readonly weightsFrom?: string | undefined;
};

const columnsOf = (given: SetUp) => ({
  title: given.title,
  why: given.why,
  sum_pence: given.sumPence,
  source: given.source,
  rule: given.rule,
  opens_at: given.opensAt,
  closes_at: given.closesAt,
  weighted_on: given.weightedOn ?? null,
  sizes: given.sizes ?? null,
  weights_from: given.weightsFrom ?? null,
});

const setUpOf = (portfolio: Portfolio): SetUp => ({
  title: portfolio.title,
  why: portfolio.why,
  sumPence: portfolio.sum_pence,
  source: portfolio.source,
  rule: portfolio.rule,
  opensAt: portfolio.opens_at,
  closesAt: portfolio.closes_at,
  weightedOn: portfolio.weighted_on ?? undefined,
  sizes: portfolio.sizes ?? undefined,
  weightsFrom: portfolio.weights_from ?? undefined,
});

/** What cannot be in it: times and the sum, and weights that the standing orders do not have or nobody knows. */
const whyNotSetUp = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  body: string,
  given: SetUp,
  projects: readonly Project[],
): Promise<Refused | undefined> => {
  const problems = whatIsWrongWithSetUp(
    given,
    projects.map(({ title, cost_pence }) => ({ title, costPence: cost_pence })),
    platform.now(),
  );
  if (problems.length > 0) return { kind: 'portfolio-wrong', problems };
  const ideas = projects.flatMap(({ proposal }) => proposal ?? []);
  const entitled = await entitledNow(platform, trx, actor, { body, ...columnsOf(given) }, ideas);
  return entitled.ok ? undefined : entitled.refusal;
};

/** Sets up a portfolio ballot of a body, with nothing on its list yet. The same form sent again sets up one. */
export const addPortfolio = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: SetUp & { readonly body: string; readonly once?: string | undefined },
): Promise<Result<Changed, Refused>> => {
  const now = platform.now();
  const today = londonDate(now);
  const body = await findBody(trx, given.body);
  if (!body) return refuse(noBody(given.body));
  if (!(await mayRunPortfolios(trx, actor, body.key, today))) return refuse({ kind: 'vote-not-runner' });
  const before = given.once
    ? await selectPortfolios(trx).where('once', '=', given.once).executeTakeFirst()
    : undefined;
  if (before) return ok({ reference: before.reference });
  const not = await whyNotSetUp(platform, trx, actor, body.key, given, []);
  if (not) return refuse(not);
  const reference = await nextReference(trx, 'PORT', today);
  const by = signatureOf(actor);
  await decisionDb(trx)
    .insertInto('portfolio')
    .values({
      reference,
      body: body.key,
      state: 'planned',
      set_up_person: by.person,
      set_up_name: by.name,
      set_up_at: now,
      once: given.once ?? null,
      ...columnsOf(given),
    })
    .execute();
  const { once: _, ...after } = given;
  await keepDecisionChange(trx, actor, now, portfolioRef(reference), {
    version: 1,
    kind: 'portfolio.set-up',
    after,
    free: ['why', 'source', 'sizes', 'weightsFrom'],
  });
  return ok({ reference });
};

/** Changes words, sum, rule or times while it is planned: nobody has voted on them yet. */
export const editPortfolio = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: SetUp & Given,
): Promise<Result<Changed, Refused>> => {
  const opened = await openToPlan(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  const projects = await projectsOf(trx, portfolio.reference);
  const not = await whyNotSetUp(platform, trx, actor, portfolio.body, given, projects);
  if (not) return refuse(not);
  const { reference: _, version: __, ...after } = given;
  return ok(
    await changePortfolio(trx, actor, platform.now(), portfolio, columnsOf(given), {
      kind: 'portfolio.changed',
      before: setUpOf(portfolio),
      after,
    }),
  );
};

/** Makes a portfolio ballot void: it does not count, and its page says why. */
export const voidPortfolio = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given & { readonly reason: string },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToRun(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  if (portfolio.state === 'void') return ok({ reference: portfolio.reference });
  const changed = await changePortfolio(
    trx,
    actor,
    platform.now(),
    portfolio,
    { state: 'void', void_reason: given.reason },
    {
      kind: 'portfolio.void',
      before: { state: portfolio.state },
      after: { state: 'void', reason: given.reason },
    },
  );
  await notify(trx, {
    people: (await votersOf(trx, portfolio.reference)).map(({ cast_by }) => cast_by),
    kind: 'portfolio.void',
    title: `Made void: ${portfolio.title}`,
    href: portfolioHref(portfolio.reference),
    object: portfolioRef(portfolio.reference),
  });
  return ok(changed);
};
