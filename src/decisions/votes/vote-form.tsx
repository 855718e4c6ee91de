import type { ReactNode } from 'react';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  ConfirmWords,
  errorFor,
  Form,
  fieldIn,
  More,
  Note,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import type { MyVote, VoteAnswer } from './answers.ts';
import type { BallotPaper } from './secret/paper.ts';

const CHOICES = [
  { value: 'for', text: 'For' },
  { value: 'against', text: 'Against' },
  { value: 'abstain', text: 'Abstain', hint: 'You are counted as having voted, on neither side' },
];

const votesOf = (weight: number): string =>
  weight === 1 ? '' : ` It has ${weight.toLocaleString('en-GB')} votes.`;

const Split = ({ mine, form }: { readonly mine: MyVote; readonly form: FormState }): ReactNode => (
  <More summary="Split these votes" about={`of ${mine.name}`} open={Boolean(form.values.for)}>
    <p className="cf-small">
      Leave the choice above as it is, and give whole numbers that add up to{' '}
      {mine.weight.toLocaleString('en-GB')}.
    </p>
    {(['for', 'against', 'abstain'] as const).map((choice) => (
      <TextField
        key={choice}
        name={choice}
        label={{ for: 'Votes for', against: 'Votes against', abstain: 'Votes abstaining' }[choice]}
        inputMode="numeric"
        width={5}
        value={form.values[choice]}
        error={choice === 'for' ? errorFor(form.errors, 'votes') : undefined}
      />
    ))}
  </More>
);

type Props = {
  readonly vote: VoteAnswer;
  readonly mine: MyVote;
  readonly paper: BallotPaper | undefined;
  readonly form: FormState | undefined;
  readonly csrf: string;
  readonly once: string;
};

/** The ballot of one voter. Several on one page are those of practices and proxies: each says whose it is. */
export const VoteForm = ({ vote, mine, paper, form = emptyForm(), csrf, once }: Props): ReactNode => {
  const field = fieldIn(form);
  const consent = vote.method === 'consent';
  const several = vote.mine.length > 1 || mine.forSomebodyElse;
  const title = mine.forSomebodyElse
    ? `The vote of ${mine.name}, which you cast`
    : several
      ? `The vote of ${mine.name}`
      : 'Your vote';
  const id = `vote-of-${mine.voter}`;
  return (
    <section className="cf-vote" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {mine.instructions ? (
        <Note>
          <p>
            {mine.name} asks of you: {mine.instructions}
          </p>
        </Note>
      ) : null}
      <Form
        action={`${voteHref(vote.reference)}/cast`}
        csrf={csrf}
        hidden={{
          voter: mine.voter,
          once,
          ...(vote.secret ? { code: paper?.code, proof: paper?.proof } : {}),
          ...(consent ? { choice: 'against' } : {}),
        }}
      >
        {consent ? (
          <p>If you object, say so here. If you do not, there is nothing to do.</p>
        ) : (
          <RadioField
            {...field('choice')}
            label={`How do you vote?${votesOf(mine.weight)}`}
            choices={CHOICES}
          />
        )}
        {mine.weight > 1 && !vote.secret ? <Split mine={mine} form={form} /> : null}
        {vote.secret ? (
          <p className="cf-small">
            You are shown a code once you have voted. Only you have it. Your vote cannot be changed after
            that.
          </p>
        ) : (
          <>
            <More summary="Say why, if you wish" about={`of ${mine.name}`} open={Boolean(form.values.reason)}>
              <TextAreaField
                {...field('reason')}
                label="Why"
                hint="It is published beside the vote when it closes. Nothing in it may tell who a patient is."
                rows={3}
              />
            </More>
            <p className="cf-small">
              How you voted is published with your name when the vote is closed. It cannot be changed after
              you send it.
            </p>
          </>
        )}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{consent ? 'I object' : 'Give this vote'}</Button>
        </Buttons>
      </Form>
    </section>
  );
};
