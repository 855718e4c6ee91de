import { system } from '../../platform/actor.ts';
import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { countVotes } from './count.ts';
import { type Election, selectElections } from './find.ts';
import { openVoting } from './open.ts';
import { openNominations } from './set-up.ts';

/** What the clock does with an election on a day; undefined where it has nothing to do. */
const dueOn = (election: Election, today: CalendarDate) => {
  if (election.state === 'planned' && election.nominations_from <= today) return openNominations;
  if (election.state === 'nominations' && election.voting_from <= today) return openVoting;
  return election.state === 'voting' && election.voting_to < today ? countVotes : undefined;
};

/**
 * Takes each election a step further whose day has come, each in a transaction of its own. What cannot be taken (names
 * that nobody has looked at, a box that a restore left out) is left as it is: Home asks the officer for it.
 */
export const turnElections = async (platform: Platform): Promise<void> => {
  const today = londonDate(platform.now());
  const running = await selectElections(platform.db)
    .where('state', 'in', ['planned', 'nominations', 'voting'])
    .orderBy('reference')
    .execute();
  for (const election of running) {
    const take = dueOn(election, today);
    if (!take) continue;
    const { reference } = election;
    const done = await inTransaction<Awaited<ReturnType<typeof openVoting>>>(platform.db, (trx) =>
      take(platform, trx, system, { reference }),
    );
    if (!done.ok)
      platform.log.info({ election: reference, why: done.refusal.kind }, 'an election waits for its officer');
  }
};

export const electionJobs: readonly Job[] = [
  { name: 'decisions.elections', cron: '2 * * * *', run: turnElections },
];
