import type { Ask } from '../../platform/http/ask.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { momentIn } from '../kit/moment.ts';
import { DECISIONS_CRUMBS, PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import { portfolioUse } from './read-uses.ts';
import type { PortfolioAnswer } from './shown.ts';

export const PORTFOLIOS_CRUMBS = [...DECISIONS_CRUMBS, { href: PORTFOLIOS_PATH, text: 'Portfolio ballots' }];

export const referenceIn = (ask: Ask): string => ask.param('reference').toUpperCase();

/** What a page below one portfolio ballot says of itself. */
export const portfolioHead = ({ reference }: PortfolioAnswer, title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: [...PORTFOLIOS_CRUMBS, { href: portfolioHref(reference), text: reference }],
  ...(form ? failed(form) : {}),
});

/** The portfolio ballot of the address as this reader may know it, else its refusal. */
export const withPortfolio = async (
  ask: Ask,
  show: (portfolio: PortfolioAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const found = await ask.perform(portfolioUse, { reference: referenceIn(ask) });
  return found.ok ? show(found.value) : ask.refused(found.refusal);
};

export const backToPortfolio = (ask: Ask, text: string): Promise<Response> =>
  ask.redirect(portfolioHref(referenceIn(ask)), { kind: 'done', text });

/** The fields of days and times under the names that the uses ask for. */
export const withMoments = (ask: Ask): Record<string, unknown> => ({
  ...ask.form,
  opens: momentIn(ask.form, 'opens', '09:00'),
  closes: momentIn(ask.form, 'closes', '23:59'),
  weightedOn: dateIn(ask.form, 'weightedOn'),
});
