import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { OUTCOMES } from '../../proposals/index.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import type { ListedDecision } from '../decided/answers.ts';
import { DECISION_SORTS } from '../decided/queries.ts';
import { decisionsUse } from '../decided/uses.ts';
import { DECISIONS_PATH, feedHref } from '../kit/refs.ts';
import { frontFacts } from './data.ts';
import { FrontPage } from './page.tsx';

const stateOf = (ask: Ask) =>
  listState(DECISIONS_PATH, ask.query, DECISION_SORTS, {
    sort: 'decided',
    dir: 'descending',
    pageSize: DECISIONS_A_PAGE,
  });

/** A decision takes several lines: so many are read without losing one’s way. */
const DECISIONS_A_PAGE = 20;

/** The list as its address asks for it; what an address says that is no choice of the filter is left out. */
const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, body, outcome, year } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(decisionsUse, {
    q,
    body,
    outcome: OUTCOMES.find((one) => one === outcome),
    year: /^(19|20|21)\d\d$/.test(year ?? '') ? year : undefined,
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const tableOf = (rows: readonly ListedDecision[]): ChartTable => ({
  caption: 'Decisions',
  columns: [
    'reference',
    'decided on',
    'body',
    'answer',
    'title',
    'summary',
    'idea',
    'stands',
    'published on',
    'withheld until',
    'withheld because',
    'version',
  ],
  rows: rows.map((one) => [
    one.reference,
    one.decidedOn,
    one.bodyName,
    one.outcome,
    one.title,
    one.summary,
    one.idea,
    one.standing,
    one.publishedOn,
    one.withheld?.until ?? null,
    one.withheld?.reason ?? null,
    one.version,
  ]),
  gap: '',
});

/** The front page of decisions, its list as a file, and its JSON. */
export const frontRoutes: readonly Route[] = [
  api(decisionsUse),
  page('get', DECISIONS_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      {
        title: 'Decisions',
        current: 'decisions',
        crumbs: [{ href: '/', text: 'Home' }],
        feed: { href: feedHref(), title: 'Decisions' },
      },
      <FrontPage
        total={result.value.total}
        rows={result.value.decisions}
        query={ask.query}
        state={state}
        facts={await frontFacts(ask)}
        member={ask.actor.kind === 'person'}
      />,
    );
  }),
  page('get', `${DECISIONS_PATH}.csv`, 'decisions.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      'decisions.csv',
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.decisions))}`,
    );
  }),
];
