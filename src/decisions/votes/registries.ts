import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { mayKeep } from '../kit/may.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { selectVotes } from './find.ts';
import { momentWords } from './words.ts';

/** Votes between meetings that wait for this person. A vote in a meeting is asked for in the room. */
const votesToGive = async (db: Db, actor: Actor): Promise<Task[]> => {
  if (actor.kind !== 'person') return [];
  const rows = await selectVotes(db)
    .where('state', '=', 'open')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('vote_voter')
          .select('vote_voter.voter')
          .whereRef('vote_voter.vote', '=', 'vote.reference')
          .where('vote_voter.cast_by', '=', actor.id)
          .where('vote_voter.has_voted', '=', false),
      ),
    )
    .orderBy('closes_at')
    .execute();
  return rows.map((vote) => ({
    kind: 'A vote',
    title: `Vote: ${vote.title}`,
    href: voteHref(vote.reference),
    object: voteRef(vote.reference),
    minutes: 5,
    ...(vote.closes_at
      ? { due: londonDate(vote.closes_at), detail: `It closes at ${momentWords(vote.closes_at)}.` }
      : {}),
  }));
};

/** Urgent decisions of which the body is still to be told, for the governance officer. */
const urgentToTell = async (db: Db, actor: Actor): Promise<Task[]> => {
  if (actor.kind !== 'person' || !mayKeep(actor)) return [];
  const rows = await selectVotes(db).where('kind', '=', 'urgent').where('state', '=', 'closed').execute();
  return rows.flatMap((vote) =>
    vote.urgent && vote.urgent.toldOn === null
      ? [
          {
            kind: 'An urgent decision',
            title: `Tell the body of an urgent decision: ${vote.title}`,
            href: voteHref(vote.reference),
            object: voteRef(vote.reference),
            due: vote.urgent.tellBy,
            minutes: 2,
          },
        ]
      : [],
  );
};

/** What votes ask of people, for Home. */
export const registerVotes = ({ registries }: Platform): void => {
  registries.tasks.add('votes', async (db, actor) => [
    ...(await votesToGive(db, actor)),
    ...(await urgentToTell(db, actor)),
  ]);
};
