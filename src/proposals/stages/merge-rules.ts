import { isStage, type State } from './table-rules.ts';

/** What must be known of the proposal that another is to join. */
export type MergeTarget = {
  readonly reference: string;
  readonly state: State;
  readonly mergedInto: string | null;
};

export type MergeRefusal =
  | { readonly kind: 'proposal-into-itself'; readonly field: 'into' }
  | {
      readonly kind: 'proposal-into-merged';
      readonly field: 'into';
      readonly into: string;
      readonly instead: string;
    }
  | { readonly kind: 'proposal-into-closed'; readonly field: 'into'; readonly into: string };

/**
 * Why a proposal cannot join another; undefined when it can. It joins only one that is on the line or paused, so one
 * that leads nowhere itself: a circle cannot come about, however often proposals are joined and parted.
 */
export const whyNotMergeInto = (reference: string, into: MergeTarget): MergeRefusal | undefined => {
  if (into.reference === reference) return { kind: 'proposal-into-itself', field: 'into' };
  if (into.mergedInto !== null)
    return {
      kind: 'proposal-into-merged',
      field: 'into',
      into: into.reference,
      instead: into.mergedInto,
    };
  if (!isStage(into.state) && into.state !== 'paused')
    return { kind: 'proposal-into-closed', field: 'into', into: into.reference };
  return undefined;
};

/**
 * The proposal in which a merged one goes on: the end of the chain of joinings. `joined` answers with what one
 * joined, null at the end. Throws on a circle, which `whyNotMergeInto` does not let come about.
 */
export const goesOnIn = (reference: string, joined: (reference: string) => string | null): string => {
  const seen = new Set<string>();
  let at = reference;
  for (let into = joined(at); into !== null; into = joined(at)) {
    if (seen.has(at)) throw new Error(`joined in a circle: ${[...seen, at].join(', ')}`);
    seen.add(at);
    at = into;
  }
  return at;
};

/** What people did to a proposal: each thing by its id, each supporter and watcher by theirs. */
export type Gathering = {
  readonly reference: string;
  readonly supporters: readonly string[];
  readonly otherwise: readonly string[];
  readonly watchers: readonly string[];
  readonly comments: readonly string[];
  readonly files: readonly string[];
};

/** What one person did, and to which of the joined proposals. */
export type Gathered = {
  readonly people: readonly {
    readonly person: string;
    readonly supports: readonly string[];
    readonly otherwise: readonly string[];
    readonly watches: readonly string[];
  }[];
  readonly comments: readonly { readonly id: string; readonly from: string }[];
  readonly files: readonly { readonly id: string; readonly from: string }[];
  /** Each person once: for it, and seeing it otherwise. Who said both is in both. */
  readonly supporting: number;
  readonly seeingOtherwise: number;
};

/**
 * What people did to a proposal and to all that joined it: nobody and nothing is lost, each keeps which of them it
 * was about, and a person who supported two of them is counted once.
 */
export const gathered = (all: readonly Gathering[]): Gathered => {
  const ids = [
    ...new Set(
      all.flatMap(({ supporters, otherwise, watchers }) => [...supporters, ...otherwise, ...watchers]),
    ),
  ];
  const where = (person: string, of: 'supporters' | 'otherwise' | 'watchers') =>
    all.filter((one) => one[of].includes(person)).map(({ reference }) => reference);
  const people = ids.map((person) => ({
    person,
    supports: where(person, 'supporters'),
    otherwise: where(person, 'otherwise'),
    watches: where(person, 'watchers'),
  }));
  const things = (of: 'comments' | 'files') =>
    all.flatMap(({ reference, [of]: found }) => found.map((id) => ({ id, from: reference })));
  return {
    people,
    comments: things('comments'),
    files: things('files'),
    supporting: people.filter(({ supports }) => supports.length > 0).length,
    seeingOtherwise: people.filter(({ otherwise }) => otherwise.length > 0).length,
  };
};
