import type { ReactNode } from 'react';
import type { Draft } from '../../proposals/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  CheckboxField,
  errorFor,
  fieldIn,
  Hidden,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import type { SeatKind } from '../bodies/seats-rules.ts';

export type FieldsProps = {
  readonly form: FormState;
  readonly draft: Draft;
  /** Kinds of the seats that the body has. */
  readonly kinds: readonly SeatKind[];
};

export const Ticked = ({
  form,
  name,
  label,
  hint,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}): ReactNode => (
  <CheckboxField
    name={name}
    label={label}
    hint={hint}
    checked={form.values[name] === 'yes'}
    error={errorFor(form.errors, name)}
  />
);

export const Part = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode => (
  <fieldset className="cf-part">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

/** Sends the form for its next empty line: nothing is checked or kept. */
export const AddLine = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Buttons>
    <Button look="quiet" name="do" value="line">
      {children}
    </Button>
  </Buttons>
);

export const Days = ({
  form,
  name,
  label,
  hint,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: string;
}): ReactNode => (
  <TextField {...fieldIn(form)(name)} label={label} hint={hint} width={4} inputMode="numeric" />
);

/** A label that stands in several rows: whose it is is heard, and seen from where it stands. */
export const Label = ({ text, of }: { readonly text: string; readonly of: string }): ReactNode => (
  <>
    {text}
    <Hidden>: {of}</Hidden>
  </>
);

const REACH = [
  { value: 'at-least', text: 'at least' },
  { value: 'more-than', text: 'more than' },
];

export const ShareFields = ({
  form,
  at,
  of,
}: {
  readonly form: FormState;
  readonly at: string;
  readonly of: string;
}): ReactNode => (
  <>
    <SelectField
      {...fieldIn(form)(`${at}.reach`)}
      label={<Label text="Reached or passed" of={of} />}
      empty="Choose"
      options={REACH}
    />
    <Days form={form} name={`${at}.part`} label={<Label text="Share" of={of} />} />
    <Days form={form} name={`${at}.whole`} label={<Label text="of every" of={of} />} />
  </>
);

const MAJORITIES = [
  { value: 'simple', text: 'More than half of the votes cast' },
  { value: 'absolute', text: 'More than half of all that there are' },
  { value: 'special', text: 'A share, given beside' },
  { value: 'consent', text: 'Nobody objects' },
];

export const MajorityFields = ({
  form,
  at,
  of,
}: {
  readonly form: FormState;
  readonly at: string;
  readonly of: string;
}): ReactNode => (
  <>
    <SelectField
      {...fieldIn(form)(`${at}.kind`)}
      label={<Label text="What carries it" of={of} />}
      empty="Choose"
      options={MAJORITIES}
    />
    <ShareFields form={form} at={`${at}.share`} of={of} />
    <SelectField
      {...fieldIn(form)(`${at}.of`)}
      label={<Label text="Share of what" of={of} />}
      empty="No share"
      options={[
        { value: 'cast', text: 'the votes cast' },
        { value: 'present', text: 'the votes of those here' },
        { value: 'entitled', text: 'all votes that there are' },
      ]}
    />
  </>
);
