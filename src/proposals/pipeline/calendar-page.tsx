import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { addMonths, ENGLAND } from '../../shared/calendar/index.ts';
import { MONTH_NAMES, weekdayDate } from '../../shared/dates.ts';
import {
  type ChartTable,
  chartCsv,
  count,
  counted,
  Empty,
  FilterPanel,
  FilterSelect,
  Hidden,
  LinedList,
  Note,
  PageHead,
  withQuery,
} from '../../ui/index.ts';
import { seesNames } from '../kit/capacity.ts';
import { IDEAS_CRUMBS, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import { type DueItem, ideasCalendar } from './calendar.ts';
import { calendarFile } from './calendar-file.ts';
import { filtersIn } from './list-routes.tsx';

type Calendar = z.output<typeof ideasCalendar.output>;
type Day = Calendar['days'][number];
type Query = Readonly<Record<string, string>>;

export const CALENDAR_PATH = `${IDEAS_PATH}/calendar`;

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthName = (month: string): string =>
  `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** Shown of a day in the month; a press shows them all. */
const SHOWN = 4;

const Item = ({ item }: { readonly item: DueItem }): ReactNode => (
  <li>
    <a href={ideaHref(item.reference)}>{item.title}</a>
    <span className="cf-month__what">
      {item.what.charAt(0).toUpperCase() + item.what.slice(1)}
      {item.whose ? ` · ${item.whose}` : ''}
    </span>
  </li>
);

const MonthDay = ({
  day,
  today,
  more,
}: {
  readonly day: Day;
  readonly today: string;
  readonly more: string;
}): ReactNode => {
  const classes = [
    !day.inMonth && 'cf-month__other',
    day.inMonth && day.off && 'cf-month__off',
    day.date === today && 'cf-month__today',
    day.items.length === 0 && !(day.holiday && day.inMonth) && 'cf-month__empty',
  ].filter(Boolean);
  return (
    <li className={classes.join(' ') || undefined}>
      {day.inMonth ? (
        <>
          <h2>
            <time dateTime={day.date}>
              <span className="cf-month__short" aria-hidden="true">
                {Number(day.date.slice(8))}
              </span>
              <span className="cf-month__long">{weekdayDate(day.date)}</span>
            </time>
            {day.date === today ? ', today' : ''}
            {day.holiday ? `, bank holiday: ${day.holiday}` : ''}
          </h2>
          <ul>
            {day.items.slice(0, SHOWN).map((item) => (
              <Item key={item.reference} item={item} />
            ))}
            {day.items.length > SHOWN ? (
              <li>
                <a href={more}>
                  All {count(day.items.length)}
                  <Hidden> on {weekdayDate(day.date)}</Hidden>
                </a>
              </li>
            ) : null}
          </ul>
        </>
      ) : null}
    </li>
  );
};

const Ways = ({ calendar, query }: { readonly calendar: Calendar; readonly query: Query }): ReactNode => {
  const { month: _, day: __, ...rest } = query;
  const to = (month: string) => withQuery(CALENDAR_PATH, { ...rest, month });
  const [before, after] = [addMonths(calendar.month, -1), addMonths(calendar.month, 1)];
  return (
    <nav className="cf-months" aria-label="Months">
      <a href={to(before)}>{monthName(before)}</a>
      <a href={withQuery(CALENDAR_PATH, rest)}>This month</a>
      <a href={to(after)}>{monthName(after)}</a>
    </nav>
  );
};

type Props = { readonly actor: Actor; readonly calendar: Calendar; readonly query: Query };

/** What is due on which day: a month at a desk, a list of days on a phone. */
const CalendarPage = ({ actor, calendar, query }: Props): ReactNode => {
  const { today, month, day, total, days } = calendar;
  const year = Number(month.slice(0, 4));
  const known = year >= ENGLAND.firstYear && year <= ENGLAND.lastYear;
  const of = day ? weekdayDate(day) : monthName(month);
  const { day: _, ...whole } = query;
  return (
    <>
      <IdeasNav actor={actor} current="calendar" />
      <PageHead
        title={of}
        reading={
          <>
            <b>{counted(total, 'thing is', 'things are')} due</b>: next steps, last days of a stage, answers
            owed, reviews, and what is looked at again.
          </>
        }
        move={
          actor.kind === 'person' ? (
            <FilterPanel action={CALENDAR_PATH} label="Choose whose" keep={{ month }}>
              <FilterSelect
                name="mine"
                label="Whose"
                value={query.mine}
                options={[
                  { value: '', text: 'Everybody’s' },
                  { value: 'yes', text: 'Raised, led or kept by me' },
                ]}
              />
            </FilterPanel>
          ) : undefined
        }
      />
      <Ways calendar={calendar} query={query} />
      {known ? null : (
        <Note>The bank holidays of {year} are not known here yet: only weekends are marked as free.</Note>
      )}
      {total === 0 ? (
        <Empty
          title="Nothing is due"
          hint="Choose another month, or everybody’s. What is late already stands in the list."
        />
      ) : null}
      {day ? (
        <>
          <LinedList>
            {days.flatMap(({ items }) => items.map((item) => <Item key={item.reference} item={item} />))}
          </LinedList>
          <p>
            <a href={withQuery(CALENDAR_PATH, { ...whole, month })}>The whole of {monthName(month)}</a>
          </p>
        </>
      ) : (
        <ol className="cf-month" aria-label={`Days of ${monthName(month)}`}>
          {NAMES.map((name) => (
            <li key={name} className="cf-month__name" aria-hidden="true">
              {name}
            </li>
          ))}
          {days.map((one) => (
            <MonthDay
              key={one.date}
              day={one}
              today={today}
              more={withQuery(CALENDAR_PATH, { ...whole, month: undefined, day: one.date })}
            />
          ))}
        </ol>
      )}
      <ul className="cf-links cf-small">
        <li>
          <a href={withQuery(`${CALENDAR_PATH}.ics`, query)}>Put {of} into your calendar (iCalendar)</a>
        </li>
        <li>
          <a href={withQuery(`${CALENDAR_PATH}.csv`, query)}>Download {of} (CSV)</a>
        </li>
      </ul>
    </>
  );
};

const queryOf = (query: Readonly<Record<string, string>>): Record<string, string> => ({
  ...filtersIn(query),
  ...(query.month ? { month: query.month } : {}),
  ...(query.day ? { day: query.day } : {}),
});

const calendarPage = page('get', CALENDAR_PATH, 'proposals.read', async (ask) => {
  if (!seesNames(ask.actor)) return ask.redirect(IDEAS_PATH);
  const result = await ask.perform(ideasCalendar, queryOf(ask.query));
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    { title: 'Calendar of ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
    <CalendarPage actor={ask.actor} calendar={result.value} query={queryOf(ask.query)} />,
  );
});

const tableOf = ({ days }: Calendar): ChartTable => ({
  caption: 'What is due',
  columns: ['day', 'reference', 'title', 'stage', 'what', 'whose'],
  rows: days.flatMap(({ date, items }) =>
    items.map((item) => [date, item.reference, item.title, item.stands, item.what, item.whose]),
  ),
  gap: '',
});

const calendarCsv = page('get', `${CALENDAR_PATH}.csv`, 'proposals.read', async (ask) => {
  const result = await ask.perform(ideasCalendar, queryOf(ask.query));
  if (!result.ok) return ask.refused(result.refusal);
  return ask.download('due.csv', 'text/csv; charset=utf-8', `\uFEFF${chartCsv(tableOf(result.value))}`);
});

const calendarIcs = page('get', `${CALENDAR_PATH}.ics`, 'proposals.read', async (ask) => {
  const result = await ask.perform(ideasCalendar, queryOf(ask.query));
  if (!result.ok) return ask.refused(result.refusal);
  const { address, now } = ask.platform;
  const { days, day, month } = result.value;
  return ask.download(
    'due.ics',
    'text/calendar; charset=utf-8',
    calendarFile(
      days.filter(({ inMonth }) => inMonth),
      {
        title: `Ideas: ${day ? weekdayDate(day) : monthName(month)}`,
        address: address().replace(/\/$/, ''),
        now: now(),
      },
    ),
  );
});

export const calendarRoutes: readonly Route[] = [calendarPage, calendarCsv, calendarIcs];
