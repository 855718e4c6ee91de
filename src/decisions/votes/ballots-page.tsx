import type { ReactNode } from 'react';
import {
  ErrorSummary,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  Section,
  Steps,
  Table,
} from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import type { VoteAnswer } from './answers.ts';
import type { Choice } from './frozen-rules.ts';
import { SumBar } from './pieces.tsx';
import { type Looking, LookPart } from './secret/look-part.tsx';
import { choiceWords } from './words.ts';

export type ShownBallot = { readonly code: string; readonly choice: string; readonly weight: number };

type Props = Looking<ShownBallot> & {
  readonly vote: VoteAnswer;
  readonly total: number;
  readonly ballots: readonly ShownBallot[];
  readonly state: ListState<'code'>;
};

/** Every ballot of a closed secret vote by its code. */
export const BallotsPage = ({ vote, total, ballots, state, ...looking }: Props): ReactNode => (
  <>
    <ErrorSummary errors={looking.errors} />
    <PageHead
      reference={vote.reference}
      title="Every ballot, by its code"
      reading={`${vote.title}. ${vote.sentence ?? ''}`}
    />
    {vote.sums ? <SumBar sums={vote.sums} /> : null}
    <LookPart
      {...looking}
      contest="vote"
      action={`${voteHref(vote.reference)}/ballots`}
      says={({ choice }) => choiceWords(choice as Choice).toLowerCase()}
    />
    <Section title="The ballots" aside={`${total.toLocaleString('en-GB')}, in the order of their codes`}>
      <Table
        caption="Ballots"
        hideCaption
        narrow="scroll"
        columns={[
          {
            key: 'code',
            heading: 'Code',
            cell: ({ code }: ShownBallot) => <span className="cf-letters">{code}</span>,
          },
          { key: 'choice', heading: 'Choice', cell: ({ choice }) => choiceWords(choice as Choice) },
          ...(vote.weight === vote.entitled
            ? []
            : [
                {
                  key: 'weight',
                  heading: 'Votes',
                  align: 'num' as const,
                  cell: ({ weight }: ShownBallot) => weight,
                },
              ]),
        ]}
        rows={ballots}
        rowKey={({ code }) => code}
      />
      <Pager page={state.page} pageSize={state.pageSize} total={total} noun="ballots" href={state.pageHref} />
      <ListWays csv={state.csvHref} print={state.printHref} />
    </Section>
    <Section title="Count it again yourself">
      <Steps
        steps={[
          { title: 'Take the list', text: 'Download it as CSV: one line for each ballot.' },
          {
            title: 'Add up',
            text: 'Add the column “votes” for each of the three choices. A spreadsheet does it in a minute.',
          },
          {
            title: 'Hold it against the number of voters',
            text: `${(vote.voted ?? total).toLocaleString('en-GB')} of ${vote.entitled.toLocaleString('en-GB')} voted, so there are as many ballots.`,
          },
          { title: 'Hold it against the rule', text: vote.rule },
        ]}
      />
    </Section>
  </>
);
