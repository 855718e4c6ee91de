import { sql } from 'kysely';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposals, type Proposal } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { proposalDb } from '../tables.ts';

/** As what somebody follows a proposal: the first that holds. */
export type How = 'raised' | 'guards' | 'leads' | 'otherwise' | 'supports' | 'watches';

export type Followed = { readonly proposal: Proposal; readonly how: How };

/** All that somebody raised, keeps the name of, leads, said something of or watches; the newest first. */
export const followedBy = async (db: Db, person: string): Promise<readonly Followed[]> => {
  const own = await proposalDb(db)
    .selectFrom('proposal')
    .select(['reference', 'raised_by', 'clinician', 'manager', 'guardian', 'name_kept'])
    .where((where) =>
      where.or([
        where('raised_by', '=', person),
        where('clinician', '=', person),
        where('manager', '=', person),
        where.and([where('guardian', '=', person), where('name_kept', '=', true)]),
      ]),
    )
    .execute();
  const stances = await proposalDb(db)
    .selectFrom('proposal_stance')
    .select(['proposal', 'stance'])
    .where('person', '=', person)
    .execute();
  const watched = await proposalDb(db)
    .selectFrom('proposal_watcher')
    .select('proposal')
    .where('person', '=', person)
    .execute();
  const how = new Map<string, How>();
  const put = (reference: string, as: How) => {
    if (!how.has(reference)) how.set(reference, as);
  };
  for (const one of own)
    put(
      one.reference,
      one.raised_by === person
        ? 'raised'
        : one.clinician === person || one.manager === person
          ? 'leads'
          : 'guards',
    );
  for (const { proposal, stance } of stances) put(proposal, stance);
  for (const { proposal } of watched) put(proposal, 'watches');
  const found = await findProposals(db, [...how.keys()]);
  return found
    .map((proposal) => ({ proposal, how: how.get(proposal.reference) ?? 'watches' }))
    .sort((a, b) =>
      a.proposal.raised_on === b.proposal.raised_on
        ? b.proposal.reference.localeCompare(a.proposal.reference)
        : b.proposal.raised_on.localeCompare(a.proposal.raised_on),
    );
};

/**
 * Ideas whose raiser's name is kept, and those that they joined: whoever gets mail about one follows it, and where few
 * do, that tells who raised it.
 */
export const ideasWithKeptNames = async (db: Db): Promise<readonly ObjectRef[]> => {
  const { rows } = await sql<{ reference: string }>`
    with recursive kept as (
      select reference, merged_into from proposal where name_kept
      union
      select p.reference, p.merged_into from proposal p join kept k on p.reference = k.merged_into
    )
    select reference from kept`.execute(db);
  return rows.map(({ reference }) => ideaRef(reference));
};
