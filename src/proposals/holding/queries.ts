import type { Selectable } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import { type ProposalClockStopTable, type ProposalExemptionTable, proposalDb } from '../tables.ts';

export type ClockStopRow = Selectable<ProposalClockStopTable>;
export type ExemptionRow = Selectable<ProposalExemptionTable>;

/** The times for which the clock of a proposal was, is or will be held, in order. */
export const clockStopsOf = (db: Db, reference: string): Promise<ClockStopRow[]> =>
  proposalDb(db)
    .selectFrom('proposal_clock_stop')
    .selectAll()
    .where('proposal', '=', reference)
    .orderBy('from_day')
    .execute();

/** The targets that were lifted for a proposal. */
export const exemptionsOf = (db: Db, reference: string): Promise<ExemptionRow[]> =>
  proposalDb(db)
    .selectFrom('proposal_exemption')
    .selectAll()
    .where('proposal', '=', reference)
    .orderBy('on_day')
    .orderBy('stage')
    .execute();
