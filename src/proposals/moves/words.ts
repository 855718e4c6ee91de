import type { ProposalMove } from '../stages/table-rules.ts';

/** What was done, after the reference: `ISV-2026-014 was paused`. */
const PAST: Readonly<Record<ProposalMove, string>> = {
  'take-on': 'was taken on',
  'agree-problem': 'has an agreed problem',
  'set-problem-aside': 'goes on without an agreed problem',
  'open-options': 'is open for options',
  'write-case': 'is written up as a case',
  send: 'was sent for a decision',
  'decide-yes': 'was decided: yes',
  'decide-not-yet': 'was decided: not yet',
  'decide-no': 'was decided: no',
  'go-live': 'is live',
  review: 'was reviewed',
  resume: 'goes on',
  part: 'was parted from the one that it had joined',
  reopen: 'was opened again',
  'hand-over': 'has other names on it',
  'back-to-problem': 'went back to the problem',
  'back-to-options': 'went back to the options',
  'back-to-case': 'went back to its case',
  'review-again': 'is to be reviewed again',
  pause: 'was paused',
  merge: 'joined another',
  withdraw: 'was withdrawn',
  'not-pursue': 'is not pursued',
};
export const moveDone = (move: ProposalMove): string => PAST[move];

/** What pressing the button means, for whoever is about to: said above its form. */
const MEANS: Readonly<Record<ProposalMove, string>> = {
  'take-on':
    'Two names stand on it from now on: a clinician’s and a manager’s. Both are told, and so is whoever raised it. The public can read it from then on.',
  'agree-problem':
    'The problem is closed by both leads. Whoever took part is told, and options may be opened next.',
  'set-problem-aside':
    'Options are opened though those it touches have not agreed on the problem. Your reason stays with it for everybody to read.',
  'open-options': 'Colleagues may add options from now on. Doing nothing is among them.',
  'write-case': 'The chosen option is written up as a case by both leads.',
  send: 'The days of its answer are counted from today. While it waits for a decision it cannot be paused, joined or ended.',
  'decide-yes':
    'Whoever raised it hears first, then everybody who follows it. The decision has its own page, which the public reads.',
  'decide-not-yet':
    'It goes back to its case, with the reasons. Whoever raised it hears first. The decision has its own page, which the public reads.',
  'decide-no':
    'It ends here, with the reasons. Whoever raised it hears first. The decision has its own page, which the public reads.',
  'go-live': 'Patients can have it. Say when it is held against what was promised.',
  review: 'What was found is published, and its days are no longer counted.',
  resume: 'It goes on where it was. Days counted on while it was paused.',
  part: 'It goes on by itself, with everything that was said of it.',
  reopen: 'It goes on where it was, with everything that was said of it.',
  'hand-over':
    'One or both names change. Those who come and those who go are told, and so is whoever raised it.',
  'back-to-problem': 'What was said so far stays. Options wait until the problem is agreed again.',
  'back-to-options': 'The case stays as it is written. Another option may be chosen.',
  'back-to-case':
    'It is taken back from where it was. A decision is then asked for anew, and its days are counted anew.',
  'review-again': 'It is looked at once more, on the day that you give.',
  pause:
    'Its days go on counting, and everybody can read why it rests. On the day that you give, its owner is asked to look again.',
  merge:
    'It goes on in the other one. Everybody who supports it counts there too; what was said, and its files, stay with it and are shown there.',
  withdraw: 'It ends here. What was said of it stays, and it can be opened again.',
  'not-pursue': 'It ends here. Whoever raised it is told your reason, word for word. It can be opened again.',
};
export const moveMeans = (move: ProposalMove): string => MEANS[move];

/** Beside the field in which a reason is written. */
export const reasonHint = (move: ProposalMove): string =>
  move.startsWith('decide-')
    ? 'Everybody reads this, whoever raised it first. Short sentences and everyday words: aim at a reading age of 9 to 11.'
    : 'A sentence or two. It is sent to whoever raised it and stays on the page, for the public too: name no patient.';

/** The legend of that field. */
export const reasonLabel = (move: ProposalMove): string =>
  move.startsWith('decide-') ? 'The reasons, in plain words' : 'Why?';
