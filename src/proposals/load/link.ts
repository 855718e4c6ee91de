import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { proposalDb } from '../tables.ts';

/** Gives decisions of ideas that were loaded the addresses at which the bodies’ own decisions stand. */
export const linkDecisions = async (
  trx: Trx,
  links: readonly { readonly proposal: string; readonly on: CalendarDate; readonly address: string }[],
): Promise<void> => {
  for (const { proposal, on, address } of links)
    await proposalDb(trx)
      .updateTable('proposal_decision')
      .set({ address })
      .where('proposal', '=', proposal)
      .where('on_day', '=', on)
      .execute();
};
