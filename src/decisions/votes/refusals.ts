import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import type { BallotRefusal, VoteRefusal as CastRefusal } from './casting-rules.ts';
import type { OpeningRefusal } from './opening-rules.ts';

/** Why a vote cannot be opened, given, closed or made void, beside what the rules of votes say. */
export type VoteHouseRefusal =
  | { readonly kind: 'vote-no-orders'; readonly body: string }
  | { readonly kind: 'vote-void'; readonly reference: string }
  | { readonly kind: 'vote-decided'; readonly decision: string }
  | { readonly kind: 'vote-needs-choice'; readonly field: 'choice'; readonly consent: boolean }
  | { readonly kind: 'vote-secret-split'; readonly field: 'choice' }
  | { readonly kind: 'vote-by-hands' }
  | { readonly kind: 'vote-paper'; readonly field: 'code' }
  | { readonly kind: 'vote-box-gone' }
  | { readonly kind: 'vote-not-runner' }
  | { readonly kind: 'vote-not-in-room' }
  | { readonly kind: 'vote-hands'; readonly field: 'for'; readonly most: number }
  | { readonly kind: 'vote-item-not-open' }
  | { readonly kind: 'vote-inquorate'; readonly sentence: string }
  | { readonly kind: 'vote-quorum-lost'; readonly sentence: string }
  | { readonly kind: 'vote-open-already'; readonly reference: string }
  | { readonly kind: 'vote-method-place'; readonly field: 'method' }
  | { readonly kind: 'vote-closes'; readonly field: 'closes' }
  | { readonly kind: 'vote-weights'; readonly field: 'sizes'; readonly missing: readonly string[] }
  | { readonly kind: 'vote-weights-day'; readonly field: 'weightedOn'; readonly per: number }
  | { readonly kind: 'vote-weights-line'; readonly field: 'sizes'; readonly line: string }
  | { readonly kind: 'vote-weights-source'; readonly field: 'weightsFrom' }
  | { readonly kind: 'vote-one-each'; readonly field: 'weightedOn' }
  | { readonly kind: 'vote-not-tied' }
  | { readonly kind: 'vote-casting-theirs' }
  | { readonly kind: 'vote-codes-kept'; readonly reference: string }
  | { readonly kind: 'vote-urgent-asked'; readonly field: 'consulted'; readonly most: number }
  | { readonly kind: 'vote-urgent-why'; readonly field: 'why' }
  | { readonly kind: 'vote-not-urgent' }
  | { readonly kind: 'vote-nothing-to-ratify'; readonly field: 'ratifies' };

export type VoteRefused = VoteHouseRefusal | CastRefusal | BallotRefusal | OpeningRefusal;

/** The same in words. */
export const voteRefusals: RefusalTable = refusalWords<VoteRefused>({
  'vote-no-orders': {
    status: 409,
    title: 'No standing orders are in force',
    detail: ({ body }) =>
      `The body ${body} has none for today, so nobody can say what majority is needed. Enter them first, then open the vote.`,
  },
  'vote-nobody': {
    status: 409,
    title: 'Nobody could vote',
    detail: () =>
      'Nobody is on the list who may vote on this. Look at the members, who is here and the rulings on interests, then open it again.',
  },
  'vote-not-in-orders': {
    status: 409,
    title: 'The standing orders do not have it',
    detail: ({ place }) =>
      place === 'written'
        ? 'The standing orders of this body have no resolutions in writing. Take it to a meeting.'
        : 'The standing orders of this body let nobody decide between meetings. Take it to a meeting.',
  },
  'vote-needs-count': {
    status: 422,
    title: 'It must be counted',
    detail: () =>
      'Consent is enough only where a simple majority would be. Take this one by hands, roll call or ballot.',
  },
  'vote-hands-weighted': {
    status: 422,
    title: 'Hands do not weigh',
    detail: () => 'A hand is one vote, and here some have several. Take a roll call or a ballot.',
  },
  'vote-weights-tell': {
    status: 422,
    title: 'It would not stay secret',
    detail: ({ weights }) =>
      `Fewer than five voters have ${weights.map((weight) => weight.toLocaleString('en-GB')).join(', ')} votes each, so the weight of a ballot would tell whose it is. Choose another way of voting.`,
  },
  'vote-not-open-yet': { status: 409, title: 'It is not open yet', detail: () => 'Come back when it opens.' },
  'vote-closed': {
    status: 409,
    title: 'This vote is closed',
    detail: () => 'A vote that comes after it closed does not count. Its page tells the result.',
  },
  'vote-void': {
    status: 409,
    title: 'This vote does not count',
    detail: ({ reference }) => `${reference} was made void. Its page says why.`,
  },
  'vote-decided': {
    status: 409,
    title: 'A decision rests on this vote',
    detail: ({ decision }) =>
      `${decision} was written down from it, so both stay. Correct its words on its page; what was decided is put right by the next decision.`,
  },
  'vote-ruled-out': {
    status: 403,
    title: 'You do not vote on this',
    detail: () => 'The chair ruled on an interest in this, so this vote is not cast.',
  },
  'vote-not-entitled': {
    status: 403,
    title: 'You are not on the list',
    detail: () =>
      'Who may vote was written down when the vote was opened, and that list does not change. Whoever runs the vote can tell you why you are not on it.',
  },
  'vote-given-away': {
    status: 403,
    title: 'This vote was given away',
    detail: () => 'When the vote was opened, this one was in somebody else’s hands, and they cast it.',
  },
  'vote-not-yours': {
    status: 403,
    title: 'This vote is not yours',
    detail: () => 'Somebody else casts it.',
  },
  'vote-gone': {
    status: 403,
    title: 'Whoever has left does not vote',
    detail: () =>
      'This member has left the meeting or the body since the vote was opened. Back in the room they can vote; else whoever runs the vote can say what happens now.',
  },
  'vote-came-late': {
    status: 403,
    title: 'You were not here when it was opened',
    detail: () => 'Only those who were in the meeting when the vote was opened take part in it.',
  },
  'vote-in-already': {
    status: 409,
    title: 'This vote has been given',
    detail: () =>
      'It is counted already, perhaps from another device. A vote is given once and cannot be changed.',
  },
  'vote-no-votes': {
    status: 422,
    title: 'How many votes?',
    detail: () => 'Give whole numbers, nought or more.',
  },
  'vote-no-split': {
    status: 422,
    title: 'It cannot be split',
    detail: () => 'The standing orders do not let a vote be split. Give all of it to one choice.',
  },
  'vote-wrong-sum': {
    status: 422,
    title: 'It does not add up',
    detail: ({ weight }) =>
      `There are ${weight.toLocaleString('en-GB')} votes to give. For, against and abstaining must add up to that.`,
  },
  'vote-needs-choice': {
    status: 422,
    title: 'How do you vote?',
    detail: ({ consent }) =>
      consent
        ? 'In a vote by consent you object, or you say nothing.'
        : 'Choose one: for, against or abstain.',
  },
  'vote-secret-split': {
    status: 422,
    title: 'It cannot be split',
    detail: () => 'A secret ballot is given whole: its parts would tell whose it is.',
  },
  'vote-by-hands': {
    status: 409,
    title: 'It is taken by hands',
    detail: () => 'The chair counts the hands in the room. There is nothing to send.',
  },
  'vote-paper': {
    status: 422,
    title: 'This ballot paper does not fit',
    detail: () =>
      'It was made for somebody else, or for another vote, or its code was changed. Open the page of the vote again for a fresh one.',
  },
  'vote-box-gone': {
    status: 409,
    title: 'It must be held again',
    detail: () =>
      'The system was put back from a backup while this secret vote was open, and backups leave ballots out. Make it void for that reason, and open it again.',
  },
  'vote-not-runner': {
    status: 403,
    title: 'This is for whoever runs the vote',
    detail: () => 'The chair, a deputy chair or the governance officer opens and closes votes.',
  },
  'vote-not-in-room': {
    status: 409,
    title: 'Each gives this vote on their own page',
    detail: () => 'Only a roll call in a meeting is taken down for the room.',
  },
  'vote-hands': {
    status: 422,
    title: 'The hands do not add up',
    detail: ({ most }) =>
      `Count the hands for, against and abstaining. ${most} may vote, so together they are no more than that.`,
  },
  'vote-item-not-open': {
    status: 409,
    title: 'The item is not open',
    detail: () =>
      'A vote on an item is opened while the meeting is dealing with it. Open the item in the meeting room first.',
  },
  'vote-inquorate': {
    status: 409,
    title: 'This item is not quorate',
    detail: ({ sentence }) =>
      `${sentence} No vote can be taken. The meeting room shows what the standing orders allow, and who would make it quorate.`,
  },
  'vote-quorum-lost': {
    status: 409,
    title: 'Quorum was lost',
    detail: ({ sentence }) =>
      `${sentence} A vote without a quorum is not counted. Make it void, or close it in the meeting room, which does so and writes down why.`,
  },
  'vote-open-already': {
    status: 409,
    title: 'A vote is open already',
    detail: ({ reference }) =>
      `${reference} is open on this. Close it, or make it void, before you open another.`,
  },
  'vote-method-place': {
    status: 422,
    title: 'It cannot be taken so',
    detail: () =>
      'In a meeting a vote is taken by consent, hands, roll call or secret ballot; between meetings by open or secret ballot; an urgent decision by open ballot.',
  },
  'vote-closes': {
    status: 422,
    title: 'When does it close?',
    detail: () => 'Give a day and a time that are still to come.',
  },
  'vote-weights': {
    status: 422,
    title: 'Some lists have no size',
    detail: ({ missing }) =>
      `There is no list size for that day of ${missing.join(', ')}. Load the file of that quarter, or write the sizes down and where they come from.`,
  },
  'vote-weights-day': {
    status: 422,
    title: 'Of which day?',
    detail: ({ per }) =>
      `By the standing orders a practice has one vote for each ${per === 1 ? 'patient' : `${per.toLocaleString('en-GB')} patients`} on its list. Say the list of which day.`,
  },
  'vote-weights-line': {
    status: 422,
    title: 'A line cannot be read',
    detail: ({ line }) => `“${line}” is no practice code and number. Write one on each line: Z00023, 9842.`,
  },
  'vote-weights-source': {
    status: 422,
    title: 'Where are they from?',
    detail: () => 'Say where the list sizes come from: it is published with the vote.',
  },
  'vote-one-each': {
    status: 422,
    title: 'Each has one vote',
    detail: () => 'By the standing orders votes do not weigh by list size. Leave the day empty.',
  },
  'vote-not-tied': {
    status: 409,
    title: 'It is not tied',
    detail: () => 'A casting vote decides a tie. This vote has none that waits.',
  },
  'vote-casting-theirs': {
    status: 403,
    title: 'The casting vote is the chair’s',
    detail: () =>
      'It is given by whoever was in the chair when the vote was opened; the governance officer may write it down for them.',
  },
  'vote-codes-kept': {
    status: 409,
    title: 'Its ballots are not published',
    detail: ({ reference }) =>
      `The ballots of ${reference} would tell how somebody voted, so it is published as carried or lost only.`,
  },
  'vote-urgent-asked': {
    status: 422,
    title: 'Who was asked first?',
    detail: ({ most }) =>
      `By the standing orders ${most === 1 ? 'one other member is' : `${most} other members are`} asked before an urgent decision. Name them, one on each line.`,
  },
  'vote-urgent-why': {
    status: 422,
    title: 'Why could it not wait?',
    detail: () => 'Say why it cannot wait for the next meeting: the body is told, and it is published.',
  },
  'vote-nothing-to-ratify': {
    status: 422,
    title: 'There is no such urgent decision',
    detail: () =>
      'Give the reference of an urgent decision of this body that was carried, as its own page has it; or leave it empty.',
  },
  'vote-not-urgent': {
    status: 409,
    title: 'There is nothing to tell',
    detail: () => 'Only an urgent decision that is closed is told to the body, and it is told once.',
  },
});
