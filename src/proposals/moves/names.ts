import type { Updateable } from 'kysely';
import type { Actor, Person } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { dutyOn } from '../kit/duty.ts';
import type { Proposal } from '../kit/find.ts';
import type { Standing } from '../stages/rules.ts';
import type { ProposalMove } from '../stages/table-rules.ts';
import type { ProposalTable } from '../tables.ts';
import type { MoveInput } from './input.ts';
import { findPersonToday } from './people.ts';
import type { MoveRefusal } from './refusals.ts';

/** Moves that name who leads it. */
export const NAMING: readonly ProposalMove[] = ['take-on', 'hand-over'];

export type Names = { readonly clinician?: Person; readonly manager?: Person };

/** The people named, as they stand in the register today. Whoever keeps the raiser’s name cannot lead it as well. */
export const namesOf = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  proposal: Proposal,
  input: MoveInput,
): Promise<Result<Names, MoveRefusal>> => {
  const names: { clinician?: Person; manager?: Person } = {};
  if (!NAMING.includes(input.move)) return ok(names);
  for (const field of ['clinician', 'manager'] as const) {
    const given = input[field];
    if (!given) continue;
    const person = await findPersonToday(platform, trx, actor, given);
    if (!person) return refuse({ kind: 'proposal-person-unknown', field });
    if (proposal.name_kept && proposal.guardian === person.id)
      return refuse({ kind: 'proposal-keeps-name', field });
    names[field] = person;
  }
  return ok(names);
};

/** The names as columns; those who stay keep the role in which they were named. */
export const nameColumns = ({ clinician, manager }: Names): Updateable<ProposalTable> => ({
  ...(clinician
    ? {
        clinician: clinician.id,
        clinician_name: clinician.name,
        clinician_standing: signatureOf(clinician).standing,
      }
    : {}),
  ...(manager
    ? { manager: manager.id, manager_name: manager.name, manager_standing: signatureOf(manager).standing }
    : {}),
});

/** The owner by name: one of the two, or whoever is on duty while nobody leads it. */
export const ownerColumns = async (
  trx: Trx,
  named: Proposal,
  after: Standing,
  today: CalendarDate,
): Promise<Pick<ProposalTable, 'owner' | 'owner_name'>> => {
  if (after.owner === named.clinician) return { owner: after.owner, owner_name: named.clinician_name ?? '' };
  if (after.owner === named.manager) return { owner: after.owner, owner_name: named.manager_name ?? '' };
  const duty = after.state === 'raised' && after.clinician === null ? await dutyOn(trx, today) : undefined;
  return duty
    ? { owner: duty.clinician, owner_name: duty.clinicianName }
    : { owner: named.owner, owner_name: named.owner_name };
};
