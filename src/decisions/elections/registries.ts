import { sql } from 'kysely';
import { heldBy } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { mayKeep } from '../kit/may.ts';
import { electionHref, electionRef } from '../kit/refs.ts';
import { countOf, large } from '../words-rules.ts';
import { worksInPractice } from './electorate.ts';
import { datesOf, type Election, nominationsOf, selectElections, stepOn, votesToCastIn } from './find.ts';
import { asRules } from './open.ts';
import { type Step, whyNotOpenVoting } from './state-rules.ts';

const found = async (db: Db, actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
  const vector = sql`to_tsvector('simple', e.reference || ' ' || e.title)`;
  const { rows } = await sql<{ reference: string; title: string; body: string; rank: number }>`
    select e.reference, e.title, b.name as body, ${fitness(words, vector, sql`e.title`)} as rank
    from election e join body b on b.key = e.body
    where (${fits(words, vector, sql`e.title`)})
      ${actor.kind === 'public' ? sql`and e.state <> 'planned' and b.in_public` : sql``}
    order by rank desc, e.reference limit ${limit}`.execute(db);
  return rows.map(({ reference, title, body, rank }) => ({
    object: electionRef(reference),
    kind: 'Election',
    title,
    detail: `${reference} · ${body}`,
    href: electionHref(reference),
    rank: Number(rank),
  }));
};

const running = (db: Db): Promise<Election[]> =>
  selectElections(db)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['planned', 'nominations', 'voting']),
        eb.and([eb('state', '=', 'counted'), eb('seated_at', 'is', null)]),
      ]),
    )
    .orderBy('voting_to')
    .orderBy('reference')
    .execute();

const taskOf = (
  election: Election,
  task: Pick<Task, 'title' | 'detail' | 'due' | 'minutes'> & { readonly to?: string },
): Task => {
  const { to, ...rest } = task;
  return {
    kind: 'An election',
    href: `${electionHref(election.reference)}${to ?? ''}`,
    object: electionRef(election.reference),
    ...rest,
  };
};

/** Of somebody who votes: a ballot that is still to come. */
const toVote = async (db: Db, actor: Actor, election: Election): Promise<Task[]> => {
  const mine = (await votesToCastIn(db, election.reference, actor)).filter(({ has_voted }) => !has_voted);
  return mine.length === 0
    ? []
    : [
        taskOf(election, {
          title: `Vote: ${election.title}`,
          detail: `${mine.length === 1 ? 'One vote is' : `${large(countOf(mine.length, 'vote'))} are`} still to come, until ${longDate(election.voting_to)}.`,
          due: election.voting_to,
          minutes: 5 * mine.length,
          to: '/vote',
        }),
      ];
};

/** Of somebody in a member practice who has neither given a name nor proposed one. */
const toStand = async (db: Db, actor: Actor, election: Election): Promise<Task[]> => {
  if (actor.kind !== 'person') return [];
  const names = await nominationsOf(db, election.reference);
  return names.some(({ person, proposer }) => person === actor.id || proposer === actor.id)
    ? []
    : [
        taskOf(election, {
          title: `Who stands? ${election.title}`,
          detail: 'Give your own name, or propose somebody who has given theirs.',
          due: election.nominations_to,
          minutes: 10,
        }),
      ];
};

/** Of the governance officer: names to look at, and steps whose day has come. */
const toKeep = async (db: Db, election: Election, step: Step, today: CalendarDate): Promise<Task[]> => {
  if (step === 'nominations' || step === 'between') {
    const names = await nominationsOf(db, election.reference);
    const unread = names.filter(
      ({ withdrawn_at, eligible }) => withdrawn_at === null && eligible === null,
    ).length;
    if (unread > 0)
      return [
        taskOf(election, {
          title: `Say who may stand: ${election.title}`,
          detail: `${large(countOf(unread, 'name waits', 'names wait'))}. Voting opens only after that.`,
          due: election.voting_from,
          minutes: 5 * unread,
        }),
      ];
    const why =
      step === 'between' ? whyNotOpenVoting(datesOf(election), asRules(names), 1, today) : undefined;
    if (why)
      return [
        taskOf(election, {
          title: `Voting cannot open yet: ${election.title}`,
          detail:
            why.kind === 'election-nobody-stands'
              ? 'Nobody stands. Give more days for names, or make it void.'
              : 'The days for voting are past. Set new ones.',
          due: election.voting_from,
          minutes: 5,
        }),
      ];
  }
  if (step === 'closed')
    return [
      taskOf(election, {
        title: `Count the ballots: ${election.title}`,
        due: election.voting_to,
        minutes: 2,
      }),
    ];
  return step === 'counted' && (election.result?.count.winners.length ?? 0) > 0
    ? [
        taskOf(election, {
          title: `Seat who was elected: ${election.title}`,
          due: election.term_from,
          minutes: 2,
        }),
      ]
    : [];
};

const tasks = async (db: Db, actor: Actor, today: CalendarDate): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const elections = await running(db);
  if (elections.length === 0) return [];
  const wanted = elections.some((election) => stepOn(election, today) === 'nominations');
  const inPractice =
    wanted && (await heldBy(db, [actor.id], today)).some(({ role }) => worksInPractice(role));
  const all: Task[] = [];
  for (const election of elections) {
    const step = stepOn(election, today);
    if (step === 'voting') all.push(...(await toVote(db, actor, election)));
    if (step === 'nominations' && inPractice) all.push(...(await toStand(db, actor, election)));
    if (mayKeep(actor)) all.push(...(await toKeep(db, election, step, today)));
  }
  return all;
};

/** What elections give to search and Home. */
export const registerElections = ({ registries }: Platform): void => {
  registries.searchable.add('elections', found);
  registries.tasks.add('elections', tasks);
};
