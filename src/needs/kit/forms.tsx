import { Fragment, type ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { commonRefusals, problemOf } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';
import type { Refusal } from '../../shared/result.ts';
import {
  CheckboxField,
  dateFromParts,
  datePartsIn,
  datePartsOf,
  type FieldError,
  isEmptyDate,
  Note,
} from '../../ui/index.ts';
import { needsRefusals } from '../refusals.ts';

/** A form after a refusal: what the person wrote comes back with what is wrong. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  /** Several values of one name: ticks. */
  readonly all: (name: string) => readonly string[];
  readonly errors: readonly FieldError[];
  /** Of the refusal: decides whether the form asks to confirm. */
  readonly refusal?: Refusal | undefined;
  /** HTTP status of the refusal. */
  readonly status?: number | undefined;
};

export const emptyForm = (
  values: Readonly<Record<string, string>> = {},
  all: Readonly<Record<string, readonly string[]>> = {},
): FormState => ({ values, all: (name) => all[name] ?? [], errors: [] });

/**
 * What a refused form says. Undefined where the refusal is not about what the person gave (not found, not
 * allowed at all): then the page of the refusal answers.
 */
const formErrors = (refusal: Refusal) => {
  const problem = problemOf([commonRefusals, needsRefusals], refusal);
  if (problem.status !== 422 && problem.status !== 409 && !('field' in refusal)) return undefined;
  const errors: readonly FieldError[] =
    problem.problems.length > 0 ? problem.problems : [{ field: '', message: problem.detail }];
  return { errors, status: problem.status };
};

/** Renders the form again with what is wrong, or the refusal's own page. */
export const formAgain = async (
  ask: Ask,
  refusal: Refusal,
  render: (form: FormState) => Response | Promise<Response>,
): Promise<Response> => {
  const wrong = formErrors(refusal);
  return wrong ? render({ values: ask.form, all: ask.all, ...wrong, refusal }) : ask.refused(refusal);
};

/** What a page of a refused form says of itself to the shell. */
export const failed = (form: FormState) =>
  form.errors.length > 0 ? { hasErrors: true, status: form.status ?? 422 } : {};

/** Asks to confirm that words which look so tell nothing of a patient; nothing until they were found. */
export const ConfirmWords = ({ form }: { readonly form: FormState }): ReactNode =>
  form.refusal?.kind === 'words-identify' || form.refusal?.kind === 'voice-names' ? (
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

/** The three fields of a date as one text: empty when nobody wrote anything, `?` when they make no date. */
export const dateIn = (form: Readonly<Record<string, string>>, name: string): string => {
  const parts = datePartsIn(form, name);
  return isEmptyDate(parts) ? '' : (dateFromParts(parts) ?? '?');
};

/** A date as the values of its three fields. */
export const datePartValues = (name: string, date: string | null | undefined): Record<string, string> => {
  const { day, month, year } = datePartsOf(date ?? undefined);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

export const DateText = ({ date }: { readonly date: string }): ReactNode => (
  <time className="cf-nowrap" dateTime={date}>
    {longDate(date)}
  </time>
);

/** A text with its paragraphs and lines as they were written. */
export const Written = ({ text }: { readonly text: string }): ReactNode => (
  <div className="cf-written">
    {text.split(/\n{2,}/).map((paragraph, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
      <p key={i}>
        {paragraph.split('\n').map((line, j) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor do their lines
          <Fragment key={j}>
            {j > 0 ? <br /> : null}
            {line}
          </Fragment>
        ))}
      </p>
    ))}
  </div>
);
