import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  DateField,
  datePartsIn,
  errorFor,
  fieldIn,
  isEmptyDate,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { ProposalMove } from '../stages/table-rules.ts';
import type { Phase } from '../tables.ts';
import type { Candidate } from './people.ts';
import { reasonHint, reasonLabel } from './words.ts';

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  prevention: 'Prevention: people stay well',
  detection: 'Detection: illness is found earlier',
  treatment: 'Treatment: people get better',
  care: 'Care: people live well with it',
};

export const FIFTH_CHOICES = [
  { value: '1', text: 'The most deprived fifth' },
  { value: '2', text: 'The second fifth' },
  { value: '3', text: 'The middle fifth' },
  { value: '4', text: 'The fourth fifth' },
  { value: '5', text: 'The least deprived fifth' },
];

/** A date of a form as it was written, or as it stands. */
export const dateValue = (form: FormState, name: string, otherwise?: string) => {
  const parts = datePartsIn(form.values, name);
  return isEmptyDate(parts) ? otherwise : parts;
};

const field = ({ values, errors }: FormState, name: string) => ({
  name,
  value: values[name],
  error: errorFor(errors, name),
});

/** Choosing the two names; whoever is not offered is found by name, and what is written stays. */
export const NameFields = ({
  form,
  people,
  found,
  needed,
}: {
  readonly form: FormState;
  readonly people: readonly Candidate[];
  readonly found: number;
  readonly needed: boolean;
}): ReactNode => {
  const { values } = form;
  const name = values.name?.trim();
  const choices = (which: readonly Candidate[]) =>
    which.map((one) => ({ value: one.id, text: one.name, hint: one.detail }));
  return (
    <>
      <RadioField
        {...field(form, 'clinician')}
        label={needed ? 'Which clinician leads it?' : 'Clinician'}
        choices={choices(people.filter(({ clinical }) => clinical))}
        small
      />
      <RadioField
        {...field(form, 'manager')}
        label={needed ? 'Which manager leads it with them?' : 'Manager'}
        choices={choices(
          // Clinicians may be the manager too, but then somebody looks for them by name.
          people.filter(({ clinical, id }, place) => !clinical || place < found || id === values.manager),
        )}
        small
      />
      <div className="cf-moves__find">
        <TextField
          name="name"
          label="Somebody else? Their name"
          hint={
            name
              ? found > 0
                ? 'Those found are at the top of both lists.'
                : `Nobody in the register is called “${name}”. Try a part of the name.`
              : 'A part of it is enough. They are added to the lists above; nothing is sent yet.'
          }
          value={name}
          width={20}
        />
        <Button look="secondary" name="find" value="yes">
          Find
        </Button>
      </div>
      <RadioField
        {...field(form, 'owner')}
        label="Who of the two sees to the next step?"
        choices={[
          { value: 'clinician', text: 'The clinician' },
          { value: 'manager', text: 'The manager' },
        ]}
        small
      />
    </>
  );
};

/** What it is called and mostly is, from the day it is taken on; both can be changed later. */
export const NamingFields = ({ form }: { readonly form: FormState }): ReactNode => (
  <>
    <TextField
      {...field(form, 'title')}
      label="What is it called?"
      hint="A few plain words that say what it is about. They can be changed later."
    />
    <PhaseFields form={form} />
  </>
);

export const PhaseFields = ({ form }: { readonly form: FormState }): ReactNode => (
  <>
    <RadioField
      {...field(form, 'phase')}
      label="What is it mostly?"
      choices={Object.entries(PHASE_WORDS).map(([value, text]) => ({ value, text }))}
      small
    />
    <SelectField
      {...field(form, 'fifth')}
      label="Whom does it mostly reach?"
      hint="By how deprived the places are where they live."
      empty="Everybody alike, or not known yet"
      options={FIFTH_CHOICES}
    />
  </>
);

export const ReasonField = ({ form, move }: { readonly form: FormState; readonly move: ProposalMove }) => (
  <TextAreaField
    {...field(form, 'reason')}
    label={reasonLabel(move)}
    hint={reasonHint(move)}
    rows={move.startsWith('decide-') ? 6 : 3}
  />
);

export const DateOf = ({
  form,
  name,
  label,
  hint,
  otherwise,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly otherwise?: string;
}) => (
  <DateField
    {...fieldIn(form)(name)}
    label={label}
    {...(hint ? { hint } : {})}
    value={dateValue(form, name, otherwise)}
  />
);

/** What a body decided, written down from its minutes. */
export const DecisionFields = ({
  form,
  move,
  today,
}: {
  readonly form: FormState;
  readonly move: ProposalMove;
  readonly today: string;
}) => (
  <>
    <TextField {...field(form, 'body')} label="Who decided?" hint="The body or the person, by their name." />
    <DateOf
      form={form}
      name="on"
      label="On which day was it decided?"
      hint="The days of the answer end on this day."
      otherwise={today}
    />
    <ReasonField form={form} move={move} />
    {move === 'decide-yes' ? (
      <TextAreaField
        {...field(form, 'conditions')}
        label="On conditions?"
        hint="Leave this empty for a plain yes."
        rows={3}
      />
    ) : null}
    <TextField
      {...field(form, 'address')}
      label="Where can the minutes be read?"
      hint="An address; you may leave this empty."
      type="url"
    />
  </>
);
