import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';

export type DecisionRefusal =
  | { readonly kind: 'proposal-decision-not-yours' }
  | { readonly kind: 'proposal-decision-conditions'; readonly field: 'conditions' };

export const decisionRefusals: RefusalTable = refusalWords<DecisionRefusal>({
  'proposal-decision-not-yours': {
    status: 403,
    title: 'Somebody else writes decisions down',
    detail: () =>
      'The governance officer, the chair and the programme office do. Ask one of them to put it right.',
  },
  'proposal-decision-conditions': {
    status: 422,
    title: 'On which conditions?',
    detail: () => 'The answer was yes, with conditions. Write them.',
  },
});
