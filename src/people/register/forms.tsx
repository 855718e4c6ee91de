import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  DateField,
  dateFieldIn,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  PageHead,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { AppointmentFields } from '../appointments/fields.tsx';

const BODIES = [
  { value: 'GMC', text: 'General Medical Council' },
  { value: 'NMC', text: 'Nursing and Midwifery Council' },
  { value: 'GPhC', text: 'General Pharmaceutical Council' },
  { value: 'other', text: 'Another body' },
];

export const PersonFields = (form: FormState): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="Dr, Ms, Sister; may be left empty"
        width={10}
        value={form.values.title}
      />
      <TextField {...field('givenName')} label="Given name" />
      <TextField {...field('familyName')} label="Family name" />
      <TextField
        {...field('email')}
        label="E-mail address"
        hint="They sign in by it; may be left empty until they have one"
        type="email"
      />
      <TextField name="phone" label="Telephone at work" type="tel" width={20} value={form.values.phone} />
      <SelectField
        name="registrationBody"
        label="Registered with"
        empty="Not registered, or not known"
        options={BODIES}
        value={form.values.registrationBody}
      />
      <TextField {...field('registrationNumber')} label="Registration number" width={10} />
    </>
  );
};

type Props = FormState & { readonly csrf: string; readonly back: string };

/** Adding somebody, with the appointment they join by. */
export const AddPersonForm = ({
  csrf,
  back,
  places,
  ...form
}: Props & { readonly places: readonly { value: string; text: string }[] }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="Add a person"
      reading="Everybody counts, whatever their contract. Look first whether they are in the register: one person has one entry."
    />
    <Form action="/people/add" csrf={csrf}>
      {errorFor(form.errors, 'somebodyElse') ? (
        <CheckboxField
          name="somebodyElse"
          label="This is somebody else of the same name"
          checked={form.values.somebodyElse === 'yes'}
          error={errorFor(form.errors, 'somebodyElse')}
        />
      ) : null}
      <PersonFields {...form} />
      <h2>Their appointment</h2>
      <AppointmentFields {...form} places={places} />
      <Buttons>
        <Button>Add this person</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

export const CorrectPersonForm = ({
  csrf,
  back,
  action,
  name,
  version,
  ...form
}: Props & { readonly action: string; readonly name: string; readonly version: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead title={`Correct ${name}`} reading="The record keeps that something was changed and by whom." />
    <Form action={action} csrf={csrf} hidden={{ version }}>
      <PersonFields {...form} />
      <Buttons>
        <Button>Save</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

export const EndPersonForm = ({
  csrf,
  back,
  action,
  name,
  ...form
}: Props & { readonly action: string; readonly name: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title={`End ${name}’s time in the register`}
      reading="All their appointments end that day, and they can no longer sign in. What they did stays under their name."
    />
    <Form action={action} csrf={csrf}>
      <DateField {...dateFieldIn(form)('ended')} label="Last day" />
      <TextField
        name="note"
        label="Why, in a few words"
        hint="Retired, moved away; may be left empty"
        value={form.values.note}
      />
      <Buttons>
        <Button look="warning">End it</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);
