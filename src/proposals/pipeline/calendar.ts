import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { addMonths, monthOfDate, parseMonth } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate, parseDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { ideaRef } from '../kit/refs.ts';
import { STAGES, type State } from '../stages/table-rules.ts';
import { nextWords, stateWords } from '../stages/words-rules.ts';
import { DUE_KINDS, type DueKind, monthGrid } from './calendar-rules.ts';
import type { IdeaFilter } from './filter-rules.ts';
import { filterSql, type Then } from './queries.ts';
import { filterInput, filterOf, thenOf } from './uses.ts';

export type DueRow = {
  readonly day: CalendarDate;
  readonly kinds: readonly DueKind[];
  readonly reference: string;
  readonly title: string;
  readonly state: State;
  readonly nextWhat: string;
  readonly ownerName: string;
  readonly bodyLabel: string | null;
};

/** What is due from one day to another, each idea once a day, whatever falls together: one query. */
export const findDue = async (
  db: Db,
  filter: IdeaFilter,
  days: { readonly from: CalendarDate; readonly to: CalendarDate },
  then: Then,
): Promise<readonly DueRow[]> => {
  const { rows } = await sql<DueRow>`
    select due.day, array_agg(due.kind order by due.place) as kinds, p.reference, p.title, p.state,
      p.next_what as "nextWhat", p.owner_name as "ownerName", p.route #>> '{body,label}' as "bodyLabel"
    from proposal p
    cross join lateral (values
      (1, 'answer', case when p.state = 'decision' then p.answer_due end),
      (2, 'stage', case when p.exempt then null else p.stage_due end),
      (3, 'review', case when p.state = 'live' then p.review_on end),
      (4, 'look-again', case when p.state = 'paused' then p.next_by end),
      (5, 'next', case when p.state = 'paused' then null else p.next_by end)
    ) due (place, kind, day)
    where due.day between ${days.from}::date and ${days.to}::date
      and p.state = any(${sql.val([...STAGES, 'paused'])}::text[]) ${filterSql(filter, then)}
    group by due.day, p.reference
    order by due.day, min(due.place), p.reference`.execute(db);
  return rows;
};

export const DueItem = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.string(),
  stands: z.string(),
  kinds: z.array(z.enum(DUE_KINDS)).describe('answer owed, stage due, review, look-again, next step'),
  what: z.string().describe('what is due, in words'),
  whose: z.string().nullable().describe('whose it is; names are for members'),
});
export type DueItem = z.infer<typeof DueItem>;

/** What is due of an idea on one day, in a few words. */
export const dueWords = (kinds: readonly DueKind[], stands: string, nextWhat: string): string => {
  const words: Readonly<Record<DueKind, string>> = {
    answer: 'an answer is owed',
    stage: `last day in time for “${stands}”`,
    review: 'it is reviewed',
    'look-again': 'looked at again',
    next: nextWhat.charAt(0).toLowerCase() + nextWhat.slice(1),
  };
  // An answer that is owed is what its stage and its next step are due for.
  // And the next step of what is live is its review.
  const told = kinds.includes('answer')
    ? (['answer'] as const)
    : kinds.filter((kind) => kind !== 'review' || !kinds.includes('next'));
  return told.map((kind) => words[kind]).join('; ');
};

/** One thing that is due, as this reader may see it. */
export const dueOf = (actor: Actor, row: DueRow): DueItem => {
  const names = seesNames(actor);
  const decided = row.state === 'decision';
  const stands = stateWords(row.state);
  return {
    reference: row.reference,
    title: row.title,
    state: row.state,
    stands,
    kinds: [...row.kinds],
    what: dueWords(row.kinds, stands, names ? row.nextWhat : nextWords(row.state)),
    whose: decided ? (row.bodyLabel ?? 'The body that decides') : names ? row.ownerName : null,
  };
};

/** What is due in a month, day by day. */
export const ideasCalendar = defineUse({
  name: 'ideas-calendar',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'What is due on which day of a month: next steps, ends of stages, answers owed, reviews, days to look again.',
  input: z.object({
    ...filterInput,
    month: optionalText(
      z.string().refine((text) => parseMonth(text) !== undefined, 'Give a month as 2026-05.'),
    ).describe('2026-05; this month unless given'),
    day: optionalText(
      z.string().refine((text) => parseDate(text) !== undefined, 'Give a day as 2026-05-21.'),
    ).describe('one day of it alone'),
  }),
  output: z.object({
    today: z.string(),
    month: z.string(),
    day: z.string().nullable(),
    total: z.number(),
    days: z.array(
      z.object({
        date: z.string(),
        inMonth: z.boolean(),
        holiday: z.string().nullable(),
        off: z.boolean(),
        items: z.array(DueItem),
      }),
    ),
  }),
  run: async (platform, actor, input) => {
    const then = await thenOf(platform);
    const month = input.day ? monthOfDate(input.day) : (input.month ?? monthOfDate(then.today));
    const days = input.day
      ? { from: input.day, to: input.day }
      : { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
    const filter = { ...(await filterOf(platform.db, actor, input)), stage: input.stage ?? ('all' as const) };
    const found = await findDue(platform.db, filter, days, then);
    const seen = await visibleTo(platform.registries, platform.db, actor, found, (row) =>
      ideaRef(row.reference),
    );
    const items = new Map<CalendarDate, DueItem[]>();
    for (const row of seen) items.set(row.day, [...(items.get(row.day) ?? []), dueOf(actor, row)]);
    return ok({
      today: then.today,
      month,
      day: input.day ?? null,
      total: seen.length,
      days: monthGrid(month)
        .filter(({ date }) => !input.day || date === input.day)
        .map(({ date, inMonth, holiday, off }) => ({
          date,
          inMonth,
          holiday,
          off,
          items: items.get(date) ?? [],
        })),
    });
  },
});
