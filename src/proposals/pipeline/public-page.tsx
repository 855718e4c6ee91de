import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import {
  count,
  counted,
  DayText,
  EmptyList,
  LinedList,
  type ListQuery,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  SearchBox,
  Section,
} from '../../ui/index.ts';
import { IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import { isOver, type State } from '../stages/table-rules.ts';
import type { ListedIdea } from './answers.ts';
import type { IdeaSort } from './filter-rules.ts';
import { commentsOpen } from './shown.ts';

/** Where things stand, in words for everybody, in the order of the line. */
const GROUPS: readonly {
  readonly title: string;
  readonly says: string;
  readonly states: readonly State[];
}[] = [
  {
    title: 'We are finding out what is wrong',
    says: 'People who use or give this care tell us what the problem is.',
    states: ['raised', 'taken-on'],
  },
  {
    title: 'We are looking for the best way to change it',
    says: 'We agree on the problem. Now we compare ways to put it right.',
    states: ['problem-agreed', 'options'],
  },
  {
    title: 'We are writing a plan',
    says: 'The plan says who gains, what it costs and what could go wrong.',
    states: ['case'],
  },
  { title: 'A decision is due', says: 'The plan is ready. It is now decided.', states: ['decision'] },
  { title: 'It is being set up', says: 'The answer was yes. It will start soon.', states: ['mobilising'] },
  {
    title: 'It has started',
    says: 'Patients can use it. We check whether it does what we promised.',
    states: ['live', 'reviewed'],
  },
  {
    title: 'We stopped, or wait',
    says: 'Each page says why.',
    states: ['paused', 'merged', 'withdrawn', 'not-pursued'],
  },
];

const Item = ({ idea, today }: { readonly idea: ListedIdea; readonly today: CalendarDate }): ReactNode => (
  <li>
    <a href={ideaHref(idea.reference)}>{idea.title}</a>
    <p>
      {idea.state === 'merged' ? (
        <>
          It goes on as part of <a href={ideaHref(idea.turn.words)}>{idea.turn.words}</a>.
        </>
      ) : (
        <>
          {isOver(idea.state)
            ? `It took ${counted(idea.days, 'day', 'days')} in all.`
            : `${counted(idea.days, 'day', 'days')} since it was raised.`}
          {idea.clock?.standing === 'late'
            ? ` This step has taken ${counted(idea.clock.over, 'day', 'days')} too long.`
            : ''}
          {idea.answerDue && idea.state === 'decision' ? (
            <>
              {' '}
              An answer is due by <DayText date={idea.answerDue} today={today} />.
            </>
          ) : null}
        </>
      )}
    </p>
    {idea.commentsUntil && commentsOpen(idea, today) ? (
      <p className="cf-open">
        <b>You can comment</b> until <DayText date={idea.commentsUntil} today={today} />.{' '}
        <a href={`${ideaHref(idea.reference)}/said`}>
          Have your say<span className="cf-hidden"> on {idea.title}</span>
        </a>
      </p>
    ) : null}
  </li>
);

/** How long things take, as the head of the public's page says it. */
export type Takes = { readonly half: number; readonly nineInTen: number } | undefined;

type Props = {
  readonly actor: Actor;
  readonly today: CalendarDate;
  readonly total: number;
  readonly rows: readonly ListedIdea[];
  /** Those on which anybody may comment today, whatever page is shown. */
  readonly open: readonly ListedIdea[];
  readonly takes: Takes;
  readonly query: ListQuery;
  readonly state: ListState<IdeaSort>;
};

/** What is being worked on, for anybody: by where it stands, without names. */
export const PublicIdeasPage = (props: Props): ReactNode => {
  const { actor, today, total, rows, open, takes, query, state } = props;
  const closedToo = query.stage === 'all';
  return (
    <>
      <IdeasNav actor={actor} current="list" />
      <PageHead
        title="What we are working on"
        reading={
          <>
            <b>{counted(total, 'idea', 'ideas')}</b> for better care{query.q ? ' that fit' : ''}.{' '}
            {open.length > 0 ? (
              <>
                You can comment on <a href="#open-for-comments">{count(open.length)} of them</a> now.
              </>
            ) : (
              'You cannot comment on any of them just now.'
            )}{' '}
            {takes ? (
              <>
                In the last year half of all answers came{' '}
                <a href={`${IDEAS_PATH}/figures`}>
                  within {count(takes.half)} days, and nine in ten within {count(takes.nineInTen)}
                </a>
                .
              </>
            ) : null}
          </>
        }
      />
      <p className="cf-small cf-quiet">
        Do you work here? <a href={`/sign-in?to=${IDEAS_PATH}`}>Sign in</a> to raise an issue.
      </p>
      <SearchBox
        action={IDEAS_PATH}
        label="Find an idea"
        value={query.q}
        clear={state.isFiltered ? IDEAS_PATH : undefined}
      />
      {open.length > 0 && !state.isFiltered ? (
        <Section title="Open for comments">
          <LinedList>
            {open.map((idea) => (
              <Item key={idea.reference} idea={idea} today={today} />
            ))}
          </LinedList>
        </Section>
      ) : null}
      {rows.length === 0 ? (
        <EmptyList
          isFiltered={state.isFiltered}
          all={IDEAS_PATH}
          fits={{ title: 'Nothing fits', hint: 'Try other words, or fewer.' }}
          yet={{
            title: 'Nothing here yet',
            hint: 'What our clinicians raise stands here once somebody has taken it on.',
          }}
        />
      ) : (
        GROUPS.map(({ title, says, states }) => {
          const own = rows.filter((idea) => states.includes(idea.state));
          return own.length === 0 ? null : (
            <Section key={title} title={title}>
              <p>{says}</p>
              <LinedList>
                {own.map((idea) => (
                  <Item key={idea.reference} idea={idea} today={today} />
                ))}
              </LinedList>
            </Section>
          );
        })
      )}
      <Pager page={state.page} pageSize={state.pageSize} total={total} noun="ideas" href={state.pageHref} />
      <p>
        {closedToo ? (
          <a href={IDEAS_PATH}>Only what we work on now</a>
        ) : (
          <a href={`${IDEAS_PATH}?stage=all`}>Also show what we stopped, and why</a>
        )}
      </p>
      <ListWays csv={state.csvHref} print={state.printHref} />
    </>
  );
};
