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
  Note,
  PageHead,
  TextAreaField,
} from '../../ui/index.ts';

/** Asks why a vote, an election or a portfolio ballot does not count, before it is made void. */
export const VoidPage = ({
  held: { reference, title },
  href,
  means,
  form,
  csrf,
}: {
  readonly held: { readonly reference: string; readonly title: string };
  /** Its own page. */
  readonly href: string;
  /** What it means that this is void. */
  readonly means: string;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead reference={reference} title={`Make void: ${title}`} reading={means} />
    <Form action={`${href}/void`} csrf={csrf} hidden={{ version: form.values.version }}>
      <TextAreaField
        {...fieldIn(form)('reason')}
        label="Why does it not count?"
        hint="Its page tells everybody."
        rows={3}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button look="warning">Make it void</Button>
        <ButtonLink look="quiet" href={href}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

/** On the page of what is void: why. Nothing on any other. */
export const WhyVoid = ({ reason }: { readonly reason: string | null }): ReactNode =>
  reason ? (
    <Note kind="warning">
      <p>Why it does not count: {reason}</p>
    </Note>
  ) : null;
