import { system } from '../../platform/actor.ts';
import type { Job } from '../../platform/module.ts';
import { refreshAll } from '../routes/refresh-all.ts';

/** Works routes and clocks of everything that is open out anew. */
export const REFRESH = 'proposals.refresh-routes';

/**
 * When a scheme or a table of targets is entered, corrected or taken back; and each night, since one that was
 * entered for a later day comes into force by itself.
 */
export const settingJobs: readonly Job[] = [
  { name: REFRESH, cron: '10 0 * * *', run: (platform) => refreshAll(platform, system) },
];
