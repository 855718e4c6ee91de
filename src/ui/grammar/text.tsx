import { Fragment, type ReactNode } from 'react';
import { longDate, weekdayDate } from '../../shared/dates.ts';

export const DateText = ({ date }: { readonly date: string }): ReactNode => (
  <time className="cf-nowrap" dateTime={date}>
    {longDate(date)}
  </time>
);

/** A day that somebody waits for, with its weekday; the year only where it is not that of `today`. */
export const DayText = ({ date, today }: { readonly date: string; readonly today?: string }): ReactNode => (
  <time className="cf-nowrap" dateTime={date}>
    {weekdayDate(date, today)}
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
