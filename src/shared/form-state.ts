import type { Refusal } from './result.ts';

/** A form after a refusal: what the person wrote comes back with what is wrong. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  /** Several values of one name: ticks. */
  readonly all: (name: string) => readonly string[];
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Of the refusal: decides whether the form asks to confirm. */
  readonly refusal?: Refusal | undefined;
  /** HTTP status of the refusal. */
  readonly status?: number | undefined;
};

export const emptyForm = (
  values: Readonly<Record<string, string>> = {},
  all: Readonly<Record<string, readonly string[]>> = {},
): FormState => ({ values, all: (name) => all[name] ?? [], errors: [] });

/** What a page of a refused form says of itself to the shell. */
export const failed = (form: FormState) =>
  form.errors.length > 0 ? { hasErrors: true, status: form.status ?? 422 } : {};
