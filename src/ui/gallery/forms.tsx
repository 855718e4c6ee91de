import { CheckboxesField, CheckboxField, RadioField } from '../forms/choices.tsx';
import { DateField } from '../forms/date-field.tsx';
import { FileField, PasswordField, SelectField, TextAreaField, TextField } from '../forms/fields.tsx';
import { Button, ButtonLink, Buttons, ErrorSummary, Form } from '../forms/form.tsx';
import { errorFor } from '../forms/frame.tsx';
import { PageHead } from '../grammar/head.tsx';
import { Frame } from './frame.tsx';

const ERRORS = [
  { field: 'name', message: 'Enter the person’s full name' },
  { field: 'started', message: 'The start date must be a real date, such as 31 3 2026' },
  { field: 'contract', message: 'Choose how they work here' },
  { field: 'file', message: 'Choose the file again: it was not kept' },
];

const ROLES = ['GP partner', 'Salaried GP', 'Locum GP', 'Practice nurse', 'Practice manager'].map((text) => ({
  value: text.toLowerCase(),
  text,
}));

export const FormPage = () => (
  <Frame
    title="Add a person"
    current="people"
    path="/people/add"
    hasErrors
    crumbs={[
      { href: '/', text: 'Home' },
      { href: '/people', text: 'People' },
    ]}
  >
    <ErrorSummary errors={ERRORS} />
    <PageHead
      title="Add a person"
      reading="They get an invitation when you press the button, and nothing before."
    />
    <Form action="/people" csrf="token" files>
      <TextField
        name="name"
        label="Full name"
        hint="With their title: Dr, Sister, Mr"
        autoComplete="name"
        error={errorFor(ERRORS, 'name')}
      />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        value="amara@example.org"
        autoComplete="email"
      />
      <TextField name="sessions" label="Sessions a week" width={3} inputMode="decimal" value="4.5" />
      <DateField
        name="started"
        label="Started on"
        value={{ day: '31', month: '2', year: '2026' }}
        error={errorFor(ERRORS, 'started')}
      />
      <SelectField name="role" label="Here as" empty="Choose a role" options={ROLES} value="locum gp" />
      <RadioField
        name="contract"
        label="How they work here"
        error={errorFor(ERRORS, 'contract')}
        choices={[
          { value: 'partner', text: 'Partner' },
          { value: 'salaried', text: 'Salaried' },
          { value: 'locum', text: 'Locum', hint: 'Also for people who work at several practices' },
        ]}
      />
      <CheckboxesField
        name="channel"
        label="How they wish to hear from the group"
        values={['email']}
        choices={[
          { value: 'email', text: 'By e-mail' },
          { value: 'text', text: 'By text message' },
        ]}
      />
      <TextAreaField
        name="note"
        label="Anything else (optional)"
        rows={3}
        hint="Do not write about patients here."
      />
      <FileField
        name="file"
        label="Letter of appointment"
        hint="PDF, up to 5 MB"
        accept=".pdf"
        error={errorFor(ERRORS, 'file')}
      />
      <PasswordField
        name="password"
        label="Your password again"
        hint="Asked because this gives somebody a role"
      />
      <CheckboxField name="agree" label="They have agreed to be listed" />
      <Buttons>
        <Button>Add this person</Button>
        <Button look="secondary" name="then" value="another">
          Add, then another
        </Button>
        <a href="/people">Cancel</a>
      </Buttons>
    </Form>
    <Form action="/people/1/remove" csrf="token" inline>
      <Buttons>
        <Button look="warning">Take back this load</Button>
        <ButtonLink look="quiet" href="/loads">
          Keep it
        </ButtonLink>
      </Buttons>
    </Form>
  </Frame>
);
