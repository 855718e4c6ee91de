import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { takesOf } from '../figures/uses.ts';
import { seesNames } from '../kit/capacity.ts';
import { IDEAS_PATH } from '../kit/refs.ts';
import type { ListedIdea } from './answers.ts';
import { IDEA_SORTS } from './filter-rules.ts';
import { IdeasPage } from './list-page.tsx';
import { PublicIdeasPage } from './public-page.tsx';
import { ideaChoices } from './queries.ts';
import { clockWords } from './shown.ts';
import { filterInput, ideas } from './uses.ts';

export const HOME_CRUMB = [{ href: '/', text: 'Home' }] as const;

/** Those of a query that narrow; the empty ones of a form are left out. */
export const filtersIn = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.keys(filterInput).flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  ) as Record<string, string>;

/** The public reads what stands alike together; members what presses most. */
const stateOf = (ask: Ask) =>
  listState(IDEAS_PATH, ask.query, IDEA_SORTS, {
    sort: seesNames(ask.actor) ? 'pressing' : 'stage',
    dir: 'ascending',
  });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { sort, dir } = stateOf(ask);
  return ask.perform(ideas, { ...filtersIn(ask.query), sort, dir, limit, cursor: cursorOf(offset) });
};

/** The address of the last page, for a page after it: an old link, or a list that became shorter. */
const beyondEnd = (
  { page: asked, pageSize, pageHref }: ReturnType<typeof stateOf>,
  total: number,
): string | undefined => {
  const last = Math.ceil(total / pageSize);
  return total > 0 && asked > last ? pageHref(last) : undefined;
};

const publicList = async (ask: Ask): Promise<Response> => {
  const state = stateOf(ask);
  const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
  if (!result.ok) return ask.refused(result.refusal);
  const beyond = beyondEnd(state, result.value.total);
  if (beyond) return ask.redirect(beyond);
  const open = await ask.perform(ideas, { comments: 'yes', sort: 'next', limit: 50 });
  if (!open.ok) return ask.refused(open.refusal);
  return ask.page(
    { title: 'What we are working on', current: 'ideas', crumbs: HOME_CRUMB, look: 'public' },
    <PublicIdeasPage
      actor={ask.actor}
      today={result.value.today}
      total={result.value.total}
      rows={result.value.ideas}
      open={open.value.ideas}
      takes={await takesOf(ask.platform.db, { today: result.value.today, publicOnly: true })}
      query={ask.query}
      state={state}
    />,
  );
};

const listPage = page('get', IDEAS_PATH, 'proposals.read', async (ask) => {
  if (!seesNames(ask.actor)) return publicList(ask);
  const state = stateOf(ask);
  const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
  if (!result.ok) return ask.refused(result.refusal);
  const beyond = beyondEnd(state, result.value.total);
  if (beyond) return ask.redirect(beyond);
  return ask.page(
    { title: 'Ideas', current: 'ideas', crumbs: HOME_CRUMB },
    <IdeasPage
      actor={ask.actor}
      csrf={ask.shell.token}
      today={result.value.today}
      total={result.value.total}
      late={result.value.late}
      soon={result.value.soon}
      rows={result.value.ideas}
      query={ask.query}
      state={state}
      choices={await ideaChoices(ask.platform.db, false)}
    />,
  );
});

/** For a spreadsheet: who raised an idea is not in it, and no name for the public. */
const tableOf = (rows: readonly ListedIdea[]): ChartTable => ({
  caption: 'Ideas',
  columns: [
    'reference',
    'title',
    'stage',
    'since',
    'raised on',
    'days so far',
    'days at this stage',
    'target',
    'days over',
    'last day in time',
    'clock',
    'whose move',
    'next step',
    'by',
    'clinician',
    'manager',
    'who decides',
    'supporters',
    'condition',
    'mostly',
    'reaches mostly fifth',
    'goes on as',
  ],
  rows: rows.map((idea) => [
    idea.reference,
    idea.title,
    idea.stands,
    idea.since,
    idea.raisedOn,
    idea.days,
    idea.clock?.counted ?? null,
    idea.clock?.target ?? null,
    idea.clock?.over ?? null,
    idea.clock?.due ?? null,
    clockWords(idea) || null,
    idea.turn.words,
    idea.next.what,
    idea.next.by,
    idea.clinician?.name ?? null,
    idea.manager?.name ?? null,
    idea.body?.label ?? null,
    idea.supporters,
    idea.condition,
    idea.phase,
    idea.fifth,
    idea.mergedInto,
  ]),
  gap: '',
});

const listCsv = page('get', `${IDEAS_PATH}.csv`, 'proposals.read', async (ask) => {
  const result = await askList(ask, WHOLE_LIST, 0);
  if (!result.ok) return ask.refused(result.refusal);
  return ask.download(
    'ideas.csv',
    'text/csv; charset=utf-8',
    `\uFEFF${chartCsv(tableOf(result.value.ideas))}`,
  );
});

/** The list as page, file and JSON. */
export const ideaListRoutes: readonly Route[] = [listPage, listCsv, api(ideas)];
