import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import {
  KIND_WORDS,
  ORGANISATION_KINDS,
  PARENT_KINDS,
  PARENT_WORDS,
  SUCCESSION_KINDS,
  SUCCESSION_WORDS,
} from './kinds.ts';

type Props = FormState & { readonly csrf: string; readonly action: string; readonly back: string };

const Ways = ({ button, back, warning }: { button: string; back: string; warning?: boolean }): ReactNode => (
  <Buttons>
    <Button look={warning ? 'warning' : 'main'}>{button}</Button>
    <ButtonLink look="quiet" href={back}>
      Cancel
    </ButtonLink>
  </Buttons>
);

const DateOf = ({
  values,
  errors,
  name,
  label,
  hint,
}: FormState & { name: string; label: string; hint?: string }): ReactNode => (
  <DateField {...dateFieldIn({ values, errors })(name)} label={label} {...(hint ? { hint } : {})} />
);

/** Adding an organisation, or correcting one (`code` given: it cannot change). */
export const OrganisationForm = ({
  csrf,
  action,
  back,
  code,
  ...form
}: Props & { readonly code?: string }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={code}
        title={code ? `Correct ${values.name || code}` : 'Add an organisation'}
        reading={
          code
            ? 'What you change stays changed when newer files are loaded; the rest follows the files.'
            : 'For bodies that no loaded file has: a council, a committee, a supplier. Practices and commissioners come with the registers.'
        }
      />
      <Form action={action} csrf={csrf}>
        {code ? null : (
          <TextField
            {...field('code')}
            label="Code"
            hint="Its ODS code; where it has none, make one such as LMC-NENE"
            width={20}
          />
        )}
        <TextField {...field('name')} label="Name" />
        <SelectField
          {...field('kind')}
          label="Kind"
          empty="Choose a kind"
          options={ORGANISATION_KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind] }))}
        />
        <DateOf {...form} name="opened" label="First day, if it is known" />
        <DateOf {...form} name="closed" label="Last day, if it has closed" />
        <TextAreaField {...field('address')} label="Address, without the postcode" rows={4} />
        <TextField {...field('postcode')} label="Postcode" width={10} />
        <TextField {...field('telephone')} label="Telephone" type="tel" width={20} />
        <Ways button={code ? 'Save' : 'Add this organisation'} back={back} />
      </Form>
    </>
  );
};

export const EndOrganisationForm = ({
  csrf,
  action,
  back,
  name,
  ...form
}: Props & { readonly name: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title={`End ${name}`}
      reading="The last day counts. Its page and its record stay; enter its successor next."
    />
    <Form action={action} csrf={csrf}>
      <DateOf {...form} name="closed" label="Last day" />
      <Ways button="End it" back={back} warning />
    </Form>
  </>
);

export const ParentForm = ({
  csrf,
  action,
  back,
  name,
  now,
  ...form
}: Props & { readonly name: string; readonly now: ReactNode }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={`Change where ${name} belongs`}
        reading="From a day on. What was before stays, and figures of past months keep using it."
      />
      {now}
      <Form action={action} csrf={csrf}>
        <SelectField
          {...field('kind')}
          label="In what way"
          empty="Choose"
          options={PARENT_KINDS.map((kind) => ({ value: kind, text: PARENT_WORDS[kind] }))}
        />
        <TextField
          {...field('parent')}
          label="To whom: code"
          hint="Leave it empty if it belongs to none from that day"
          width={10}
        />
        <DateOf {...form} name="started" label="First day" />
        <DateOf {...form} name="ended" label="Last day, if it is known" />
        <Ways button="Save" back={back} />
      </Form>
    </>
  );
};

export const SuccessionForm = ({ csrf, action, back, ...form }: Props): ReactNode => {
  const { errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        title="Enter a succession"
        reading="Who took over from whom. Members of a commissioner that is wholly succeeded go with it on that day; in a split nobody moves by itself."
      />
      <Form action={action} csrf={csrf}>
        <TextField
          {...field('predecessor')}
          label="Code of the organisation that ended or gave up"
          width={10}
        />
        <TextField {...field('successor')} label="Code of the organisation that took over" width={10} />
        <DateOf {...form} name="date" label="First day under the successor" />
        <RadioField
          {...field('kind')}
          label="What happened"
          choices={SUCCESSION_KINDS.map((kind) => ({ value: kind, text: SUCCESSION_WORDS[kind] }))}
          small
        />
        <Ways button="Enter this succession" back={back} />
      </Form>
      <p className="cf-small">
        Many at once come as a file with the columns predecessor_code, successor_code, date and kind, on the{' '}
        <a href="/imports">imports page</a>.
      </p>
    </>
  );
};
