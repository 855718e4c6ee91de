import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { findProposal } from '../kit/find.ts';
import { caseDb } from './tables.ts';
import { caseNow } from './versions.ts';

/**
 * Keeps the case of a proposal that was told with its past as its first version: what was sent on a day, by its
 * clinician. The history tells of the sending itself; this is what one reads then.
 */
export const makePastVersion = async (trx: Trx, reference: string, sentOn: CalendarDate): Promise<void> => {
  const proposal = await findProposal(trx, reference);
  if (!proposal) throw new Error(`${reference} has no case to keep`);
  const content = await caseNow(trx, proposal, sentOn);
  const { numUpdatedRows } = await caseDb(trx)
    .updateTable('proposal_case')
    .set({ versions: 1, template: content.template, sent_version: 1, sent_on: sentOn })
    .where('proposal', '=', reference)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`${reference} has no case to keep`);
  await caseDb(trx)
    .insertInto('case_version')
    .values({
      proposal: reference,
      number: 1,
      content: JSON.stringify(content),
      note: 'As it was sent for a decision',
      sent: true,
      kept_by: proposal.clinician,
      kept_by_name: proposal.clinician_name ?? '',
      kept_by_standing: proposal.clinician_standing ?? '',
      kept_at: new Date(`${sentOn}T12:00:00Z`),
    })
    .execute();
};
