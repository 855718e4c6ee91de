import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DayText,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  Panel,
  RadioField,
  TextAreaField,
  Written,
} from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import type { ElectionAnswer, ShownName } from './answers.ts';

type Common = { readonly form: FormState; readonly csrf: string; readonly election: ElectionAnswer };

const Cancel = ({ election }: { readonly election: ElectionAnswer }): ReactNode => (
  <ButtonLink look="quiet" href={electionHref(election.reference)}>
    Cancel
  </ButtonLink>
);

/** Standing for election, or changing what one wrote. */
export const StandPage = ({
  form,
  csrf,
  election,
  own,
}: Common & { readonly own: ShownName | undefined }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={election.reference}
      title={own ? 'Change what you wrote' : 'Stand for election'}
      reading={
        <>
          {election.title}. You can change it or withdraw until <DayText date={election.nominationsTo} />.
        </>
      }
    />
    <Panel>
      <p>
        <b>Who may stand:</b> {election.eligible}
      </p>
    </Panel>
    <Form
      action={
        own
          ? `${electionHref(election.reference)}/names/${own.nomination}/statement`
          : `${electionHref(election.reference)}/stand`
      }
      csrf={csrf}
      hidden={own ? { version: form.values.version } : {}}
    >
      <TextAreaField
        {...fieldIn(form)('statement')}
        label="Why do you stand?"
        hint="What you would do, and what you bring. Members read it now; everybody reads it beside your name once voting opens."
        rows={10}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>{own ? 'Keep the change' : 'Give my name'}</Button>
        <Cancel election={election} />
      </Buttons>
    </Form>
  </>
);

/** The officer says whether somebody may stand. */
export const JudgePage = ({
  form,
  csrf,
  election,
  name,
}: Common & { readonly name: ShownName }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={election.reference}
        title={`May ${name.name} stand?`}
        reading={`${name.standing}. ${name.proposer ? `Proposed by ${name.proposer}.` : 'Nobody has proposed them yet.'}`}
      />
      <Panel>
        <p>
          <b>Who may stand:</b> {election.eligible}
        </p>
        <Written text={name.statement} />
      </Panel>
      <Form
        action={`${electionHref(election.reference)}/names/${name.nomination}/judge`}
        csrf={csrf}
        hidden={{ version: form.values.version }}
      >
        <RadioField
          {...field('eligible')}
          label="May they stand?"
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <TextAreaField
          {...field('reason')}
          label="Why?"
          hint="Needed if they may not. The person reads it; others do not."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep it and tell them</Button>
          <Cancel election={election} />
        </Buttons>
      </Form>
    </>
  );
};
