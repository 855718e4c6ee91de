import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, datePartValues, listState, WHOLE_LIST } from '../../ui/index.ts';
import { allBodies, ordersInForce } from '../kit/find.ts';
import { narrowedBy } from '../kit/narrowed.ts';
import { DECISIONS_CRUMBS, PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import { runsVotesOf } from '../votes/routes.tsx';
import { PORTFOLIOS_CRUMBS, withMoments } from './heads.ts';
import { PortfoliosPage } from './list-page.tsx';
import { PORTFOLIO_SORTS, portfoliosUse } from './read-uses.ts';
import { NewPortfolioPage } from './set-up-page.tsx';
import type { ListedPortfolio } from './shown.ts';
import { addPortfolioUse } from './uses.ts';

const stateOf = (ask: Ask) =>
  listState(PORTFOLIOS_PATH, ask.query, PORTFOLIO_SORTS, { sort: 'closes', dir: 'descending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { sort, dir } = stateOf(ask);
  return ask.perform(portfoliosUse, {
    ...narrowedBy(ask.query),
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

/** Money in files is whole pounds and pence, with no sign before it, so that it can be added up. */
const plain = (pence: number | null): string => (pence === null ? '' : (pence / 100).toFixed(2));

const tableOf = (rows: readonly ListedPortfolio[]): ChartTable => ({
  caption: 'Portfolio ballots',
  gap: '',
  columns: [
    'reference',
    'title',
    'body',
    'sum in pounds',
    'how far',
    'opens',
    'closes',
    'paid for in pounds',
  ],
  rows: rows.map((row) => [
    row.reference,
    row.title,
    row.bodyName,
    plain(row.sumPence),
    row.stepWords,
    row.opensAt,
    row.closesAt,
    plain(row.spentPence),
  ]),
});

const newPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const { db, now } = ask.platform;
  const bodies = await runsVotesOf(ask);
  if (bodies.length === 0) return ask.refused({ kind: 'vote-not-runner' });
  const body = bodies.find(({ key }) => key === form.values.body);
  const orders = body ? await ordersInForce(db, body.key, londonDate(now())) : undefined;
  return ask.page(
    { title: 'Set up a portfolio ballot', current: 'decisions', crumbs: PORTFOLIOS_CRUMBS, ...failed(form) },
    <NewPortfolioPage form={form} csrf={ask.shell.token} bodies={bodies} orders={orders?.orders} />,
  );
};

/** Two weeks from tomorrow, as a form begins. */
const startingTimes = (today: string): Record<string, string> => ({
  ...datePartValues('opens', addDays(today, 1)),
  'opens-time': '9.00',
  ...datePartValues('closes', addDays(today, 15)),
  'closes-time': '17.00',
});

/** Portfolio ballots as a list and a file, and setting one up. */
export const portfolioListRoutes: readonly Route[] = [
  page('get', PORTFOLIOS_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Portfolio ballots', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <PortfoliosPage
        total={result.value.total}
        rows={result.value.portfolios}
        query={ask.query}
        state={state}
        bodies={await allBodies(ask.platform.db)}
        mayAdd={(await runsVotesOf(ask)).length > 0}
      />,
    );
  }),
  page('get', `${PORTFOLIOS_PATH}.csv`, 'decisions.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      'portfolio-ballots.csv',
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.portfolios))}`,
    );
  }),
  page('get', `${PORTFOLIOS_PATH}/new`, 'decisions.run', (ask) =>
    newPage(
      ask,
      emptyForm({
        body: ask.query.body ?? '',
        once: randomUUID(),
        ...startingTimes(londonDate(ask.platform.now())),
      }),
    ),
  ),
  page('post', `${PORTFOLIOS_PATH}/new`, 'decisions.run', async (ask) => {
    const result = await ask.perform(addPortfolioUse, withMoments(ask));
    if (!result.ok) return formAgain(ask, result.refusal, (form) => newPage(ask, form));
    return ask.redirect(portfolioHref(result.value.reference), {
      kind: 'done',
      text: `It is set up as ${result.value.reference}. Now put projects on its list.`,
    });
  }),
];
