import { system } from '../../platform/actor.ts';
import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { closeIfDue } from './close.ts';
import { selectPortfolios } from './find.ts';
import { openPortfolio } from './open.ts';

/**
 * Opens and closes every portfolio ballot whose time has come, each in a transaction of its own. What cannot be opened
 * (an empty list, nobody to vote) stays planned: Home asks whoever runs it.
 */
export const turnPortfolios = async (platform: Platform): Promise<void> => {
  const now = platform.now();
  const due = await selectPortfolios(platform.db)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'planned'), eb('opens_at', '<=', now)]),
        eb.and([eb('state', '=', 'open'), eb('closes_at', '<=', now)]),
      ]),
    )
    .orderBy('reference')
    .execute();
  for (const { reference, state } of due) {
    if (state === 'open') {
      await inTransaction(platform.db, (trx) => closeIfDue(platform, trx, reference));
      continue;
    }
    const opened = await inTransaction<Awaited<ReturnType<typeof openPortfolio>>>(platform.db, (trx) =>
      openPortfolio(platform, trx, system, { reference }),
    );
    if (!opened.ok)
      platform.log.info({ portfolio: reference, why: opened.refusal.kind }, 'a portfolio ballot waits');
  }
};

export const portfolioJobs: readonly Job[] = [
  { name: 'decisions.portfolios', cron: '* * * * *', run: turnPortfolios },
];
