import type { ReactNode } from 'react';
import { type Column, Section } from '../../ui/index.ts';
import { VoterName, VotersTable, votesColumns } from '../kit/voters-table.tsx';
import { countOf } from '../words-rules.ts';
import type { PortfolioAnswer } from './shown.ts';

type Voter = PortfolioAnswer['voters'][number];

const columnsFor = ({ voters, weight, entitled, result }: PortfolioAnswer): readonly Column<Voter>[] => [
  { key: 'name', heading: 'Voter', cell: VoterName },
  ...votesColumns<Voter>({ weight, entitled }),
  ...(voters.some(({ hasVoted }) => hasVoted !== null)
    ? [
        {
          key: 'voted',
          heading: 'Ballot in?',
          cell: ({ hasVoted }: Voter) => (hasVoted ? 'in' : result ? 'not given' : 'not yet'),
        },
      ]
    : []),
];

/** Who votes, as the list was fixed, and who was left off it. */
export const VotersPart = ({ portfolio }: { readonly portfolio: PortfolioAnswer }): ReactNode => {
  const { voters, entitled, voted, excluded } = portfolio;
  if (entitled === null || (voters.length === 0 && excluded.length === 0)) return null;
  return (
    <Section
      title="Who votes"
      aside={
        voted === null
          ? countOf(entitled, 'voter')
          : `${voted.toLocaleString('en-GB')} of ${entitled.toLocaleString('en-GB')} ballots are in`
      }
    >
      <p className="cf-small">
        The list was fixed when voting opened.
        {excluded.length > 0
          ? ` Left off it, because of an interest in one of the projects: ${excluded.map(({ name, ruling }) => `${name} (${ruling.toLowerCase()})`).join('; ')}.`
          : ''}
      </p>
      <VotersTable columns={columnsFor(portfolio)} voters={voters} />
    </Section>
  );
};
