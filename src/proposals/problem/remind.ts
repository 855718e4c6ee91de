import { sql } from 'kysely';
import { system } from '../../platform/actor.ts';
import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CalendarDate, londonDate, longDate } from '../../shared/dates.ts';
import { tellOfProposal } from '../kit/change.ts';
import { isFirstTold } from '../kit/told.ts';
import { problemHref } from './hrefs.ts';

/** So many days are left to whoever is asked when they are reminded, and have gone since the other lead signed. */
const REMIND_DAYS = 3;

/** What somebody has not done yet: answered, written what is agreed, or signed what the other lead signed. */
type Undone = {
  readonly reference: string;
  readonly title: string;
  readonly person: string;
  readonly what: 'answer' | 'write' | 'sign';
  /** The last day to answer, or the day on which the other one signed. */
  readonly day: CalendarDate;
};

/** What is not done of the problems that are being agreed, by whom. */
const undoneOn = async (db: Db, today: CalendarDate): Promise<Undone[]> => {
  const { rows } = await sql<Undone>`
    with asking as (
      select p.reference, p.title, p.clinician, p.manager, a.due
      from problem_asking a join proposal p on p.reference = a.proposal and p.state = 'taken-on'
      where a.opened_on is not null
    ), unsigned as (
      select a.reference, a.title, a.due, lead.person,
        (select min(g.on_day) from problem_signature g where g.proposal = a.reference
          and g.person in (a.clinician, a.manager)) as signed_on
      from asking a cross join lateral (values (a.clinician), (a.manager)) lead (person)
      where not exists (select from problem_signature g
        where g.proposal = a.reference and g.person = lead.person)
    )
    select distinct a.reference, a.title, i.person, 'answer' as what, a.due as day
    from asking a join problem_invited i on i.proposal = a.reference
    where a.due - ${today}::date between 0 and ${REMIND_DAYS}
      and exists (select from problem_statement s where s.proposal = a.reference and s.stands = 'open'
        and not exists (select from problem_vote v where v.statement = s.id and v.person = i.person))
    union all
    select reference, title, person, 'sign', signed_on from unsigned
    where ${today}::date - signed_on >= ${REMIND_DAYS}
    union all
    select reference, title, person, 'write', due from unsigned
    where signed_on is null and due < ${today}::date
    order by reference, what, person`.execute(db);
  return rows;
};

const wordsOf = ({ what, title, day }: Undone): string => {
  switch (what) {
    case 'answer':
      return `Say how you see it until ${longDate(day)}: ${title}`;
    case 'write':
      return `Those asked had until ${longDate(day)}. Write what is agreed, and sign it: ${title}`;
    case 'sign':
      return `What the problem is was signed on ${longDate(day)}. Your name is still missing: ${title}`;
  }
};

/**
 * Reminds those who were asked and have not answered, and leads who have not written or signed, each once for each
 * time that it stands so. Answers with how many reminders went out.
 */
export const remindOfProblems = async ({ db, now }: Pick<Platform, 'db' | 'now'>): Promise<number> => {
  const today = londonDate(now());
  let told = 0;
  for (const undone of await undoneOn(db, today)) {
    const { reference, person, what, day } = undone;
    told += await inTransaction(db, async (trx) => {
      if (!(await isFirstTold(trx, `${reference} problem ${what} ${day} ${person}`, today))) return 0;
      await tellOfProposal(trx, system, reference, [person], {
        kind: `problem.remind-${what}`,
        title: wordsOf(undone),
        href: problemHref(reference, what === 'answer' ? 'answer' : 'closing'),
      });
      return 1;
    });
  }
  return told;
};

/** In the morning, with what is late. */
export const problemJob: Job = {
  name: 'proposals.problems',
  cron: '5 7 * * *',
  run: async (platform) => {
    await remindOfProblems(platform);
  },
};
