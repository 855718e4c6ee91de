import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import { addDays, londonDate, longDate } from '../../shared/dates.ts';
import { isAnnounced, type Meeting } from '../kit/find.ts';
import { chairsBody, mayKeep, mayPlan } from '../kit/may.ts';
import { itemRef, meetingHref, meetingRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { actionHref } from './actions/uses.ts';
import { stateWords } from './agenda-rules.ts';
import { myActions, myMeetings } from './mine/mine.ts';
import { minutesDue } from './minutes/due.ts';

/** Days before its day on which an action is told of on Home. */
const DAYS_BEFORE = 14;

const found = async (db: Db, actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
  const text = sql`m.title || ' ' || b.name || ' ' || m.place`;
  const search = sql`to_tsvector('simple', ${text})`;
  const { rows } = await sql<
    Pick<Meeting, 'reference' | 'title' | 'starts' | 'state' | 'notice_on'> & {
      bodyName: string;
      rank: number;
    }
  >`
    select m.reference, m.title, m.starts, m.state, m.notice_on, b.name as "bodyName",
      case when upper(m.reference) = upper(${words}) then 1::float8 else ${fitness(words, search, text)} end as rank
    from meeting m join body b on b.key = m.body
    where upper(m.reference) = upper(${words}) or ${fits(words, search, text)}
    order by rank desc, m.starts desc limit ${limit}`.execute(db);
  return rows
    .filter((row) => actor.kind !== 'public' || isAnnounced(row))
    .map((row) => ({
      object: meetingRef(row.reference),
      kind: 'Meeting',
      title: row.title,
      detail: `${row.reference} · ${longDate(londonDate(row.starts))} · ${stateWords(row.state)}`,
      href: meetingHref(row.reference),
      rank: row.rank,
    }));
};

/** What meetings give to search and Home. */
export const registerMeetings = ({ registries, now }: Platform): void => {
  const house = (db: Db) => ({ db, registries, now });

  /** A member: papers that are out and not read yet. */
  const papers = async (db: Db, actor: Actor): Promise<readonly Task[]> =>
    actor.kind !== 'person'
      ? []
      : (await myMeetings(house(db), actor))
          .filter(({ papers_on, isRead }) => papers_on !== null && !isRead)
          .map((meeting) => ({
            kind: 'Papers',
            title: `Read the papers: ${meeting.title}`,
            href: `${meetingHref(meeting.reference)}/pack`,
            detail: `It meets on ${longDate(londonDate(meeting.starts))}. Press “I have read these papers” when you have.`,
            due: londonDate(meeting.starts),
            minutes: 60,
            object: meetingRef(meeting.reference),
          }));

  /** An owner: actions that are due soon, or overdue. */
  const actions = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> =>
    actor.kind !== 'person'
      ? []
      : (await myActions(house(db), actor))
          .filter(({ due }) => due <= addDays(today, DAYS_BEFORE))
          .map((action) => ({
            kind: 'An action of a meeting',
            title: action.what,
            href: actionHref(action.reference),
            detail: `${action.reference}, asked by ${action.meetingTitle}. Say what came of it, or by when it will.`,
            due: action.due,
            minutes: 5,
            object: action.item === null ? meetingRef(action.meeting) : itemRef(action.item),
          }));

  /** Whoever keeps the record: minutes to publish, and to lay before a later meeting. */
  const minutes = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
    if (actor.kind !== 'person') return [];
    const rows = await decisionDb(db)
      .selectFrom('meeting as m')
      .select(['m.reference', 'm.title', 'm.body', 'm.starts', 'm.ends', 'm.closed_at'])
      .select('m.minutes_published_on')
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('meeting as later')
            .select('later.reference')
            .whereRef('later.body', '=', 'm.body')
            .whereRef('later.starts', '>', 'm.starts')
            .where('later.state', 'in', ['open', 'closed']),
        ).as('later'),
      )
      .where('m.state', '=', 'closed')
      .where('m.minutes_state', '!=', 'approved')
      .orderBy('m.starts')
      .execute();
    const tasks: Task[] = [];
    for (const row of rows) {
      if (row.minutes_published_on !== null && !row.later) continue;
      if (!mayKeep(actor) && !(await chairsBody(db, actor, row.body, today))) continue;
      const publish = row.minutes_published_on === null;
      const by = publish ? await minutesDue(db, row) : undefined;
      tasks.push({
        kind: 'Minutes',
        title: `${publish ? 'Publish the draft minutes' : 'Approve the minutes'}: ${row.title}`,
        href: `${meetingHref(row.reference)}/minutes`,
        detail: publish
          ? `Read them through, put right what is wrong, and publish them.${by ? ' The standing orders say by when.' : ''}`
          : 'A later meeting has begun. Say at which they were approved.',
        ...(by ? { due: by } : {}),
        minutes: 10,
        object: meetingRef(row.reference),
      });
    }
    return tasks;
  };

  /** Whoever plans: questions of the public that nobody has read. */
  const questions = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
    if (actor.kind !== 'person' || !mayPlan(actor)) return [];
    const rows = await decisionDb(db)
      .selectFrom('public_question as q')
      .innerJoin('meeting as m', 'm.reference', 'q.meeting')
      .select(['m.reference', 'm.title', 'm.starts'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('q.state', '=', 'new')
      .groupBy(['m.reference', 'm.title', 'm.starts'])
      .execute();
    return rows.map((row) => ({
      kind: 'Questions from the public',
      title: `Read ${Number(row.count) === 1 ? 'a question' : `${row.count} questions`}: ${row.title}`,
      href: `${meetingHref(row.reference)}/questions`,
      detail: 'Show each or say why not, and answer it.',
      due: londonDate(row.starts),
      minutes: Number(row.count) * 3,
      object: meetingRef(row.reference),
    }));
  };

  registries.searchable.add('meetings', found);
  registries.tasks.add('papers-to-read', papers);
  registries.tasks.add('meeting-actions', actions);
  registries.tasks.add('minutes', minutes);
  registries.tasks.add('public-questions', questions);
};
