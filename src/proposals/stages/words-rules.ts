import type { Capacity, Condition, Need, ProposalMove, State } from './table-rules.ts';

const WORDS: Readonly<Record<State, string>> = {
  raised: 'Raised',
  'taken-on': 'Taken on',
  'problem-agreed': 'Problem agreed',
  options: 'Options',
  case: 'Case',
  decision: 'Decision',
  mobilising: 'Mobilising',
  live: 'Live',
  reviewed: 'Reviewed',
  merged: 'Joined with another',
  paused: 'Paused',
  withdrawn: 'Withdrawn',
  'not-pursued': 'Not pursued',
};
export const stateWords = (state: State): string => WORDS[state];

const NEXT: Readonly<Record<State, string>> = {
  raised: 'Whoever is on duty takes it on with a clinician and a manager, or says why not',
  'taken-on': 'Those it touches agree what the problem is',
  'problem-agreed': 'Options are opened, doing nothing among them',
  options: 'One option is chosen and written up as a case',
  case: 'The case is completed and sent for a decision',
  decision: 'A decision: yes, yes with conditions, no, or not yet',
  mobilising: 'It is made ready and goes live',
  live: 'It is reviewed against what was promised',
  reviewed: 'Its owner checks whether the result has lasted',
  merged: 'It goes on with the one it joined',
  paused: 'It is looked at again',
  withdrawn: 'Its owner checks whether somebody else should carry it on',
  'not-pursued': 'Its owner checks whether the reason still holds',
};
/** What happens next when nobody has said it otherwise. */
export const nextWords = (state: State): string => NEXT[state];

const BUTTONS: Readonly<Record<ProposalMove, string>> = {
  'take-on': 'Take it on',
  'agree-problem': 'The problem is agreed',
  'set-problem-aside': 'Go on without an agreed problem',
  'open-options': 'Open the options',
  'write-case': 'Write the case',
  send: 'Send for a decision',
  'decide-yes': 'Record: yes',
  'decide-not-yet': 'Record: not yet',
  'decide-no': 'Record: no',
  'go-live': 'It is live',
  review: 'It is reviewed',
  resume: 'Go on with it',
  part: 'It is not the same',
  reopen: 'Open it again',
  'hand-over': 'Change whose names stand on it',
  'back-to-problem': 'Back to the problem',
  'back-to-options': 'Back to the options',
  'back-to-case': 'Back to the case',
  'review-again': 'Review it again',
  pause: 'Pause it',
  merge: 'Join it with another',
  withdraw: 'Withdraw it',
  'not-pursue': 'Do not pursue it',
};
/** What stands on the button of a move. */
export const moveButton = (move: ProposalMove): string => BUTTONS[move];

const CONDITIONS: Readonly<Record<Condition, string>> = {
  'problem-closed': 'the problem must be closed by both leads',
  'doing-nothing-weighed': 'doing nothing must be among the options',
  'option-chosen': 'one option must be chosen',
  'case-complete': 'the case must be complete',
  'route-known': 'its route must be known',
  'review-written': 'the review must be written',
};
/** What a move waits for, as the rest of a sentence. */
export const conditionWords = (condition: Condition): string => CONDITIONS[condition];

const CAPACITIES: Readonly<Record<Capacity, string>> = {
  raiser: 'whoever raised it',
  duty: 'those on duty',
  clinician: 'its clinical lead',
  manager: 'its manager',
  office: 'the programme office',
  chair: 'the chair',
  body: 'the body that decides',
};
/** `its clinical lead, its manager or the chair`: who may, in a sentence. */
export const whoWords = (capacities: readonly Capacity[]): string => {
  const names = capacities.map((capacity) => CAPACITIES[capacity]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

const NEEDS: Readonly<Record<Need, string>> = {
  clinician: 'Name the clinician who leads it.',
  manager: 'Name the manager who leads it.',
  names: 'Name the clinician or the manager who takes over.',
  reason: 'Say why, in a sentence: it stays with it, and whoever raised it is told.',
  lookAgain: 'Say on which day it is looked at again.',
  reviewOn: 'Say on which day it is reviewed.',
  into: 'Say which proposal it is one with, such as ISV-2026-014.',
};
/** What must be said with a move, as an instruction. */
export const needWords = (need: Need): string => NEEDS[need];
