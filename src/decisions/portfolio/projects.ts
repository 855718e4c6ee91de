import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { ideaBeforeBody, type Proposal, readProposal } from '../../proposals/index.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { decisionDb } from '../tables.ts';
import { type Changed, changePortfolio, type Given, openToPlan } from './change.ts';
import { projectsOf } from './find.ts';
import type { Refused } from './refusals.ts';
import { costOfCase, whatIsWrongWithProject } from './set-up-rules.ts';

/** An idea as its case would put it on a list. */
export type ProjectOfIdea = {
  readonly proposal: string;
  readonly title: string;
  readonly costPence: number;
  readonly costFrom: string;
};

/** What an idea costs by the newest case that was sent for it, and where each part comes from; undefined without one. */
export const caseCostOf = async (
  db: Db,
  proposal: Proposal,
  on: CalendarDate,
): Promise<Pick<ProjectOfIdea, 'costPence' | 'costFrom'> | undefined> => {
  const { caseVersion, ...before } = await ideaBeforeBody(db, proposal, on);
  if (caseVersion === null) return undefined;
  const { once, aYear } = costOfCase(before);
  const parts = [
    ...(once > 0 ? [`${poundsOf(once)} once`] : []),
    ...(aYear > 0 ? [`${poundsOf(aYear)} in a full year`] : []),
  ];
  return {
    costPence: once + aYear,
    costFrom: `Its case, version ${caseVersion}: ${parts.join(' and ') || 'no cost'}`,
  };
};

/** The same of an idea that this person may read, with its title. */
export const projectOfIdea = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<ProjectOfIdea, Refused>> => {
  const read = await readProposal(platform, actor, reference);
  if (!read.ok) return read;
  const cost = await caseCostOf(platform.db, read.value, londonDate(platform.now()));
  return cost
    ? ok({ proposal: reference, title: read.value.title, ...cost })
    : refuse({ kind: 'portfolio-idea-no-case', field: 'proposal', proposal: reference });
};

export type NewProject = {
  readonly proposal?: string | undefined;
  /** Left out, the title of the idea. */
  readonly title?: string | undefined;
  readonly words: string;
  /** Left out, the cost that the case has. */
  readonly costPence?: number | undefined;
};

/** Puts a project on the list while the ballot is planned: an idea with a case, or something written in. */
export const addProject = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given & NewProject,
): Promise<Result<Changed, Refused>> => {
  const opened = await openToPlan(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  const idea = given.proposal
    ? await projectOfIdea({ ...platform, db: trx }, actor, given.proposal)
    : undefined;
  if (idea && !idea.ok) return idea;
  const title = given.title ?? idea?.value.title;
  const costPence = given.costPence ?? idea?.value.costPence;
  const missing = [
    ...(title ? [] : [{ field: 'title', message: 'Say what the money would buy, in a few words.' }]),
    ...(costPence === undefined
      ? [{ field: 'cost', message: 'Give the cost in pounds, such as 25,000.' }]
      : []),
  ];
  if (title === undefined || costPence === undefined || missing.length > 0)
    return refuse({ kind: 'portfolio-wrong', problems: missing });
  const listed = await projectsOf(trx, portfolio.reference);
  const fault = whatIsWrongWithProject(
    { title, proposal: given.proposal ?? null, costPence },
    portfolio.sum_pence,
    listed.map((one) => ({ title: one.title, proposal: one.proposal, costPence: one.cost_pence })),
  );
  if (fault) return refuse({ kind: 'portfolio-wrong', problems: [fault] });
  const by = signatureOf(actor);
  const now = platform.now();
  const asInCase = idea?.value.costPence === costPence;
  await decisionDb(trx)
    .insertInto('portfolio_project')
    .values({
      portfolio: portfolio.reference,
      proposal: given.proposal ?? null,
      title,
      words: given.words,
      cost_pence: costPence,
      cost_from: idea
        ? asInCase
          ? idea.value.costFrom
          : `Set by hand. ${idea.value.costFrom}`
        : 'Written in',
      added_person: by.person,
      added_name: by.name,
      added_at: now,
    })
    .execute();
  return ok(
    await changePortfolio(
      trx,
      actor,
      now,
      portfolio,
      {},
      {
        kind: 'portfolio.project-added',
        after: { title, proposal: given.proposal ?? null, costPence },
      },
    ),
  );
};

/** Takes a project off the list while the ballot is planned. */
export const removeProject = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given & { readonly project: number },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToPlan(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const portfolio = opened.value;
  const gone = await decisionDb(trx)
    .deleteFrom('portfolio_project')
    .where('portfolio', '=', portfolio.reference)
    .where('id', '=', given.project)
    .returning(['title', 'proposal', 'cost_pence'])
    .executeTakeFirst();
  if (!gone) return refuse({ kind: 'portfolio-project-gone' });
  return ok(
    await changePortfolio(
      trx,
      actor,
      platform.now(),
      portfolio,
      {},
      {
        kind: 'portfolio.project-removed',
        before: { title: gone.title, proposal: gone.proposal, costPence: gone.cost_pence },
      },
    ),
  );
};
