import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  errorFor,
  type FieldError,
  Form,
  Note,
  Section,
  TextField,
} from '../../../ui/index.ts';

/** What came of looking for a code: the ballot, or that there is none of it. */
export type Looked<Ballot> = { readonly code: string; readonly ballot: Ballot | undefined };

/** How a page of ballots is asked whether it has one’s own. */
export type Looking<Ballot> = {
  readonly csrf: string;
  readonly looked: Looked<Ballot> | undefined;
  readonly errors: readonly FieldError[];
  readonly given: string | undefined;
};

/** Was mine counted? Asked with the code that only its voter saw, and answered with what its ballot says. */
export const LookPart = <Ballot,>({
  contest,
  action,
  says,
  csrf,
  looked,
  errors,
  given,
}: Looking<Ballot> & {
  /** `vote` or `election`. */
  readonly contest: string;
  readonly action: string;
  readonly says: (ballot: Ballot) => string;
}): ReactNode => (
  <Section title="Was mine counted?">
    {looked?.ballot ? (
      <Note>
        <p>
          <b>{looked.code} was counted.</b> It says: {says(looked.ballot)}.
        </p>
      </Note>
    ) : looked ? (
      <Note kind="warning">
        <p>
          No ballot of this {contest} has the code {looked.code}. Look at each letter again: there is no O, no
          I, no nought and no one in it. If it is right, tell the governance officer, and keep the page that
          you printed.
        </p>
      </Note>
    ) : null}
    <Form action={action} csrf={csrf} guard={false}>
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
);
