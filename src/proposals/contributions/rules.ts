import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** What came of a contribution: taken up somewhere, or not, with the reason. */
export type ContributionAnswer =
  | { readonly kind: 'taken-up'; readonly what: string; readonly where: string }
  | { readonly kind: 'not-taken-up'; readonly why: string };

export type Contribution = {
  readonly id: string;
  /** The contribution that it replies to; null for one of its own. */
  readonly replyTo: string | null;
  readonly answer: ContributionAnswer | null;
  /** Who answers, and by when. */
  readonly owedBy: string;
  readonly due: CalendarDate;
  /** Taken away by a moderator under the published policy, with the rule of it that was broken. */
  readonly removedUnder: string | null;
};

export type ContributionRefusal =
  | { readonly kind: 'contribution-needs'; readonly field: 'what' | 'where' | 'why' }
  | { readonly kind: 'contribution-removed' }
  | { readonly kind: 'contribution-is-reply' }
  | { readonly kind: 'contribution-reply-to-reply'; readonly field: 'replyTo' }
  | { readonly kind: 'contribution-removal-needs'; readonly field: 'under' };

/**
 * Why an answer cannot stand; undefined when it can. Taken up says what changed and where it can be read; not taken up
 * says why. A reply is part of a conversation and is not counted, so it is not answered so. Source: need N7.
 */
export const whyNotAnswer = (
  contribution: Contribution,
  answer: ContributionAnswer,
): ContributionRefusal | undefined => {
  if (contribution.removedUnder !== null) return { kind: 'contribution-removed' };
  if (contribution.replyTo !== null) return { kind: 'contribution-is-reply' };
  if (answer.kind === 'not-taken-up')
    return answer.why.trim() ? undefined : { kind: 'contribution-needs', field: 'why' };
  if (!answer.what.trim()) return { kind: 'contribution-needs', field: 'what' };
  return answer.where.trim() ? undefined : { kind: 'contribution-needs', field: 'where' };
};

/** Why nobody can reply to it; undefined when they can. There is one level of replies. */
export const whyNotReply = (contribution: Contribution): ContributionRefusal | undefined =>
  contribution.removedUnder !== null
    ? { kind: 'contribution-removed' }
    : contribution.replyTo !== null
      ? { kind: 'contribution-reply-to-reply', field: 'replyTo' }
      : undefined;

/** Why it cannot be taken away; undefined when it can: only under a rule of the published policy, which is kept. */
export const whyNotRemove = (
  contribution: Contribution,
  under: string,
  policy: readonly string[],
): ContributionRefusal | undefined =>
  contribution.removedUnder !== null
    ? { kind: 'contribution-removed' }
    : policy.includes(under)
      ? undefined
      : { kind: 'contribution-removal-needs', field: 'under' };

export type ContributionSum = {
  readonly all: number;
  readonly takenUp: number;
  readonly notTakenUp: number;
  readonly toAnswer: number;
  /** Of those to be answered, how many are past their day. */
  readonly late: number;
  readonly removed: number;
};

/** What came of what people said. Replies are left out; every other one is in exactly one of the sums. */
export const sumOfContributions = (
  contributions: readonly Contribution[],
  today: CalendarDate,
): ContributionSum => {
  const own = contributions.filter(({ replyTo }) => replyTo === null);
  const standing = own.filter(({ removedUnder }) => removedUnder === null);
  const toAnswer = standing.filter(({ answer }) => answer === null);
  const takenUp = standing.filter(({ answer }) => answer?.kind === 'taken-up').length;
  return {
    all: own.length,
    takenUp,
    notTakenUp: standing.length - toAnswer.length - takenUp,
    toAnswer: toAnswer.length,
    late: toAnswer.filter(({ due }) => due < today).length,
    removed: own.length - standing.length,
  };
};

/** "14 taken up, 6 not taken up, 3 to be answered": as it is printed in the case. */
export const sumWords = ({ takenUp, notTakenUp, toAnswer, removed }: ContributionSum): string =>
  [
    `${takenUp} taken up`,
    `${notTakenUp} not taken up`,
    `${toAnswer} to be answered`,
    ...(removed ? [`${removed} taken away by a moderator`] : []),
  ].join(', ');

/** Days from being shown to everybody until a contribution's answer is late. Source: a suggestion. */
export const ANSWER_DAYS = 14;

/** The most days for which the public is asked at a time. Source: a suggestion; consultations mostly take 12 weeks. */
export const MOST_OPEN_DAYS = 90;

export type OpenRefusal =
  | { readonly kind: 'comments-too-early'; readonly field: 'until' }
  | { readonly kind: 'comments-too-long'; readonly field: 'until'; readonly last: CalendarDate };

/** Why the public cannot be asked until a day; undefined when it can: today or later, and not for longer than the most. */
export const whyNotOpenUntil = (until: CalendarDate, today: CalendarDate): OpenRefusal | undefined => {
  const last = addDays(today, MOST_OPEN_DAYS);
  if (until < today) return { kind: 'comments-too-early', field: 'until' };
  return until > last ? { kind: 'comments-too-long', field: 'until', last } : undefined;
};

/** Whether the public may say something on a day. */
export const isOpenOn = (until: CalendarDate | null, today: CalendarDate): boolean =>
  until !== null && today <= until;
