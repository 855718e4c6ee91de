import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { Note } from '../grammar/pieces.tsx';
import { CheckboxField } from './choices.tsx';

/** Asks to confirm that words which look so tell nothing of a patient; nothing until they were found. */
export const ConfirmWords = ({
  form,
  also = [],
}: {
  readonly form: FormState;
  /** Kinds of refusal that are confirmed in the same way. */
  readonly also?: readonly string[];
}): ReactNode =>
  ['words-identify', ...also].includes(form.refusal?.kind ?? '') ? (
    <>
      <Note kind="warning">
        <p>Nothing is kept yet. No name, NHS number, date of birth or address of a patient may stand here.</p>
      </Note>
      <CheckboxField
        name="confirmed"
        label="I have checked: nothing in it is a patient’s"
        checked={form.values.confirmed === 'yes'}
      />
    </>
  ) : null;
