import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  type Column,
  count,
  counted,
  DayText,
  Empty,
  Form,
  Hidden,
  type ListQuery,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  SortableTable,
} from '../../ui/index.ts';
import { IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import type { ListedIdea } from './answers.ts';
import { IdeaFilterForm, UsualChoices } from './filter-form.tsx';
import type { IdeaSort } from './filter-rules.ts';
import { WhereItIs } from './mini-line.tsx';
import type { Choices } from './queries.ts';

export const IdeaLink = ({ idea }: { readonly idea: Pick<ListedIdea, 'reference' | 'title'> }): ReactNode => (
  <>
    <a href={ideaHref(idea.reference)}>{idea.title}</a>
    <br />
    <span className="cf-small cf-quiet">{idea.reference}</span>
  </>
);

/** Whose move it is, what they do, and by when. */
export const WhoseMove = ({
  idea,
  today,
}: {
  readonly idea: ListedIdea;
  readonly today: CalendarDate;
}): ReactNode =>
  idea.state === 'merged' ? (
    <div className="cf-whose">
      Goes on as <a href={ideaHref(idea.turn.words)}>{idea.turn.words}</a>
    </div>
  ) : (
    <div className="cf-whose">
      <b>{idea.turn.words}</b>
      <br />
      <span className="cf-small">{idea.next.what}, by </span>
      <span className={idea.next.by < today ? 'cf-small cf-past' : 'cf-small'}>
        <DayText date={idea.next.by} today={today} />
        {idea.next.by < today ? ', which is past' : ''}
      </span>
    </div>
  );

/** Ticked in the list, to be moved together. */
const Tick = ({ idea }: { readonly idea: ListedIdea }): ReactNode => (
  <input
    className="cf-tick"
    type="checkbox"
    name="references"
    value={idea.reference}
    aria-label={`Tick ${idea.reference}: ${idea.title}`}
  />
);

const columns = (today: CalendarDate, ticks: boolean): readonly Column<ListedIdea>[] => [
  {
    key: 'idea',
    heading: 'Idea',
    sortable: true,
    cell: (idea) => (
      <div className={ticks ? 'cf-ticked' : undefined}>
        {ticks ? <Tick idea={idea} /> : null}
        <div>
          <IdeaLink idea={idea} />
        </div>
      </div>
    ),
  },
  { key: 'stage', heading: 'Where it is', sortable: true, cell: (idea) => <WhereItIs idea={idea} /> },
  {
    key: 'days',
    heading: 'Days so far',
    sortable: true,
    first: 'descending',
    align: 'num',
    cell: (idea) => count(idea.days),
  },
  {
    key: 'next',
    heading: 'Whose move, and by when',
    sortable: true,
    cell: (idea) => <WhoseMove idea={idea} today={today} />,
  },
  {
    key: 'supporters',
    heading: 'Support it',
    sortable: true,
    first: 'descending',
    align: 'num',
    cell: (idea) => (idea.supporters === null ? 'fewer than 5' : count(idea.supporters)),
  },
];

/** "Today: 12 late, 8 soon late", each an address; the reading of list, board and digest. */
export const TodayWords = ({ late, soon }: { readonly late: number; readonly soon: number }): ReactNode =>
  late + soon === 0 ? (
    <>Today nothing is late or soon late.</>
  ) : (
    <>
      Today: <a href={`${IDEAS_PATH}?clock=late`}>{count(late)} late</a>,{' '}
      <a href={`${IDEAS_PATH}?clock=soon`}>{count(soon)} soon late</a>.
    </>
  );

/** What is ticked within it is moved together, on a page of its own. */
export const MoveMany = ({
  csrf,
  children,
}: {
  readonly csrf: string;
  readonly children: ReactNode;
}): ReactNode => (
  <div className="cf-whole">
    <Form action={`${IDEAS_PATH}/move-many`} csrf={csrf} guard={false}>
      {children}
      <div className="cf-many">
        <Button look="secondary">
          Move the ticked ones<Hidden> together</Hidden>
        </Button>
        <p className="cf-small cf-quiet">
          You choose what happens to them, and see each one before anything is moved.
        </p>
      </div>
    </Form>
  </div>
);

type Props = {
  readonly actor: Actor;
  readonly csrf: string;
  readonly today: CalendarDate;
  readonly total: number;
  readonly late: number;
  readonly soon: number;
  readonly rows: readonly ListedIdea[];
  readonly query: ListQuery;
  readonly state: ListState<IdeaSort>;
  readonly choices: Choices;
};

/** The pipeline as a list, for members. */
export const IdeasPage = (props: Props): ReactNode => {
  const { actor, csrf, today, total, late, soon, rows, query, state, choices } = props;
  const ticks = can(actor, 'proposals.manage') && query.print !== 'yes';
  const table = (
    <SortableTable
      caption="Ideas"
      hideCaption
      columns={columns(today, ticks)}
      rows={rows}
      rowKey={(idea) => idea.reference}
      sort={state.sort}
      dir={state.dir}
      href={state.orderHref}
    />
  );
  return (
    <>
      <IdeasNav actor={actor} current="list" />
      <PageHead
        title="Ideas"
        reading={
          <>
            <b>{total === 0 ? 'No idea' : counted(total, 'idea', 'ideas')}</b>{' '}
            {state.isFiltered ? (total < 2 ? 'fits' : 'fit') : total < 2 ? 'is worked on' : 'are worked on'}.{' '}
            <TodayWords late={late} soon={soon} />
          </>
        }
        move={
          can(actor, 'proposals.raise') ? (
            <div className="cf-act">
              <ButtonLink href={`${IDEAS_PATH}/raise`}>Raise an issue</ButtonLink>
              <p>In under a minute. At once you see who looks at it, and by when.</p>
            </div>
          ) : undefined
        }
      />
      <UsualChoices path={IDEAS_PATH} actor={actor} query={query} />
      <IdeaFilterForm
        action={IDEAS_PATH}
        actor={actor}
        query={query}
        choices={choices}
        keep={state.keep}
        isFiltered={state.isFiltered}
      />
      {rows.length === 0 ? (
        <Empty
          title={state.isFiltered ? 'No idea fits' : 'Nothing is worked on yet'}
          hint={
            state.isFiltered
              ? 'Try fewer words, or “Everything, closed ones too” under “Where it is”.'
              : 'What do patients meet that should be otherwise? Say it in three answers.'
          }
          action={
            state.isFiltered ? (
              <ButtonLink href={IDEAS_PATH}>Show all</ButtonLink>
            ) : can(actor, 'proposals.raise') ? (
              <ButtonLink href={`${IDEAS_PATH}/raise`}>Raise an issue</ButtonLink>
            ) : undefined
          }
        />
      ) : (
        <>
          {ticks ? <MoveMany csrf={csrf}>{table}</MoveMany> : table}
          <Pager
            page={state.page}
            pageSize={state.pageSize}
            total={total}
            noun="ideas"
            href={state.pageHref}
          />
          <ListWays csv={state.csvHref} print={state.printHref} />
        </>
      )}
    </>
  );
};
