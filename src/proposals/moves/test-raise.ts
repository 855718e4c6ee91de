import type { Insertable, Updateable } from 'kysely';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { addDays } from '../../shared/dates.ts';
import { actorOf, idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { refreshRouteOf } from '../routes/refresh.ts';
import { raise } from '../stages/rules.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';

let raised = 0;

/** An idea raised on 11 May 2026, as the form of raising would keep it; the lead is on duty. */
export const raiseFor = async (
  { trx }: { readonly trx: Trx },
  set: Partial<Insertable<ProposalTable>> & Updateable<ProposalTable> = {},
  who: Known = 'locum',
): Promise<string> => {
  raised += 1;
  const reference = `ISV-2026-${String(raised).padStart(3, '0')}`;
  const on = '2026-05-11';
  const standing = raise(reference, { on, onDuty: idOf('lead'), lookBy: addDays(on, 2) });
  await proposalDb(trx)
    .insertInto('proposal')
    .values({
      reference,
      title: 'People wait months for a heart scan',
      what: 'They must see a clinic before they can have a scan.',
      how_often: 'most-weeks',
      place: 'Everywhere I work',
      state: standing.state,
      since: standing.since,
      owner: standing.owner,
      owner_name: nameOf('lead'),
      next_what: standing.next.what,
      next_by: standing.next.by,
      raised_on: on,
      raised_by: idOf(who),
      raised_by_name: nameOf(who),
      raised_by_standing: actorOf(who).standing,
      stage_due: addDays(on, 7),
      ...set,
    })
    .execute();
  await proposalDb(trx)
    .insertInto('proposal_entry')
    .values({
      proposal: reference,
      state: 'raised',
      on_day: on,
      move: 'raise',
      by_person: set.name_kept ? null : idOf(who),
      by_name: set.name_kept ? 'A colleague whose name is kept' : nameOf(who),
      by_standing: '',
      at: new Date(`${on}T10:00:00Z`),
    })
    .execute();
  // As raising does: the route is known from the first day.
  await refreshRouteOf(trx, { now: () => new Date(`${on}T10:00:00Z`) }, system, reference);
  if (Object.keys(set).length > 0)
    await proposalDb(trx).updateTable('proposal').set(set).where('reference', '=', reference).execute();
  return reference;
};
