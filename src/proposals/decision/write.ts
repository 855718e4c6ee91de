import type { Actor } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Proposal } from '../kit/find.ts';
import type { MoveInput } from '../moves/input.ts';
import type { MoveRefusal } from '../moves/refusals.ts';
import type { ProposalMove } from '../stages/table-rules.ts';
import { type Outcome, proposalDb } from '../tables.ts';

/** What a move records of the outcome; a yes has conditions where some are written. */
export const outcomeOf = (move: ProposalMove, conditions: string | undefined): Outcome => {
  if (move === 'decide-no') return 'no';
  if (move === 'decide-not-yet') return 'not-yet';
  return conditions ? 'yes-with-conditions' : 'yes';
};

/**
 * Writes down a decision that was made in a meeting elsewhere, within the move that it leads to. The body is named as
 * it was given, else as the route names it; one of the two must be there.
 */
export const writeDecision = async (
  trx: Trx,
  actor: Actor,
  today: CalendarDate,
  proposal: Proposal,
  input: MoveInput,
): Promise<Result<undefined, MoveRefusal>> => {
  const body = input.body ?? proposal.route?.body.label;
  if (!body) return refuse({ kind: 'proposal-decision-needs', field: 'body' });
  const by = signatureOf(actor);
  await proposalDb(trx)
    .insertInto('proposal_decision')
    .values({
      proposal: proposal.reference,
      on_day: input.on ?? today,
      body,
      outcome: outcomeOf(input.move, input.conditions),
      conditions: input.move === 'decide-yes' ? (input.conditions ?? null) : null,
      reasons: input.reason ?? '',
      address: input.address ?? null,
      recorded_by: by.person,
      recorded_by_name: by.name,
      recorded_on: today,
    })
    .execute();
  return ok(undefined);
};
