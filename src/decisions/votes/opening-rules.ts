import { ok, type Result, refuse } from '../../shared/result.ts';
import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import { mayDo } from '../interests/rulings-rules.ts';
import { type Majority, majorityOf, type StandingOrders } from '../orders/orders-rules.ts';
import { ruleWords } from '../orders/words-rules.ts';
import type { RulingsOnItem } from '../quorum/quorum-rules.ts';
import { delegationsOf } from './delegation-rules.ts';
import type {
  Candidate,
  Delegation,
  Excluded,
  FrozenVote,
  FrozenVoter,
  VoteMethod,
  VotePlace,
} from './frozen-rules.ts';

/** All that a vote is opened with. */
export type Opening = {
  readonly key: string;
  readonly question: string;
  readonly method: VoteMethod;
  readonly place: VotePlace;
  /** Kind of item, whose majority holds. */
  readonly itemKind: string;
  readonly orders: StandingOrders;
  readonly candidates: readonly Candidate[];
  /** In the order in which they were given. */
  readonly delegations: readonly Delegation[];
  readonly rulings: RulingsOnItem;
  /** Id of whoever is in the chair; null where nobody is. */
  readonly chair: string | null;
  /** Instants as `toISOString` writes them. */
  readonly opensAt: string;
  readonly closesAt: string | null;
};

export type OpeningRefusal =
  /** Nobody is left who may vote. */
  | { readonly kind: 'vote-nobody' }
  /** The orders know no resolution in writing, or no urgent decision. */
  | { readonly kind: 'vote-not-in-orders'; readonly field: 'place'; readonly place: VotePlace }
  /** Consent carries only what a simple majority would. */
  | { readonly kind: 'vote-needs-count'; readonly field: 'method' }
  /** A hand is one vote, so weights need a roll call or ballots. */
  | { readonly kind: 'vote-hands-weighted'; readonly field: 'method' }
  /** A weight that fewer than five voters share would tell whose ballot it is. */
  | { readonly kind: 'vote-weights-tell'; readonly field: 'method'; readonly weights: readonly number[] };

const ALL_OF_THEM: Majority = {
  kind: 'special',
  share: { part: 1, whole: 1, reach: 'at-least' },
  of: 'entitled',
};

const majorityFor = ({ method, place, itemKind, orders }: Opening): Result<Majority, OpeningRefusal> => {
  if (place === 'written' && !orders.written)
    return refuse({ kind: 'vote-not-in-orders', field: 'place', place });
  if (place === 'urgent' && !orders.urgent)
    return refuse({ kind: 'vote-not-in-orders', field: 'place', place });
  // Those who decide between meetings stand in for all the others, so they decide together or not at all.
  if (place === 'urgent') return ok(ALL_OF_THEM);
  const majority =
    place === 'written' && orders.written ? orders.written.majority : majorityOf(orders, itemKind);
  if (method !== 'consent') return ok(majority);
  return majority.kind === 'simple' || majority.kind === 'consent'
    ? ok({ kind: 'consent' })
    : refuse({ kind: 'vote-needs-count', field: 'method' });
};

/** Weights that fewer than five voters share, smallest first: in a secret vote each would point at its voters. */
export const tellingWeights = (voters: readonly { readonly weight: number }[]): readonly number[] => {
  const sharing = new Map<number, number>();
  for (const { weight } of voters) sharing.set(weight, (sharing.get(weight) ?? 0) + 1);
  const several = sharing.size > 1;
  return [...sharing]
    .filter(([, count]) => several && count < LEAST_SHOWN)
    .map(([weight]) => weight)
    .sort((a, b) => a - b);
};

/** Faults of a caller: two of one voter, a weight that is no whole number from 1 on. */
const checkCandidates = (candidates: readonly Candidate[]): void => {
  if (new Set(candidates.map(({ voter }) => voter)).size !== candidates.length)
    throw new RangeError('a voter is on the list twice');
  const bad = candidates.find(({ weight }) => !Number.isSafeInteger(weight) || weight < 1);
  if (bad) throw new RangeError(`${bad.weight} is no number of votes`);
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) deepFreeze(one);
  }
  return value;
};

/**
 * A vote as it stands at its opening: who has a vote and of what weight, who casts it, who is kept out by a ruling,
 * which delegations lapse, and the rule. What is answered can be changed by nobody, and shares nothing with what it
 * was made of. Throws on a list with a voter twice or a weight that is no number of votes.
 */
export const entitledFor = (opening: Opening): Result<FrozenVote, OpeningRefusal> => {
  const { key, question, method, place, orders, candidates, delegations, rulings } = opening;
  checkCandidates(candidates);
  const majority = majorityFor(opening);
  if (!majority.ok) return majority;
  const mayVote = ({ by }: Candidate) => mayDo(rulings.get(by)).vote;
  const { effective, lapsed } = delegationsOf(delegations, {
    proxies: orders.proxies,
    candidates,
    rulings,
    place,
  });
  const byVoter = new Map(candidates.map((one) => [one.voter, one]));
  const isHere = (voter: string) => place !== 'item' || (byVoter.get(voter)?.isHere ?? false);
  const voters = candidates.filter(mayVote).map(({ voter, by, weight }): FrozenVoter => {
    const given = effective.get(voter);
    const holder = given ? byVoter.get(given.holder) : undefined;
    return {
      voter,
      weight,
      castBy: holder?.by ?? by,
      through: given ? [...given.through] : [],
      isPresent: isHere(holder?.voter ?? voter),
    };
  });
  if (voters.length === 0) return refuse({ kind: 'vote-nobody' });
  const weights = method === 'secret' ? tellingWeights(voters) : [];
  if (weights.length > 0) return refuse({ kind: 'vote-weights-tell', field: 'method', weights });
  if ((method === 'hands' || method === 'consent') && voters.some(({ weight }) => weight > 1))
    return refuse({ kind: 'vote-hands-weighted', field: 'method' });
  const chair = candidates.find(({ by }) => by === opening.chair);
  const castingVote = orders.castingVote && chair !== undefined && mayVote(chair);
  return ok(
    deepFreeze({
      key,
      question,
      method,
      place,
      orders: orders.key,
      majority: structuredClone(majority.value),
      abstentions: orders.abstentions,
      casting: castingVote && majority.value.kind === 'simple' ? chair.by : null,
      splitVotes: orders.splitVotes,
      rule: ruleWords({ majority: majority.value, abstentions: orders.abstentions, castingVote }),
      opensAt: opening.opensAt,
      closesAt: opening.closesAt,
      voters,
      excluded: candidates
        .filter((one) => !mayVote(one))
        .map(
          ({ voter, by, weight }): Excluded => ({
            voter,
            by,
            weight,
            ruling: rulings.get(by) ?? 'not-ruled',
          }),
        ),
      lapsed: lapsed.map((one) => ({ ...one })),
    }),
  );
};
