import type { FollowKind } from './tables.ts';

export const VERDICTS = ['as-promised', 'partly', 'not', 'too-early'] as const;
export type Verdict = (typeof VERDICTS)[number];

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'as-promised': 'As promised',
  partly: 'Partly as promised',
  not: 'Not as promised',
  'too-early': 'Too early to call',
};
/** How what came of it compares; words of our own where a store holds another. */
export const verdictWords = (verdict: string): string =>
  VERDICTS.find((one) => one === verdict) ? VERDICT_WORDS[verdict as Verdict] : verdict;

const KINDS: Readonly<Record<FollowKind, { readonly title: string; readonly news: string }>> = {
  contract: { title: 'A contract began', news: 'A contract began' },
  measure: { title: 'First figures', news: 'There are first figures' },
  review: { title: 'What the review found', news: 'It was reviewed' },
};
export const followTitle = (kind: FollowKind): string => KINDS[kind].title;
/** The news of it in one line. */
export const followNews = (kind: FollowKind): string => KINDS[kind].news;

export type FollowFields = {
  readonly kind: FollowKind;
  readonly on: string;
  readonly expected?: string | undefined;
  readonly measured?: string | undefined;
  readonly verdict?: string | undefined;
};

export type FollowRefusal =
  | { readonly kind: 'follow-needs'; readonly field: 'expected' | 'measured' | 'verdict' }
  | { readonly kind: 'follow-day'; readonly field: 'on'; readonly from: string };

/**
 * Why what followed cannot be kept: a day before the decision or to come, a result without what was expected beside it,
 * or without how the two compare. Undefined when it can.
 */
export const whyNotFollow = (
  { kind, on, expected, measured, verdict }: FollowFields,
  { decidedOn, today }: { readonly decidedOn: string; readonly today: string },
): FollowRefusal | undefined => {
  if (on < decidedOn || on > today) return { kind: 'follow-day', field: 'on', from: decidedOn };
  if (kind === 'contract') return undefined;
  if (kind === 'measure' && !expected) return { kind: 'follow-needs', field: 'expected' };
  if (kind === 'measure' && !measured) return { kind: 'follow-needs', field: 'measured' };
  return verdict ? undefined : { kind: 'follow-needs', field: 'verdict' };
};
