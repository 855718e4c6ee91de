import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import { wilsonLimits } from '../../shared/statistics/index.ts';

export const STANCES = ['agree', 'disagree', 'pass'] as const;
export type Stance = (typeof STANCES)[number];

/** What a person said to one statement; in the order in which it was said. A later one takes the place of an earlier. */
export type Vote = {
  readonly statement: string;
  readonly person: string;
  /** Whom they stand among: `GPs`, `Hospital doctors`. */
  readonly camp: string;
  readonly stance: Stance;
  /** Their own words, if they gave any. */
  readonly words: string;
};

export type Count = Readonly<Record<Stance, number>> & { readonly of: number };

export type CampCount = Count & {
  readonly camp: string;
  /** The camps it is made of, when each alone would be too small to show. */
  readonly joined: readonly string[];
};

export type StatementCount = Count & {
  readonly statement: string;
  readonly camps: readonly CampCount[];
  /** Two camps that stand on different sides, beyond chance; undefined when none do. */
  readonly differ: readonly [CampCount, CampCount] | undefined;
};

const countOf = (votes: readonly Vote[]): Count => {
  const of = (stance: Stance) => votes.filter((vote) => vote.stance === stance).length;
  return { agree: of('agree'), disagree: of('disagree'), pass: of('pass'), of: votes.length };
};

/** What each person last said to each statement. */
const lastVotes = (votes: readonly Vote[]): readonly Vote[] => [
  ...new Map(votes.map((vote) => [JSON.stringify([vote.statement, vote.person]), vote])).values(),
];

/**
 * Counts by camp. A camp of fewer than five is joined with the others that are, and if these are still fewer than five,
 * with the smallest that is not, so that nobody’s answer can be read off or got by subtraction.
 */
const byCamp = (votes: readonly Vote[]): readonly CampCount[] => {
  const camps = [...new Set(votes.map(({ camp }) => camp))]
    .map((camp) => ({ joined: [camp], votes: votes.filter((vote) => vote.camp === camp) }))
    .sort((a, b) => b.votes.length - a.votes.length || (a.joined.join() < b.joined.join() ? -1 : 1));
  const large = camps.filter((camp) => camp.votes.length >= LEAST_SHOWN);
  const rest = camps.slice(large.length);
  while (rest.length > 0 && rest.reduce((sum, camp) => sum + camp.votes.length, 0) < LEAST_SHOWN) {
    const smallest = large.pop();
    if (!smallest) break;
    rest.unshift(smallest);
  }
  const others = { joined: rest.flatMap(({ joined }) => joined), votes: rest.flatMap((camp) => camp.votes) };
  const shown = others.votes.length >= LEAST_SHOWN ? [...large, others] : large;
  return shown.map(({ joined, votes: own }) => ({
    camp: joined.length === 1 ? (joined[0] ?? '') : 'Others',
    joined,
    ...countOf(own),
  }));
};

/**
 * Two camps of which more than half of one agrees and less than half of the other, when chance does not explain it:
 * Wilson’s 95% limits of their shares do not meet. The pair that is furthest apart. Source: need N25, and N11 for
 * what is within chance. Camps that were joined for being small are no camp.
 */
const campsDiffer = (camps: readonly CampCount[]): readonly [CampCount, CampCount] | undefined => {
  const sorted = camps
    .filter(({ joined }) => joined.length === 1)
    .map((camp) => ({ camp, share: camp.agree / camp.of, limits: wilsonLimits(camp.agree, camp.of) }))
    .sort((a, b) => b.share - a.share);
  const [most, least] = [sorted[0], sorted.at(-1)];
  return most && least && most.share > 0.5 && least.share < 0.5 && most.limits.lower > least.limits.upper
    ? [most.camp, least.camp]
    : undefined;
};

/** Each statement with its counts in all and by camp, in the order given. One without a vote has noughts. */
export const countStatements = (
  statements: readonly string[],
  votes: readonly Vote[],
): readonly StatementCount[] => {
  const last = lastVotes(votes);
  return statements.map((statement) => {
    const own = last.filter((vote) => vote.statement === statement);
    const camps = byCamp(own);
    return { statement, ...countOf(own), camps, differ: campsDiffer(camps) };
  });
};

/** How many people have said something to at least one statement. */
export const peopleHeard = (votes: readonly Vote[]): number =>
  new Set(votes.map(({ person }) => person)).size;

/** All who in the end disagree and said why, in the order in which they said it: kept, and shown as they wrote it. */
export const dissentOf = (votes: readonly Vote[]): readonly Vote[] => {
  const last = new Set(lastVotes(votes));
  return votes.filter((vote) => last.has(vote) && vote.stance === 'disagree' && vote.words.trim() !== '');
};

export type Movement = {
  readonly statement: string;
  readonly from: Stance;
  readonly to: Stance;
  readonly people: number;
};

/** How many ended elsewhere than they began, by statement: what agreement was worked for. */
export const movements = (votes: readonly Vote[]): readonly Movement[] => {
  const found = new Map<string, Movement>();
  for (const last of lastVotes(votes)) {
    const first = votes.find(
      ({ person, statement }) => person === last.person && statement === last.statement,
    );
    if (!first || first.stance === last.stance) continue;
    const key = JSON.stringify([last.statement, first.stance, last.stance]);
    const people = (found.get(key)?.people ?? 0) + 1;
    found.set(key, { statement: last.statement, from: first.stance, to: last.stance, people });
  }
  return [...found.values()];
};
