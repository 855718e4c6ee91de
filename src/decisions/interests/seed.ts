import { organisationNames } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { findProposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { decisionDb } from '../tables.ts';

/** Adds to the list of an idea what the idea itself names as its partners, each as one that gains; for the first time it comes to a body. */
export const seedTouched = async (trx: Trx, now: Date, reference: string): Promise<void> => {
  const proposal = await findProposal(trx, reference);
  const partners = proposal?.touches?.partners ?? [];
  if (partners.length === 0) return;
  const before = await decisionDb(trx)
    .selectFrom('touched')
    .select('id')
    .where('proposal', '=', reference)
    .limit(1)
    .executeTakeFirst();
  if (before) return;
  const names = await organisationNames(trx, partners);
  await decisionDb(trx)
    .insertInto('touched')
    .values(
      partners.map((organisation) => ({
        proposal: reference,
        organisation,
        name: names.get(organisation) ?? organisation,
        as_what: 'gainer' as const,
        note: 'Named by the idea.',
        added_person: null,
        added_name: signatureOf(system).name,
        added_on: londonDate(now),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
