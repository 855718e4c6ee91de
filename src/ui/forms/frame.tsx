import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { classes } from '../ids.ts';
import type { FieldError } from '../types.ts';

/** What every field takes. The id of a field's first control is its name, which is where error messages lead. */
export type FieldProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with it, in words that say how to put it right. */
  readonly error?: string | undefined;
};

/** The first message about a field, to pass as its `error`. */
export const errorFor = (errors: readonly FieldError[] | undefined, field: string): string | undefined =>
  errors?.find((error) => error.field === field)?.message;

/** What a field of a form is told: its name, what was given and what is wrong. `<TextField {...fieldIn(form)('title')} … />` */
export const fieldIn =
  ({ values, errors }: Pick<FormState, 'values' | 'errors'>) =>
  (name: string) => ({ name, value: values[name], error: errorFor(errors, name) });

/** Ids of the hint and the message of a field, for aria-describedby. */
export const describedBy = (id: string, hint: ReactNode, error: string | undefined): string | undefined =>
  classes(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined;

export const Hint = ({ id, children }: { readonly id: string; readonly children: ReactNode }) =>
  children ? (
    <div className="nhsuk-hint" id={`${id}-hint`}>
      {children}
    </div>
  ) : null;

export const Message = ({ id, error }: { readonly id: string; readonly error: string | undefined }) =>
  error ? (
    <span className="nhsuk-error-message" id={`${id}-error`}>
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {error}
    </span>
  ) : null;

type GroupProps = {
  readonly error: string | undefined;
  readonly extra?: string | undefined;
  readonly module?: string | undefined;
  readonly children: ReactNode;
};

export const FormGroup = ({ error, extra, module, children }: GroupProps) => (
  <div
    className={classes('nhsuk-form-group', error ? 'nhsuk-form-group--error' : undefined, extra)}
    data-module={module}
  >
    {children}
  </div>
);

/** Label, hint and message above a control. */
export const Labelled = ({ name, label, hint, error }: FieldProps) => (
  <>
    <label className="nhsuk-label" htmlFor={name}>
      {label}
    </label>
    <Hint id={name}>{hint}</Hint>
    <Message id={name} error={error} />
  </>
);
