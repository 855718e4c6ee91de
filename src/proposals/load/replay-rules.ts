import type { CalendarDate } from '../../shared/dates.ts';
import { type Given, moveProposal, type NextDays, raise, type Standing } from '../stages/rules.ts';
import type { Capacity, Condition, ProposalMove, State } from '../stages/table-rules.ts';

/** A move as it was made, with what was said. */
export type PastMove = {
  readonly move: ProposalMove;
  readonly on: CalendarDate;
  readonly by: string;
  readonly as: Capacity;
  readonly given: Given;
};

/** A proposal’s past: when it was raised, who was on duty, and what was done with it since. */
export type Past = {
  readonly reference: string;
  readonly raisedOn: CalendarDate;
  readonly onDuty: string;
  readonly lookBy: CalendarDate;
  readonly moves: readonly PastMove[];
};

export type PastEntry = {
  readonly state: State;
  readonly on: CalendarDate;
  readonly move: ProposalMove | 'raise';
  readonly by: string | null;
  readonly reason: string | null;
};

/** Of a past that is told, what each move waited for is taken to have been there. */
const ALL: ReadonlySet<Condition> = new Set<Condition>([
  'problem-closed',
  'doing-nothing-weighed',
  'option-chosen',
  'case-complete',
  'route-known',
  'review-written',
]);

/**
 * Where a proposal stands after its past, and the states that it entered: every move by the same table as one made
 * today. Throws on a move that the table does not know, since a past that cannot have been is not loaded.
 */
export const replay = (
  past: Past,
  days: NextDays,
): { readonly standing: Standing; readonly entries: readonly PastEntry[] } => {
  let standing = raise(past.reference, { on: past.raisedOn, onDuty: past.onDuty, lookBy: past.lookBy });
  const entries: PastEntry[] = [
    { state: 'raised', on: past.raisedOn, move: 'raise', by: null, reason: null },
  ];
  for (const { move, on, by, as, given } of past.moves) {
    const moved = moveProposal(standing, {
      move,
      by: { person: by, capacities: [as] },
      on,
      given,
      met: ALL,
      days,
    });
    if (!moved.ok)
      throw new RangeError(
        `${past.reference}: ${move} on ${on} is refused: ${JSON.stringify(moved.refusal)}`,
      );
    if (moved.value.state !== standing.state || move !== 'hand-over')
      entries.push({ state: moved.value.state, on, move, by, reason: given.reason ?? null });
    standing = moved.value;
  }
  return { standing, entries };
};
