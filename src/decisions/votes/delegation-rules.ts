import { mayDo } from '../interests/rulings-rules.ts';
import type { ProxyRule } from '../orders/orders-rules.ts';
import type { RulingsOnItem } from '../quorum/quorum-rules.ts';
import type { Candidate, Delegation, LapsedDelegation, VotePlace, WhyNotDelegate } from './frozen-rules.ts';

/** What must be known to say whether votes can be given away. */
export type DelegationFacts = {
  /** Null where nobody may vote for another. */
  readonly proxies: ProxyRule | null;
  /** Who has a vote. A holder casts their own and those given to them. */
  readonly candidates: readonly Candidate[];
  readonly rulings: RulingsOnItem;
  /** In a meeting a giver who came votes in person, and a holder who did not come casts nothing. */
  readonly place: VotePlace;
};

export type Delegated = {
  /** Those that take effect: to whom each vote goes in the end, and by whom. */
  readonly effective: ReadonlyMap<string, { readonly holder: string; readonly through: readonly string[] }>;
  readonly lapsed: readonly LapsedDelegation[];
};

const isRuledOut = ({ by }: Candidate, rulings: RulingsOnItem): boolean => !mayDo(rulings.get(by)).vote;

/** What is wrong with one delegation by itself, whatever others were given. */
const whyNotAlone = (
  { giver, holder }: Delegation,
  { proxies, candidates, rulings, place }: DelegationFacts,
): WhyNotDelegate | undefined => {
  if (proxies === null) return 'not-allowed';
  if (giver === holder) return 'to-self';
  const [from, to] = [giver, holder].map((voter) => candidates.find((one) => one.voter === voter));
  if (!from) return 'giver-not-entitled';
  if (isRuledOut(from, rulings)) return 'giver-ruled-out';
  if (!to) return 'holder-not-entitled';
  if (isRuledOut(to, rulings)) return 'holder-ruled-out';
  if (place === 'item' && from.isHere) return 'giver-is-here';
  return undefined;
};

/** From a giver along what was given on, to the one who keeps it; undefined when it comes back to where it began. */
const wayFrom = (giver: string, given: ReadonlyMap<string, string>): readonly string[] | undefined => {
  const way = [giver];
  for (let next = given.get(giver); next !== undefined; next = given.get(next)) {
    if (way.includes(next)) return undefined;
    way.push(next);
  }
  return way;
};

/**
 * Which delegations take effect, in the order in which they were given, and why the others do not. One at a time: a
 * circle lapses with the delegation that closes it, and of too many for one holder the later ones lapse. A vote that
 * falls back on its giver is the giver’s own to cast.
 */
export const delegationsOf = (delegations: readonly Delegation[], facts: DelegationFacts): Delegated => {
  const { proxies, candidates, place } = facts;
  const given = new Map<string, string>();
  const lapsed: LapsedDelegation[] = [];
  const holdersOf = (trial: ReadonlyMap<string, string>): ReadonlyMap<string, number> => {
    const held = new Map<string, number>();
    for (const giver of trial.keys()) {
      const end = wayFrom(giver, trial)?.at(-1);
      if (end !== undefined) held.set(end, (held.get(end) ?? 0) + 1);
    }
    return held;
  };
  const whyNotWithOthers = ({ giver, holder }: Delegation): WhyNotDelegate | undefined => {
    if (given.has(giver)) return 'given-twice';
    const trial = new Map([...given, [giver, holder]]);
    if (!wayFrom(giver, trial)) return 'circle';
    const givesOn = given.has(holder) || [...given.values()].includes(giver);
    if (givesOn && !proxies?.passOn) return 'holder-gave-own';
    return [...holdersOf(trial).values()].some((count) => count > (proxies?.mostEach ?? 0))
      ? 'too-many'
      : undefined;
  };
  for (const delegation of delegations) {
    const why = whyNotAlone(delegation, facts) ?? whyNotWithOthers(delegation);
    if (why) lapsed.push({ giver: delegation.giver, holder: delegation.holder, why });
    else given.set(delegation.giver, delegation.holder);
  }
  const isHere = (voter: string): boolean => candidates.find((one) => one.voter === voter)?.isHere ?? false;
  const effective = new Map<string, { holder: string; through: readonly string[] }>();
  for (const [giver, holder] of given) {
    const through = wayFrom(giver, given) ?? [];
    const end = through.at(-1) ?? holder;
    // A proxy who is not there does not count, and so nor does a vote that would have gone on through them.
    if (place === 'item' && !isHere(end)) lapsed.push({ giver, holder, why: 'holder-absent' });
    else effective.set(giver, { holder: end, through });
  }
  return { effective, lapsed };
};

/**
 * Why a vote cannot be given to somebody, said when it is asked and not at the vote; undefined when it takes effect
 * beside those that were given before.
 */
export const whyNotDelegate = (
  asked: Delegation,
  given: readonly Delegation[],
  facts: DelegationFacts,
): WhyNotDelegate | undefined => {
  const { lapsed } = delegationsOf([...given, asked], facts);
  return lapsed.findLast(({ giver, holder }) => giver === asked.giver && holder === asked.holder)?.why;
};

const WHY: Readonly<Record<WhyNotDelegate, string>> = {
  'not-allowed': 'The standing orders let nobody vote for another.',
  'to-self': 'A vote cannot be given to its own voter.',
  circle: 'It would come back to where it began, and nobody would cast it.',
  'giver-not-entitled': 'There is no vote to give: this voter has none here.',
  'giver-ruled-out': 'A ruling on an interest keeps this voter from voting, so there is no vote to give.',
  'giver-is-here': 'The voter came, and votes in person.',
  'given-twice': 'The vote is given to somebody already. Take that back first.',
  'holder-not-entitled': 'Whoever votes for another must have a vote here too.',
  'holder-ruled-out': 'A ruling on an interest keeps the holder from voting. Choose somebody else.',
  'holder-absent': 'The holder is not here, and an absent proxy does not count.',
  'holder-gave-own': 'A vote that was given cannot be passed on, by these standing orders.',
  'too-many': 'The holder has as many votes of others as the standing orders let one person have.',
};
/** Why a delegation does not take effect, as giver and holder are told. */
export const whyNotDelegateWords = (why: WhyNotDelegate): string => WHY[why];
