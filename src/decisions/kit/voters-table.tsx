import type { ReactNode } from 'react';
import { type Column, More, Table } from '../../ui/index.ts';

/** A line of a list of who may vote. */
export type ListedVoter = {
  readonly voter: string;
  readonly name: string;
  /** Who votes for it, where that is somebody else. */
  readonly castBy: string | null;
};

/** A voter by name, with whoever votes for it. */
export const VoterName = ({ name, castBy }: Pick<ListedVoter, 'name' | 'castBy'>): ReactNode => (
  <>
    {name}
    {castBy ? <span className="cf-small cf-quiet">, by {castBy}</span> : null}
  </>
);

/** How many votes each has; no column where all have one. */
export const votesColumns = <Voter extends { readonly weight: number }>({
  weight,
  entitled,
}: {
  readonly weight: number | null;
  readonly entitled: number | null;
}): readonly Column<Voter>[] =>
  weight === entitled
    ? []
    : [
        {
          key: 'votes',
          heading: 'Votes',
          align: 'num',
          cell: (voter) => voter.weight.toLocaleString('en-GB'),
        },
      ];

/** So many voters stand open on the page; the rest is a press away. */
const OPEN = 15;

/** Who may vote, the list folded where it is long. */
export const VotersTable = <Voter extends ListedVoter>({
  columns,
  voters,
}: {
  readonly columns: readonly Column<Voter>[];
  readonly voters: readonly Voter[];
}): ReactNode => {
  const table = (rows: readonly Voter[], caption: string) => (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ voter, name, castBy }) => `${voter} ${name} ${castBy}`}
    />
  );
  const others = voters.slice(OPEN);
  return (
    <>
      {voters.length > 0 ? table(voters.slice(0, OPEN), 'Who may vote') : null}
      {others.length > 0 ? (
        <More summary={`The other ${others.length.toLocaleString('en-GB')}`} about="who may vote" printed>
          {table(others, 'The others who may vote')}
        </More>
      ) : null}
    </>
  );
};
