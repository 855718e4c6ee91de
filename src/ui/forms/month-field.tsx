import { classes } from '../ids.ts';
import { describedBy, type FieldProps, FormGroup, Hint, Message } from './frame.tsx';

const PARTS = [
  { part: 'month', text: 'Month', width: 3 },
  { part: 'year', text: 'Year', width: 4 },
] as const;

/**
 * A calendar month in two fields, as people say it. Sent as `name-month` and `name-year`; the month may be a number or
 * a word. `values` are the fields of the form as they stand.
 */
export const MonthField = ({
  values,
  hint = 'For example, 9 2026',
  ...p
}: FieldProps & { readonly values: Readonly<Record<string, string>> }) => (
  <FormGroup error={p.error}>
    <fieldset className="nhsuk-fieldset" aria-describedby={describedBy(p.name, hint, p.error)}>
      <legend className="nhsuk-fieldset__legend">{p.label}</legend>
      <Hint id={p.name}>{hint}</Hint>
      <Message id={p.name} error={p.error} />
      <div className="nhsuk-date-input">
        {PARTS.map(({ part, text, width }) => {
          const id = part === 'month' ? p.name : `${p.name}-${part}`;
          return (
            <div key={part} className="nhsuk-date-input__item">
              <div className="nhsuk-form-group">
                <label className="nhsuk-label nhsuk-date-input__label" htmlFor={id}>
                  {text}
                </label>
                <input
                  className={classes(
                    'nhsuk-input',
                    p.error ? 'nhsuk-input--error' : undefined,
                    `nhsuk-input--width-${width}`,
                    'nhsuk-date-input__input',
                  )}
                  id={id}
                  name={`${p.name}-${part}`}
                  type="text"
                  inputMode="numeric"
                  defaultValue={values[`${p.name}-${part}`]}
                />
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  </FormGroup>
);
