import type { ReactNode } from 'react';
import { ROLES } from '../../platform/permissions.ts';
import type { FormState } from '../../shared/form-state.ts';
import { DateField, dateFieldIn, errorFor, SelectField, TextField } from '../../ui/index.ts';
import { CONTRACT_TYPES, contractLabel, roleLabel } from '../roles.ts';

/** The fields of an appointment. `places`: a list to choose from, where the keeper has only some; else a code. */
export const AppointmentFields = ({
  values,
  errors,
  places,
}: FormState & { readonly places: readonly { value: string; text: string }[] }): ReactNode => (
  <>
    <SelectField
      name="role"
      label="As"
      empty="Choose a role"
      options={ROLES.map((role) => ({ value: role, text: roleLabel(role) }))}
      value={values.role}
      error={errorFor(errors, 'role')}
    />
    {places.length > 0 ? (
      <SelectField
        name="organisation"
        label="Where"
        options={places}
        value={values.organisation}
        error={errorFor(errors, 'organisation')}
      />
    ) : (
      <TextField
        name="organisation"
        label="Where: code of the organisation"
        hint="A practice such as K83003. Somebody without a practice is appointed at the group itself."
        width={10}
        value={values.organisation}
        error={errorFor(errors, 'organisation')}
      />
    )}
    <SelectField
      name="contractType"
      label="On which terms"
      empty="Not known"
      options={CONTRACT_TYPES.map((type) => ({ value: type, text: contractLabel(type) }))}
      value={values.contractType}
      error={errorFor(errors, 'contractType')}
    />
    <TextField
      name="sessions"
      label="Sessions a week"
      hint="Half-days, such as 6 or 4.5; leave it empty where they vary"
      width={4}
      inputMode="decimal"
      value={values.sessions}
      error={errorFor(errors, 'sessions')}
    />
    <DateField {...dateFieldIn({ values, errors })('started')} label="First day" />
    <DateField {...dateFieldIn({ values, errors })('ended')} label="Last day, if it is known" />
    <TextField
      name="note"
      label="What the role does not say"
      hint="Such as deputy chair; may be left empty"
      value={values.note}
      error={errorFor(errors, 'note')}
    />
  </>
);
