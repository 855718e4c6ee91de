import type { Candidate } from './election-rules.ts';

/** What a person wrote at the candidates: the rank of each, as text or number; empty is not ranked. */
export type RankAnswers = Readonly<Record<string, string | number | undefined | null>>;

/**
 * What keeps ranks from being counted as they stand. `candidate` is the one whose box to look at. One
 * candidate to a rank, from 1 on, none left out: so nobody need guess what a voter meant.
 */
export type BallotFault =
  | { readonly kind: 'nothing-ranked' }
  | { readonly kind: 'unknown-candidate'; readonly candidate: string }
  | { readonly kind: 'no-rank'; readonly candidate: string; readonly written: string }
  | {
      readonly kind: 'rank-repeated';
      readonly candidate: string;
      readonly with: string;
      readonly rank: number;
    }
  | {
      readonly kind: 'rank-skipped';
      readonly candidate: string;
      readonly rank: number;
      readonly missing: number;
    };

type Ranked = { readonly candidate: string; readonly rank: number };

const ranked = (answers: RankAnswers): readonly { candidate: string; written: string; rank: number }[] =>
  Object.entries(answers).flatMap(([candidate, answer]) => {
    const text = String(answer ?? '').trim();
    return text === '' ? [] : [{ candidate, written: text, rank: /^\d{1,6}$/.test(text) ? Number(text) : 0 }];
  });

/** The ids in the order of preference of ranks in which nothing is wrong. */
export const ranksInOrder = (answers: RankAnswers): readonly string[] =>
  [...ranked(answers)].sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);

const repeated = (sorted: readonly Ranked[]): BallotFault[] =>
  sorted.flatMap(({ candidate, rank }, place): BallotFault[] => {
    const before = sorted[place - 1];
    return before?.rank === rank ? [{ kind: 'rank-repeated', candidate, with: before.candidate, rank }] : [];
  });

const skipped = (sorted: readonly Ranked[]): BallotFault[] => {
  const ranks = [...new Set(sorted.map(({ rank }) => rank))];
  const at = ranks.findIndex((rank, place) => rank !== place + 1);
  const first = sorted.find(({ rank }) => rank === ranks[at]);
  return at < 0 || !first ? [] : [{ kind: 'rank-skipped', ...first, missing: at + 1 }];
};

/**
 * Everything that is wrong with the ranks of one ballot, in the order of the ballot paper's boxes; empty when it
 * can be counted. A rank that is none is told before the others, since it may be why they look wrong.
 */
export const whatIsWrongWithBallot = (
  answers: RankAnswers,
  candidates: readonly Candidate[],
): readonly BallotFault[] => {
  const places = new Map(candidates.map(({ id }, place) => [id, place]));
  const given = ranked(answers).map((one) => ({ ...one, place: places.get(one.candidate) }));
  const unknown = given.filter(({ place }) => place === undefined);
  if (unknown.length > 0) return unknown.map(({ candidate }) => ({ kind: 'unknown-candidate', candidate }));
  if (given.length === 0) return [{ kind: 'nothing-ranked' }];
  const inPaperOrder = [...given].sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const none = inPaperOrder.filter(({ rank }) => rank < 1);
  if (none.length > 0) return none.map(({ candidate, written }) => ({ kind: 'no-rank', candidate, written }));
  const sorted = [...inPaperOrder]
    .sort((a, b) => a.rank - b.rank)
    .map(({ candidate, rank }) => ({ candidate, rank }));
  const faults = [...repeated(sorted), ...skipped(sorted)];
  const placeOf = (fault: BallotFault): number =>
    'candidate' in fault ? (places.get(fault.candidate) ?? 0) : 0;
  return faults.sort((a, b) => placeOf(a) - placeOf(b));
};
