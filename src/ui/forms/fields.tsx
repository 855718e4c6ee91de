import { classes } from '../ids.ts';
import { describedBy, type FieldProps, FormGroup, Labelled } from './frame.tsx';

type TextProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | undefined;
  /** Room for so many characters. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  /** What browsers may fill in: `email`, `name`, `one-time-code`. */
  readonly autoComplete?: string | undefined;
  /** The keyboard to offer: `numeric` for figures and codes. */
  readonly inputMode?: 'numeric' | 'decimal' | undefined;
  readonly spellCheck?: boolean | undefined;
};

/** One line of text. */
export const TextField = ({ type = 'text', ...p }: TextProps) => (
  <FormGroup error={p.error}>
    <Labelled {...p} />
    <input
      className={classes(
        'nhsuk-input',
        p.error ? 'nhsuk-input--error' : undefined,
        p.width ? `nhsuk-input--width-${p.width}` : undefined,
      )}
      id={p.name}
      name={p.name}
      type={type}
      defaultValue={p.value}
      spellCheck={p.spellCheck ?? (type === 'email' ? false : undefined)}
      aria-describedby={describedBy(p.name, p.hint, p.error)}
      autoComplete={p.autoComplete}
      inputMode={p.inputMode}
    />
  </FormGroup>
);

/** Several lines of text. */
export const TextAreaField = ({
  rows = 5,
  ...p
}: FieldProps & { readonly value?: string | undefined; readonly rows?: number }) => (
  <FormGroup error={p.error}>
    <Labelled {...p} />
    <textarea
      className={classes('nhsuk-textarea', p.error ? 'nhsuk-textarea--error' : undefined)}
      id={p.name}
      name={p.name}
      rows={rows}
      defaultValue={p.value}
      aria-describedby={describedBy(p.name, p.hint, p.error)}
    />
  </FormGroup>
);

export type Option = { readonly value: string; readonly text: string };

/** One of many, from a list. For seven or fewer, `<RadioField>` is easier to use. */
export const SelectField = ({
  value,
  options,
  empty,
  ...p
}: FieldProps & {
  readonly value?: string | undefined;
  readonly options: readonly Option[];
  /** Words of the first, empty choice: `Choose a role`. */
  readonly empty?: string | undefined;
}) => (
  <FormGroup error={p.error}>
    <Labelled {...p} />
    <select
      className={classes('nhsuk-select', p.error ? 'nhsuk-select--error' : undefined)}
      id={p.name}
      name={p.name}
      defaultValue={value ?? (empty ? '' : undefined)}
      aria-describedby={describedBy(p.name, p.hint, p.error)}
    >
      {empty ? <option value="">{empty}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  </FormGroup>
);

/**
 * A file to send; the form must have `files`. A browser never gives the file back after an error: say so in the hint.
 * The browser's own control, without the design system's script: it takes dropped files too, and the script's button
 * has a name that does not begin with its visible words (WCAG 2.5.3).
 */
export const FileField = ({
  accept,
  multiple,
  ...p
}: FieldProps & { readonly accept?: string | undefined; readonly multiple?: boolean | undefined }) => (
  <FormGroup error={p.error} extra="nhsuk-file-upload">
    <Labelled {...p} />
    <input
      className="nhsuk-file-upload__input"
      id={p.name}
      name={p.name}
      type="file"
      accept={accept}
      multiple={multiple}
      aria-describedby={describedBy(p.name, p.hint, p.error)}
    />
  </FormGroup>
);

/** A password, with "Show" when there is JavaScript. It never comes back after an error. */
export const PasswordField = ({
  autoComplete = 'current-password',
  ...p
}: FieldProps & { readonly autoComplete?: 'current-password' | 'new-password' }) => (
  <FormGroup error={p.error} extra="nhsuk-password-input" module="nhsuk-password-input">
    <Labelled {...p} />
    <div className="nhsuk-input-wrapper">
      <input
        className={classes(
          'nhsuk-input',
          p.error ? 'nhsuk-input--error' : undefined,
          'nhsuk-password-input__input nhsuk-js-password-input-input',
        )}
        id={p.name}
        name={p.name}
        type="password"
        spellCheck={false}
        aria-describedby={describedBy(p.name, p.hint, p.error)}
        autoComplete={autoComplete}
        autoCapitalize="none"
      />
      <button
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle nhsuk-js-password-input-toggle"
        data-module="nhsuk-button"
        type="button"
        aria-label="Show password"
        aria-controls={p.name}
        hidden
      >
        Show
      </button>
    </div>
  </FormGroup>
);
