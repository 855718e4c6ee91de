import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  TextAreaField,
} from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import type { VoteAnswer } from './shown.ts';

/** Asks why a vote does not count, before it is made void. */
export const VoidPage = ({
  vote,
  form,
  csrf,
}: {
  readonly vote: VoteAnswer;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={vote.reference}
      title="Make this vote void"
      reading={`${vote.title}. A void vote does not count, and cannot be brought back. Open another in its place.`}
    />
    <Form action={`${voteHref(vote.reference)}/void`} csrf={csrf}>
      <TextAreaField
        {...fieldIn(form)('reason')}
        label="Why it does not count"
        hint={
          vote.secret && vote.state === 'open'
            ? 'Everybody reads it. The ballots are thrown away unread.'
            : 'Everybody reads it.'
        }
        rows={4}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button look="warning">Make it void</Button>
        <ButtonLink look="quiet" href={voteHref(vote.reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);
