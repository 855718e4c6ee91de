import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  ErrorSummary,
  errorFor,
  type FieldError,
  Form,
  type ListState,
  ListWays,
  Note,
  PageHead,
  Pager,
  Section,
  Table,
  TextField,
} from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import type { ElectionAnswer } from './shown.ts';

export type ShownBallot = { readonly code: string; readonly ranks: readonly string[] };

/** What came of looking for a code: the ballot, or that there is none of it. */
export type Checked = { readonly code: string; readonly ballot: ShownBallot | undefined };

type Props = {
  readonly election: ElectionAnswer;
  readonly total: number;
  readonly ballots: readonly ShownBallot[];
  readonly state: ListState<'code'>;
  readonly csrf: string;
  readonly checked: Checked | undefined;
  readonly errors: readonly FieldError[];
  readonly given: string | undefined;
};

/** Every ballot of a counted election by its code: to find one's own, and to count all again. */
export const BallotsPage = ({
  election,
  total,
  ballots,
  state,
  csrf,
  checked,
  errors,
  given,
}: Props): ReactNode => {
  const base = `${electionHref(election.reference)}/ballots`;
  const names = new Map(election.standing.map(({ id, name }) => [id, name]));
  const inWords = (ranks: readonly string[]): string =>
    ranks.map((id, place) => `${place + 1} ${names.get(id) ?? id}`).join(', ');
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={election.reference}
        title="Every ballot, by its code"
        reading={`${election.title}. Nothing tells whose a code is, but to its voter.`}
      />
      <Section title="Was mine counted?">
        {checked?.ballot ? (
          <Note>
            <p>
              <b>{checked.code} was counted.</b> It says: {inWords(checked.ballot.ranks)}.
            </p>
          </Note>
        ) : checked ? (
          <Note kind="warning">
            <p>
              No ballot of this election has the code {checked.code}. Look at each letter again: there is no
              O, no I, no nought and no one in it. If it is right, tell the governance officer, and keep the
              page that you printed.
            </p>
          </Note>
        ) : null}
        <Form action={base} csrf={csrf} guard={false}>
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
