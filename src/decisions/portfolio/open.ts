import { randomInt } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { portfolioRuleWords } from '../counting/portfolio-words-rules.ts';
import { hashOf } from '../kit/hash.ts';
import { portfolioHref, portfolioRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { tellLapsed } from '../votes/delegations.ts';
import { type Changed, changePortfolio, type Given, openToRun } from './change.ts';
import { type Entitled, entitledNow } from './entitled.ts';
import { type Portfolio, type Project, projectsOf } from './find.ts';
import type { Refused } from './refusals.ts';
import { whyNotOpen } from './set-up-rules.ts';
import type { FrozenPortfolio } from './tables.ts';

/** Projects in an order drawn by lot: nobody chooses who stands first, and who goes first where votes are equal. */
const drawn = (projects: readonly Project[]): readonly Project[] => {
  const left = [...projects];
  return projects.flatMap(() => left.splice(randomInt(left.length), 1));
};

const frozenOf = (
  portfolio: Portfolio,
  projects: readonly Project[],
  { voters, excluded, lapsed, names }: Entitled,
  opensAt: Date,
): FrozenPortfolio => ({
  title: portfolio.title,
  sumPence: portfolio.sum_pence,
  source: portfolio.source,
  rule: portfolio.rule,
  ruleWords: portfolioRuleWords(portfolio.rule),
  opensAt: opensAt.toISOString(),
  closesAt: portfolio.closes_at.toISOString(),
  projects: projects.map(({ id, proposal, title, cost_pence }, place) => ({
    number: place + 1,
    project: id,
    proposal,
    title,
    costPence: cost_pence,
  })),
  voters,
  excluded,
  lapsed,
  names: Object.fromEntries(excluded.map(({ voter }) => [voter, names.get(voter) ?? voter])),
});

const keepVoters = async (trx: Trx, reference: string, { voters, names }: Entitled): Promise<void> => {
  const rows = [...voters]
    .sort((a, b) => (a.voter < b.voter ? -1 : 1))
    .map(({ voter, weight, castBy }) => ({
      portfolio: reference,
      voter,
      voter_name: names.get(voter) ?? voter,
      cast_by: castBy,
      cast_by_name: names.get(castBy) ?? castBy,
      weight,
    }));
  for (let from = 0; from < rows.length; from += 1000)
    await decisionDb(trx)
      .insertInto('portfolio_voter')
      .values(rows.slice(from, from + 1000))
      .execute();
};

/**
 * Opens voting: the list in its drawn order, the sum, the rule, who may vote and with what weight are written down and
 * never changed. By whoever runs it, or by the clock at its time. Gives the same answer again while it is open.
 */
export const openPortfolio = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Changed, Refused>> => {
  const opened = await openToRun(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  const { reference } = portfolio;
  if (portfolio.state === 'open') return ok({ reference });
  const now = platform.now();
  const projects = drawn(await projectsOf(trx, reference));
  const not = whyNotOpen(
    { state: portfolio.state, closesAt: portfolio.closes_at, projects: projects.length },
    now,
  );
  if (not) return refuse(not);
  const ideas = projects.flatMap(({ proposal }) => proposal ?? []);
  const entitled = await entitledNow(platform, trx, actor, portfolio, ideas);
  if (!entitled.ok) return entitled;
  const frozen = frozenOf(portfolio, projects, entitled.value, now);
  const frozenHash = hashOf(frozen);
  await keepVoters(trx, reference, entitled.value);
  const changed = await changePortfolio(
    trx,
    actor,
    now,
    portfolio,
    {
      state: 'open',
      frozen: JSON.stringify(frozen),
      frozen_hash: frozenHash,
      opens_at: now,
      opened_at: now,
      weights_from: entitled.value.weightsFrom,
    },
    {
      kind: 'portfolio.opened',
      before: { state: 'planned' },
      after: {
        state: 'open',
        frozenHash,
        projects: projects.length,
        entitled: frozen.voters.length,
        recused: frozen.excluded.length,
      },
    },
  );
  const about = { title: portfolio.title, href: portfolioHref(reference), object: portfolioRef(reference) };
  await tellLapsed(trx, about, frozen, entitled.value.candidates);
  await notify(trx, {
    ...about,
    people: frozen.voters.map(({ castBy }) => castBy),
    kind: 'portfolio.opened',
    title: `You have a vote: ${portfolio.title}, until ${longDate(londonDate(portfolio.closes_at))}`,
  });
  return ok(changed);
};
