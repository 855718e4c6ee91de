import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  counted,
  DayText,
  Empty,
  FilterSelect,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import type { Body } from '../kit/find.ts';
import { bodyHref, ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import { listed } from '../words-rules.ts';
import type { ListedElection } from './answers.ts';
import type { ELECTION_SORTS } from './read-uses.ts';
import { type Step, stepWords } from './state-rules.ts';

const TONES: Readonly<Record<Step, Tone>> = {
  planned: 'plain',
  nominations: 'blue',
  between: 'blue',
  voting: 'green',
  closed: 'amber',
  counted: 'plain',
  void: 'red',
};

export const StepTag = ({ step }: { readonly step: Step }): ReactNode => (
  <Tag tone={TONES[step]}>{stepWords(step)}</Tag>
);

const When = ({ election }: { readonly election: ListedElection }): ReactNode => {
  if (election.step === 'planned' || election.step === 'nominations')
    return (
      <>
        names by <DayText date={election.nominationsTo} />
      </>
    );
  if (election.step === 'between')
    return (
      <>
        voting from <DayText date={election.votingFrom} />
      </>
    );
  return (
    <>
      {election.step === 'voting' ? 'voting until' : 'voting ended'} <DayText date={election.votingTo} />
    </>
  );
};

const COLUMNS: readonly Column<ListedElection>[] = [
  {
    key: 'title',
    heading: 'Election',
    sortable: true,
    cell: (election) => (
      <>
        <a href={electionHref(election.reference)}>{election.title}</a>
        <br />
        <span className="cf-small cf-quiet">{election.reference}</span>
      </>
    ),
  },
  {
    key: 'body',
    heading: 'Seat',
    cell: ({ body, bodyName, seatLabel, seats }) => (
      <div>
        {seats > 1 ? `${seats} × ${seatLabel}` : seatLabel}
        <br />
        <a className="cf-small" href={bodyHref(body)}>
          {bodyName}
        </a>
      </div>
    ),
  },
  {
    key: 'step',
    heading: 'How far',
    sortable: true,
    cell: (election) => (
      <div>
        <StepTag step={election.step} />
        {election.yours ? <p className="cf-small">you have a vote</p> : null}
      </div>
    ),
  },
  {
    key: 'voting',
    heading: 'When',
    sortable: true,
    first: 'descending',
    cell: (election) => <When election={election} />,
  },
  {
    key: 'elected',
    heading: 'Elected',
    cell: ({ elected, step }) => (elected.length > 0 ? listed(elected) : step === 'counted' ? 'nobody' : '–'),
  },
];

type Props = {
  readonly total: number;
  readonly rows: readonly ListedElection[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof ELECTION_SORTS)[number]>;
  readonly bodies: readonly Body[];
  readonly mayAdd: boolean;
};

/** Elections: running and over. */
export const ElectionsPage = ({ total, rows, query, state, bodies, mayAdd }: Props): ReactNode => (
  <>
    <PageHead
      title="Elections"
      reading={
        <>
          <b>{counted(total, 'election', 'elections')}</b> of people to the bodies that decide: who stands,
          how votes are counted, who was elected and why.
        </>
      }
      move={
        mayAdd ? (
          <div className="cf-act">
            <ButtonLink href={`${ELECTIONS_PATH}/new`}>Set up an election</ButtonLink>
          </div>
        ) : undefined
      }
    />
    <SearchBox
      action={ELECTIONS_PATH}
      label="Words or reference"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? ELECTIONS_PATH : undefined}
    >
      <FilterSelect
        name="which"
        label="How far"
        value={query.which ?? 'all'}
        options={[
          { value: 'all', text: 'All' },
          { value: 'running', text: 'Running' },
          { value: 'over', text: 'Over' },
        ]}
      />
      <BodyFilter bodies={bodies} value={query.body} />
    </SearchBox>
    <Listed
      caption="Elections"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ reference }) => reference}
      noun={total === 1 ? 'election' : 'elections'}
      total={total}
      state={state}
      empty={
        <Empty
          title={state.isFiltered ? 'No election fits' : 'No election yet'}
          hint={
            state.isFiltered
              ? 'Try fewer words, or another body.'
              : mayAdd
                ? 'Set one up: who is elected, who votes, and by when.'
                : 'An election stands here once names can be given.'
          }
          action={
            state.isFiltered ? <ButtonLink href={ELECTIONS_PATH}>Show all elections</ButtonLink> : undefined
          }
        />
      }
    />
  </>
);
