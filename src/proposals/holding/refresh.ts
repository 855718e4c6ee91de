import type { Job } from '../../platform/module.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { stageClock } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { entriesOf, stopsOf } from '../kit/find.ts';
import { targetsInForce } from '../kit/settings.ts';
import { isStage } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';

/** So many proposals are worked out at a time. */
const BATCH = 500;

/** The clock of the stage of each of these, as its columns should be today; by reference. */
const clocksNow = async (db: Db, references: readonly string[], today: CalendarDate) => {
  const rows = await proposalDb(db)
    .selectFrom('proposal')
    .select(['reference', 'state', 'body', 'route', 'stage_due', 'clock_held', 'exempt'])
    .where('reference', 'in', references)
    .execute();
  const lifted = await proposalDb(db)
    .selectFrom('proposal_exemption')
    .selectAll()
    .where('proposal', 'in', references)
    .execute();
  const entries = await entriesOf(db, references);
  const stops = await stopsOf(db, references);
  const table = await targetsInForce(db, today);
  return rows.map((row) => {
    const exemption = lifted.find(({ proposal, stage }) => proposal === row.reference && stage === row.state);
    const clock = stageClock(entries.get(row.reference) ?? [], {
      stops: stops.get(row.reference) ?? [],
      target: isStage(row.state) ? targetsOf(table, settledBody(row))[row.state] : undefined,
      exemption: exemption && { reason: exemption.reason, by: exemption.by_name, on: exemption.on_day },
      today,
    });
    const now = {
      stage_due: clock?.due ?? null,
      clock_held: clock?.standing === 'stopped',
      exempt: isStage(row.state) && exemption !== undefined,
    };
    const same =
      now.stage_due === row.stage_due && now.clock_held === row.clock_held && now.exempt === row.exempt;
    return { reference: row.reference, now, same };
  });
};

/**
 * Works out anew the last day in time of every proposal whose days count: a held clock ends, one that was to be held
 * begins, targets change. What is written follows from what was decided and recorded before, so no event is kept.
 * Answers with how many had changed.
 */
export const refreshClocks = async (db: Db, today: CalendarDate): Promise<number> => {
  const open = await proposalDb(db)
    .selectFrom('proposal')
    .select('reference')
    .where('state', 'not in', ['merged', 'paused', 'withdrawn', 'not-pursued', 'reviewed'])
    .orderBy('reference')
    .execute();
  let changed = 0;
  for (let at = 0; at < open.length; at += BATCH) {
    const references = open.slice(at, at + BATCH).map(({ reference }) => reference);
    changed += await inTransaction(db, async (trx) => {
      // Locked in one order, so that a move made meanwhile is not overwritten by what was read before it.
      await proposalDb(trx)
        .selectFrom('proposal')
        .select('reference')
        .where('reference', 'in', references)
        .orderBy('reference')
        .forUpdate()
        .execute();
      const differing = (await clocksNow(trx, references, today)).filter(({ same }) => !same);
      for (const { reference, now } of differing)
        await proposalDb(trx).updateTable('proposal').set(now).where('reference', '=', reference).execute();
      return differing.length;
    });
  }
  return changed;
};

/** Shortly after midnight, when a day has begun or ended to count. */
export const clockJob: Job = {
  name: 'proposals.clocks',
  cron: '5 0 * * *',
  run: async ({ db, now }) => {
    await refreshClocks(db, londonDate(now()));
  },
};
