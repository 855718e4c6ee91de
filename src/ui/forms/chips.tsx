import type { ReactNode } from 'react';
import { describedBy, type FieldProps, FormGroup, Hint, Message } from './frame.tsx';

export type Chip = { readonly value: string; readonly text: ReactNode };

/** One of a few short words, as large as a thumb: radios that look like chips. The chosen one has its tick. */
export const ChipField = ({
  choices,
  value,
  ...p
}: FieldProps & { readonly choices: readonly Chip[]; readonly value?: string | undefined }) => (
  <FormGroup error={p.error}>
    <fieldset className="nhsuk-fieldset" aria-describedby={describedBy(p.name, p.hint, p.error)}>
      <legend className="nhsuk-fieldset__legend">{p.label}</legend>
      <Hint id={p.name}>{p.hint}</Hint>
      <Message id={p.name} error={p.error} />
      <div className="cf-chips">
        {choices.map((choice, i) => {
          const id = i === 0 ? p.name : `${p.name}-${i + 1}`;
          return (
            <div key={choice.value} className="cf-chip">
              <input
                id={id}
                name={p.name}
                type="radio"
                value={choice.value}
                defaultChecked={choice.value === value || undefined}
              />
              <label htmlFor={id}>{choice.text}</label>
            </div>
          );
        })}
      </div>
    </fieldset>
  </FormGroup>
);
