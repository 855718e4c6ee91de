import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { TargetTable } from '../clocks/targets-rules.ts';
import { STAGES } from '../stages/table-rules.ts';

/** With how many days left the stage where `p` stands is soon late, by its route. */
const soonDays = ({ usual, byRoute }: TargetTable) => {
  const lines = [
    ...Object.entries(byRoute).flatMap(([route, stages]) =>
      Object.entries(stages).map(
        ([stage, { soon }]) => sql`when p.body = ${route} and p.state = ${stage} then ${soon}::int`,
      ),
    ),
    ...Object.entries(usual).map(([stage, { soon }]) => sql`when p.state = ${stage} then ${soon}::int`),
  ];
  return lines.length > 0 ? sql<number>`case ${sql.join(lines, sql` `)} else 0 end` : sql<number>`0`;
};

/**
 * How the clock of `p` stands, from the columns that are kept of it: the same words as `stageClock` gives, and null
 * aside, without a target, or once what a body answered waits to be published. A test holds the two side by side.
 */
export const standingSql = (targets: TargetTable, today: CalendarDate) =>
  sql<string | null>`case
    when not p.state = any(${sql.val([...STAGES])}::text[]) or p.decision_waits is not null then null
    when p.exempt then 'exempt'
    when p.clock_held then 'stopped'
    when p.stage_due is null then null
    when p.stage_due < ${today}::date then 'late'
    when p.stage_due - ${today}::date <= ${soonDays(targets)} then 'soon-late'
    else 'in-time' end`;

/** By when it presses: its next step or the end of its stage, whichever comes first. */
export const pressesBy = sql<CalendarDate>`least(case when p.exempt then null else p.stage_due end, p.next_by)`;
