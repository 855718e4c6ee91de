import { type CalendarDate, longDate, weekdayDate } from '../../shared/dates.ts';
import { counted, type StageCell } from '../../ui/index.ts';
import type { StageRow } from '../clocks/rules.ts';
import { stateWords } from '../stages/words-rules.ts';

type Promised = { readonly liveOn: CalendarDate | null; readonly reviewOn: CalendarDate | null };

const of = (days: number, target: number | null): string =>
  target === null ? counted(days, 'day', 'days') : `${days} of ${counted(target, 'day', 'days')}`;

const daysWords = ({ stage, place, counted: days, target }: StageRow, promised: Promised): string => {
  if (place === 'to-come') {
    if (stage === 'reviewed' && promised.reviewOn) return longDate(promised.reviewOn);
    return target === null ? 'not yet' : `target ${counted(target, 'day', 'days')}`;
  }
  if (days === null) return 'not gone through';
  if (stage === 'live' && promised.liveOn) return `since ${longDate(promised.liveOn)}`;
  if (stage === 'reviewed') return 'done';
  return place === 'now' ? `day ${target === null ? days : `${days} of ${target}`}` : of(days, target);
};

/** The stage line as it is drawn: each cell with its share of target, and days over it in words. */
export const stageCells = (rows: readonly StageRow[], promised: Promised): readonly StageCell[] =>
  rows.map((row) => ({
    key: row.stage,
    name: stateWords(row.stage),
    place: row.place,
    share: row.counted === null ? 0 : row.target ? row.counted / row.target : 1,
    days: daysWords(row, promised),
    ...(row.over > 0 ? { over: `${row.over} over` } : {}),
  }));

/** When, and how far off: `Tuesday 9 June, in 19 days`; `Monday 18 May, 3 days ago`. */
export const whenWords = (date: CalendarDate, today: CalendarDate): string => {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  const far =
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days > 0
          ? `in ${days} days`
          : `${counted(-days, 'day', 'days')} ago`;
  return `${weekdayDate(date, today)}, ${far}`;
};

type OnItsWay = {
  readonly answerDue: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly over: boolean;
};

/** What is known of the stations to come: by when the decision is owed, and when what came of it is looked at. */
export const nextOnThread = (
  { answerDue, reviewOn, over }: OnItsWay,
  today: CalendarDate,
): readonly { readonly name: string; readonly when: string }[] =>
  over
    ? []
    : [
        ...(answerDue ? [{ name: 'Decision', when: `by ${weekdayDate(answerDue, today)}` }] : []),
        ...(reviewOn ? [{ name: 'Outcome', when: `looked at ${weekdayDate(reviewOn, today)}` }] : []),
      ];
