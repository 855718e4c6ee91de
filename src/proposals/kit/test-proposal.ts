import type { Insertable } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { findProposal, type Proposal } from './find.ts';
import { idOf, nameOf } from './test-house.tsx';

/** One idea taken on by lead and manager on 2 March 2026, whatever `given` says otherwise, for tests of its parts. */
export const insertProposal = async (
  db: Db,
  given: Partial<Insertable<ProposalTable>> = {},
): Promise<Proposal> => {
  const reference = given.reference ?? 'ISV-2026-014';
  const state = given.state ?? 'taken-on';
  const since = given.since ?? '2026-03-02';
  const names =
    state === 'raised'
      ? {}
      : {
          clinician: idOf('lead'),
          clinician_name: nameOf('lead'),
          clinician_standing: 'clinical-lead, Z0X',
          manager: idOf('manager'),
          manager_name: nameOf('manager'),
          manager_standing: 'support-staff, Z0X',
          taken_on_on: '2026-03-02',
        };
  await proposalDb(db)
    .insertInto('proposal')
    .values({
      reference,
      title: 'Heart scans take twelve weeks',
      what: 'People wait twelve weeks for a heart scan.',
      how_often: 'most-weeks',
      place: 'Everywhere I work',
      state,
      since,
      owner: idOf('lead'),
      owner_name: nameOf('lead'),
      next_what: 'Agree the problem',
      next_by: '2026-06-01',
      raised_on: '2026-02-02',
      raised_by: idOf('locum'),
      raised_by_name: nameOf('locum'),
      raised_by_standing: 'locum-gp, Z0X',
      ...names,
      ...given,
    })
    .execute();
  await proposalDb(db)
    .insertInto('proposal_entry')
    .values([
      {
        proposal: reference,
        state: 'raised' as const,
        on_day: '2026-02-02',
        move: 'raise' as const,
        by_name: '',
        by_standing: '',
        at: new Date('2026-02-02T10:00:00Z'),
      },
      ...(state === 'raised'
        ? []
        : [
            {
              proposal: reference,
              state,
              on_day: since,
              move: 'take-on' as const,
              by_name: '',
              by_standing: '',
              at: new Date(`${since}T10:00:00Z`),
            },
          ]),
    ])
    .execute();
  const found = await findProposal(db, reference);
  if (!found) throw new Error(`${reference} was not inserted`);
  return found;
};
