import type { ReactNode } from 'react';
import type { ListState } from '../../ui/index.ts';
import {
  Button,
  Buttons,
  ErrorSummary,
  errorFor,
  type FieldError,
  Form,
  ListWays,
  Note,
  PageHead,
  Pager,
  Section,
  Steps,
  Table,
  TextField,
} from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import type { Choice } from './frozen-rules.ts';
import { SumBar } from './pieces.tsx';
import type { VoteAnswer } from './shown.ts';
import { choiceWords } from './words.ts';

export type ShownBallot = { readonly code: string; readonly choice: string; readonly weight: number };

/** What came of looking for a code: the ballot, or that there is none of it. */
export type Checked = { readonly code: string; readonly ballot: ShownBallot | undefined };

const CheckedNote = ({ checked }: { readonly checked: Checked }): ReactNode =>
  checked.ballot ? (
    <Note>
      <p>
        <b>{checked.code} was counted.</b> It says:{' '}
        {choiceWords(checked.ballot.choice as Choice).toLowerCase()}.
      </p>
    </Note>
  ) : (
    <Note kind="warning">
      <p>
        No ballot of this vote has the code {checked.code}. Look at each letter again: there is no O, no I, no
        nought and no one in it. If it is right, tell the governance officer, and keep the page that you
        printed.
      </p>
    </Note>
  );

type Props = {
  readonly vote: VoteAnswer;
  readonly total: number;
  readonly ballots: readonly ShownBallot[];
  readonly state: ListState<'code'>;
  readonly csrf: string;
  readonly checked: Checked | undefined;
  readonly errors: readonly FieldError[];
  readonly given: string | undefined;
};

/** Every ballot of a closed secret vote by its code. */
export const BallotsPage = ({
  vote,
  total,
  ballots,
  state,
  csrf,
  checked,
  errors,
  given,
}: Props): ReactNode => (
  <>
    <ErrorSummary errors={errors} />
    <PageHead
      reference={vote.reference}
      title="Every ballot, by its code"
      reading={`${vote.title}. ${vote.sentence ?? ''}`}
    />
    {vote.sums ? <SumBar sums={vote.sums} /> : null}
    <Section title="Was mine counted?">
      {checked ? <CheckedNote checked={checked} /> : null}
      <Form action={`${voteHref(vote.reference)}/ballots`} csrf={csrf} guard={false}>
        <TextField
          name="code"
          label="The code that you were shown"
          hint="For example, K7QM-3XPA-92RT. We do not write down who looked for which code. You can also find it in the list below, and then nothing is sent."
          width={20}
          spellCheck={false}
          value={given}
          error={errorFor(errors, 'code')}
        />
        <Buttons>
          <Button look="quiet">Look for it</Button>
        </Buttons>
      </Form>
      <p className="cf-small">
        A voter could show their own code to somebody else, and so how they voted. We cannot prevent that.
        Nobody has a right to ask for it.
      </p>
    </Section>
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
