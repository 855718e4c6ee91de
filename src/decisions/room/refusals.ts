import { refusalWords } from '../../platform/refusals.ts';

export type RoomRefusal =
  | { readonly kind: 'room-not-yours' }
  | { readonly kind: 'room-not-open'; readonly state: string }
  | { readonly kind: 'room-too-early'; readonly day: string }
  | { readonly kind: 'room-no-orders' }
  | { readonly kind: 'room-time'; readonly field: 'at'; readonly why: 'future' | 'before' }
  | { readonly kind: 'room-item-not-open'; readonly title: string }
  | { readonly kind: 'room-item-over'; readonly title: string }
  | { readonly kind: 'room-other-open'; readonly title: string }
  | { readonly kind: 'room-vote-open'; readonly reference: string }
  | { readonly kind: 'room-person'; readonly field: 'person' }
  | { readonly kind: 'room-guest'; readonly field: 'name' }
  | { readonly kind: 'room-chair'; readonly field: 'person' }
  | { readonly kind: 'room-inquorate'; readonly sentence: string }
  | { readonly kind: 'room-quorate' }
  | { readonly kind: 'room-way'; readonly field: 'way' }
  | { readonly kind: 'room-struck' };

/** What people can be refused in the room. */
export const roomRefusals = refusalWords<RoomRefusal>({
  'room-not-yours': {
    status: 403,
    title: 'This is for whoever runs the meeting',
    detail: () => 'The chair, a deputy chair and the governance officer run a meeting. Ask one of them.',
  },
  'room-not-open': {
    status: 409,
    title: 'The meeting is not open',
    detail: ({ state }) =>
      state === 'closed'
        ? 'The meeting was closed meanwhile, so nothing more goes into its record. What is missing can still be put into the draft minutes.'
        : state === 'cancelled'
          ? 'The meeting is called off.'
          : state === 'planned'
            ? 'Its agenda has not gone out, so it is not called. Send the agenda first.'
            : 'Open the meeting first.',
  },
  'room-too-early': {
    status: 409,
    title: 'It is not today',
    detail: ({ day }) => `The meeting is on ${day}. It can be opened on that day.`,
  },
  'room-no-orders': {
    status: 409,
    title: 'No standing orders are in force',
    detail: () =>
      'The body has none for today, so nobody can say who makes a quorum. Enter its standing orders, then open the meeting.',
  },
  'room-time': {
    status: 422,
    title: 'The time does not fit',
    detail: ({ why }) =>
      why === 'future'
        ? 'It is said to happen later than now. Look at the clock of your tablet.'
        : 'It is said to have happened before the meeting was opened.',
  },
  'room-item-not-open': {
    status: 409,
    title: 'The item has not been opened',
    detail: ({ title }) => `“${title}” has not been opened in this meeting. Open it first.`,
  },
  'room-item-over': {
    status: 409,
    title: 'The item is not on this agenda any more',
    detail: ({ title }) => `“${title}” is withdrawn.`,
  },
  'room-other-open': {
    status: 409,
    title: 'Another item is open',
    detail: ({ title }) => `“${title}” is open. Close it or defer it first.`,
  },
  'room-vote-open': {
    status: 409,
    title: 'A vote is open',
    detail: ({ reference }) => `${reference} is open on this item. Close it, or make it void, first.`,
  },
  'room-person': {
    status: 422,
    title: 'Who is it?',
    detail: () =>
      'Choose somebody of this body. A new deputy must be written down as one on the page of the body first.',
  },
  'room-guest': {
    status: 422,
    title: 'Who is it?',
    detail: () => 'Give the name of the guest.',
  },
  'room-chair': {
    status: 422,
    title: 'They cannot take the chair',
    detail: () => 'Choose a member who votes and is here.',
  },
  'room-inquorate': {
    status: 409,
    title: 'This item is not quorate',
    detail: ({ sentence }) =>
      `${sentence} No vote can be taken. See below what the standing orders allow, or who would make it quorate.`,
  },
  'room-quorate': {
    status: 409,
    title: 'The item is quorate',
    detail: () => 'It can be decided here, so no other way is needed. To put it off, defer it with a reason.',
  },
  'room-way': {
    status: 422,
    title: 'The standing orders do not have this way',
    detail: () => 'Choose one of those that are shown.',
  },
  'room-struck': {
    status: 409,
    title: 'It stands in the record',
    detail: () =>
      'Only lines that somebody wrote can be struck out. What the system wrote is corrected by doing it anew.',
  },
});
