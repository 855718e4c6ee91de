import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  DateText,
  FilterSelect,
  LinedList,
  type ListQuery,
  type ListState,
} from '../../ui/index.ts';
import { BallotList, titleColumn } from '../kit/ballot-list.tsx';
import { VOTES_PATH, voteHref } from '../kit/refs.ts';
import type { ListedVote } from './answers.ts';
import { VoteTag } from './pieces.tsx';
import { kindName, methodName, momentWords } from './words.ts';

const COLUMNS: readonly Column<ListedVote>[] = [
  titleColumn('Vote', voteHref),
  { key: 'body', heading: 'Body', cell: ({ bodyName }) => bodyName },
  {
    key: 'how',
    heading: 'How',
    cell: ({ kind, method }) => `${kindName(kind)}, ${methodName(method).toLowerCase()}`,
  },
  {
    key: 'state',
    heading: 'How it stands',
    cell: (vote) => (
      <div>
        <VoteTag vote={vote} /> {vote.yours ? <b>You have not voted yet</b> : null}
      </div>
    ),
  },
  {
    key: 'when',
    heading: 'Opened, closed',
    cell: ({ openedAt, closedAt, closesAt }) => {
      const opened = londonDate(new Date(openedAt));
      const closed = closedAt && londonDate(new Date(closedAt));
      return (
        <>
          <DateText date={opened} />
          {closed && closed !== opened ? (
            <>
              , <DateText date={closed} />
            </>
          ) : null}
          {!closed && closesAt ? `, closes ${momentWords(new Date(closesAt))}` : null}
        </>
      );
    },
  },
];

type Props = {
  readonly total: number;
  readonly rows: readonly ListedVote[];
  readonly query: ListQuery;
  readonly state: ListState<'opened'>;
  /** Bodies of which this reader runs votes, for the ways in. */
  readonly runs: readonly { readonly key: string; readonly name: string; readonly kind: string }[];
  readonly member: boolean;
};

/** Votes of all bodies. */
export const VotesPage = ({ total, rows, query, state, runs, member }: Props): ReactNode => (
  <>
    <BallotList
      title="Votes"
      nouns={['vote', 'votes']}
      about=" in meetings, of all members, in writing and between meetings, each with the rule that decided it."
      move={
        member ? (
          <ButtonLink look="quiet" href="/decisions/proxies">
            Let somebody vote for you
          </ButtonLink>
        ) : undefined
      }
      path={VOTES_PATH}
      query={query}
      state={state}
      filters={
        <FilterSelect
          name="state"
          label="How it stands"
          value={query.state}
          options={[
            { value: '', text: 'However it stands' },
            { value: 'open', text: 'Open' },
            { value: 'closed', text: 'Closed' },
            { value: 'void', text: 'Void' },
          ]}
        />
      }
      columns={COLUMNS}
      rows={rows}
      total={total}
      hint="A vote in a meeting is opened in its room, while its item is in hand. Ballots of all members are opened here."
    />
    {runs.length > 0 ? (
      <section className="cf-print-none" aria-labelledby="between">
        <h2 id="between">Open a vote between meetings</h2>
        <LinedList>
          {runs.map(({ key, name, kind }) => (
            <li key={key}>
              {name}:{' '}
              {kind === 'members' ? (
                <a href={`${VOTES_PATH}/new?kind=members&body=${key}`}>ballot of all members</a>
              ) : (
                <>
                  <a href={`${VOTES_PATH}/new?kind=written&body=${key}`}>resolution in writing</a>,{' '}
                  <a href={`${VOTES_PATH}/new?kind=urgent&body=${key}`}>urgent decision</a>
                </>
              )}
            </li>
          ))}
        </LinedList>
      </section>
    ) : null}
  </>
);
