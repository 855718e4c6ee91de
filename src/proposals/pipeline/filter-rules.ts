import type { CalendarDate } from '../../shared/dates.ts';
import { ASIDE, STAGES, type State } from '../stages/table-rules.ts';
import type { Phase } from '../tables.ts';

/** What is worked on: on the line, and not yet at its end. */
const OPEN: readonly State[] = STAGES.filter((stage) => stage !== 'reviewed');

/** Words for several states at once, beside each state by itself. */
export const STAGE_GROUPS = ['open', 'aside', 'all'] as const;
export const STAGE_CHOICES = [...STAGE_GROUPS, ...STAGES, ...ASIDE] as const;
export type StageChoice = (typeof STAGE_CHOICES)[number];

/** The states of a choice; undefined: all of them. */
export const statesOf = (choice: StageChoice): readonly State[] | undefined =>
  choice === 'all' ? undefined : choice === 'open' ? OPEN : choice === 'aside' ? ASIDE : [choice];

/** How the clock of its stage stands. */
export const CLOCKS = ['late', 'soon', 'late-or-soon', 'held', 'exempt'] as const;
export type ClockChoice = (typeof CLOCKS)[number];

export const IDEA_SORTS = ['pressing', 'idea', 'stage', 'days', 'next', 'supporters'] as const;
export type IdeaSort = (typeof IDEA_SORTS)[number];

/**
 * What is looked for: the beginning of a reference, or a query of words for `to_tsquery('simple', …)`; null where no
 * word was left of what somebody typed, which nothing fits.
 */
export type LookedFor = { readonly reference: string } | { readonly query: string | null };

/** The beginning of a reference, where somebody typed one: `isv-2026`. Full text reads its numbers as negative ones. */
export const referenceTyped = (q: string): string | undefined =>
  /^[a-z]{2,6}-\d/i.test(q) ? q.toUpperCase() : undefined;

/** Which ideas, and in which order. Persons are named by their ids. */
export type IdeaFilter = {
  readonly lookedFor?: LookedFor | undefined;
  readonly stage: StageChoice;
  readonly clock?: ClockChoice | undefined;
  /** `duty`: new ones that nobody's names stand on; `body`: those that a body decides; else an owner of the next step. */
  readonly whose?: string | undefined;
  /** The clinician or the manager. */
  readonly lead?: string | undefined;
  /** The profession of whoever raised it, kept names left out: a profession of one would give the name away. */
  readonly role?: string | undefined;
  readonly phase?: Phase | undefined;
  readonly fifth?: number | undefined;
  readonly condition?: string | undefined;
  /** The key of the body that decides. */
  readonly route?: string | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** Raised by, led by or with this person. */
  readonly mine?: string | undefined;
  readonly watched?: string | undefined;
  /** Only those on which anybody may comment today. */
  readonly commentsOpen?: boolean | undefined;
  /** Only those that the public may read. */
  readonly publicOnly: boolean;
};

/** Asked for words, an idea that is over is looked for too; else only what is worked on. */
export const stageUnlessSaid = (q: string | undefined): StageChoice => (q ? 'all' : 'open');
