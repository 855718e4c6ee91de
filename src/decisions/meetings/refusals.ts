import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type MeetingRefusal =
  | { readonly kind: 'meeting-state'; readonly doing: string; readonly state: string }
  | { readonly kind: 'meeting-past'; readonly field: 'day' }
  | { readonly kind: 'meeting-body-unknown'; readonly field: 'body' }
  | { readonly kind: 'meeting-needs'; readonly field: string; readonly ask: string }
  | { readonly kind: 'plan-empty'; readonly field: 'to' }
  | { readonly kind: 'plan-too-many'; readonly field: 'to'; readonly count: number }
  | { readonly kind: 'item-idea-unknown'; readonly field: 'proposal'; readonly reference: string }
  | { readonly kind: 'item-idea-twice'; readonly field: 'proposal'; readonly meeting: string }
  | { readonly kind: 'item-not-deferred'; readonly field: 'carriedFrom' }
  | { readonly kind: 'item-stays'; readonly title: string }
  | { readonly kind: 'agenda-empty' }
  | { readonly kind: 'paper-late'; readonly field: 'title'; readonly due: string }
  | { readonly kind: 'paper-no-case'; readonly field: 'kind'; readonly reference: string }
  | { readonly kind: 'paper-back' }
  | { readonly kind: 'pack-unruled'; readonly field: 'goOn'; readonly count: number }
  | { readonly kind: 'pack-file'; readonly why: 'no-chromium' | 'failed' }
  | { readonly kind: 'question-closed'; readonly why: string }
  | { readonly kind: 'minutes-approved' }
  | { readonly kind: 'minutes-not-closed' }
  | { readonly kind: 'minutes-in'; readonly field: 'approvedIn' }
  | { readonly kind: 'action-settled' }
  | { readonly kind: 'action-later'; readonly field: 'due'; readonly due: string }
  | { readonly kind: 'action-not-yours' };

/** What a person can be refused about meetings, in words. */
export const meetingRefusals = refusalWords<MeetingRefusal>({
  'meeting-state': {
    status: 409,
    title: 'This cannot be done now',
    detail: ({ doing, state }) => `${doing} is not possible: the meeting is ${state}. Look at it again.`,
  },
  'meeting-past': {
    status: 422,
    title: 'That day is past',
    detail: () => 'A meeting is planned for today or a day to come.',
  },
  'meeting-body-unknown': {
    status: 422,
    title: 'No such body',
    detail: () => 'Choose a body that sits on that day.',
  },
  'meeting-needs': { status: 422, title: 'Something is missing', detail: ({ ask }) => ask },
  'plan-empty': {
    status: 422,
    title: 'No meeting falls into this time',
    detail: () => 'Choose a later last day, or another rhythm.',
  },
  'plan-too-many': {
    status: 422,
    title: 'Too many meetings at once',
    detail: ({ count }) => `That makes ${count} meetings. Plan a year at a time: at most 53.`,
  },
  'item-idea-unknown': {
    status: 422,
    title: 'No such idea',
    detail: ({ reference }) => `We know no idea ${reference}. References look like ISV-2026-014.`,
  },
  'item-not-deferred': {
    status: 409,
    title: 'Nothing is carried on there',
    detail: () =>
      'That item was not put off by this body, or it is on an agenda again already. Choose one from the list of what waits.',
  },
  'item-idea-twice': {
    status: 409,
    title: 'It is on an agenda already',
    detail: ({ meeting }) =>
      `This idea stands on the agenda of ${meeting}. Withdraw it there first, or choose another.`,
  },
  'item-stays': {
    status: 409,
    title: 'This item stays as it is',
    detail: ({ title }) => `“${title}” is dealt with or withdrawn, and cannot be changed any more.`,
  },
  'agenda-empty': {
    status: 409,
    title: 'There is nothing on the agenda',
    detail: () => 'Add an item before the agenda goes out.',
  },
  'paper-late': {
    status: 409,
    title: 'It is too late for papers',
    detail: ({ due }) =>
      `Papers were due by ${due}, and the standing orders take none after that. Put it to the next meeting, or tell it by word of mouth.`,
  },
  'paper-no-case': {
    status: 422,
    title: 'There is no case to take',
    detail: ({ reference }) =>
      `No version of the case of ${reference} is kept yet. Its leads keep one when they send it for a decision.`,
  },
  'paper-back': {
    status: 409,
    title: 'This paper is taken back',
    detail: () => 'It is taken back already. Add a new one if it is needed after all.',
  },
  'pack-unruled': {
    status: 409,
    title: 'Stop and look: interests wait for a ruling',
    detail: ({ count }) =>
      count === 1
        ? 'One interest that touches an item has no ruling yet. Ask the chair to rule, or send the papers now: this person gets none of that item until then.'
        : `${count} interests that touch items have no ruling yet. Ask the chair to rule, or send the papers now: these people get none of those items until then.`,
  },
  'pack-file': {
    status: 503,
    title: 'The file could not be made',
    detail: ({ why }) =>
      why === 'no-chromium'
        ? 'This machine cannot make PDF files. Print the pack from your browser and choose “Save as PDF”.'
        : 'Making the PDF failed. Try again, or print the pack from your browser.',
  },
  'question-closed': {
    status: 409,
    title: 'Questions are closed',
    detail: ({ why }) => why,
  },
  'minutes-approved': {
    status: 409,
    title: 'These minutes are approved',
    detail: () =>
      'They stay as they were approved. What is wrong in them is put right at the next meeting, in its own minutes.',
  },
  'minutes-not-closed': {
    status: 409,
    title: 'The meeting is not over',
    detail: () => 'Minutes are made when the chair has closed the meeting.',
  },
  'minutes-in': {
    status: 422,
    title: 'Choose the meeting that approved them',
    detail: () => 'Minutes are approved at a later meeting of the same body that has begun.',
  },
  'action-settled': {
    status: 409,
    title: 'This action is settled',
    detail: () => 'It is done or no longer asked. Its meeting can ask again with a new one.',
  },
  'action-later': {
    status: 422,
    title: 'It is carried on to a later day',
    detail: ({ due }) => `It is due ${longDate(due)}. Give a day after that, and not before today.`,
  },
  'action-not-yours': {
    status: 403,
    title: 'This action is not yours',
    detail: () => 'Its owner, whoever chairs the body and the governance officer can say what came of it.',
  },
});
