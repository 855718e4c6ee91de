import type { ReactNode } from 'react';
import { type Column, type ListState, ListWays, PageHead, Pager, Table } from '../../ui/index.ts';
import type { PortfolioAnswer } from './shown.ts';

export type PublishedBallot = {
  readonly voter: string;
  readonly votes: number;
  readonly projects: readonly number[];
};

type Props = {
  readonly portfolio: PortfolioAnswer;
  readonly ballots: readonly PublishedBallot[];
  readonly total: number;
  readonly state: ListState<'voter'>;
};

/** How each voted: every ballot of a counted portfolio by the name of its voter. */
export const BallotsPage = ({ portfolio, ballots, total, state }: Props): ReactNode => {
  const titles = new Map(portfolio.projects.map(({ number, title }) => [number, title]));
  const columns: readonly Column<PublishedBallot>[] = [
    { key: 'voter', heading: 'Voter', cell: ({ voter }) => voter },
    ...(portfolio.weight === portfolio.entitled
      ? []
      : [
          {
            key: 'votes',
            heading: 'Votes',
            align: 'num' as const,
            cell: ({ votes }: PublishedBallot) => votes.toLocaleString('en-GB'),
          },
        ]),
    {
      key: 'projects',
      heading: 'Would pay for',
      cell: ({ projects }) => projects.map((number) => `${number}. ${titles.get(number) ?? ''}`).join('; '),
    },
  ];
  return (
    <>
      <PageHead
        reference={portfolio.reference}
        title="How each voted"
        reading={`${portfolio.title}. With these ballots and the rule anybody can count again.`}
      />
      <Table
        caption="Ballots"
        hideCaption
        columns={columns}
        rows={ballots}
        rowKey={({ voter, projects }) => `${voter} ${projects.join(' ')}`}
      />
      <Pager page={state.page} pageSize={state.pageSize} total={total} noun="ballots" href={state.pageHref} />
      <ListWays csv={state.csvHref} print={state.printHref} />
    </>
  );
};
