import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { ClockStop, Entry } from '../clocks/rules.ts';
import type { TargetTable } from '../clocks/targets-rules.ts';
import { fitsQuery } from '../search/find.ts';
import { ASIDE, STAGES, type Stage, type State } from '../stages/table-rules.ts';
import type { Phase } from '../tables.ts';
import {
  type ClockChoice,
  type IdeaFilter,
  type IdeaSort,
  type LookedFor,
  statesOf,
} from './filter-rules.ts';
import { pressesBy, standingSql } from './standing-sql.ts';

/** What the clock and the order of a list are worked out by. */
export type Then = { readonly targets: TargetTable; readonly today: CalendarDate };

const STANDINGS: Readonly<Record<ClockChoice, readonly string[]>> = {
  late: ['late'],
  soon: ['soon-late'],
  'late-or-soon': ['late', 'soon-late'],
  held: ['stopped'],
  exempt: ['exempt'],
};

const texts = (values: readonly string[]) => sql`${sql.val([...values])}::text[]`;

const whoseSql = (whose: string) => {
  if (whose === 'duty') return sql`and p.state = 'raised'`;
  if (whose === 'body') return sql`and p.state = 'decision'`;
  return sql`and p.owner = ${whose} and not p.state = any(${texts(['decision', 'merged'])})`;
};

const lookedForSql = (lookedFor: LookedFor) => {
  if ('reference' in lookedFor) return sql`and starts_with(p.reference, ${lookedFor.reference})`;
  return lookedFor.query === null
    ? sql`and false`
    : sql`and ${fitsQuery(sql.ref('p.search'), lookedFor.query)}`;
};

/** The conditions of a filter, each with its `and`, over `proposal p`. */
export const filterSql = (filter: IdeaFilter, then: Then) => {
  const { lookedFor, clock, whose, lead, role, phase, fifth, condition, route, from, to, mine, watched } =
    filter;
  const states = statesOf(filter.stage);
  return sql`
    ${filter.publicOnly ? sql`and p.taken_on_on is not null` : sql``}
    ${states ? sql`and p.state = any(${texts(states)})` : sql``}
    ${clock ? sql`and ${standingSql(then.targets, then.today)} = any(${texts(STANDINGS[clock])})` : sql``}
    ${whose ? whoseSql(whose) : sql``}
    ${lead ? sql`and (p.clinician = ${lead} or p.manager = ${lead})` : sql``}
    ${role ? sql`and p.raised_role = ${role} and not p.name_kept` : sql``}
    ${phase ? sql`and p.phase = ${phase}` : sql``}
    ${fifth ? sql`and p.fifth = ${fifth}::int` : sql``}
    ${condition ? sql`and p.condition = ${condition}` : sql``}
    ${route ? sql`and p.body = ${route}` : sql``}
    ${from ? sql`and p.raised_on >= ${from}::date` : sql``}
    ${to ? sql`and p.raised_on <= ${to}::date` : sql``}
    ${
      mine
        ? sql`and (p.raised_by = ${mine} or p.clinician = ${mine} or p.manager = ${mine} or p.owner = ${mine})`
        : sql``
    }
    ${
      watched
        ? sql`and exists (select from proposal_watcher w where w.proposal = p.reference and w.person = ${watched})`
        : sql``
    }
    ${filter.commentsOpen ? sql`and p.comments_until >= ${then.today}::date` : sql``}
    ${lookedFor ? lookedForSql(lookedFor) : sql``}`;
};

/** Each person once, among those who support it or one that joined it, however far back. */
const supporters = sql`(
  with recursive joined as (
    select p.reference union select m.reference from proposal m join joined j on m.merged_into = j.reference
  )
  select count(distinct s.person)::int from proposal_stance s
  where s.stance = 'supports' and s.proposal in (select reference from joined))`;

const orderSql = (sort: IdeaSort) =>
  ({
    pressing: pressesBy,
    idea: sql`lower(p.title)`,
    stage: sql`array_position(${texts([...STAGES, ...ASIDE])}, p.state)`,
    days: sql`p.raised_on`,
    next: sql`p.next_by`,
    supporters: sql`coalesce(n.supporters, 0) + coalesce(j.supporters, 0)`,
  })[sort];

/**
 * Supporters of everything at once: those of an idea itself, and of those that joined it each who is not among them.
 * Counted one idea at a time they take too long for ten thousand.
 */
const countedSupporters = sql`left join (
  select s.proposal, count(*)::int as supporters from proposal_stance s
  where s.stance = 'supports' group by s.proposal
) n on n.proposal = p.reference left join (
  with recursive chain as (
    select reference, merged_into as root from proposal where merged_into is not null
    union all
    select c.reference, m.merged_into from chain c join proposal m on m.reference = c.root
    where m.merged_into is not null
  )
  select c.root, count(distinct s.person)::int as supporters
  from chain c join proposal_stance s on s.proposal = c.reference and s.stance = 'supports'
  where not exists (select from proposal_stance o
    where o.proposal = c.root and o.person = s.person and o.stance = 'supports')
  group by c.root
) j on j.root = p.reference`;

/** References of one year and prefix sort alike in any language; by their bytes it is the quickest. */
const byReference = sql`p.reference collate "C"`;

export type Order = { readonly sort: IdeaSort; readonly dir: 'ascending' | 'descending' };

/** The most days come first where the list is in falling order of days: raised the longest ago. */
const goesDown = ({ sort, dir }: Order): boolean => (dir === 'descending') !== (sort === 'days');

export type Found = {
  /** Those that fit, in their order. */
  readonly references: readonly string[];
  /** Of all that this reader could find, whatever the filter: late, and soon late. */
  readonly late: readonly string[];
  readonly soon: readonly string[];
};

/** What fits a filter, in its order, and what is late and soon late of everything: one query. */
export const findIdeas = async (db: Db, filter: IdeaFilter, order: Order, then: Then): Promise<Found> => {
  const standing = standingSql(then.targets, then.today);
  const direction = goesDown(order) ? sql`desc` : sql`asc`;
  const { rows } = await sql<Found>`
    select
      (select coalesce(array_agg(p.reference order by ${orderSql(order.sort)} ${direction}, ${byReference} ${direction}), '{}')
        from proposal p ${order.sort === 'supporters' ? countedSupporters : sql``}
        where true ${filterSql(filter, then)}) as references,
      coalesce(array_agg(o.reference) filter (where o.standing = 'late'), '{}') as late,
      coalesce(array_agg(o.reference) filter (where o.standing = 'soon-late'), '{}') as soon
    from (select p.reference, ${standing} as standing from proposal p
      where p.stage_due is not null ${filter.publicOnly ? sql`and p.taken_on_on is not null` : sql``}) o`.execute(
    db,
  );
  return rows[0] ?? { references: [], late: [], soon: [] };
};

/** An idea as lists show it, with what its days are counted from. */
export type ListedRow = {
  readonly reference: string;
  readonly title: string;
  readonly place: string;
  readonly condition: string | null;
  readonly phase: Phase | null;
  readonly fifth: number | null;
  readonly state: State;
  readonly since: CalendarDate;
  readonly asideFrom: Stage | null;
  readonly mergedInto: string | null;
  readonly clinician: string | null;
  readonly clinicianName: string | null;
  readonly clinicianStanding: string | null;
  readonly manager: string | null;
  readonly managerName: string | null;
  readonly managerStanding: string | null;
  readonly owner: string;
  readonly ownerName: string;
  readonly nextWhat: string;
  readonly nextBy: CalendarDate;
  readonly raisedOn: CalendarDate;
  readonly raisedRole: string | null;
  readonly nameKept: boolean;
  readonly takenOnOn: CalendarDate | null;
  readonly commentsUntil: CalendarDate | null;
  readonly body: string | null;
  /** The body once it is known that the case goes nowhere else. */
  readonly settledBody: string | null;
  readonly bodyLabel: string | null;
  readonly answerDue: CalendarDate | null;
  readonly stageDue: CalendarDate | null;
  readonly exempt: boolean;
  readonly reviewOn: CalendarDate | null;
  readonly supporters: number;
  readonly entries: readonly Entry[];
  readonly stops: readonly ClockStop[];
};

/** These ideas with all that lists show of them, in the order given: one query. */
export const ideasListed = async (db: Db, references: readonly string[]): Promise<readonly ListedRow[]> => {
  if (references.length === 0) return [];
  const { rows } = await sql<ListedRow>`
    select p.reference, p.title, p.place, p.condition, p.phase, p.fifth, p.state, p.since,
      p.aside_from as "asideFrom", p.merged_into as "mergedInto",
      p.clinician, p.clinician_name as "clinicianName", p.clinician_standing as "clinicianStanding",
      p.manager, p.manager_name as "managerName", p.manager_standing as "managerStanding",
      p.owner, p.owner_name as "ownerName", p.next_what as "nextWhat", p.next_by as "nextBy",
      p.raised_on as "raisedOn", p.raised_role as "raisedRole", p.name_kept as "nameKept",
      p.taken_on_on as "takenOnOn", p.comments_until as "commentsUntil", p.body,
      case when p.route is null or p.route #>> '{body,key}' = p.route #>> '{atMost,key}' then p.body end as "settledBody",
      p.route #>> '{body,label}' as "bodyLabel", p.answer_due as "answerDue", p.stage_due as "stageDue",
      p.exempt, p.review_on as "reviewOn", ${supporters} as supporters,
      (select coalesce(json_agg(json_build_object('state', e.state, 'on', e.on_day) order by e.id), '[]')
        from proposal_entry e where e.proposal = p.reference) as entries,
      (select coalesce(json_agg(json_build_object('from', s.from_day, 'to', s.to_day, 'reason', s.reason,
        'by', s.by_name) order by s.from_day), '[]')
        from proposal_clock_stop s where s.proposal = p.reference) as stops
    from unnest(${texts(references)}) with ordinality as asked (reference, place)
    join proposal p on p.reference = asked.reference
    order by asked.place`.execute(db);
  return rows;
};

/** What the choices above a list offer: only what some idea has. */
export type Choices = {
  readonly leads: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly string[];
  readonly conditions: readonly string[];
  readonly routes: readonly { readonly key: string; readonly label: string }[];
};

/** The choices above a list: one query. The public is offered neither names nor professions. */
export const ideaChoices = async (db: Db, publicOnly: boolean): Promise<Choices> => {
  const { rows } = await sql<Choices>`
    select coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name) order by l.name) from (
        select c.id, min(c.name) as name from (
          select clinician as id, clinician_name as name from proposal where clinician is not null
          union select manager, manager_name from proposal where manager is not null
        ) c group by c.id) l where ${!publicOnly}), '[]') as leads,
      coalesce(array_agg(distinct p.raised_role)
        filter (where p.raised_role is not null and not p.name_kept and ${!publicOnly}), '{}') as roles,
      coalesce(array_agg(distinct p.condition) filter (where p.condition is not null), '{}') as conditions,
      coalesce(json_agg(distinct jsonb_build_object('key', p.body, 'label', coalesce(p.route #>> '{body,label}', p.body)))
        filter (where p.body is not null), '[]') as routes
    from proposal p where true ${publicOnly ? sql`and p.taken_on_on is not null` : sql``}`.execute(db);
  return rows[0] ?? { leads: [], roles: [], conditions: [], routes: [] };
};
