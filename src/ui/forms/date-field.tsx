import type { CalendarDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import { classes } from '../ids.ts';
import { type DateParts, datePartsIn, datePartsOf } from './date-parts.ts';
import { describedBy, errorFor, type FieldProps, FormGroup, Hint, Message } from './frame.tsx';

type DateProps = FieldProps & {
  /** A date, or the parts as the person wrote them after an error. */
  readonly value?: CalendarDate | DateParts | undefined;
};

/** `fieldIn` for a date: `<DateField {...dateFieldIn(form)('started')} … />` */
export const dateFieldIn =
  ({ values, errors }: Pick<FormState, 'values' | 'errors'>) =>
  (name: string) => ({ name, value: datePartsIn(values, name), error: errorFor(errors, name) });

const PARTS = [
  { part: 'day', text: 'Day', width: 2 },
  { part: 'month', text: 'Month', width: 2 },
  { part: 'year', text: 'Year', width: 4 },
] as const;

/**
 * A date that people know, in three fields: day, month, year (the service manual's pattern; native date pickers
 * are hard to use for years past and by voice). Sent as `name-day`, `name-month`, `name-year`; `dateFromParts` reads them.
 */
export const DateField = ({ value, hint = 'For example, 31 3 2026', ...p }: DateProps) => {
  const parts = typeof value === 'object' ? value : datePartsOf(value);
  return (
    <FormGroup error={p.error}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy(p.name, hint, p.error)}>
        <legend className="nhsuk-fieldset__legend">{p.label}</legend>
        <Hint id={p.name}>{hint}</Hint>
        <Message id={p.name} error={p.error} />
        <div className="nhsuk-date-input">
          {PARTS.map(({ part, text, width }) => {
            const id = part === 'day' ? p.name : `${p.name}-${part}`;
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
                    defaultValue={parts[part] || undefined}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </fieldset>
    </FormGroup>
  );
};
