import type { ReactNode } from 'react';
import { longDate } from '../shared/dates.ts';

export const PEOPLE_CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/people', text: 'People' },
] as const;

export const dateText = (date: string | null | undefined): ReactNode =>
  date ? <time dateTime={date}>{longDate(date)}</time> : '';

/** `since 1 April 2013`, `1 April 2013 to 31 March 2020`. */
export const spanText = (started: string, ended: string | null): string =>
  ended ? `${longDate(started)} to ${longDate(ended)}` : `since ${longDate(started)}`;
