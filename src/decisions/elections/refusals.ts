import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import type { FieldProblem } from '../../platform/use.ts';
import { countOf, large } from '../words-rules.ts';
import { type Step, stepWords, type WhyNotOpen } from './state-rules.ts';

/** Why something about an election is not done. */
export type ElectionRefusal =
  | { readonly kind: 'election-wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'election-no-seat'; readonly field: 'seat'; readonly seats: readonly string[] }
  | { readonly kind: 'election-fixed'; readonly field: string }
  | { readonly kind: 'election-names-open' }
  | { readonly kind: 'election-stands-already'; readonly election: string }
  | { readonly kind: 'nomination-gone' }
  | { readonly kind: 'nomination-not-yours' }
  | { readonly kind: 'nomination-own' }
  | { readonly kind: 'nomination-proposed' }
  | { readonly kind: 'nomination-needs-reason'; readonly field: 'reason' }
  | { readonly kind: 'hand-not-there'; readonly field: 'person' }
  | { readonly kind: 'hand-represented' }
  | { readonly kind: 'ballot-not-on-list' }
  | { readonly kind: 'ballot-given' }
  | { readonly kind: 'ballot-over'; readonly step: Step }
  | { readonly kind: 'ballot-faults'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'ballot-paper' }
  | { readonly kind: 'ballot-box-gone' }
  | { readonly kind: 'ballots-kept'; readonly election: string }
  | { readonly kind: 'election-voting-open' }
  | { readonly kind: 'election-seated' }
  | { readonly kind: 'election-nobody-elected' }
  | WhyNotOpen;

const asSentence = (problems: readonly FieldProblem[]): string =>
  problems.map(({ message }) => message).join(' ');

/** The same in words. */
export const electionRefusals: RefusalTable = refusalWords<ElectionRefusal>({
  'election-wrong': {
    status: 422,
    title: 'It cannot be held like this',
    detail: ({ problems }) => asSentence(problems),
  },
  'election-no-seat': {
    status: 422,
    title: 'There is no such seat',
    detail: ({ seats }) =>
      seats.length === 0
        ? 'This body has no composition for the day on which the term begins. Enter it first.'
        : `Choose a seat of this body: ${seats.join(', ')}.`,
  },
  'election-fixed': {
    status: 409,
    title: 'This does not change any more',
    detail: () =>
      'Names can be given already, so the body, the seat, the number of seats, the rule and who votes stay. Make it void and set up another if they are wrong.',
  },
  'election-not-at-this-step': {
    status: 409,
    title: 'Not at this point',
    detail: ({ step }) =>
      `How far this election is: ${stepWords(step).toLowerCase()}. This cannot be done now.`,
  },
  'election-names-open': {
    status: 409,
    title: 'Names can still be given',
    detail: () => 'Voting opens after the last day for names.',
  },
  'election-names-unread': {
    status: 409,
    title: 'Some names are not looked at yet',
    detail: ({ count }) =>
      `${large(countOf(count, 'name waits', 'names wait'))} for you to say whether that person may stand.`,
  },
  'election-nobody-stands': {
    status: 409,
    title: 'Nobody stands',
    detail: () => 'Nobody who may stand has given their name. Give more days for names, or make it void.',
  },
  'election-nobody-votes': {
    status: 409,
    title: 'Nobody could vote',
    detail: () => 'Nobody votes for any practice yet. Choose who does, then open voting.',
  },
  'election-days-past': {
    status: 409,
    title: 'The days for voting are past',
    detail: () => 'Set new days for voting first.',
  },
  'election-stands-already': {
    status: 409,
    title: 'You stand already',
    detail: ({ election }) => `Your name stands in ${election}. Change what you wrote there, or withdraw.`,
  },
  'nomination-gone': {
    status: 404,
    title: 'This name is not there',
    detail: () => 'Nobody of that number stands in this election, or they have withdrawn.',
  },
  'nomination-not-yours': {
    status: 403,
    title: 'This is not yours',
    detail: () => 'Only the person who stands can change what they wrote, or withdraw.',
  },
  'nomination-own': {
    status: 422,
    title: 'Somebody else proposes you',
    detail: () => 'You cannot propose yourself. Ask a colleague to open this page and propose you.',
  },
  'nomination-proposed': {
    status: 409,
    title: 'Somebody proposed them already',
    detail: () => 'One person proposes each candidate, and somebody has.',
  },
  'nomination-needs-reason': {
    status: 422,
    title: 'Why not?',
    detail: () => 'Say why this person may not stand. They read it.',
  },
  'hand-not-there': {
    status: 422,
    title: 'Choose one of them',
    detail: () => 'Choose a GP partner or the manager of that practice.',
  },
  'hand-represented': {
    status: 409,
    title: 'It has a representative',
    detail: () =>
      'The representative of this practice on the members’ council votes for it. Change the representative there.',
  },
  'ballot-not-on-list': {
    status: 403,
    title: 'You are not on the list',
    detail: () =>
      'Who may vote was written down when voting opened, and that list does not change. For a practice its representative votes.',
  },
  'ballot-given': {
    status: 409,
    title: 'This vote has been given',
    detail: () =>
      'It is in the box already, perhaps from another device. A vote is given once and cannot be changed.',
  },
  'ballot-over': {
    status: 409,
    title: 'Voting is not open',
    detail: ({ step }) =>
      step === 'planned' || step === 'nominations' || step === 'between'
        ? 'Voting has not opened yet. Come back when it does; you are told.'
        : 'Voting is over. A ballot that comes now does not count.',
  },
  'ballot-faults': {
    status: 422,
    title: 'This ballot cannot be counted yet',
    detail: ({ problems }) => asSentence(problems),
  },
  'ballot-paper': {
    status: 422,
    title: 'This ballot paper does not fit',
    detail: () =>
      'It was made for somebody else, or for another election, or its code was changed. Open the page of the ballot again for a fresh one.',
  },
  'ballot-box-gone': {
    status: 409,
    title: 'It must be held again',
    detail: () =>
      'The system was put back from a backup while voting was open, and backups leave ballots out. Make it void for that reason, and set it up again.',
  },
  'ballots-kept': {
    status: 409,
    title: 'Its ballots are not published',
    detail: ({ election }) =>
      `The ballots of ${election} would tell how somebody voted, so only the names of the elected are published.`,
  },
  'election-voting-open': {
    status: 409,
    title: 'Voting is still open',
    detail: () => 'Count after the last day of voting, or once everybody who may vote has voted.',
  },
  'election-seated': {
    status: 409,
    title: 'The elected have their seats',
    detail: () =>
      'They were given their seats already. To end a membership, go to the page of the body and say why.',
  },
  'election-nobody-elected': {
    status: 409,
    title: 'Nobody was elected',
    detail: () => 'The count has no winner, so there is nobody to seat.',
  },
});
