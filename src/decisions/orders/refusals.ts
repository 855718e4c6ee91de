import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type OrdersRefusal =
  | { readonly kind: 'orders-past'; readonly field: 'from' }
  | { readonly kind: 'orders-before-body'; readonly field: 'from'; readonly on: string }
  | { readonly kind: 'orders-day-taken'; readonly field: 'from'; readonly on: string }
  | { readonly kind: 'orders-in-force'; readonly on: string }
  | { readonly kind: 'orders-taken-back'; readonly on: string }
  | { readonly kind: 'orders-try-votes'; readonly field: 'for'; readonly most: number };

/** What people can be refused about standing orders; what is wrong within them is told field by field. */
export const ordersRefusals = refusalWords<OrdersRefusal>({
  'orders-past': {
    status: 422,
    title: 'That day is over',
    detail: () =>
      'Give today or a later day. Meetings that were held stay under the orders that were in force then.',
  },
  'orders-before-body': {
    status: 422,
    title: 'The body does not sit yet',
    detail: ({ on }) => `Its first day is ${longDate(on)}. Give that day or a later one.`,
  },
  'orders-day-taken': {
    status: 422,
    title: 'Other orders begin on that day',
    detail: ({ on }) =>
      `There are orders in force from ${longDate(on)} already. Give the next day, or take those back first if they are not in force yet.`,
  },
  'orders-in-force': {
    status: 409,
    title: 'They are in force',
    detail: ({ on }) =>
      `They have been in force since ${longDate(on)} and stay for what was done under them. Enter new ones instead.`,
  },
  'orders-taken-back': {
    status: 409,
    title: 'They were taken back',
    detail: ({ on }) => `These orders were taken back on ${longDate(on)} and never came into force.`,
  },
  'orders-try-votes': {
    status: 422,
    title: 'More votes than members here',
    detail: ({ most }) =>
      `At most ${most} may vote as you have put it. Give fewer votes, or tick more members as here.`,
  },
});
