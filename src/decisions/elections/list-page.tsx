import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  DayText,
  type ListQuery,
  type ListState,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { BallotList, HowFarFilter, titleColumn } from '../kit/ballot-list.tsx';
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
  { ...titleColumn('Election', electionHref), sortable: true },
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
  <BallotList
    title="Elections"
    nouns={['election', 'elections']}
    about=" of people to the bodies that decide: who stands, how votes are counted, who was elected and why."
    move={mayAdd ? <ButtonLink href={`${ELECTIONS_PATH}/new`}>Set up an election</ButtonLink> : undefined}
    path={ELECTIONS_PATH}
    query={query}
    state={state}
    filters={
      <>
        <HowFarFilter value={query.which} running="Running" />
        <BodyFilter bodies={bodies} value={query.body} />
      </>
    }
    columns={COLUMNS}
    rows={rows}
    total={total}
    hint={
      mayAdd
        ? 'Set one up: who is elected, who votes, and by when.'
        : 'An election stands here once names can be given.'
    }
  />
);
