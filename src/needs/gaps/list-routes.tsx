import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { findCondition } from '../profiles/condition/catalogue.ts';
import type { ListedGapAnswer } from './answers.ts';
import { GAPS_PATH, GapsPage } from './list-page.tsx';
import { GAP_SORTS } from './queries.ts';
import { gaps } from './uses.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

const stateOf = (ask: Ask) =>
  listState(GAPS_PATH, ask.query, GAP_SORTS, { sort: 'recorded', dir: 'descending' });

/** The register as its address asks for it; `whose` of the form is two words of the use. */
const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, status, condition, whose } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(gaps, {
    q,
    status,
    condition: condition && findCondition(condition) ? condition : undefined,
    ...(whose === 'mine' ? { mine: true } : {}),
    ...(whose === 'nobody' ? { owner: 'nobody' } : {}),
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const listPage = page('get', GAPS_PATH, 'needs.read', async (ask) => {
  const state = stateOf(ask);
  const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    { title: 'Gaps', current: 'population', crumbs: CRUMBS },
    <GapsPage
      total={result.value.total}
      rows={result.value.gaps}
      query={ask.query}
      state={state}
      mayRecord={can(ask.actor, 'gaps.record')}
      isPerson={ask.actor.kind === 'person'}
    />,
  );
});

/** The whole register for a spreadsheet, as this reader may see it. */
const tableOf = (rows: readonly ListedGapAnswer[]): ChartTable => ({
  caption: 'Gaps',
  columns: [
    'reference',
    'statement',
    'where',
    'condition',
    'finding',
    'stood on',
    'people',
    'lower',
    'upper',
    'people counted',
    'status',
    'stands',
    'since',
    'owner',
    'owner’s role',
    'recorded on',
  ],
  rows: rows.map((gap) => [
    gap.reference,
    gap.statement,
    gap.place,
    gap.condition,
    gap.finding,
    gap.stoodOn,
    gap.people,
    gap.peopleLower,
    gap.peopleUpper,
    gap.peopleWords,
    gap.status,
    gap.stands,
    gap.since,
    gap.owner?.name ?? null,
    gap.owner?.role ?? null,
    gap.recordedOn,
  ]),
  gap: '',
});

const listCsv = page('get', `${GAPS_PATH}.csv`, 'needs.read', async (ask) => {
  const result = await askList(ask, WHOLE_LIST, 0);
  if (!result.ok) return ask.refused(result.refusal);
  return ask.download('gaps.csv', 'text/csv; charset=utf-8', `\uFEFF${chartCsv(tableOf(result.value.gaps))}`);
});

/** The register of gaps as page and file. */
export const gapListRoutes: readonly Route[] = [listPage, listCsv];
