import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  More,
  PageHead,
  Panel,
  Quote,
  RadioField,
  Section,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { QuotationShown } from './answers.ts';
import { PERMITTED, permittedWords } from './rules.ts';
import { voiceHref } from './shown.ts';

export type Common = { readonly form: FormState; readonly csrf: string };

/** The form of a new voice has room for so many quotations; more are added on its page. */
export const QUOTATIONS_IN_FORM = 3;

export const NO_NAMES = 'Nothing in it may tell who a patient is: no name, no date of birth, no address.';

export const field = (form: FormState, name: string) => ({
  name,
  value: form.values[name],
  error: errorFor(form.errors, name),
});

const QuotationFields = ({
  form,
  suffix,
}: {
  readonly form: FormState;
  readonly suffix: string;
}): ReactNode => (
  <>
    <TextAreaField
      {...field(form, `words${suffix}`)}
      label="What was said, word for word"
      hint={NO_NAMES}
      rows={3}
    />
    <TextField
      {...field(form, `speaker${suffix}`)}
      label="Who said it, without naming them"
      hint="Such as: Man, 60s, Furnace ward."
    />
    <RadioField
      {...field(form, `permission${suffix}`)}
      label="Who may read it, as they said themselves?"
      choices={PERMITTED.map((permitted) => ({ value: permitted, text: permittedWords(permitted) }))}
      small
    />
  </>
);

/** Whether anything stands in the fields of a quotation, or is wrong with them. */
const isWritten = (form: FormState, suffix: string): boolean =>
  ['words', 'speaker', 'permission'].some(
    (name) => form.values[`${name}${suffix}`] || errorFor(form.errors, `${name}${suffix}`),
  );

/** Room for one quotation: open when it is the first, or when something stands in it. */
export const QuotationRoom = ({ form, n }: { readonly form: FormState; readonly n: number }): ReactNode => {
  const fields = (
    <Panel>
      <h3>Quotation {n}</h3>
      <QuotationFields form={form} suffix={`-${n}`} />
    </Panel>
  );
  return n === 1 || isWritten(form, `-${n}`) ? (
    fields
  ) : (
    <div className="nhsuk-form-group">
      <More summary="Another quotation" about={String(n)}>
        {fields}
      </More>
    </div>
  );
};

export const NewQuotationPage = ({
  form,
  csrf,
  reference,
}: Common & { readonly reference: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={reference}
      title="Add a quotation"
      reading="What somebody said, word for word, and who may read it, as they said themselves."
    />
    <Form action={`${voiceHref(reference)}/quotations/new`} csrf={csrf}>
      <QuotationFields form={form} suffix="" />
      <ConfirmWords form={form} also={['voice-names']} />
      <Buttons>
        <Button>Add it</Button>
        <ButtonLink look="quiet" href={voiceHref(reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

/** Who may read a quotation: changed, or taken back for good. */
export const QuotationPage = ({
  form,
  csrf,
  reference,
  quotation,
}: Common & { readonly reference: string; readonly quotation: QuotationShown }): ReactNode => {
  const action = `${voiceHref(reference)}/quotations/${quotation.id}`;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={reference}
        title="Who may read this quotation?"
        reading="As whoever said it wishes; they can change their mind at any time."
      />
      <Quote text={quotation.words ?? ''} by={quotation.speaker ?? 'Somebody who is not named'} />
      <Form action={action} csrf={csrf}>
        <RadioField
          {...fieldIn(form)('permission')}
          label="Who may read it?"
          choices={PERMITTED.map((permitted) => ({ value: permitted, text: permittedWords(permitted) }))}
          value={form.values.permission ?? quotation.permission}
        />
        <Buttons>
          <Button>Keep this</Button>
          <ButtonLink look="quiet" href={voiceHref(reference)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
      <Section title="They take it back">
        <p>Its words are gone at once from every page, file and answer, and cannot be had back.</p>
        <Form action={`${action}/take-back`} csrf={csrf} guard={false}>
          <Button look="warning">Take it back for good</Button>
        </Form>
      </Section>
    </>
  );
};
