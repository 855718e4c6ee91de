import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import type { State } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';

/** What a person can be refused about a held clock or a lifted target, beside what the rules of clocks refuse. */
export type HoldingRefusal =
  | { readonly kind: 'clock-not-yours'; readonly what: 'hold' | 'lift' }
  | { readonly kind: 'clock-none'; readonly state: State }
  | { readonly kind: 'clock-lifted-already' }
  | { readonly kind: 'clock-ended' }
  | { readonly kind: 'clock-let-go-early'; readonly field: 'to' };

export const holdingRefusals: RefusalTable = refusalWords<HoldingRefusal>({
  'clock-not-yours': {
    status: 403,
    title: 'This clock is not yours',
    detail: ({ what }) =>
      what === 'hold'
        ? 'Those whose names stand on it, the programme office and the chair stop its days counting and let them count again.'
        : 'The programme office and the chair lift a target and put it back.',
  },
  'clock-none': {
    status: 409,
    title: 'There is no clock here',
    detail: ({ state }) => `While it stands at “${stateWords(state)}” no target is held against its days.`,
  },
  'clock-lifted-already': {
    status: 409,
    title: 'It is lifted already',
    detail: () => 'The target of this stage is lifted already. Put it back first to give another reason.',
  },
  'clock-ended': {
    status: 409,
    title: 'It goes on already',
    detail: () => 'That has ended. Look at its days again.',
  },
  'clock-let-go-early': {
    status: 422,
    title: 'That day has gone',
    detail: () => 'Its days count again from today or from a later day. What was not counted stays so.',
  },
});
