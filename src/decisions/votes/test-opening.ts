import { valueOrThrow } from '../../shared/result.ts';
import type { AbstentionRule, Majority, StandingOrders } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { wholeVotes } from './casting-rules.ts';
import type { Candidate, Choice, FrozenVote } from './frozen-rules.ts';
import { entitledFor, type Opening } from './opening-rules.ts';
import { type Tally, tallyVote } from './tally-rules.ts';

export const ORDERS = STARTING_ORDERS['governing-body'];

export const MEMBERS = STARTING_ORDERS.members;

export const people = (count: number, weight = 1): readonly Candidate[] =>
  Array.from({ length: count }, (_, n) => ({ voter: `p${n}`, by: `p${n}`, weight, isHere: true }));

export const opening = (more: Partial<Opening> = {}): Opening => ({
  key: 'VOTE-2026-007',
  question: 'That the group buys heart scans that GPs can book directly',
  method: 'roll-call',
  place: 'item',
  itemKind: 'ordinary',
  orders: ORDERS,
  candidates: people(9),
  delegations: [],
  rulings: new Map(),
  chair: 'p0',
  opensAt: '2026-06-09T13:39:00.000Z',
  closesAt: null,
  ...more,
});

export const opened = (more: Partial<Opening> = {}): FrozenVote => valueOrThrow(entitledFor(opening(more)));

/** `fffffffaa`: for, against and `-` abstaining, by the first voters in their order. */
export const ballots = ({ voters }: FrozenVote, said: string) =>
  [...said].map((letter, n) => {
    const { voter, weight } = voters[n] ?? { voter: '', weight: 0 };
    return { voter, votes: wholeVotes(choiceOf(letter), weight) };
  });

export const choiceOf = (letter: string): Choice =>
  letter === 'f' ? 'for' : letter === 'a' ? 'against' : 'abstain';

export const secret = (said: string) =>
  [...said].map((letter, n) => ({ code: `c${n}`, votes: wholeVotes(choiceOf(letter), 1) }));

export const tallied = (said: string, more: Partial<Opening> = {}, casting?: 'for' | 'against'): Tally => {
  const frozen = opened(more);
  return tallyVote(frozen, ballots(frozen, said), casting);
};

export const ruledBy = (majority: Majority, abstentions: AbstentionRule = 'not-counted'): StandingOrders => ({
  ...ORDERS,
  majorities: [{ kind: 'ordinary', label: 'Ordinary items', majority }],
  abstentions,
});
