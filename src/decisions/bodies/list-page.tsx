import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  counted,
  DayText,
  Empty,
  FilterSelect,
  Links,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
} from '../../ui/index.ts';
import { BODIES_PATH, bodyHref, DECISIONS_PATH, MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import type { ListedBody } from './answers.ts';
import type { BODY_SORTS } from './uses.ts';
import { kindWords, standingWords } from './words.ts';

const Missing = ({ body }: { readonly body: ListedBody }): ReactNode => (
  <div>
    {body.gaps > 0 ? (
      <Tag tone="amber">{counted(body.gaps, 'gap', 'gaps')}</Tag>
    ) : (
      <span className="cf-quiet">{body.standing === 'sits' && body.termsEnding === 0 ? 'nothing' : ''}</span>
    )}
    {body.termsEnding > 0 ? (
      <p className="cf-small cf-quiet">
        {counted(body.termsEnding, 'term ends', 'terms end')} soon or is over
      </p>
    ) : null}
  </div>
);

const COLUMNS: readonly Column<ListedBody>[] = [
  {
    key: 'name',
    heading: 'Body',
    sortable: true,
    cell: (body) => (
      <div>
        <a href={bodyHref(body.key)}>{body.name}</a>
        {body.standing === 'sits' ? null : (
          <>
            {' '}
            <Tag>{standingWords(body.standing)}</Tag>
          </>
        )}
        <p className="cf-small cf-quiet">{body.about}</p>
      </div>
    ),
  },
  {
    key: 'kind',
    heading: 'Kind',
    sortable: true,
    cell: (body) => (
      <div>
        {kindWords(body.kind)}
        <p className="cf-small cf-quiet">{body.inPublic ? 'meets in public' : 'meets in private'}</p>
      </div>
    ),
  },
  { key: 'voting', heading: 'Who vote', align: 'num', cell: (body) => body.voting },
  {
    key: 'gaps',
    heading: 'What is missing',
    sortable: true,
    first: 'descending',
    cell: (body) => <Missing body={body} />,
  },
  {
    key: 'next',
    heading: 'Next meeting',
    sortable: true,
    cell: (body) =>
      body.nextMeeting ? (
        <a href={meetingHref(body.nextMeeting.reference)}>
          <DayText date={londonDate(new Date(body.nextMeeting.starts))} />
        </a>
      ) : (
        <span className="cf-quiet">none announced</span>
      ),
  },
];

/** Every body that meets and decides. */
export const BodiesPage = ({
  total,
  rows,
  query,
  state,
  mayKeep,
}: {
  readonly total: number;
  readonly rows: readonly ListedBody[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof BODY_SORTS)[number]>;
  readonly mayKeep: boolean;
}): ReactNode => (
  <>
    <PageHead
      title="Bodies"
      reading={
        <>
          <b>{counted(total, 'body', 'bodies')}</b>
          {state.isFiltered ? ' fit' : ''}: who decides what patients get, who sits there, and by which rules.
        </>
      }
      move={
        mayKeep ? (
          <div className="cf-act">
            <ButtonLink href={`${BODIES_PATH}/new`}>Set up a body</ButtonLink>
            <p>It begins from a template; you then name its members.</p>
          </div>
        ) : undefined
      }
    />
    <Links
      links={[
        { href: MEETINGS_PATH, text: 'Meetings' },
        { href: DECISIONS_PATH, text: 'Decisions' },
      ]}
    />
    <SearchBox
      action={BODIES_PATH}
      label="Name, or what it decides"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? BODIES_PATH : undefined}
    >
      <FilterSelect
        name="standing"
        label="Which"
        value={query.standing}
        options={[
          { value: '', text: 'That sit now' },
          { value: 'to come', text: 'To come' },
          { value: 'closed', text: 'That sit no more' },
          { value: 'all', text: 'All' },
        ]}
      />
    </SearchBox>
    <Listed
      caption="Bodies"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ key }) => key}
      total={total}
      state={state}
      empty={
        <Empty
          title={state.isFiltered ? 'No body fits' : 'No body is set up yet'}
          hint={
            state.isFiltered
              ? 'Try fewer words, or bodies that sit no more.'
              : mayKeep
                ? 'Begin with the governing body: a template brings its seats and standing orders, which you then hold against your constitution.'
                : 'The governance officer sets up bodies, their members and their standing orders.'
          }
          action={
            state.isFiltered ? (
              <ButtonLink href={`${BODIES_PATH}?standing=all`}>Show all bodies</ButtonLink>
            ) : mayKeep ? (
              <ButtonLink href={`${BODIES_PATH}/new`}>Set up a body</ButtonLink>
            ) : undefined
          }
        />
      }
    />
  </>
);
