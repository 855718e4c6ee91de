/** How a gap stands. Nothing is deleted, and from every state there is a way on. */
export const GAP_STATUSES = ['recorded', 'taken-up', 'closed', 'merged'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

export const CLOSED_BECAUSE = ['met', 'not-a-gap', 'not-pursued'] as const;
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];

/** What can be done to how a gap stands. */
export const GAP_MOVES = ['take-up', 'go-on', 'give-back', 'close', 'reopen', 'merge', 'part'] as const;
export type GapMove = (typeof GAP_MOVES)[number];

type MoveRule = {
  readonly from: readonly GapStatus[];
  readonly to: GapStatus;
  /** What must be said with it. */
  readonly needs: readonly ('because' | 'note' | 'into' | 'owner')[];
};

/** The whole table: which move leads from where to where, and what it asks for. */
export const MOVES: Readonly<Record<GapMove, MoveRule>> = {
  'take-up': { from: ['recorded'], to: 'taken-up', needs: ['owner'] },
  'go-on': { from: ['taken-up'], to: 'taken-up', needs: ['note'] },
  'give-back': { from: ['taken-up'], to: 'recorded', needs: ['note'] },
  close: { from: ['recorded', 'taken-up'], to: 'closed', needs: ['because', 'note'] },
  reopen: { from: ['closed'], to: 'recorded', needs: ['note'] },
  merge: { from: ['recorded', 'taken-up'], to: 'merged', needs: ['into'] },
  part: { from: ['merged'], to: 'recorded', needs: ['note'] },
};

/** What can be done to a gap that stands so. */
export const movesFrom = (status: GapStatus): GapMove[] =>
  GAP_MOVES.filter((move) => MOVES[move].from.includes(status));

/** An owner is given to a gap that is open; a closed or merged one is opened first. */
export const isOpen = (status: GapStatus): boolean => status === 'recorded' || status === 'taken-up';

export type MergeTarget = {
  readonly reference: string;
  readonly status: GapStatus;
  readonly mergedInto: string | null;
};

/**
 * Why a gap cannot be merged into another; undefined when it can. A gap is merged only into one that is open, so
 * into one that leads nowhere itself: a circle cannot come about, however often gaps are merged and parted.
 */
export const whyNotMerge = (reference: string, into: MergeTarget) => {
  if (reference === into.reference) return { kind: 'gap-into-itself', field: 'into' } as const;
  if (into.mergedInto !== null)
    return {
      kind: 'gap-into-merged',
      field: 'into',
      into: into.reference,
      instead: into.mergedInto,
    } as const;
  if (!isOpen(into.status)) return { kind: 'gap-into-closed', field: 'into', into: into.reference } as const;
  return undefined;
};

export type People = {
  readonly people?: number | undefined;
  readonly peopleLower?: number | undefined;
  readonly peopleUpper?: number | undefined;
  readonly peopleWords?: string | undefined;
};

/** Why a number of people affected cannot be kept. Counts of one to four are kept for nobody. */
export const whyNotPeople = ({ people, peopleLower, peopleUpper, peopleWords }: People) => {
  if (people === undefined)
    return peopleLower === undefined && peopleUpper === undefined
      ? undefined
      : ({ kind: 'people-limits', field: 'peopleLower' } as const);
  if (people > 0 && people < 5) return { kind: 'people-too-few', field: 'people' } as const;
  const held =
    (peopleLower === undefined || peopleLower <= people) &&
    (peopleUpper === undefined || peopleUpper >= people);
  if (!held) return { kind: 'people-limits', field: 'peopleLower' } as const;
  return peopleWords ? undefined : ({ kind: 'people-without-words', field: 'peopleWords' } as const);
};

/** After so many days without a change of how it stands, its owner is asked to say how it goes. */
export const QUIET_DAYS = 90;
/** For so many days a gap may be without an owner before leaders are late. */
export const OWNERLESS_DAYS = 14;

/** `GP partner` of `GP partner, Bellpit`: the role as the public reads it, without its place. */
export const roleOnly = (standing: string): string => standing.split(',')[0]?.trim() || 'Member';

const WORDS: Readonly<Record<GapStatus, string>> = {
  recorded: 'Recorded',
  'taken-up': 'Taken up',
  closed: 'Closed',
  merged: 'Merged',
};
export const statusWords = (status: GapStatus): string => WORDS[status];

const BECAUSE: Readonly<Record<ClosedBecause, string>> = {
  met: 'the need is met',
  'not-a-gap': 'it is no gap',
  'not-pursued': 'it is not pursued',
};
export const becauseWords = (because: ClosedBecause): string => BECAUSE[because];

const DONE: Readonly<Record<GapMove, string>> = {
  'take-up': 'taken up',
  'go-on': 'gone on with',
  'give-back': 'given back',
  close: 'closed',
  reopen: 'opened again',
  merge: 'merged',
  part: 'parted from another',
};
/** `closed`: what a move does to a gap, as a participle. */
export const moveWords = (move: GapMove): string => DONE[move];

/** How a gap stands, in a few words: `Closed: the need is met`. */
export const standsWords = (gap: {
  readonly status: GapStatus;
  readonly closedBecause: ClosedBecause | null;
  readonly mergedInto: string | null;
}): string =>
  gap.status === 'closed' && gap.closedBecause
    ? `Closed: ${becauseWords(gap.closedBecause)}`
    : gap.status === 'merged'
      ? `Merged into ${gap.mergedInto}`
      : statusWords(gap.status);
