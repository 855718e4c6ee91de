import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { type HowLong, howLong } from '../clocks/figures-rules.ts';

type Row = { readonly raisedOn: CalendarDate; readonly decidedOn: CalendarDate };

/** How long ideas took from their first word to their first decision, of those decided within a year. */
export const daysToDecision = async (db: Db, today: CalendarDate): Promise<HowLong | undefined> => {
  const { rows } = await sql<Row>`
    select p.raised_on as "raisedOn", first."on" as "decidedOn"
    from (
      select e.proposal, min(e.on_day) as "on" from proposal_entry e
      where e.move in ('decide-yes', 'decide-no', 'decide-not-yet') group by e.proposal
    ) first
    join proposal p on p.reference = first.proposal
    where first."on" > ${addDays(today, -365)} and first."on" <= ${today}`.execute(db);
  return howLong(
    rows.map(({ raisedOn, decidedOn }) => daysBetween(raisedOn, decidedOn)),
    0,
  );
};
