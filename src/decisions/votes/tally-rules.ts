import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import { leastOf } from '../orders/orders-rules.ts';
import { abstentionWords, isOfVotesCast, shareWords } from '../orders/words-rules.ts';
import { sumOf, whyNotBallot } from './casting-rules.ts';
import type { FrozenVote, FrozenVoter, Votes } from './frozen-rules.ts';

export type { Choice, FrozenVote } from './frozen-rules.ts';

/** A ballot with its name. */
export type NamedBallot = { readonly voter: string; readonly votes: Votes };
/** A ballot of a secret vote: a code, and as many votes as five or more voters have. */
export type SecretBallot = { readonly code: string; readonly votes: Votes };
/** Hands, counted by the chair. */
export type CountedHands = { readonly hands: Votes };

/** All that was cast: hands where they were counted, codes where it was secret, else names. */
export type Cast = readonly NamedBallot[] | readonly SecretBallot[] | CountedHands;

export type VoteOutcome = 'carried' | 'lost' | 'tied';

export type Tally = {
  /** Tied only while a casting vote can still decide it. */
  readonly outcome: VoteOutcome;
  readonly votes: Votes;
  /** How many voted, of how many voters. Hands are counted as voters. */
  readonly voted: number;
  readonly voters: number;
  /** Votes of those here at the opening, and all that there are. */
  readonly present: number;
  readonly entitled: number;
  /** What the share was of, and how many of it had to be for. Nought and nought in a vote by consent. */
  readonly whole: number;
  readonly needed: number;
  readonly decidedBy: 'nobody-voted' | 'consent' | 'majority' | 'casting-vote';
  readonly casting: { readonly by: string; readonly choice: 'for' | 'against' } | null;
  /** Its numbers would tell how somebody voted in secret. See `isSafeToPublish`. */
  readonly isTelling: boolean;
  /** The sum and the rule that decided, in words: "Carried: 8 for, 1 against, 0 abstained. …" */
  readonly sentence: string;
};

const NO_VOTES: Votes = { for: 0, against: 0, abstain: 0 };
const added = (one: Votes, other: Votes): Votes => ({
  for: one.for + other.for,
  against: one.against + other.against,
  abstain: one.abstain + other.abstain,
});

const weightOfAll = (voters: readonly FrozenVoter[]): number =>
  voters.reduce((sum, { weight }) => sum + weight, 0);

const isHands = (cast: Cast): cast is CountedHands => 'hands' in cast;

/** Throws on ballots that should never have been taken: that is a fault, and no person’s. */
const checkNamed = (frozen: FrozenVote, ballots: readonly NamedBallot[]): void => {
  const byVoter = new Map(frozen.voters.map((one) => [one.voter, one]));
  const seen = new Set<string>();
  for (const { voter, votes } of ballots) {
    const found = byVoter.get(voter);
    if (!found) throw new RangeError(`${voter} has no vote and has cast one`);
    if (seen.has(voter)) throw new RangeError(`${voter} has cast two votes`);
    if (whyNotBallot(frozen, found.weight, votes))
      throw new RangeError(`the votes of ${voter} do not add up`);
    seen.add(voter);
  }
};

const checkSecret = (frozen: FrozenVote, ballots: readonly SecretBallot[]): void => {
  if (new Set(ballots.map(({ code }) => code)).size !== ballots.length)
    throw new RangeError('two ballots have one code');
  const left = new Map<number, number>();
  for (const { weight } of frozen.voters) left.set(weight, (left.get(weight) ?? 0) + 1);
  for (const { code, votes } of ballots) {
    const weight = sumOf(votes);
    const count = left.get(weight) ?? 0;
    if (count === 0) throw new RangeError(`ballot ${code} is one more than there are voters of its weight`);
    if (whyNotBallot(frozen, weight, votes))
      throw new RangeError(`the votes of ballot ${code} do not add up`);
    left.set(weight, count - 1);
  }
};

const checkHands = ({ voters }: FrozenVote, { hands }: CountedHands): void => {
  const parts = [hands.for, hands.against, hands.abstain];
  const most = weightOfAll(voters.filter(({ isPresent }) => isPresent));
  if (!parts.every((part) => Number.isSafeInteger(part) && part >= 0) || sumOf(hands) > most)
    throw new RangeError('more hands than voters here');
};

/** Ballots of one weight that are fewer than five, or all alike, tell how each of their voters voted. */
const tells = (ballots: readonly SecretBallot[]): boolean => {
  const weights = new Set(ballots.map(({ votes }) => sumOf(votes)));
  return (
    ballots.length === 0 ||
    [...weights].some((weight) => {
      const alike = ballots.filter(({ votes }) => sumOf(votes) === weight);
      const ways = new Set(alike.map(({ votes }) => `${votes.for} ${votes.against} ${votes.abstain}`));
      return alike.length < LEAST_SHOWN || ways.size === 1;
    })
  );
};

type Sum = { readonly whole: number; readonly needed: number };
const MORE_THAN_HALF = { part: 1, whole: 2, reach: 'more-than' } as const;

/** What the share of a majority is of, and how many votes for make it up. */
const sumFor = (
  { majority, abstentions }: FrozenVote,
  votes: Votes,
  { present, entitled }: { readonly present: number; readonly entitled: number },
): Sum => {
  const cast = abstentions === 'not-counted' ? votes.for + votes.against : sumOf(votes);
  switch (majority.kind) {
    case 'consent':
      return { whole: 0, needed: 0 };
    case 'simple':
      return { whole: cast, needed: leastOf(MORE_THAN_HALF, cast) };
    case 'absolute':
      return { whole: entitled, needed: leastOf(MORE_THAN_HALF, entitled) };
    case 'special': {
      const whole = { cast, present, entitled }[majority.of];
      return { whole, needed: leastOf(majority.share, whole) };
    }
  }
};

/** As many for as against, by what the rule takes abstentions for; where nobody voted nothing is tied. */
const isTied = ({ majority, abstentions }: FrozenVote, votes: Votes): boolean => {
  if (majority.kind !== 'simple' || votes.for === 0) return false;
  if (abstentions === 'as-against') return votes.for === votes.against + votes.abstain;
  // With abstentions in the whole one vote more for is still not more than half of it.
  return votes.for === votes.against && (abstentions === 'not-counted' || votes.abstain === 0);
};

const WHOLE_WORDS = { cast: 'votes cast', present: 'votes here', entitled: 'votes that there are' } as const;

const neededWords = ({ majority, abstentions }: FrozenVote, { whole, needed }: Sum): string => {
  if (majority.kind === 'consent') return 'Nobody may object.';
  const of = majority.kind === 'special' ? majority.of : majority.kind === 'simple' ? 'cast' : 'entitled';
  const share = majority.kind === 'special' ? shareWords(majority.share) : 'more than half';
  const counted = isOfVotesCast(majority) ? `; ${abstentionWords(abstentions)}` : '';
  const [most, all] = [needed, whole].map((count) => count.toLocaleString('en-GB'));
  return `${most} of the ${all} ${WHOLE_WORDS[of]} had to be for: ${share}${counted}.`;
};

const OUTCOMES: Readonly<Record<VoteOutcome, string>> = { carried: 'Carried', lost: 'Lost', tied: 'Tied' };
/** `Carried`. */
export const outcomeWords = (outcome: VoteOutcome): string => OUTCOMES[outcome];

/** `8 for, 1 against, 0 abstained`. */
export const sumWords = (votes: Votes): string => {
  const [yes, no, neither] = [votes.for, votes.against, votes.abstain].map((count) =>
    count.toLocaleString('en-GB'),
  );
  return `${yes} for, ${no} against, ${neither} abstained`;
};

type Decided = Pick<Tally, 'outcome' | 'decidedBy' | 'casting'>;
const decidedOf = (
  frozen: FrozenVote,
  votes: Votes,
  { needed }: Sum,
  casting: 'for' | 'against' | undefined,
): Decided => {
  const plain = { casting: null } as const;
  if (frozen.majority.kind === 'consent')
    return { ...plain, outcome: votes.against === 0 ? 'carried' : 'lost', decidedBy: 'consent' };
  if (sumOf(votes) === 0) return { ...plain, outcome: 'lost', decidedBy: 'nobody-voted' };
  if (isTied(frozen, votes) && frozen.casting !== null)
    return casting === undefined
      ? { ...plain, outcome: 'tied', decidedBy: 'majority' }
      : {
          outcome: casting === 'for' ? 'carried' : 'lost',
          decidedBy: 'casting-vote',
          casting: { by: frozen.casting, choice: casting },
        };
  const isCarried = votes.for > 0 && votes.for >= needed;
  return { ...plain, outcome: isCarried ? 'carried' : 'lost', decidedBy: 'majority' };
};

const DECIDED_WORDS: Readonly<Record<Tally['decidedBy'], string>> = {
  'nobody-voted': ' Nobody voted.',
  consent: '',
  majority: '',
  'casting-vote': ' It was tied, and the casting vote decided.',
};

/**
 * The count of a vote by its frozen rule, exact: votes are whole numbers, shares are compared without rounding. A tie
 * under a simple majority waits for the casting vote where somebody has one, and is lost where nobody has. Throws on
 * ballots that should not be there (no vote, two votes, more than a voter has), and on a casting vote without a tie.
 */
export const tallyVote = (frozen: FrozenVote, cast: Cast, casting?: 'for' | 'against'): Tally => {
  const { voters } = frozen;
  const isSecret = frozen.method === 'secret';
  if (isHands(cast)) checkHands(frozen, cast);
  else if (isSecret) checkSecret(frozen, cast as readonly SecretBallot[]);
  else checkNamed(frozen, cast as readonly NamedBallot[]);
  const votes = isHands(cast)
    ? added(NO_VOTES, cast.hands)
    : (cast as readonly { readonly votes: Votes }[]).reduce((sum, one) => added(sum, one.votes), NO_VOTES);
  const present = weightOfAll(voters.filter(({ isPresent }) => isPresent));
  const entitled = weightOfAll(voters);
  const sum = sumFor(frozen, votes, { present, entitled });
  const decided = decidedOf(frozen, votes, sum, casting);
  if (casting !== undefined && decided.decidedBy !== 'casting-vote')
    throw new RangeError('a casting vote decides a tie, and there is none, or nobody has one');
  const tied =
    decided.outcome === 'tied'
      ? ' Whoever is in the chair has a second vote.'
      : DECIDED_WORDS[decided.decidedBy];
  return {
    ...decided,
    ...sum,
    votes,
    voted: isHands(cast) ? sumOf(cast.hands) : cast.length,
    voters: voters.length,
    present,
    entitled,
    isTelling: isSecret && (isHands(cast) || tells(cast as readonly SecretBallot[])),
    sentence:
      frozen.majority.kind === 'consent' && sumOf(votes) === 0 && decided.outcome === 'carried'
        ? 'Carried by consent: nobody objected.'
        : `${OUTCOMES[decided.outcome]}: ${sumWords(votes)}. ${neededWords(frozen, sum)}${tied}`,
  };
};

/**
 * Whether the numbers of a vote may be shown: in a secret one not when all of one weight voted alike, or fewer than
 * five did. Then it is told as carried or lost only, its ballots are not published, and the turnout is.
 */
export const isSafeToPublish = ({ isTelling }: Pick<Tally, 'isTelling'>): boolean => !isTelling;

/** A count as it is published: its sentence, or the outcome alone where more would tell how somebody voted. */
export const publishedWords = (tally: Tally): string =>
  isSafeToPublish(tally)
    ? tally.sentence
    : `${OUTCOMES[tally.outcome]}. The numbers are not shown: they would tell how somebody voted.`;
