/**
 * What the chair can rule on an interest that touches an item, mildest first. Source of the first three: a
 * commissioning group’s policy on conflicts (DOMAIN A4, P13); the fourth is unverified.
 */
export const RULINGS = ['note', 'speak-not-vote', 'leave', 'no-papers'] as const;
export type Ruling = (typeof RULINGS)[number];

/** A match on which nobody has ruled yet. */
export type RulingState = Ruling | 'not-ruled';

/** What a person may do on one item. */
export type Allowed = {
  readonly readPapers: boolean;
  readonly bePresent: boolean;
  readonly speak: boolean;
  readonly vote: boolean;
  readonly countInQuorum: boolean;
};

const ALL: Allowed = { readPapers: true, bePresent: true, speak: true, vote: true, countInQuorum: true };
const NONE: Allowed = {
  readPapers: false,
  bePresent: false,
  speak: false,
  vote: false,
  countInQuorum: false,
};

const MAY: Readonly<Record<RulingState, Allowed>> = {
  note: ALL,
  'speak-not-vote': { ...ALL, vote: false, countInQuorum: false },
  leave: { ...NONE, readPapers: true },
  'no-papers': NONE,
  // Papers that went out cannot be called back, so they wait for the ruling; in the room one may speak to it.
  'not-ruled': { ...NONE, bePresent: true, speak: true },
};

/**
 * What a ruling lets a person do on the item. Without any match all is allowed; with one that waits for its ruling
 * papers wait too, and the person neither votes nor counts. Orders may let somebody who stays count: see
 * `conflictedCount`.
 */
export const mayDo = (ruling: RulingState | undefined): Allowed => (ruling === undefined ? ALL : MAY[ruling]);

const RANK: readonly RulingState[] = ['note', 'speak-not-vote', 'leave', 'not-ruled', 'no-papers'];

/**
 * The ruling that holds for a person with several matches on one item: the strictest. Undefined without any. Who must
 * leave for one match and waits for the ruling on another has no papers meanwhile.
 */
export const strictest = (rulings: readonly RulingState[]): RulingState | undefined =>
  rulings.includes('leave') && rulings.includes('not-ruled')
    ? 'no-papers'
    : [...rulings].sort((a, b) => RANK.indexOf(b) - RANK.indexOf(a))[0];

const WORDS: Readonly<Record<RulingState, readonly [badge: string, sentence: string]>> = {
  note: ['Noted', 'The interest is noted; they take part as usual.'],
  'speak-not-vote': ['Speaks, no vote', 'They stay and speak, but do not vote.'],
  leave: ['Leaves the room', 'They have the papers, but leave the room for this item.'],
  'no-papers': [
    'No papers, leaves the room',
    'They get no papers and leave the room: they see nothing of this item until it is published.',
  ],
  'not-ruled': ['Waits for a ruling', 'Until the chair has ruled, they get no papers and do not vote.'],
};

/** `Speaks, no vote`: for a badge. */
export const rulingBadge = (ruling: RulingState): string => WORDS[ruling][0];
/** What it means, as a sentence. */
export const rulingSentence = (ruling: RulingState): string => WORDS[ruling][1];
