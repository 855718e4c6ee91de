import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

export type Unanswered = {
  readonly reference: string;
  readonly title: string;
  readonly due: CalendarDate;
  /** Statements that the person has not answered, and the first of them. */
  readonly left: number;
  readonly statement: string;
  readonly text: string;
};

/** Problems about which a person was asked and has statements to answer; the soonest due first. */
export const unansweredOf = async (db: Db, person: string): Promise<Unanswered[]> => {
  const { rows } = await sql<Unanswered>`
    select p.reference, p.title, a.due, count(*)::int as left,
      (array_agg(s.id order by s.place))[1] as statement, (array_agg(s.text order by s.place))[1] as text
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

export type ProblemTold = {
  readonly reference: string;
  readonly title: string;
  readonly raisedOn: CalendarDate;
  /** Day of the closing that holds; before, the day on which those it touches were asked. */
  readonly on: CalendarDate;
  /** How many were heard; null while it is being agreed. */
  readonly heard: number | null;
};

/** Of these ideas, those with a problem that is agreed or being agreed, with what is told of it elsewhere: one query. */
export const problemsTold = async (db: Db, references: readonly string[]): Promise<ProblemTold[]> => {
  const { rows } = await sql<ProblemTold>`
    select p.reference, p.title, p.raised_on as "raisedOn",
      coalesce((c.closing ->> 'on')::date, a.opened_on) as on, (c.closing ->> 'heard')::int as heard
    from proposal p
    left join problem_asking a on a.proposal = p.reference
    left join lateral (
      select newest.closing from (
        select k.closing, k.after_entry from problem_closing k
        where k.proposal = p.reference order by k.id desc limit 1
      ) newest
      -- Taken back to the problem after it was closed, it is open again.
      where newest.after_entry >= coalesce((select max(e.id) from proposal_entry e
        where e.proposal = p.reference and e.move = 'back-to-problem'), 0)
    ) c on true
    where p.reference = any(${sql.val([...references])}::text[]) and coalesce(c.closing ->> 'on', a.opened_on::text) is not null
    order by p.reference`.execute(db);
  return rows;
};
