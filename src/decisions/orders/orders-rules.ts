import type { CalendarDate } from '../../shared/dates.ts';
import type { SeatKind } from '../bodies/seats-rules.ts';
import { inForceOn, whichOverlap } from '../dated-rules.ts';

/** An exact share: 2 of 3, 75 of 100. Never a decimal, which would round. */
export type Fraction = { readonly part: number; readonly whole: number };

/** A share that is enough when reached, or only when passed: `at least two thirds`, `more than half`. */
export type Share = Fraction & { readonly reach: 'at-least' | 'more-than' };

/** Seats that must be held by somebody who counts: any of these kinds will do. */
export type RequiredRole = { readonly anyOf: readonly SeatKind[]; readonly atLeast: number };

export type QuorumRule = {
  /** So many members who vote; null where only the share is asked for. When both are set, both are needed. */
  readonly members: number | null;
  /** Such a share of those who vote; null where only the number is asked for. */
  readonly share: Share | null;
  /** Whether a vacant seat is part of what the share is of. */
  readonly vacantSeats: 'count' | 'do-not-count';
  readonly roles: readonly RequiredRole[];
  /** Clinicians who count must outnumber the others who count. */
  readonly clinicalMajority: boolean;
  /** Whether somebody who may stay but not vote counts towards number and roles. Whoever has left never does. */
  readonly conflictedCount: boolean;
  /** Of those who count, so many may vote; null where nothing is asked. Matters only where the conflicted count. */
  readonly leastUnconflicted: number | null;
  /** Whether somebody who joins by video or telephone counts. */
  readonly byVideo: boolean;
  /** When a deputy counts for the seat: never, when the member is away, or also when a ruling keeps the member out. */
  readonly deputies: 'never' | 'when-away' | 'when-away-or-ruled-out';
};

export type Majority =
  /** Nobody objects. */
  | { readonly kind: 'consent' }
  /** More for than against, of the votes cast. */
  | { readonly kind: 'simple' }
  /** More than half of all who are entitled, here or not. */
  | { readonly kind: 'absolute' }
  /** A share of the votes cast, of the votes of those here, or of all who are entitled. */
  | { readonly kind: 'special'; readonly share: Share; readonly of: 'cast' | 'present' | 'entitled' };

/** The majority of a kind of item. The kind `ordinary` is there always, and holds for whatever has none of its own. */
export type ItemMajority = { readonly kind: string; readonly label: string; readonly majority: Majority };

/**
 * What an abstention does: it is no vote cast; it is part of the whole that the share is of, on neither side; it counts
 * as a vote against. It matters where a share is of the votes cast.
 */
export const ABSTENTION_RULES = ['not-counted', 'in-whole', 'as-against'] as const;
export type AbstentionRule = (typeof ABSTENTION_RULES)[number];

export type ProxyRule = {
  /** How many members one person may vote for besides themselves. */
  readonly mostEach: number;
  /** Whether votes that were given to somebody may go on with theirs to a third. */
  readonly passOn: boolean;
};

/**
 * How many votes each has: one, or one for every so many patients on the practice’s list on a stated day, or part of
 * that many. A list of 10,001 with one vote for each 1,000 has eleven.
 */
export type WeightRule = { readonly by: 'one-each' } | { readonly by: 'list-size'; readonly per: number };

export type UrgentRule = {
  /** Who together may decide: all of these seats. */
  readonly decide: readonly SeatKind[];
  /** How many other members they ask first. */
  readonly consult: number;
  /** By when the body is told. */
  readonly toldWithinDays: number;
  /** And whether it is laid before the next meeting, with the reasons. */
  readonly toNextMeeting: boolean;
};

/** A resolution in writing, without a meeting. Who does not answer has not voted. */
export type WrittenRule = { readonly majority: Majority; readonly days: number };

export const INQUORATE_WAYS = [
  'defer',
  'co-opt',
  'unconflicted-panel',
  'another-body',
  'joint-committee',
] as const;
export type InquorateWay = (typeof INQUORATE_WAYS)[number];

/** A way on when an item is not quorate: always open, or only when it is rulings on interests that broke it. */
export type AllowedWay = { readonly way: InquorateWay; readonly when: 'always' | 'conflicts' };

export const LATE_PAPER_RULES = ['refused', 'chair-agrees', 'chair-agrees-with-reason'] as const;
export type LatePaperRule = (typeof LATE_PAPER_RULES)[number];

/** Why something may be kept from the public, in the words of the body’s own orders. */
export type PrivateReason = { readonly key: string; readonly label: string };

export type PublicationRule = {
  readonly meetsInPublic: boolean;
  readonly draftMinutesDays: number;
  readonly decisionsDays: number;
  readonly privateReasons: readonly PrivateReason[];
};

/** The parts of standing orders, in the order in which they are explained. */
export const ORDER_PARTS = [
  'quorum',
  'majority',
  'votes',
  'urgent',
  'written',
  'inquorate',
  'notice',
  'publication',
] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

/** Standing orders of one body: data, dated. All days are calendar days. */
export type StandingOrders = {
  readonly key: string;
  readonly body: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
  readonly approvedBy: string;
  readonly source: string;
  /** Parts that nobody of the group has held against its constitution yet: shown beside each sentence. */
  readonly unverified: readonly OrderPart[];
  readonly quorum: QuorumRule;
  readonly majorities: readonly ItemMajority[];
  readonly abstentions: AbstentionRule;
  /** Whether whoever is in the chair has a second vote when a simple majority is tied. */
  readonly castingVote: boolean;
  /** Null where nobody may vote for another. */
  readonly proxies: ProxyRule | null;
  /** Whether who has several votes may divide them. */
  readonly splitVotes: boolean;
  readonly weight: WeightRule;
  /** Null where nobody may decide between meetings. */
  readonly urgent: UrgentRule | null;
  readonly written: WrittenRule | null;
  /** In the order in which they are tried; none means that the item falls. */
  readonly inquorate: readonly AllowedWay[];
  /** Days before a meeting by which it is called, and by which papers go out. */
  readonly noticeDays: number;
  readonly papersDays: number;
  readonly latePapers: LatePaperRule;
  readonly publication: PublicationRule;
};

/** The kind of item whose majority holds for all that have none of their own. */
export const ORDINARY = 'ordinary';

/** The orders of a body on a day: those of the day of the meeting hold, not of its notice. Undefined when there are none. */
export const ordersOn = (list: readonly StandingOrders[], day: CalendarDate): StandingOrders | undefined =>
  inForceOn(list, day);

/** Two that would be in force on one day, by their keys; undefined when none are. */
export const whichOrdersOverlap = (
  list: readonly StandingOrders[],
): readonly [string, string] | undefined => {
  const [one, other] = whichOverlap(list) ?? [];
  return one && other ? [one.key, other.key] : undefined;
};

/**
 * Other orders than those by which a meeting was called: what its members must be told of. Undefined when the same
 * hold on both days.
 */
export const ordersChangedBetween = (
  list: readonly StandingOrders[],
  called: CalendarDate,
  meets: CalendarDate,
): { readonly was: StandingOrders | undefined; readonly now: StandingOrders | undefined } | undefined => {
  const [was, now] = [ordersOn(list, called), ordersOn(list, meets)];
  return was?.key === now?.key ? undefined : { was, now };
};

/** The majority of a kind of item; the ordinary one for a kind without its own. Throws on orders without one: see `whatIsWrongWithOrders`. */
export const majorityOf = ({ majorities }: Pick<StandingOrders, 'majorities'>, kind: string): Majority => {
  const found =
    majorities.find((one) => one.kind === kind) ?? majorities.find((one) => one.kind === ORDINARY);
  if (!found) throw new RangeError('standing orders say no majority for ordinary items');
  return found.majority;
};

/** The fewest of a whole that make up a share: two thirds of ten, at least, are seven; more than half of ten, six. */
export const leastOf = ({ part, whole, reach }: Share, of: number): number => {
  const [share, rest] = [BigInt(part) * BigInt(of), BigInt(whole)];
  const floor = share / rest;
  return Number(reach === 'more-than' || share % rest > 0n ? floor + 1n : floor);
};

/** Votes of a practice by the size of its list on the stated day; at least one, however small it is. */
export const weightOf = (rule: WeightRule, listSize: number): number =>
  rule.by === 'one-each' ? 1 : Math.max(1, Math.ceil(listSize / rule.per));
