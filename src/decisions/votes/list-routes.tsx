import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { DECISIONS_CRUMBS, VOTES_PATH } from '../kit/refs.ts';
import type { ListedVote } from './answers.ts';
import { VotesPage } from './list-page.tsx';
import { votesUse } from './read-uses.ts';
import { kindName, methodName } from './words.ts';

const stateOf = (ask: Ask) =>
  listState(VOTES_PATH, ask.query, ['opened'] as const, { sort: 'opened', dir: 'descending' });

const tableOf = (rows: readonly ListedVote[]): ChartTable => ({
  caption: 'Votes',
  gap: '',
  columns: ['reference', 'title', 'body', 'held', 'method', 'state', 'outcome', 'opened', 'closed'],
  rows: rows.map((vote) => [
    vote.reference,
    vote.title,
    vote.bodyName,
    kindName(vote.kind),
    methodName(vote.method),
    vote.state,
    vote.outcome ?? '',
    vote.openedAt,
    vote.closedAt ?? '',
  ]),
});

/** The list of votes, and the same as a file. */
export const voteListRoutes = (
  runsVotesOf: (ask: Ask) => Promise<readonly { key: string; name: string; kind: string }[]>,
): readonly Route[] => [
  page('get', VOTES_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const { q, state: standing, body } = ask.query;
    const result = await ask.perform(votesUse, {
      q,
      body,
      state: standing,
      limit: state.pageSize,
      cursor: cursorOf((state.page - 1) * state.pageSize),
    });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Votes', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <VotesPage
        total={result.value.total}
        rows={result.value.votes}
        query={ask.query}
        state={state}
        runs={await runsVotesOf(ask)}
        member={ask.actor.kind === 'person'}
      />,
    );
  }),
  page('get', `${VOTES_PATH}.csv`, 'decisions.read', async (ask) => {
    const { q, state, body } = ask.query;
    const result = await ask.perform(votesUse, { q, body, state, limit: WHOLE_LIST });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      'votes.csv',
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.votes))}`,
    );
  }),
];
