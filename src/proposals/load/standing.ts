import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { clockColumns } from '../kit/change.ts';
import { findProposals } from '../kit/find.ts';
import { settingOn } from '../kit/settings.ts';
import { factsOf } from '../routes/facts.ts';
import { rerouted } from '../routes/refresh.ts';
import { answerDue } from '../routes/rules.ts';
import { isOver } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';

/** The routes of those that were taken on, by the scheme of today: nobody knows by which they once went. */
export const keepRoutes = async (
  trx: Trx,
  references: readonly string[],
  today: CalendarDate,
): Promise<void> => {
  const scheme = await settingOn(trx, 'scheme', today);
  const rows = (await findProposals(trx, references)).filter((row) => row.taken_on_on !== null);
  const facts = await factsOf(trx, rows, today);
  for (const row of rows) {
    const made = rerouted(row, scheme, facts.get(row.reference) ?? {});
    if (!made) continue;
    const { scheme: key, body, route, answer_due } = made.columns;
    const due =
      route && row.complete_on ? (answerDue(route.body, row.complete_on) ?? answer_due) : answer_due;
    const owed = row.state === 'decision' ? due : null;
    await proposalDb(trx)
      .updateTable('proposal')
      .set({ scheme: key, body, route: route ? JSON.stringify(route) : null, answer_due: owed })
      .where('reference', '=', row.reference)
      .execute();
  }
};

/** The clocks of those that are not over, as lists filter by them. */
export const keepClocks = async (
  trx: Trx,
  references: readonly string[],
  today: CalendarDate,
): Promise<void> => {
  for (const row of await findProposals(trx, references)) {
    if (isOver(row.state)) continue;
    await proposalDb(trx)
      .updateTable('proposal')
      .set(await clockColumns(trx, row, today))
      .where('reference', '=', row.reference)
      .execute();
  }
};
