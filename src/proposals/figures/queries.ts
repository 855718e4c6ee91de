import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { STAGES, type State } from '../stages/table-rules.ts';
import type { Phase } from '../tables.ts';
import type { Stays, StillThere } from './stays-rules.ts';
import type { Span } from './years-rules.ts';

const LINE = sql`${sql.val([...STAGES])}::text[]`;

/** Only what somebody has taken on, where the public reads. */
const forReader = (publicOnly: boolean) => (publicOnly ? sql`and p.taken_on_on is not null` : sql``);

/** Every time in a state, with the day on which it was left and how. */
const TIMES = sql`times as (
  select e.proposal, e.state, e.on_day, lead(e.on_day) over w as left_on, lead(e.move) over w as left_by,
    lead(e.reason) over w as left_because
  from proposal_entry e window w as (partition by e.proposal order by e.id)
)`;

/** Answers that end the way from the first word: yes or no. "Not yet" goes on. */
const ANSWERS = sql`array['decide-yes', 'decide-no']`;

/**
 * Days by stage, route and the month of leaving, of ideas that have gone beyond the stage, all their times there added
 * up; and the whole way from raising to the first answer as `whole`. Calendar days, held ones too: people
 * wait through them.
 */
export const findStays = async (db: Db, publicOnly: boolean): Promise<readonly Stays[]> => {
  const { rows } = await sql<Stays>`
    with ${TIMES},
    spent as (
      select t.proposal, t.state, sum(t.left_on - t.on_day)::int as days, max(t.left_on) as left_on
      from times t where t.left_on is not null and t.state = any(${LINE}) group by t.proposal, t.state
    ),
    answered as (
      select e.proposal, min(e.on_day) as on_day from proposal_entry e
      where e.move = any(${ANSWERS}) group by e.proposal
    )
    select s.state as way, p.body as route, to_char(s.left_on, 'YYYY-MM') as month,
      array_agg(s.days order by s.days) as days
    from spent s join proposal p on p.reference = s.proposal
    where array_position(${LINE}, coalesce(p.aside_from, p.state)) > array_position(${LINE}, s.state)
      ${forReader(publicOnly)}
    group by 1, 2, 3
    union all
    select 'whole', p.body, to_char(a.on_day, 'YYYY-MM'),
      array_agg(a.on_day - p.raised_on order by a.on_day - p.raised_on)
    from answered a join proposal p on p.reference = a.proposal
    where true ${forReader(publicOnly)}
    group by 2, 3`.execute(db);
  return rows;
};

/** Days from raising to the first answer, of all answered since a day: what heads of pages say of how long it takes. */
export const findDaysToAnswer = async (
  db: Db,
  { since, publicOnly }: { readonly since: CalendarDate; readonly publicOnly: boolean },
): Promise<readonly number[]> => {
  const { rows } = await sql<{ days: number }>`
    select min(e.on_day) - p.raised_on as days
    from proposal_entry e join proposal p on p.reference = e.proposal
    where e.move = any(${ANSWERS}) ${forReader(publicOnly)}
    group by p.reference having min(e.on_day) >= ${since}::date`.execute(db);
  return rows.map(({ days }) => days);
};

/** How many stand at each stage now, paused ones where they paused; `whole`: all that wait for an answer. */
export const findStillThere = async (db: Db, publicOnly: boolean): Promise<readonly StillThere[]> => {
  const { rows } = await sql<StillThere>`
    select case when grouping(at.stage) = 1 then 'whole' else at.stage end as way, at.body as route,
      count(*)::int as ideas
    from (select p.body, case when p.state = 'paused' then p.aside_from else p.state end as stage
      from proposal p where (p.state = any(${LINE}) or p.state = 'paused') ${forReader(publicOnly)}) at
    where array_position(${LINE}, at.stage) <= array_position(${LINE}, 'decision'::text)
    group by grouping sets ((at.stage, at.body), (at.body))`.execute(db);
  return rows;
};

export type AnswerRow = {
  readonly completeOn: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  readonly reasoned: boolean;
};

/** Every complete case with its answer; one that its leads took back is owed none. */
export const findAnswers = async (db: Db, publicOnly: boolean): Promise<readonly AnswerRow[]> => {
  const { rows } = await sql<AnswerRow>`
    with ${TIMES}
    select t.on_day as "completeOn", t.left_on as "answeredOn",
      coalesce(t.left_because, '') <> '' as reasoned
    from times t join proposal p on p.reference = t.proposal
    where t.state = 'decision' and (t.left_by is null or t.left_by like 'decide-%') ${forReader(publicOnly)}
    order by t.on_day`.execute(db);
  return rows;
};

export type RaiserRow = {
  /** The calendar year in which the financial year begins. */
  readonly year: number;
  readonly role: string | null;
  readonly contract: string | null;
  readonly people: number | null;
  readonly kept: boolean;
  readonly ideas: number;
};

const FINANCIAL_YEAR = sql`extract(year from (p.raised_on - interval '3 months'))::int`;

/** Ideas by what their raisers are. Of those whose name is kept nothing is told but that there are so many. */
export const findRaisers = async (db: Db, publicOnly: boolean): Promise<readonly RaiserRow[]> => {
  const { rows } = await sql<RaiserRow>`
    select ${FINANCIAL_YEAR} as year, case when p.name_kept then null else p.raised_role end as role,
      case when p.name_kept then null else p.raised_contract end as contract,
      case when p.name_kept then null
        else (case when p.raised_practice_people < 5000 then 0 when p.raised_practice_people < 10000 then 5000
          when p.raised_practice_people is not null then 10000 end) end as people,
      p.name_kept as kept, count(*)::int as ideas
    from proposal p where true ${forReader(publicOnly)} group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
};

export type DelayRow = {
  readonly state: State;
  readonly days: number;
  /** People expected to gain each month × days, not yet divided by the days of a month. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Days that people waited for what is to come, by where they were spent, times those expected each month. Of ideas
 * that go on or are live and have an estimate, up to going live; within a span where one is given.
 */
export const findDelay = async (
  db: Db,
  {
    today,
    span,
    publicOnly,
  }: { readonly today: CalendarDate; readonly span?: Span; readonly publicOnly: boolean },
): Promise<readonly DelayRow[]> => {
  const days = span
    ? sql`greatest(0, least(coalesce(t.left_on, ${today}::date), (${span.to}::date + 1)) - greatest(t.on_day, ${span.from}::date))`
    : sql`(coalesce(t.left_on, ${today}::date) - t.on_day)`;
  const { rows } = await sql<DelayRow>`
    with ${TIMES}
    select t.state, sum(${days})::int as days,
      sum(${days} * (p.benefit ->> 'value')::float8)::float8 as value,
      sum(${days} * (p.benefit ->> 'lower')::float8)::float8 as lower,
      sum(${days} * (p.benefit ->> 'upper')::float8)::float8 as upper
    from times t join proposal p on p.reference = t.proposal
    where p.benefit is not null and not p.state = any(array['merged', 'withdrawn', 'not-pursued'])
      and not t.state = any(array['live', 'reviewed', 'merged']) ${forReader(publicOnly)}
    group by t.state`.execute(db);
  return rows;
};

export type KindRow = {
  readonly year: number;
  readonly phase: Phase | null;
  readonly fifth: number | null;
  readonly ideas: number;
  readonly cases: number;
};

/** Ideas, and those that came to a case, by what they mostly are and whom they mostly reach. */
export const findKinds = async (db: Db, publicOnly: boolean): Promise<readonly KindRow[]> => {
  const { rows } = await sql<KindRow>`
    select ${FINANCIAL_YEAR} as year, p.phase, p.fifth, count(*)::int as ideas,
      count(*) filter (where exists (
        select from proposal_entry e where e.proposal = p.reference and e.state = 'case'))::int as cases
    from proposal p where true ${forReader(publicOnly)} group by 1, 2, 3`.execute(db);
  return rows;
};

export type MoneyRow = {
  readonly year: number;
  readonly phase: Phase | null;
  readonly fifth: number | null;
  readonly content: unknown;
};

/** The money of every case as it stands. */
const MONEY_NOW = sql`select t.proposal, t.content from case_topic t where t.topic = 'money'`;

/** The money of every case as it was last sent for a decision: what is written since is a draft. */
const MONEY_SENT = sql`
  select v.proposal, v.content #> '{topics,money}' as content
  from proposal_case c join case_version v on v.proposal = c.proposal and v.number = c.sent_version`;

/** The money of cases, as it is kept; the public counts what was sent for a decision, as it was sent. */
export const findCaseMoney = async (db: Db, publicOnly: boolean): Promise<readonly MoneyRow[]> => {
  const { rows } = await sql<MoneyRow>`
    select ${FINANCIAL_YEAR} as year, p.phase, p.fifth, m.content
    from (${publicOnly ? MONEY_SENT : MONEY_NOW}) m join proposal p on p.reference = m.proposal
    where true ${forReader(publicOnly)}`.execute(db);
  return rows;
};

/** The first day on which anything was raised. */
export const firstRaised = async (db: Db): Promise<CalendarDate | null> => {
  const { rows } = await sql<{ first: CalendarDate | null }>`
    select min(raised_on) as first from proposal`.execute(db);
  return rows[0]?.first ?? null;
};
