import { type RefusalTable, refusalWords } from '../platform/refusals.ts';
import { longDate } from '../shared/dates.ts';
import type { AvoidedRefusal } from './case/avoided-rules.ts';
import type { CaseRefusal } from './case/completeness-rules.ts';
import type { Shortfall } from './case/content-rules.ts';
import { caseStoreRefusals } from './case/refusals.ts';
import { signRefusals } from './case/topics/quality/refusals.ts';
import type { ClockRefusal } from './clocks/rules.ts';
import { saidRefusals } from './contributions/refusals.ts';
import type { ContributionRefusal } from './contributions/rules.ts';
import { decisionRefusals } from './decision/refusals.ts';
import type { DelayRefusal } from './delay/rules.ts';
import { detailsRefusals } from './details/refusals.ts';
import { dutyRefusals } from './duty/refusals.ts';
import { evidenceRefusals } from './evidence/refusals.ts';
import { holdingRefusals } from './holding/refusals.ts';
import { moveRefusals } from './moves/refusals.ts';
import { optionRefusals } from './options/refusals.ts';
import type { AskedRefusal } from './problem/asked-rules.ts';
import { problemRefusals } from './problem/refusals.ts';
import { raiseRefusals } from './raise/refusals.ts';
import { reviewRefusals } from './review/refusals.ts';
import { routeRefusals } from './routes/refusals.ts';
import { settingRefusals } from './settings/refusals.ts';
import type { StageRefusal } from './stages/rules.ts';
import { conditionWords, moveButton, needWords, stateWords, whoWords } from './stages/words-rules.ts';
import { stanceRefusals } from './stance/refusals.ts';

type GuardianRefusal = { readonly kind: 'proposal-guardian'; readonly field: 'guardian' };

const listed = (missing: readonly Shortfall[]): string =>
  missing.map(({ item, words }) => (item ? `${item}: ${words}` : words)).join('; ');

const stageRefusals = refusalWords<StageRefusal | GuardianRefusal>({
  'proposal-cannot': {
    status: 409,
    title: 'It does not stand so',
    detail: ({ move, state }) =>
      `“${moveButton(move)}” is not open while it stands at “${stateWords(state)}”. Look at it again: somebody may have moved it.`,
  },
  'proposal-decided': {
    status: 409,
    title: 'It is decided',
    detail: ({ at }) =>
      `The decision on it is written down (${at.split('/').at(-1)}) and not published yet. It moves on by that, as soon as everybody can read it.`,
  },
  'proposal-not-yours': {
    status: 403,
    title: 'This move is not yours',
    detail: ({ move, may }) => `“${moveButton(move)}” is for ${whoWords(may)}. Ask one of them.`,
  },
  'proposal-needs': { status: 422, title: 'Something is missing', detail: ({ field }) => needWords(field) },
  'proposal-waits': {
    status: 409,
    title: 'It is not ready for that',
    detail: ({ move, waits }) => `Before “${moveButton(move)}”, ${waits.map(conditionWords).join('; ')}.`,
  },
  'proposal-two-names': {
    status: 422,
    title: 'Two people stand on it',
    detail: () => 'The clinician and the manager are two people. Name another for one of them.',
  },
  'proposal-no-clinician': {
    status: 422,
    title: 'Who is the clinician?',
    detail: () => 'The person named is not appointed as a clinician. Name one who is.',
  },
  'proposal-owner': {
    status: 422,
    title: 'Whose next step?',
    detail: () => 'The owner of the next step is one of the two whose names stand on it.',
  },
  'proposal-too-early': {
    status: 422,
    title: 'That day is too early',
    detail: ({ field }) =>
      field === 'on'
        ? 'It has been moved since that day. Look at it again.'
        : 'Choose a day that is still to come.',
  },
  'proposal-into-itself': {
    status: 422,
    title: 'It is the same one',
    detail: () => 'A proposal cannot be joined with itself. Name the other one.',
  },
  'proposal-into-merged': {
    status: 409,
    title: 'That one has joined another',
    detail: ({ into, instead }) => `${into} goes on as ${instead}. Join it with ${instead} instead.`,
  },
  'proposal-into-closed': {
    status: 409,
    title: 'That one is closed',
    detail: ({ into }) => `${into} is closed. Open it again first, or keep this one going.`,
  },
  'proposal-guardian': {
    status: 422,
    title: 'Who keeps the name?',
    detail: () => 'Choose somebody who neither raised it nor leads it.',
  },
});

const clockRefusals = refusalWords<ClockRefusal | DelayRefusal>({
  'clock-needs': {
    status: 422,
    title: 'To stop counting needs a reason and a name',
    detail: ({ field }) =>
      field === 'reason' ? 'Say why: everybody sees it beside the days.' : 'Say who decides this.',
  },
  'clock-backdated': {
    status: 422,
    title: 'Days that have gone count',
    detail: () => 'A clock is held from today or from a later day.',
  },
  'clock-stopped-already': {
    status: 409,
    title: 'It is held already',
    detail: ({ since }) => `Its days are not counted from ${longDate(since)}. End that first.`,
  },
  'clock-ends-early': {
    status: 422,
    title: 'It goes on later than it is held',
    detail: () => 'Choose a day after the one on which it is held.',
  },
  'delay-people': {
    status: 422,
    title: 'How many people a month?',
    detail: () => 'Give a number of people, with a lower and an upper limit that hold it between them.',
  },
  'delay-needs': {
    status: 422,
    title: 'What does this rest on?',
    detail: ({ field }) =>
      field === 'from' ? 'Say what it was worked out from.' : 'Say what must hold for it to be so.',
  },
});

const caseRefusals = refusalWords<CaseRefusal | AvoidedRefusal>({
  'case-care-first': {
    status: 422,
    title: 'Care before finance',
    detail: ({ because, missing }) =>
      `This case ${because === 'restricts' ? 'restricts care' : 'only saves'}: it cannot be sent without its clinical evidence, its hoops and its effect on equality. ${listed(missing)}.`,
  },
  'case-stopped': {
    status: 422,
    title: 'A risk stops this case',
    detail: ({ missing, stopAt }) => `A score of ${stopAt} or more stops a case. ${listed(missing)}.`,
  },
  'case-incomplete': {
    status: 422,
    title: 'Before it can be sent',
    detail: ({ missing }) => `${listed(missing)}.`,
  },
  'avoided-number': {
    status: 422,
    title: 'This number cannot be',
    detail: ({ field }) =>
      `Look at ${field}: shares lie between 0 and 1, a stay is longer than nothing, and none is below nought.`,
  },
});

const talkRefusals = refusalWords<AskedRefusal | ContributionRefusal>({
  'asked-needs-reason': {
    status: 422,
    title: 'Why?',
    detail: () => 'Say why they are asked, or left out: it stays on show.',
  },
  'asked-unknown': {
    status: 404,
    title: 'They are not on the list',
    detail: () => 'The list has changed. Look at it again.',
  },
  'contribution-needs': {
    status: 422,
    title: 'What came of it?',
    detail: ({ field }) =>
      ({
        what: 'Say what changed because of it.',
        where: 'Say where that can be read, such as “Case, section 4”.',
        why: 'Say why it was not taken up.',
      })[field],
  },
  'contribution-removed': {
    status: 409,
    title: 'It was taken away',
    detail: () => 'A moderator took this contribution away, with a reason that stays.',
  },
  'contribution-is-reply': {
    status: 409,
    title: 'This is a reply',
    detail: () => 'Answer the contribution that it replies to.',
  },
  'contribution-reply-to-reply': {
    status: 409,
    title: 'Replies have one level',
    detail: () => 'Reply to the contribution itself.',
  },
  'contribution-removal-needs': {
    status: 422,
    title: 'Under which rule?',
    detail: () => 'Choose the rule of the published policy that it breaks.',
  },
});

/** What a person can be refused about proposals, in words. */
export const proposalRefusals: RefusalTable = {
  ...stageRefusals,
  ...clockRefusals,
  ...caseRefusals,
  ...caseStoreRefusals,
  ...signRefusals,
  ...optionRefusals,
  ...talkRefusals,
  ...saidRefusals,
  ...moveRefusals,
  ...decisionRefusals,
  ...holdingRefusals,
  ...detailsRefusals,
  ...dutyRefusals,
  ...reviewRefusals,
  ...routeRefusals,
  ...settingRefusals,
  ...evidenceRefusals,
  ...problemRefusals,
  ...raiseRefusals,
  ...stanceRefusals,
};
