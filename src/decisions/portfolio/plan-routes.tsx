import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { ideas } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { datePartValues } from '../../ui/index.ts';
import { ordersInForce } from '../kit/find.ts';
import { PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import { VoidPage } from '../kit/void-page.tsx';
import { clockTime } from '../meetings/times-rules.ts';
import { backToPortfolio, portfolioHead, referenceIn, withMoments, withPortfolio } from './heads.ts';
import { AddProjectPage } from './project-page.tsx';
import type { ProjectOfIdea } from './projects.ts';
import { projectOfIdeaUse } from './read-uses.ts';
import type { Refused } from './refusals.ts';
import { EditPortfolioPage } from './set-up-page.tsx';
import type { PortfolioAnswer } from './shown.ts';
import {
  addProjectUse,
  closePortfolioUse,
  editPortfolioUse,
  openPortfolioUse,
  removeProjectUse,
  voidPortfolioUse,
} from './uses.ts';

const BASE = `${PORTFOLIOS_PATH}/:reference`;

export const notNow = ({ step }: PortfolioAnswer): Refused => ({ kind: 'portfolio-not-at-this-step', step });

/** A page for whoever runs the ballot, where it can still be planned; else why not. */
const planning = (
  ask: Ask,
  show: (portfolio: PortfolioAnswer) => Response | Promise<Response>,
): Promise<Response> =>
  withPortfolio(ask, (portfolio) => {
    if (!portfolio.may.run) return ask.refused({ kind: 'vote-not-runner' });
    return portfolio.may.plan ? show(portfolio) : ask.refused(notNow(portfolio));
  });

const valuesOf = (portfolio: PortfolioAnswer): Record<string, string> => {
  const [opens, closes] = [new Date(portfolio.opensAt), new Date(portfolio.closesAt)];
  return {
    title: portfolio.title,
    why: portfolio.why,
    sum: poundsOf(portfolio.sumPence).slice(1),
    source: portfolio.source,
    rule: portfolio.rule,
    ...datePartValues('opens', londonDate(opens)),
    'opens-time': clockTime(opens),
    ...datePartValues('closes', londonDate(closes)),
    'closes-time': clockTime(closes),
    ...(portfolio.weightedOn ? datePartValues('weightedOn', portfolio.weightedOn) : {}),
    ...(portfolio.sizes ? { sizes: portfolio.sizes, weightsFrom: portfolio.weightsFrom ?? '' } : {}),
    version: String(portfolio.version),
  };
};

const editPage = (ask: Ask, form?: FormState): Promise<Response> =>
  planning(ask, async (portfolio) =>
    ask.page(
      portfolioHead(portfolio, 'Change words, sum or times', form),
      <EditPortfolioPage
        form={form ?? emptyForm(valuesOf(portfolio))}
        csrf={ask.shell.token}
        portfolio={portfolio}
        orders={
          (await ordersInForce(ask.platform.db, portfolio.body, londonDate(ask.platform.now())))?.orders
        }
      />,
    ),
  );

const voidPage = (ask: Ask, form?: FormState): Promise<Response> =>
  withPortfolio(ask, (portfolio) =>
    portfolio.may.run
      ? ask.page(
          portfolioHead(portfolio, 'Make it void', form),
          <VoidPage
            held={portfolio}
            href={portfolioHref(portfolio.reference)}
            means="It does not count then, and how people voted is not published. It cannot be taken back. Set up another in its place."
            form={form ?? emptyForm({ version: String(portfolio.version) })}
            csrf={ask.shell.token}
          />,
        )
      : ask.refused({ kind: 'vote-not-runner' }),
  );

/** Ideas whose cases wait for a decision, as far as this reader sees them. */
const waitingIdeas = async (ask: Ask): Promise<readonly { reference: string; title: string }[]> => {
  const found = await ask.perform(ideas, { stage: 'decision', sort: 'idea', limit: 200 });
  return found.ok ? found.value.ideas.map(({ reference, title }) => ({ reference, title })) : [];
};

const projectPage = (ask: Ask, form: FormState, idea?: ProjectOfIdea): Promise<Response> =>
  planning(ask, async (portfolio) =>
    ask.page(
      portfolioHead(portfolio, 'Put a project on the list', form),
      <AddProjectPage
        portfolio={portfolio}
        form={form}
        csrf={ask.shell.token}
        idea={idea}
        waiting={idea || form.values.written ? [] : await waitingIdeas(ask)}
      />,
    ),
  );

/** The form of the idea that was asked for, with what its case says; or why there is none. */
const projectOf = async (ask: Ask, proposal: string, form: FormState): Promise<Response> => {
  const found = await ask.perform(projectOfIdeaUse, { proposal });
  if (found.ok) return projectPage(ask, form, found.value);
  const { detail } = ask.problem(found.refusal);
  return projectPage(ask, {
    ...emptyForm({ other: proposal }),
    errors: [{ field: 'proposal', message: detail }],
  });
};

/** Planning a ballot, opening and closing it, and making it void. */
export const planRoutes: readonly Route[] = [
  page('get', `${BASE}/edit`, 'decisions.run', (ask) => editPage(ask)),
  page('post', `${BASE}/edit`, 'decisions.run', async (ask) => {
    const result = await ask.perform(editPortfolioUse, { ...withMoments(ask), reference: referenceIn(ask) });
    if (result.ok) return backToPortfolio(ask, 'The change is kept.');
    return formAgain(ask, result.refusal, (form) => editPage(ask, form));
  }),
  page('get', `${BASE}/projects/new`, 'decisions.run', (ask) => {
    const { idea, other, written } = ask.query;
    const proposal = (other || idea || '').trim();
    return proposal
      ? projectOf(ask, proposal, emptyForm())
      : projectPage(ask, emptyForm(written ? { written } : {}));
  }),
  page('post', `${BASE}/projects/new`, 'decisions.run', async (ask) => {
    const result = await ask.perform(addProjectUse, { ...ask.form, reference: referenceIn(ask) });
    if (result.ok) return backToPortfolio(ask, 'It is on the list.');
    return formAgain(ask, result.refusal, (form) =>
      ask.form.proposal ? projectOf(ask, ask.form.proposal, form) : projectPage(ask, form),
    );
  }),
  page('post', `${BASE}/projects/:project/remove`, 'decisions.run', async (ask) => {
    const result = await ask.perform(removeProjectUse, {
      reference: referenceIn(ask),
      project: ask.param('project'),
    });
    return result.ok ? backToPortfolio(ask, 'It is off the list.') : ask.refused(result.refusal);
  }),
  page('post', `${BASE}/open`, 'decisions.run', async (ask) => {
    const result = await ask.perform(openPortfolioUse, { ...ask.form, reference: referenceIn(ask) });
    return result.ok
      ? backToPortfolio(ask, 'Voting is open; those who vote are told.')
      : ask.refused(result.refusal);
  }),
  page('post', `${BASE}/close`, 'decisions.run', async (ask) => {
    const result = await ask.perform(closePortfolioUse, { ...ask.form, reference: referenceIn(ask) });
    return result.ok
      ? backToPortfolio(ask, 'It is counted; those concerned are told.')
      : ask.refused(result.refusal);
  }),
  page('get', `${BASE}/void`, 'decisions.run', (ask) => voidPage(ask)),
  page('post', `${BASE}/void`, 'decisions.run', async (ask) => {
    const result = await ask.perform(voidPortfolioUse, { ...ask.form, reference: referenceIn(ask) });
    if (result.ok) return backToPortfolio(ask, 'It is void, and its page says why.');
    return formAgain(ask, result.refusal, (form) => voidPage(ask, form));
  }),
];
