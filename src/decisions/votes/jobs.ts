import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { closeIfDue } from './close.ts';
import { selectVotes } from './find.ts';
import { boxOf } from './secret/box.ts';

/** Closes every vote whose time is up, each in a transaction of its own: one that cannot be closed holds up no other. */
export const closeDue = async (platform: Platform): Promise<void> => {
  const due = await selectVotes(platform.db)
    .where('state', '=', 'open')
    .where('closes_at', '<=', platform.now())
    .orderBy('closes_at')
    .execute();
  for (const { reference, secret } of due) {
    // Its ballots were lost with a restore: somebody must make it void and say so.
    if (secret && (await boxOf(platform.db, reference)) !== 'open') continue;
    await inTransaction(platform.db, (trx) => closeIfDue(platform, trx, reference));
  }
};

export const voteJobs: readonly Job[] = [{ name: 'decisions.close-votes', cron: '* * * * *', run: closeDue }];
