import type { ReactNode } from 'react';
import { ErrorSummary, type ListState, ListWays, PageHead, Pager, Section, Table } from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import { type Looking, LookPart } from '../votes/secret/look-part.tsx';
import type { ElectionAnswer } from './answers.ts';

export type ShownBallot = { readonly code: string; readonly ranks: readonly string[] };

type Props = Looking<ShownBallot> & {
  readonly election: ElectionAnswer;
  readonly total: number;
  readonly ballots: readonly ShownBallot[];
  readonly state: ListState<'code'>;
};

/** Every ballot of a counted election by its code: to find one's own, and to count all again. */
export const BallotsPage = ({ election, total, ballots, state, ...looking }: Props): ReactNode => {
  const base = `${electionHref(election.reference)}/ballots`;
  const names = new Map(election.standing.map(({ id, name }) => [id, name]));
  const inWords = (ranks: readonly string[]): string =>
    ranks.map((id, place) => `${place + 1} ${names.get(id) ?? id}`).join(', ');
  return (
    <>
      <ErrorSummary errors={looking.errors} />
      <PageHead
        reference={election.reference}
        title="Every ballot, by its code"
        reading={`${election.title}. Nothing tells whose a code is, but to its voter.`}
      />
      <LookPart {...looking} contest="election" action={base} says={({ ranks }) => inWords(ranks)} />
      <Section title="The ballots" aside={`${total.toLocaleString('en-GB')}, in the order of their codes`}>
        <Table
          caption="Ballots"
          hideCaption
          columns={[
            {
              key: 'code',
              heading: 'Code',
              cell: ({ code }: ShownBallot) => <code className="cf-ballot-letters">{code}</code>,
            },
            { key: 'ranks', heading: 'Ranked, first to last', cell: ({ ranks }) => inWords(ranks) },
          ]}
          rows={ballots}
          rowKey={({ code }) => code}
        />
        <Pager
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          noun="ballots"
          href={state.pageHref}
        />
        <ListWays csv={state.csvHref} print={state.printHref} />
      </Section>
    </>
  );
};
