import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import { BallotsPage, type PublishedBallot } from './ballots-page.tsx';
import { portfolioHead, referenceIn, withPortfolio } from './heads.ts';
import { portfolioBallotsUse } from './read-uses.ts';

const BASE = `${PORTFOLIOS_PATH}/:reference`;

/** A column for each project with 1 where it is ticked, so that others can read the file into a count of their own. */
const tableOf = (
  ballots: readonly PublishedBallot[],
  projects: readonly { readonly number: number; readonly title: string; readonly costPence: number }[],
) => ({
  caption: 'Ballots',
  gap: '',
  columns: [
    'voter',
    'votes',
    ...projects.map(({ number, title, costPence }) => `${number}. ${title}, ${poundsOf(costPence)}`),
  ],
  rows: ballots.map((ballot) => [
    ballot.voter,
    ballot.votes,
    ...projects.map(({ number }) => (ballot.projects.includes(number) ? 1 : 0)),
  ]),
});

/** How each voted, as a page and as a file. */
export const portfolioBallotsRoutes: readonly Route[] = [
  page('get', `${BASE}/ballots.csv`, 'decisions.read', async (ask) => {
    const reference = referenceIn(ask);
    const all = await ask.perform(portfolioBallotsUse, { reference, limit: WHOLE_LIST });
    if (!all.ok) return ask.refused(all.refusal);
    return ask.download(
      `ballots-${reference}.csv`,
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(all.value.ballots, all.value.projects))}`,
    );
  }),
  page('get', `${BASE}/ballots`, 'decisions.read', (ask) =>
    withPortfolio(ask, async (portfolio) => {
      const state = listState(
        `${portfolioHref(portfolio.reference)}/ballots`,
        ask.query,
        ['voter'] as const,
        {
          sort: 'voter',
          dir: 'ascending',
        },
      );
      const part = await ask.perform(portfolioBallotsUse, {
        reference: portfolio.reference,
        limit: state.pageSize,
        cursor: cursorOf((state.page - 1) * state.pageSize),
      });
      if (!part.ok) return ask.refused(part.refusal);
      return ask.page(
        portfolioHead(portfolio, `How each voted in ${portfolio.reference}`),
        <BallotsPage
          portfolio={portfolio}
          ballots={part.value.ballots}
          total={part.value.total}
          state={state}
        />,
      );
    }),
  ),
];
