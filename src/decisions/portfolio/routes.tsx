import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { PORTFOLIOS_PATH } from '../kit/refs.ts';
import { portfolioBallotsRoutes } from './ballots-routes.tsx';
import { backToPortfolio, PORTFOLIOS_CRUMBS, portfolioHead, referenceIn, withPortfolio } from './heads.ts';
import { portfolioListRoutes } from './list-routes.tsx';
import { notNow, planRoutes } from './plan-routes.tsx';
import { PortfolioPage } from './portfolio-page.tsx';
import { portfolioBallotsUse, portfoliosUse, portfolioUse, projectOfIdeaUse } from './read-uses.ts';
import type { Refused } from './refusals.ts';
import type { PortfolioAnswer } from './shown.ts';
import {
  addPortfolioUse,
  addProjectUse,
  closePortfolioUse,
  editPortfolioUse,
  giveBallotUse,
  openPortfolioUse,
  removeProjectUse,
  voidPortfolioUse,
} from './uses.ts';
import { VotePage } from './vote-page.tsx';

const BASE = `${PORTFOLIOS_PATH}/:reference`;

/** Why there is no ballot for this person: before, over, void, or never theirs. */
const whyNoVote = (portfolio: PortfolioAnswer): Refused => {
  if (portfolio.step === 'void') return { kind: 'portfolio-void', reference: portfolio.reference };
  if (portfolio.step === 'planned') return notNow(portfolio);
  return { kind: portfolio.step === 'open' ? 'vote-not-entitled' : 'vote-closed' };
};

const votePage = (ask: Ask, form: FormState): Promise<Response> =>
  withPortfolio(ask, (portfolio) => {
    const asked = form.values.voter ?? ask.query.voter;
    const mine = asked
      ? portfolio.mine.find(({ voter }) => voter === asked)
      : (portfolio.mine.find(({ projects }) => projects === null) ?? portfolio.mine[0]);
    if (!portfolio.may.vote || !mine) return ask.refused(whyNoVote(portfolio));
    return ask.page(
      portfolioHead(portfolio, `Vote: ${portfolio.title}`, form),
      <VotePage
        portfolio={portfolio}
        mine={mine}
        form={form}
        csrf={ask.shell.token}
        once={form.values.once ?? randomUUID()}
      />,
    );
  });

const voteRoutes: readonly Route[] = [
  page('get', `${BASE}/vote`, 'votes.cast', (ask) => votePage(ask, emptyForm())),
  page('post', `${BASE}/vote`, 'votes.cast', async (ask) => {
    const result = await ask.perform(giveBallotUse, {
      ...ask.form,
      projects: ask.all('projects'),
      reference: referenceIn(ask),
    });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => votePage(ask, form));
    return backToPortfolio(ask, `The vote of ${result.value.name} is in.`);
  }),
];

/** Every page and every JSON face of portfolio ballots. */
export const portfolioRoutes: readonly Route[] = [
  api(portfoliosUse),
  api(addPortfolioUse),
  api(projectOfIdeaUse),
  api(editPortfolioUse),
  api(addProjectUse),
  api(removeProjectUse),
  api(openPortfolioUse),
  api(closePortfolioUse),
  api(voidPortfolioUse),
  api(giveBallotUse),
  api(portfolioBallotsUse),
  api(portfolioUse),
  ...portfolioListRoutes,
  ...planRoutes,
  ...voteRoutes,
  ...portfolioBallotsRoutes,
  page('get', BASE, 'decisions.read', (ask) =>
    withPortfolio(ask, (portfolio) =>
      ask.page(
        { title: portfolio.title, current: 'decisions', crumbs: PORTFOLIOS_CRUMBS },
        <PortfolioPage portfolio={portfolio} csrf={ask.shell.token} />,
      ),
    ),
  ),
];
