import { refusalWords } from '../../platform/refusals.ts';

export type RouteRefusal =
  | { readonly kind: 'route-not-yours' }
  | { readonly kind: 'route-settled' }
  | { readonly kind: 'route-share'; readonly field: 'budgetShare' };

/** What a person can be refused about a route, in words. */
export const routeRefusals = refusalWords<RouteRefusal>({
  'route-not-yours': {
    status: 403,
    title: 'This is for its leads',
    detail: () => 'Its two leads and the programme office say what the route rests on. Ask one of them.',
  },
  'route-settled': {
    status: 409,
    title: 'Its route is settled',
    detail: () => 'It has been decided, or has come off the line. What its route rested on stays as it was.',
  },
  'route-share': {
    status: 422,
    title: 'What share of the budget?',
    detail: () => 'Give it in per cent, such as 0.05; leave it empty when it is not known.',
  },
});
