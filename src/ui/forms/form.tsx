import type { ReactNode } from 'react';
import { classes } from '../ids.ts';
import type { FieldError } from '../types.ts';

type FormProps = {
  readonly action: string;
  /** The per-form token; sent as `csrf`. */
  readonly csrf: string;
  /** True when it has a file field: sent as multipart/form-data. */
  readonly files?: boolean | undefined;
  /** Values to carry along unseen. */
  readonly hidden?: Readonly<Record<string, string | undefined>> | undefined;
  /** Asks before the page is left with unsent changes, when there is JavaScript. On unless told otherwise. */
  readonly guard?: boolean | undefined;
  /** For a form that is only a button in a line of others. */
  readonly inline?: boolean | undefined;
  readonly children: ReactNode;
};

/** A form sent by POST. The server checks; the browser's own messages are off so that all say it the same way. */
export const Form = ({ action, csrf, files, hidden, guard = true, inline, children }: FormProps) => (
  <form
    className={classes('cf-form', inline && 'cf-form--inline')}
    action={action}
    method="post"
    encType={files ? 'multipart/form-data' : undefined}
    noValidate
    data-cf-guard={guard && !inline ? '' : undefined}
  >
    <input type="hidden" name="csrf" value={csrf} />
    {Object.entries(hidden ?? {}).map(([name, value]) =>
      value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
    {children}
  </form>
);

/** All that is wrong, above the form, each leading to its field. Nothing when nothing is wrong. */
export const ErrorSummary = ({
  errors,
  title = 'There is a problem',
}: {
  readonly errors: readonly FieldError[] | undefined;
  readonly title?: string;
}) =>
  errors && errors.length > 0 ? (
    <div className="nhsuk-error-summary" data-module="nhsuk-error-summary">
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">{title}</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map((error) => (
              <li key={`${error.field} ${error.message}`}>
                {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  ) : null;

type ButtonLook = 'main' | 'quiet' | 'secondary' | 'warning';

const buttonClass = (look: ButtonLook): string =>
  classes(
    'nhsuk-button',
    'cf-button',
    look === 'quiet' ? 'cf-button--quiet' : look !== 'main' && `nhsuk-button--${look}`,
  );

type ButtonProps = {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  /** Sent with the form, to tell two buttons apart. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
};

/** Sends the form it stands in. A double press sends once when there is JavaScript. */
export const Button = ({ children, look = 'main', name, value, disabled }: ButtonProps) => (
  <button
    className={buttonClass(look)}
    type="submit"
    name={name}
    value={value}
    disabled={disabled}
    data-module="nhsuk-button"
    data-prevent-double-click="true"
  >
    {children}
  </button>
);

/** A link that looks like a button: goes somewhere, changes nothing. */
export const ButtonLink = ({
  href,
  look = 'main',
  children,
}: {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}) => (
  <a className={buttonClass(look)} href={href}>
    {children}
  </a>
);

/** Buttons and links in a row; below each other when narrow. */
export const Buttons = ({ children }: { readonly children: ReactNode }) => (
  <div className="cf-buttons">{children}</div>
);
