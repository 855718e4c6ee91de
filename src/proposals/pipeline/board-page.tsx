import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import {
  count,
  counted,
  DayText,
  Hidden,
  type ListQuery,
  More,
  PageHead,
  withQuery,
} from '../../ui/index.ts';
import { seesNames } from '../kit/capacity.ts';
import { IDEAS_CRUMBS, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import type { ListedIdea } from './answers.ts';
import { ideasBoard } from './board.ts';
import { IdeaFilterForm } from './filter-form.tsx';
import { MoveMany, TodayWords } from './list-page.tsx';
import { filtersIn } from './list-routes.tsx';
import { ClockText } from './mini-line.tsx';
import { type Choices, ideaChoices } from './queries.ts';
import { ideas } from './uses.ts';

type Board = z.output<typeof ideasBoard.output>;

export const BOARD_PATH = `${IDEAS_PATH}/board`;

const Card = ({
  idea,
  today,
  ticks,
}: {
  readonly idea: ListedIdea;
  readonly today: string;
  readonly ticks: boolean;
}): ReactNode => (
  <li className="cf-card">
    <p className="cf-card__title">
      <a href={ideaHref(idea.reference)}>{idea.title}</a>
    </p>
    <p className="cf-small cf-quiet">
      {ticks ? (
        <input
          className="cf-tick"
          type="checkbox"
          name="references"
          value={idea.reference}
          aria-label={`Tick ${idea.reference}: ${idea.title}`}
        />
      ) : null}
      {idea.reference} · {counted(idea.days, 'day', 'days')} so far
    </p>
    <p className="cf-small">
      <ClockText idea={idea} />
    </p>
    <p className="cf-small">
      <b>{idea.turn.words}</b>, by{' '}
      <span className={idea.next.by < today ? 'cf-past' : undefined}>
        <DayText date={idea.next.by} today={today} />
        {idea.next.by < today ? ', which is past' : ''}
      </span>
    </p>
  </li>
);

const listOf = (state: string, query: ListQuery): string =>
  withQuery(IDEAS_PATH, { ...filtersIn(query), stage: state });

const Columns = ({
  board,
  query,
  ticks,
}: {
  readonly board: Board;
  readonly query: ListQuery;
  readonly ticks: boolean;
}): ReactNode => (
  <div className="cf-board">
    {board.columns
      .filter(({ state }) => state !== 'reviewed')
      .map(({ state, stands, total, late, ideas: cards }) => (
        <section key={state} className="cf-board__stage" aria-labelledby={`stage-${state}`}>
          <h2 id={`stage-${state}`}>
            {stands} <span className="cf-board__count">{count(total)}</span>
          </h2>
          <p className="cf-small cf-quiet">
            {late > 0 ? <b className="cf-past">{count(late)} late. </b> : total > 0 ? 'None late. ' : ''}
            {total === 0 ? 'Nothing stands here.' : null}
          </p>
          <ol>
            {cards.map((idea) => (
              <Card key={idea.reference} idea={idea} today={board.today} ticks={ticks} />
            ))}
          </ol>
          {total > cards.length ? (
            <p className="cf-small">
              <a href={listOf(state, query)}>
                All {count(total)}
                <Hidden> at “{stands}”</Hidden>
              </a>
            </p>
          ) : null}
        </section>
      ))}
  </div>
);

type Props = {
  readonly actor: Actor;
  readonly csrf: string;
  readonly board: Board;
  readonly late: number;
  readonly soon: number;
  readonly query: ListQuery;
  readonly choices: Choices;
};

/** The pipeline stage by stage, each with what presses most. Cards are moved by their buttons, never by dragging. */
const BoardPage = ({ actor, csrf, board, late, soon, query, choices }: Props): ReactNode => {
  const ticks = can(actor, 'proposals.manage');
  const end = board.columns.find(({ state }) => state === 'reviewed');
  const asides = [...(end ? [end] : []), ...board.asides];
  const total = board.columns.reduce((sum, column) => sum + column.total, 0) - (end?.total ?? 0);
  const filters = filtersIn(query);
  return (
    <>
      <IdeasNav actor={actor} current="board" />
      <PageHead
        title="Board"
        reading={
          <>
            <b>{counted(total, 'idea', 'ideas')}</b> on the way; of each stage the ones that press most.{' '}
            <TodayWords late={late} soon={soon} />
          </>
        }
      />
      <IdeaFilterForm
        action={BOARD_PATH}
        actor={actor}
        query={query}
        choices={choices}
        isFiltered={Object.keys(filters).length > 0}
        stages={false}
      />
      {ticks ? (
        <MoveMany csrf={csrf}>
          <Columns board={board} query={query} ticks />
        </MoveMany>
      ) : (
        <Columns board={board} query={query} ticks={false} />
      )}
      <More summary="At the end, and aside">
        <ul className="cf-links">
          {asides.map(({ state, stands, total: many }) => (
            <li key={state}>
              <a href={listOf(state, query)}>
                {stands}: {count(many)}
              </a>
            </li>
          ))}
        </ul>
      </More>
    </>
  );
};

const boardPage = page('get', BOARD_PATH, 'proposals.read', async (ask) => {
  // The board is for those who work on it; the public has the same by its stages in the list.
  if (!seesNames(ask.actor)) return ask.redirect(IDEAS_PATH);
  const { stage: _, ...filters } = filtersIn(ask.query);
  const result = await ask.perform(ideasBoard, filters);
  if (!result.ok) return ask.refused(result.refusal);
  const all = await ask.perform(ideas, { limit: 1 });
  if (!all.ok) return ask.refused(all.refusal);
  return ask.page(
    { title: 'Board of ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
    <BoardPage
      actor={ask.actor}
      csrf={ask.shell.token}
      board={result.value}
      late={all.value.late}
      soon={all.value.soon}
      query={ask.query}
      choices={await ideaChoices(ask.platform.db, false)}
    />,
  );
});

export const boardRoutes: readonly Route[] = [boardPage];
