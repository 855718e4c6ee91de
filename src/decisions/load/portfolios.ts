import type { Trx } from '../../platform/relational/relational.ts';
import { findProposal, type Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { portfolioRuleWords } from '../counting/portfolio-words-rules.ts';
import { hashOf } from '../kit/hash.ts';
import { ballotsToCount } from '../portfolio/close.ts';
import { countBallots } from '../portfolio/count-rules.ts';
import { caseCostOf } from '../portfolio/projects.ts';
import { whatIsWrongWithProject } from '../portfolio/set-up-rules.ts';
import type { FrozenPortfolio, ListedProject } from '../portfolio/tables.ts';
import { decisionDb } from '../tables.ts';
import { found, inParts, instant, type numbers } from './rows.ts';
import type { ToldPortfolio } from './told-ballots.ts';

type ToldProject = ToldPortfolio['projects'][number];

/** What a project was on the list: an idea with the cost of its case, or what was written in. */
const projectOf = async (
  trx: Trx,
  told: ToldProject,
  ideas: ReadonlyMap<string, string>,
  on: CalendarDate,
) => {
  if (!('idea' in told))
    return { proposal: null, title: told.title, costPence: told.costPence, costFrom: 'Written in' };
  const reference = found(ideas, told.idea, 'idea');
  const proposal = await findProposal(trx, reference);
  const cost = proposal && (await caseCostOf(trx, proposal, on));
  if (!cost) throw new RangeError(`the case of ${told.idea} was not sent`);
  return { proposal: reference, title: told.idea, ...cost };
};

const keepProjects = async (
  trx: Trx,
  reference: string,
  told: ToldPortfolio,
  ideas: ReadonlyMap<string, string>,
  officer: Named,
): Promise<readonly ListedProject[]> => {
  const listed: ListedProject[] = [];
  for (const one of told.projects) {
    const project = await projectOf(trx, one, ideas, told.openedOn);
    const fault = whatIsWrongWithProject(project, told.sumPence, listed);
    if (fault) throw new RangeError(`${project.title}: ${fault.message}`);
    const { id } = await decisionDb(trx)
      .insertInto('portfolio_project')
      .values({
        portfolio: reference,
        proposal: project.proposal,
        title: project.title,
        words: one.words,
        cost_pence: project.costPence,
        cost_from: project.costFrom,
        added_person: officer.id,
        added_name: officer.name,
        added_at: instant(told.openedOn, '09:00'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { proposal, title, costPence } = project;
    listed.push({ number: listed.length + 1, project: id, proposal, title, costPence });
  }
  return listed;
};

const frozenOf = (told: ToldPortfolio, projects: readonly ListedProject[]): FrozenPortfolio => ({
  title: told.title,
  sumPence: told.sumPence,
  source: told.source,
  rule: told.rule,
  ruleWords: portfolioRuleWords(told.rule),
  opensAt: instant(told.openedOn, '09:00').toISOString(),
  closesAt: instant(told.closedOn, '17:00').toISOString(),
  projects,
  voters: told.voters.map(({ voter, castBy }) => ({
    voter,
    weight: 1,
    castBy: castBy.id,
    through: [],
    isPresent: true,
  })),
  excluded: [],
  lapsed: [],
  names: {},
});

/** Who could vote, and what each ticked: while the ballot is open, as the store has it. */
const keepBallots = async (trx: Trx, reference: string, told: ToldPortfolio): Promise<void> => {
  await inParts(
    told.voters.map(({ voter, name, castBy }) => ({
      portfolio: reference,
      voter,
      voter_name: name,
      cast_by: castBy.id,
      cast_by_name: castBy.name,
      weight: 1,
    })),
    (some) => decisionDb(trx).insertInto('portfolio_voter').values(some).execute(),
  );
  await inParts(
    told.voters.flatMap(({ voter, castBy, ticks }) =>
      ticks
        ? [
            {
              portfolio: reference,
              voter,
              projects: JSON.stringify(ticks),
              cast_by: castBy.id,
              given_at: instant(told.closedOn, '12:00'),
              once: null,
            },
          ]
        : [],
    ),
    (some) => decisionDb(trx).insertInto('portfolio_ballot').values(some).execute(),
  );
};

/** Loads portfolio ballots that are over: the list, who could vote, every ballot, and the count by its rule. */
export const loadPortfolios = async (
  trx: Trx,
  portfolios: readonly ToldPortfolio[],
  ideas: ReadonlyMap<string, string>,
  series: ReturnType<typeof numbers>,
  officer: Named,
): Promise<readonly { readonly reference: string; readonly closedOn: CalendarDate }[]> => {
  const loaded = [];
  for (const told of portfolios) {
    const reference = series.next(told.openedOn);
    const [opened, closed] = [instant(told.openedOn, '09:00'), instant(told.closedOn, '17:00')];
    await decisionDb(trx)
      .insertInto('portfolio')
      .values({
        reference,
        body: told.body,
        title: told.title,
        why: told.why,
        sum_pence: told.sumPence,
        source: told.source,
        rule: told.rule,
        state: 'open',
        opens_at: opened,
        closes_at: closed,
        opened_at: opened,
        set_up_person: officer.id,
        set_up_name: officer.name,
        set_up_at: opened,
      })
      .execute();
    const frozen = frozenOf(told, await keepProjects(trx, reference, told, ideas, officer));
    await keepBallots(trx, reference, told);
    const ballots = await ballotsToCount(trx, reference);
    await decisionDb(trx)
      .updateTable('portfolio')
      .set({
        state: 'closed',
        closed_at: closed,
        frozen: JSON.stringify(frozen),
        frozen_hash: hashOf(frozen),
        result: JSON.stringify(countBallots(frozen, ballots)),
        ballots_hash: hashOf(ballots),
      })
      .where('reference', '=', reference)
      .execute();
    loaded.push({ reference, closedOn: told.closedOn });
  }
  return loaded;
};
