import type { ReactNode } from 'react';
import type { Ask } from '../platform/http/ask.ts';
import { commonRefusals, problemOf } from '../platform/refusals.ts';
import { longDate } from '../shared/dates.ts';
import type { Refusal } from '../shared/result.ts';
import { dateFromParts, datePartsIn, type FieldError, isEmptyDate } from '../ui/index.ts';
import { peopleRefusals } from './refusals.ts';

export const PEOPLE_CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/people', text: 'People' },
] as const;

/** A form after a refusal: what the person wrote comes back with what is wrong. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

/**
 * What a refused form says. Undefined where the refusal is not about the form's content (not found, not
 * allowed at all): then the page of the refusal answers.
 */
export const formErrors = (refusal: Refusal): readonly FieldError[] | undefined => {
  const problem = problemOf([commonRefusals, peopleRefusals], refusal);
  if (refusal.kind === 'second-factor-needed') return undefined;
  if (problem.status !== 422 && problem.status !== 409 && !('field' in refusal)) return undefined;
  return problem.problems.length > 0 ? problem.problems : [{ field: '', message: problem.detail }];
};

/** Renders the form again with what is wrong, or the refusal's own page. */
export const formAgain = async (
  ask: Ask,
  refusal: Refusal,
  render: (form: FormState) => Response | Promise<Response>,
): Promise<Response> => {
  const errors = formErrors(refusal);
  return errors ? render({ values: ask.form, errors }) : ask.refused(refusal);
};

/** The three fields of a date as one text: empty when nobody wrote anything, `?` when they make no date. */
export const dateIn = (form: Readonly<Record<string, string>>, name: string): string => {
  const parts = datePartsIn(form, name);
  return isEmptyDate(parts) ? '' : (dateFromParts(parts) ?? '?');
};

/** An address with those of the parameters that are set. */
export const withQuery = (
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
};

export const dateText = (date: string | null | undefined): ReactNode =>
  date ? <time dateTime={date}>{longDate(date)}</time> : '';

/** `since 1 April 2013`, `1 April 2013 to 31 March 2020`. */
export const spanText = (started: string, ended: string | null): string =>
  ended ? `${longDate(started)} to ${longDate(ended)}` : `since ${longDate(started)}`;

/** Page number from a query, from 1. */
export const pageNumber = (text: string | undefined): number => {
  const page = Number(text);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
};

export const PAGE_SIZE = 50;
