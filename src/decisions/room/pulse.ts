import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';

/** From where a meeting is watched: members hear also of what is private, and of votes that come in. */
export type Ear = 'inside' | 'outside';
export type Pulse = Readonly<Record<Ear, string>>;

/**
 * What a meeting has come to, as numbers that grow: equal while nothing has changed. From outside nothing tells when
 * somebody voted, nor that something private was written.
 */
export const pulseOf = async (db: Db, meeting: string): Promise<Pulse | undefined> => {
  const { rows } = await sql<{ inside: string; outside: string }>`
    with item as (select id, version, is_private from agenda_item where meeting = ${meeting}),
      said as materialized (
        select (select concat_ws('.', version, state, current_item) from meeting where reference = ${meeting}) as house,
          (select concat_ws('.', count(*), sum(version)) from item) as items,
          (select concat_ws('.', count(*), max(id), count(struck_at)) from meeting_line
            where meeting = ${meeting} and not is_private) as lines,
          (select concat_ws('.', count(*), max(id)) from presence where meeting = ${meeting}) as people,
          (select concat_ws('.', count(*), sum(version)) from item_interest where item in (select id from item)) as interests,
          (select concat_ws('.', count(*), count(taken_back_at)) from item_condition
            where item in (select id from item)) as conditions,
          (select concat_ws('.', count(*), sum(version)) from meeting_action where meeting = ${meeting}) as actions,
          (select concat_ws('.', count(*), sum(version)) from vote where item in (select id from item)) as votes,
          (select concat_ws('.', count(*), count(answer), count(*) filter (where state = 'shown')) from public_question
            where meeting = ${meeting}) as questions)
    select concat_ws('/', house, items, lines, people, interests, conditions, actions, votes, questions) as outside,
      concat_ws('/', house, items, lines, people, interests, conditions, actions, votes, questions,
        (select concat_ws('.', count(*), max(id)) from meeting_line where meeting = ${meeting} and is_private),
        (select count(*) filter (where has_voted) from vote_voter
          where vote in (select reference from vote where item in (select id from item) and state = 'open'))) as inside
    from said where house <> ''`.execute(db);
  return rows[0];
};
