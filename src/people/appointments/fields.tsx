import type { ReactNode } from 'react';
import { ROLES } from '../../platform/permissions.ts';
import type { FormState } from '../../shared/form-state.ts';
import { DateField, dateFieldIn, fieldIn, SelectField, TextField } from '../../ui/index.ts';
import { CONTRACT_TYPES, contractLabel, roleLabel } from '../roles.ts';

/** The fields of an appointment. `places`: a list to choose from, where the keeper has only some; else a code. */
export const AppointmentFields = ({
  places,
  ...form
}: FormState & { readonly places: readonly { value: string; text: string }[] }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <SelectField
        {...field('role')}
        label="As"
        empty="Choose a role"
        options={ROLES.map((role) => ({ value: role, text: roleLabel(role) }))}
      />
      {places.length > 0 ? (
        <SelectField {...field('organisation')} label="Where" options={places} />
      ) : (
        <TextField
          {...field('organisation')}
          label="Where: code of the organisation"
          hint="A practice such as K83003. Somebody without a practice is appointed at the group itself."
          width={10}
        />
      )}
      <SelectField
        {...field('contractType')}
        label="On which terms"
        empty="Not known"
        options={CONTRACT_TYPES.map((type) => ({ value: type, text: contractLabel(type) }))}
      />
      <TextField
        {...field('sessions')}
        label="Sessions a week"
        hint="Half-days, such as 6 or 4.5; leave it empty where they vary"
        width={4}
        inputMode="decimal"
      />
      <DateField {...dateFieldIn(form)('started')} label="First day" />
      <DateField {...dateFieldIn(form)('ended')} label="Last day, if it is known" />
      <TextField
        {...field('note')}
        label="What the role does not say"
        hint="Such as deputy chair; may be left empty"
      />
    </>
  );
};
