import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  CheckboxField,
  DateField,
  dateFieldIn,
  errorFor,
  fieldIn,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import type { BodyAnswer } from './answers.ts';

export const SeatFields = ({
  form,
  body,
  fixed,
}: {
  readonly form: FormState;
  readonly body: BodyAnswer;
  /** A deputy has the seat of their member. */
  readonly fixed: boolean;
}): ReactNode => {
  const field = fieldIn(form);
  const seats = body.composition?.seats ?? [];
  return (
    <>
      {fixed ? null : (
        <SelectField
          {...field('seat')}
          label="In which seat?"
          empty="Choose a seat"
          options={seats.map(({ key, label, voting }) => ({
            value: key,
            text: voting ? label : `${label} (no vote)`,
          }))}
        />
      )}
      <TextField
        {...field('organisation')}
        label="Code of the practice or organisation that they speak for"
        hint="Such as Z00023. Leave it empty for somebody who speaks for nobody else."
        width={10}
      />
      <CheckboxField
        name="isClinician"
        label="They are a clinician by profession"
        hint="Where orders ask that clinicians outnumber the others, this counts, whatever the seat."
        checked={form.values.isClinician === 'yes'}
        error={errorFor(form.errors, 'isClinician')}
      />
      <DateField {...dateFieldIn(form)('from')} label="First day" />
      <DateField
        {...dateFieldIn(form)('termEnds')}
        label="When is the term up?"
        hint="Leave it empty where there is no term. You are reminded 90 days before; the seat goes on until somebody ends it."
      />
    </>
  );
};
