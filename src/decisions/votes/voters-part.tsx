import type { ReactNode } from 'react';
import { type Column, More, Section, Table } from '../../ui/index.ts';
import { countOf, large } from '../words-rules.ts';
import { CHOICES, type Votes } from './frozen-rules.ts';
import type { ShownVoter, VoteAnswer } from './shown.ts';
import { sumWords } from './tally-rules.ts';
import { choiceWords } from './words.ts';

/** `For`; where it was split, how. */
const howWords = (votes: Votes): string => {
  const given = CHOICES.filter((choice) => votes[choice] > 0);
  return given.length === 1 && given[0] ? choiceWords(given[0]) : sumWords(votes);
};

/** So many voters stand open on the page; the rest is a press away. */
const OPEN = 20;

const columnsFor = (vote: VoteAnswer): readonly Column<ShownVoter>[] => [
  {
    key: 'name',
    heading: 'Voter',
    cell: ({ name, castBy }) => (
      <>
        {name}
        {castBy ? <span className="cf-small cf-quiet">, by {castBy}</span> : null}
      </>
    ),
  },
  ...(vote.weight === vote.entitled
    ? []
    : [
        {
          key: 'weight',
          heading: 'Votes',
          align: 'num' as const,
          cell: ({ weight }: ShownVoter) => weight.toLocaleString('en-GB'),
        },
      ]),
  ...(vote.voters.some(({ hasVoted, votes }) => hasVoted !== null || votes !== null)
    ? [
        {
          key: 'how',
          heading: vote.state === 'closed' && !vote.secret ? 'How' : 'Vote in?',
          cell: ({ votes, hasVoted, reason }: ShownVoter) => (
            <>
              {votes
                ? howWords(votes)
                : hasVoted
                  ? 'in'
                  : vote.state === 'closed'
                    ? 'did not vote'
                    : 'waiting'}
              {reason ? <span className="cf-small">: {reason}</span> : null}
            </>
          ),
        },
      ]
    : []),
];

/** Who may vote, and of a closed vote that has names, how each voted. */
export const VotersTable = ({ vote }: { readonly vote: VoteAnswer }): ReactNode => {
  if (vote.voters.length === 0) return null;
  const columns = columnsFor(vote);
  const rowsOf = (voters: readonly ShownVoter[], caption: string) => (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={voters}
      rowKey={({ voter, name }) => `${voter} ${name}`}
    />
  );
  return (
    <Section title="Who may vote" aside={large(countOf(vote.voters.length, 'voter'))}>
      {rowsOf(vote.voters.slice(0, OPEN), 'Who may vote')}
      {vote.voters.length > OPEN ? (
        <More
          summary={`The other ${(vote.voters.length - OPEN).toLocaleString('en-GB')}`}
          about="who may vote"
          printed
        >
          {rowsOf(vote.voters.slice(OPEN), 'The others who may vote')}
        </More>
      ) : null}
    </Section>
  );
};
