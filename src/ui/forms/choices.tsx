import type { ReactNode } from 'react';
import { classes } from '../ids.ts';
import { describedBy, type FieldProps, FormGroup, Hint, Message } from './frame.tsx';

export type Choice = { readonly value: string; readonly text: ReactNode; readonly hint?: ReactNode };

type ChoicesProps = FieldProps & {
  readonly choices: readonly Choice[];
  /** Smaller, for registers and long lists. */
  readonly small?: boolean | undefined;
};

type Kind = 'radios' | 'checkboxes';

const Choices = ({
  kind,
  chosen,
  ...p
}: ChoicesProps & { readonly kind: Kind; readonly chosen: readonly string[] }) => (
  <FormGroup error={p.error}>
    <fieldset className="nhsuk-fieldset" aria-describedby={describedBy(p.name, p.hint, p.error)}>
      <legend className="nhsuk-fieldset__legend">{p.label}</legend>
      <Hint id={p.name}>{p.hint}</Hint>
      <Message id={p.name} error={p.error} />
      <div
        className={classes(`nhsuk-${kind}`, p.small && `nhsuk-${kind}--small`)}
        data-module={`nhsuk-${kind}`}
      >
        {p.choices.map((choice, i) => {
          const id = i === 0 ? p.name : `${p.name}-${i + 1}`;
          return (
            <div key={choice.value} className={`nhsuk-${kind}__item`}>
              <input
                className={`nhsuk-${kind}__input`}
                id={id}
                name={p.name}
                type={kind === 'radios' ? 'radio' : 'checkbox'}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value) || undefined}
                aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
              />
              <label className={`nhsuk-label nhsuk-${kind}__label`} htmlFor={id}>
                {choice.text}
              </label>
              {choice.hint ? (
                <div className={`nhsuk-hint nhsuk-${kind}__hint`} id={`${id}-item-hint`}>
                  {choice.hint}
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  </FormGroup>
);

/** One of a few. Nothing is chosen beforehand unless `value` says so. */
export const RadioField = ({ value, ...p }: ChoicesProps & { readonly value?: string | undefined }) => (
  <Choices kind="radios" chosen={value === undefined ? [] : [value]} {...p} />
);

/** Any of a few; all are sent under one name. */
export const CheckboxesField = ({
  values = [],
  ...p
}: ChoicesProps & { readonly values?: readonly string[] | undefined }) => (
  <Choices kind="checkboxes" chosen={values} {...p} />
);

type CheckboxProps = FieldProps & {
  readonly checked?: boolean | undefined;
  /** What is sent when it is ticked; `yes`. */
  readonly value?: string | undefined;
};

/** One statement to tick. */
export const CheckboxField = ({ value = 'yes', ...p }: CheckboxProps) => (
  <FormGroup error={p.error}>
    <Message id={p.name} error={p.error} />
    <div className="nhsuk-checkboxes" data-module="nhsuk-checkboxes">
      <div className="nhsuk-checkboxes__item">
        <input
          className="nhsuk-checkboxes__input"
          id={p.name}
          name={p.name}
          type="checkbox"
          value={value}
          defaultChecked={p.checked}
          aria-describedby={
            classes(p.error && `${p.name}-error`, Boolean(p.hint) && `${p.name}-item-hint`) || undefined
          }
        />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={p.name}>
          {p.label}
        </label>
        {p.hint ? (
          <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${p.name}-item-hint`}>
            {p.hint}
          </div>
        ) : null}
      </div>
    </div>
  </FormGroup>
);
