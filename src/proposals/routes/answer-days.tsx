import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import { counted, DateText, Hidden } from '../../ui/index.ts';
import { type AnswerDays, answerWeeks } from './answer-rules.ts';

/** "43 days are left", "this is the last day", "3 days late". */
const standingWords = ({ left }: AnswerDays, given: boolean): string =>
  left < 0
    ? `${counted(-left, 'day', 'days')} late`
    : given
      ? 'in time'
      : left === 0
        ? 'this is the last day'
        : `${counted(left, 'day', 'days')} left`;

/**
 * The days to an answer, counted one by one, a week in a row: done, today, to come. In words first: the picture says
 * nothing that they do not.
 */
export const AnswerDaysCounted = ({
  answer,
  given,
}: {
  readonly answer: AnswerDays;
  readonly given: boolean;
}): ReactNode => (
  <div className="cf-answer">
    <p>
      The case was complete on <DateText date={answer.completeOn} />: that is day 0.{' '}
      {given ? 'It was answered on' : 'Today is'}{' '}
      <b>
        day {answer.day} of {answer.of}
      </b>
      , {standingWords(answer, given)}. The last day in time is{' '}
      <b>
        <DateText date={answer.due} />
      </b>
      .
    </p>
    <ol className="cf-answer__weeks">
      {answerWeeks(answer).map(({ number, from, to, days }) => (
        <li key={number}>
          <span className="cf-answer__week">
            Week {number}
            <Hidden>
              : day {days[0]} to day {days.at(-1)}, {longDate(from)}
            </Hidden>
            , to {longDate(to).replace(/ \d{4}$/, '')}
          </span>
          <span className="cf-answer__days" aria-hidden="true">
            {days.map((day) => (
              <span
                key={day}
                className={
                  day === answer.day && !given ? 'is-today' : day <= answer.day ? 'is-done' : undefined
                }
              >
                {day}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
