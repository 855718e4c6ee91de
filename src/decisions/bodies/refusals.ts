import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type BodyRefusal =
  | { readonly kind: 'body-taken'; readonly field: 'name'; readonly name: string }
  | { readonly kind: 'body-route-taken'; readonly field: 'routeBody'; readonly name: string }
  | { readonly kind: 'body-route-unknown'; readonly field: 'routeBody' }
  | { readonly kind: 'body-parent'; readonly field: 'parent' }
  | { readonly kind: 'body-closed'; readonly on: string }
  | { readonly kind: 'body-closes-first'; readonly field: 'lastDay' }
  | { readonly kind: 'body-still-meets'; readonly field: 'lastDay'; readonly meeting: string }
  | { readonly kind: 'body-still-seats'; readonly field: 'lastDay'; readonly name: string }
  | { readonly kind: 'member-person-unknown'; readonly field: 'person' }
  | { readonly kind: 'member-seat-unknown'; readonly field: 'seat' }
  | { readonly kind: 'member-before-body'; readonly field: 'from'; readonly on: string }
  | { readonly kind: 'member-ends-first'; readonly field: 'to' | 'lastDay' }
  | { readonly kind: 'member-term-first'; readonly field: 'termEnds' }
  | { readonly kind: 'member-twice'; readonly field: 'seat'; readonly name: string }
  | { readonly kind: 'member-deputy-self'; readonly field: 'person' }
  | { readonly kind: 'member-deputy-of'; readonly field: 'deputyFor' }
  | { readonly kind: 'member-organisation-unknown'; readonly field: 'organisation'; readonly code: string }
  | { readonly kind: 'member-practice-needed'; readonly field: 'organisation' }
  | { readonly kind: 'member-practice-taken'; readonly field: 'organisation'; readonly name: string }
  | { readonly kind: 'member-over'; readonly on: string }
  | { readonly kind: 'member-used' }
  | { readonly kind: 'member-has-deputies'; readonly field: 'seat' }
  | { readonly kind: 'seats-none'; readonly field: 'seats.0.label' }
  | { readonly kind: 'seats-same-day'; readonly field: 'from'; readonly on: string }
  | {
      readonly kind: 'seats-held';
      readonly field: 'seats.0.label';
      readonly label: string;
      readonly name: string;
    }
  | { readonly kind: 'seats-most'; readonly field: string; readonly label: string }
  | { readonly kind: 'seats-apart'; readonly field: string }
  | { readonly kind: 'seats-unsaid' };

/** What people can be refused about bodies and who sits on them. */
export const bodyRefusals = refusalWords<BodyRefusal>({
  'body-taken': {
    status: 422,
    title: 'There is such a body already',
    detail: ({ name }) =>
      `A body is called “${name}” already. Open it from the list, or give yours another name.`,
  },
  'body-route-taken': {
    status: 422,
    title: 'Another body takes these cases',
    detail: ({ name }) =>
      `Cases of this kind go to the ${name}. One body takes them: change that one first, or choose another kind.`,
  },
  'body-route-unknown': {
    status: 422,
    title: 'No scheme names it',
    detail: () => 'Choose one of the bodies that the scheme of delegation names, or none.',
  },
  'body-parent': {
    status: 422,
    title: 'To whom does it answer?',
    detail: () => 'Choose another body, one that does not itself answer to this one.',
  },
  'body-closed': {
    status: 409,
    title: 'This body sits no more',
    detail: ({ on }) => `Its last day was ${longDate(on)}. Who sat on it stays as it was.`,
  },
  'body-closes-first': {
    status: 422,
    title: 'It would close before it began',
    detail: () => 'Give a last day that is not before its first day.',
  },
  'body-still-meets': {
    status: 422,
    title: 'It still has a meeting',
    detail: ({ meeting }) =>
      `${meeting} is planned for after that day. Call it off first, or give a later last day.`,
  },
  'body-still-seats': {
    status: 422,
    title: 'Somebody is to sit on it after that day',
    detail: ({ name }) => `${name} begins after that day. Take that back first, or give a later last day.`,
  },
  'member-person-unknown': {
    status: 422,
    title: 'Who is it?',
    detail: () => 'Choose somebody who stands in the register of people. Somebody new is added there first.',
  },
  'member-seat-unknown': {
    status: 422,
    title: 'Which seat?',
    detail: () => 'Choose one of the seats that this body has on the first day.',
  },
  'member-before-body': {
    status: 422,
    title: 'The body did not sit yet',
    detail: ({ on }) => `Its first day is ${longDate(on)}. Give that day or a later one.`,
  },
  'member-ends-first': {
    status: 422,
    title: 'It would end before it began',
    detail: () => 'Give a last day that is not before the first day.',
  },
  'member-term-first': {
    status: 422,
    title: 'The term would be up before it began',
    detail: () => 'Give a day on which the term is up that is after its first day.',
  },
  'member-twice': {
    status: 422,
    title: 'They hold this seat already',
    detail: ({ name }) =>
      `${name} holds this seat in part of that time. End that first, or give days that do not overlap.`,
  },
  'member-deputy-self': {
    status: 422,
    title: 'Nobody is their own deputy',
    detail: () => 'Choose somebody else to stand in for this member.',
  },
  'member-deputy-of': {
    status: 422,
    title: 'For whom do they stand in?',
    detail: () =>
      'Choose a member who holds a seat of this body on the first day, and is no deputy themselves.',
  },
  'member-organisation-unknown': {
    status: 422,
    title: 'No such practice or organisation',
    detail: ({ code }) =>
      `The register knows no “${code}”. Give its code as the register has it, such as Z00023.`,
  },
  'member-practice-needed': {
    status: 422,
    title: 'Which practice do they speak for?',
    detail: () => 'Whoever holds this seat casts the vote of one practice. Give its code, such as Z00023.',
  },
  'member-practice-taken': {
    status: 422,
    title: 'This practice has its voice',
    detail: ({ name }) =>
      `${name} speaks for this practice in part of that time. A practice has one: end theirs first, or add a deputy.`,
  },
  'member-over': {
    status: 409,
    title: 'They sit there no more',
    detail: ({ on }) => `Their last day was ${longDate(on)}. Correct that day if it is wrong.`,
  },
  'member-used': {
    status: 409,
    title: 'They have sat there',
    detail: () =>
      'A meeting, a vote or a deputy hangs on this. End it with its last day instead: the past stays.',
  },
  'member-has-deputies': {
    status: 422,
    title: 'Their deputies sit in that seat',
    detail: () => 'End what their deputies hold first, then change the seat.',
  },
  'seats-none': {
    status: 422,
    title: 'A body needs a seat',
    detail: () => 'Name at least one seat that votes.',
  },
  'seats-same-day': {
    status: 422,
    title: 'Seats begin after those before them',
    detail: ({ on }) => `The seats that stand now began on ${longDate(on)}. Give a later day.`,
  },
  'seats-held': {
    status: 422,
    title: 'Somebody holds a seat that would go',
    detail: ({ label, name }) => `${name} holds “${label}” on that day. End that first, or keep the seat.`,
  },
  'seats-most': {
    status: 422,
    title: 'More at least than at most',
    detail: ({ label }) =>
      `“${label}”: the most cannot be fewer than the least. Leave the most empty for no limit.`,
  },
  'seats-apart': {
    status: 422,
    title: 'Which seats must be apart?',
    detail: () => 'Choose two different seats that it has, or empty the line.',
  },
  'seats-unsaid': {
    status: 409,
    title: 'Nobody has said which seats it has',
    detail: () => 'Say first which seats this body has, then who sits in them.',
  },
});
