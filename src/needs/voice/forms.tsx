import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  ConfirmWords,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  Note,
  PageHead,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { conditionOptions, GENERAL } from '../kit/conditions.ts';
import type { VoiceWhole } from './answers.ts';
import { type Common, field, NO_NAMES, QUOTATIONS_IN_FORM, QuotationRoom } from './quotation-forms.tsx';
import { HOW_HEARD, howWords, kindWords, SOURCE_KINDS } from './rules.ts';
import { VOICE_PATH, voiceHref } from './shown.ts';

const Who = ({ form }: { readonly form: FormState }): ReactNode => (
  <>
    <SelectField
      {...field(form, 'subject')}
      label="What is it about?"
      empty="Choose"
      options={[{ value: GENERAL, text: 'Health and care in general' }, ...conditionOptions()]}
    />
    <RadioField
      {...field(form, 'kind')}
      label="Who did it come from?"
      choices={SOURCE_KINDS.map((kind) => ({ value: kind, text: kindWords(kind) }))}
    />
    <TextField
      {...field(form, 'source')}
      label="Which?"
      hint="The group, the practice, the survey; of a patient or carer never the name: “a patient at home”."
    />
    <DateField {...dateFieldIn(form)('heardOn')} label="When were they heard?" />
    <RadioField
      {...field(form, 'how')}
      label="How were they heard?"
      choices={HOW_HEARD.map((how) => ({
        value: how,
        text: howWords(how).replace(/^./, (c) => c.toUpperCase()),
      }))}
      small
    />
    <TextField
      {...field(form, 'place')}
      label="Where?"
      hint="A ward, a neighbourhood, a practice. You may leave this empty."
    />
    <TextField
      {...field(form, 'people')}
      label="How many people were heard?"
      hint="One to four are never shown as a number."
      width={5}
      inputMode="numeric"
    />
    <TextField
      {...field(form, 'with')}
      label="How many of them live with it?"
      hint="You may leave this empty."
      width={5}
      inputMode="numeric"
    />
    <TextAreaField
      {...field(form, 'heardWho')}
      label="Who were they?"
      hint={`Ages, backgrounds, where they live. ${NO_NAMES}`}
      rows={2}
    />
    <TextAreaField
      {...field(form, 'notHeard')}
      label="Who was not heard?"
      hint="One a line, such as: night-shift workers. Those who are missing matter as much as those who came."
      rows={3}
    />
  </>
);

const What = ({
  form,
  themes,
}: {
  readonly form: FormState;
  readonly themes: readonly string[];
}): ReactNode => (
  <>
    <TextAreaField
      {...field(form, 'summary')}
      label="What did they say?"
      hint={`In a few sentences; everyone can read it. ${NO_NAMES}`}
      rows={6}
    />
    {themes.length > 0 ? (
      <CheckboxesField
        name="themes"
        label="What was it about?"
        choices={themes.map((theme) => ({ value: theme, text: theme }))}
        values={form.all('themes')}
        small
      />
    ) : null}
    <TextField
      {...field(form, 'newThemes')}
      label={themes.length > 0 ? 'Other themes' : 'What was it about?'}
      hint="Short words, with commas between: transport, waiting, being believed."
    />
  </>
);

/** A new voice, with room for three quotations. */
export const NewVoicePage = ({
  form,
  csrf,
  themes,
  back,
}: Common & { readonly themes: readonly string[]; readonly back: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="Add a voice"
      reading="What people said of what they need: who was heard, who was not, and their own words where they allow it."
    />
    <Form action={`${VOICE_PATH}/new`} csrf={csrf} hidden={{ area: form.values.area }}>
      <Section title="Who was heard">
        <Who form={form} />
      </Section>
      <Section title="What they said">
        <What form={form} themes={themes} />
      </Section>
      <Section title="In their own words" aside="you may leave these empty">
        <Note>
          <p>
            A quotation is shown only to those whom the person allowed, and they can take that back at any
            time: its words are then gone for good.
          </p>
        </Note>
        {Array.from({ length: QUOTATIONS_IN_FORM }, (_, i) => i + 1).map((n) => (
          <QuotationRoom key={n} form={form} n={n} />
        ))}
      </Section>
      <ConfirmWords form={form} also={['voice-names']} />
      <Buttons>
        <Button>Add this voice</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

export const CorrectVoicePage = ({
  form,
  csrf,
  reference,
  themes,
}: Common & { readonly reference: string; readonly themes: readonly string[] }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={reference}
      title="Correct this voice"
      reading="What was written before stays in its history, for members. Quotations are changed one by one on its page."
    />
    <Form
      action={`${voiceHref(reference)}/correct`}
      csrf={csrf}
      hidden={{ version: form.values.version, area: form.values.area }}
    >
      <Who form={form} />
      <What form={form} themes={themes} />
      <ConfirmWords form={form} also={['voice-names']} />
      <Buttons>
        <Button>Keep the correction</Button>
        <ButtonLink look="quiet" href={voiceHref(reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

export const WithdrawVoicePage = ({
  form,
  csrf,
  voice,
}: Common & { readonly voice: Pick<VoiceWhole, 'reference'> }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={voice.reference}
      title="Withdraw this voice"
      reading="From then on everyone sees only that it was withdrawn, and why. The words of its quotations are gone for good."
    />
    <Form
      action={`${voiceHref(voice.reference)}/withdraw`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      <TextAreaField
        {...field(form, 'because')}
        label="Why is it withdrawn?"
        hint={`Everyone can read this. ${NO_NAMES}`}
        rows={3}
      />
      <ConfirmWords form={form} also={['voice-names']} />
      <Buttons>
        <Button look="warning">Withdraw it</Button>
        <ButtonLink look="quiet" href={voiceHref(voice.reference)}>
          Leave it
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);
