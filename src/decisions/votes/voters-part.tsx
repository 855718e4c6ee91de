import type { ReactNode } from 'react';
import { type Column, Section } from '../../ui/index.ts';
import { VoterName, VotersTable, votesColumns } from '../kit/voters-table.tsx';
import { countOf, large } from '../words-rules.ts';
import type { ShownVoter, VoteAnswer } from './answers.ts';
import { CHOICES, type Votes } from './frozen-rules.ts';
import { sumWords } from './tally-rules.ts';
import { choiceWords } from './words.ts';

/** `For`; where it was split, how. */
const howWords = (votes: Votes): string => {
  const given = CHOICES.filter((choice) => votes[choice] > 0);
  return given.length === 1 && given[0] ? choiceWords(given[0]) : sumWords(votes);
};

const columnsFor = (vote: VoteAnswer): readonly Column<ShownVoter>[] => [
  { key: 'name', heading: 'Voter', cell: VoterName },
  ...votesColumns<ShownVoter>(vote),
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
export const VotersPart = ({ vote }: { readonly vote: VoteAnswer }): ReactNode =>
  vote.voters.length === 0 ? null : (
    <Section title="Who may vote" aside={large(countOf(vote.voters.length, 'voter'))}>
      <VotersTable columns={columnsFor(vote)} voters={vote.voters} />
    </Section>
  );
