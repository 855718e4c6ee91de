import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { IDLE_MINUTES, LONGEST_MINUTES } from './identify/rules.ts';
import { sweepAttempts } from './limits.ts';
import { signInDb } from './tables.ts';

/** Deletes what opens nothing any more: sessions that ended, tokens and links long expired, old counts. */
export const sweep = async (platform: Platform): Promise<void> => {
  const db = signInDb(platform.db);
  const ago = (minutes: number) => new Date(platform.now().getTime() - minutes * 60_000);
  await db
    .deleteFrom('session')
    .where((where) =>
      where.or([where('seen', '<', ago(IDLE_MINUTES)), where('started', '<', ago(LONGEST_MINUTES))]),
    )
    .execute();
  await db
    .deleteFrom('access_token')
    .where('expires', '<', ago(30 * 24 * 60))
    .execute();
  await db
    .deleteFrom('sign_in_link')
    .where('expires', '<', ago(30 * 24 * 60))
    .execute();
  await sweepAttempts(platform);
};

export const sweepJob: Job = { name: 'people.sign-in-sweep', cron: '17 3 * * *', run: sweep };
