import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

export type Unanswered = {
  readonly reference: string;
  readonly title: string;
  readonly due: CalendarDate;
  /** Statements that the person has not answered. */
  readonly left: number;
};

/** Problems about which a person was asked and has statements to answer; the soonest due first. */
export const unansweredOf = async (db: Db, person: string): Promise<Unanswered[]> => {
  const { rows } = await sql<Unanswered>`
    select p.reference, p.title, a.due, count(*)::int as left
    from problem_asking a
    join proposal p on p.reference = a.proposal and p.state = 'taken-on'
    join problem_statement s on s.proposal = a.proposal and s.stands = 'open'
    where a.opened_on is not null
      and exists (select from problem_invited i where i.proposal = a.proposal and i.person = ${person})
      and not exists (select from problem_vote v where v.statement = s.id and v.person = ${person})
    group by p.reference, p.title, a.due
    order by a.due, p.reference`.execute(db);
  return rows;
};

export type Led = {
  readonly reference: string;
  readonly title: string;
  readonly due: CalendarDate;
  /** Statements that wait for the leads. */
  readonly proposed: number;
  /** Whether this lead has signed the words as they are. */
  readonly signed: boolean;
};

/** Problems that are being agreed and that this person leads. */
export const askingsLed = async (db: Db, person: string): Promise<Led[]> => {
  const { rows } = await sql<Led>`
    select p.reference, p.title, a.due,
      (select count(*)::int from problem_statement s
        where s.proposal = a.proposal and s.stands = 'proposed') as proposed,
      exists (select from problem_signature g
        where g.proposal = a.proposal and g.person = ${person}) as signed
    from problem_asking a
    join proposal p on p.reference = a.proposal and p.state = 'taken-on'
    where a.opened_on is not null and (p.clinician = ${person} or p.manager = ${person})
    order by a.due, p.reference`.execute(db);
  return rows;
};
