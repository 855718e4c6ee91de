import type { Composition } from '../bodies/composition-rules.ts';
import { type SeatKind, seatWords } from '../bodies/seats-rules.ts';
import { listed } from '../words-rules.ts';
import {
  type Fraction,
  leastOf,
  type Majority,
  ORDINARY,
  type OrderPart,
  type StandingOrders,
} from './orders-rules.ts';

/** What is wrong with standing orders; they are kept only when there is nothing. */
export type OrdersFault =
  | { readonly kind: 'dates' }
  /** A share that is no share: not between nought and the whole. */
  | { readonly kind: 'share'; readonly part: OrderPart }
  /** A number of days, people or patients that is no whole number, or too small. */
  | { readonly kind: 'number'; readonly part: OrderPart; readonly what: string; readonly least: number }
  | { readonly kind: 'no-quorum' }
  | { readonly kind: 'no-ordinary-majority' }
  | { readonly kind: 'same-majority'; readonly item: string }
  /** Half or less would carry a motion and its opposite alike. */
  | { readonly kind: 'half-or-less'; readonly part: OrderPart }
  | { readonly kind: 'role-of-nothing' }
  | { readonly kind: 'urgent-by-nobody' }
  | { readonly kind: 'same-way'; readonly way: string }
  /** The body has no such seat, or not so many. */
  | { readonly kind: 'no-such-seat'; readonly part: OrderPart; readonly seats: readonly SeatKind[] }
  | { readonly kind: 'quorum-above-members'; readonly needed: number; readonly most: number }
  /** Papers would be due before anybody knows of the meeting. */
  | { readonly kind: 'papers-before-notice' };

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
const isShare = ({ part, whole }: Fraction): boolean =>
  isWhole(part, 1) && isWhole(whole, 1) && part <= whole;

const ofMajority = (majority: Majority, part: OrderPart): OrdersFault[] => {
  if (majority.kind !== 'special') return [];
  const { share } = majority;
  if (!isShare(share)) return [{ kind: 'share', part }];
  // Twice the part against the whole: half itself will do only when it must be passed.
  const twice = 2 * share.part - share.whole;
  return twice < 0 || (twice === 0 && share.reach === 'at-least') ? [{ kind: 'half-or-less', part }] : [];
};

const ofQuorum = ({ quorum }: StandingOrders): OrdersFault[] => {
  const number = (value: number | null, what: string): OrdersFault[] =>
    value === null || isWhole(value, 1) ? [] : [{ kind: 'number', part: 'quorum', what, least: 1 }];
  return [
    ...(quorum.members === null && quorum.share === null ? [{ kind: 'no-quorum' } as const] : []),
    ...number(quorum.members, 'members'),
    ...(quorum.share && !isShare(quorum.share) ? [{ kind: 'share', part: 'quorum' } as const] : []),
    ...quorum.roles.flatMap(({ anyOf, atLeast }): OrdersFault[] => [
      ...(anyOf.length === 0 ? [{ kind: 'role-of-nothing' } as const] : []),
      ...number(atLeast, 'members of a kind'),
    ]),
    ...number(quorum.leastUnconflicted, 'members without a conflict'),
  ];
};

const repeated = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((key, place) => keys.indexOf(key) !== place)),
];

const ofNumbers = (orders: StandingOrders): OrdersFault[] => {
  const { weight, proxies, urgent, written, publication, noticeDays, papersDays } = orders;
  const numbers: readonly (readonly [OrderPart, string, number, number])[] = [
    ...(weight.by === 'list-size' ? [['votes', 'patients for a vote', weight.per, 1] as const] : []),
    ...(proxies ? [['votes', 'votes of others for one person', proxies.mostEach, 1] as const] : []),
    ...(urgent
      ? [
          ['urgent', 'members who are asked', urgent.consult, 0] as const,
          ['urgent', 'days until the body is told', urgent.toldWithinDays, 0] as const,
        ]
      : []),
    ...(written ? [['written', 'days for a resolution in writing', written.days, 1] as const] : []),
    ['notice', 'days of notice', noticeDays, 0],
    ['notice', 'days for papers', papersDays, 0],
    ['publication', 'days until draft minutes', publication.draftMinutesDays, 0],
    ['publication', 'days until decisions', publication.decisionsDays, 0],
  ];
  return numbers.flatMap(([part, what, value, least]): OrdersFault[] =>
    isWhole(value, least) ? [] : [{ kind: 'number', part, what, least }],
  );
};

/** What orders ask of a body that it cannot give, whoever its members are. */
const ofComposition = (orders: StandingOrders, { seats }: Composition): OrdersFault[] => {
  const voting = seats.filter((seat) => seat.voting);
  const mostOf = (held: Composition['seats']) =>
    held.reduce((sum, { atMost }) => sum + (atMost ?? Number.POSITIVE_INFINITY), 0);
  const most = mostOf(voting);
  const { members, share } = orders.quorum;
  const needed = Math.max(
    members ?? 0,
    share && isShare(share) && Number.isFinite(most) ? leastOf(share, most) : 0,
  );
  return [
    ...(needed > most ? [{ kind: 'quorum-above-members', needed, most } as const] : []),
    ...orders.quorum.roles.flatMap(({ anyOf, atLeast }): OrdersFault[] =>
      mostOf(voting.filter(({ kind }) => anyOf.includes(kind))) < atLeast
        ? [{ kind: 'no-such-seat', part: 'quorum', seats: anyOf }]
        : [],
    ),
    ...(orders.urgent?.decide ?? []).flatMap((kind): OrdersFault[] =>
      seats.some((seat) => seat.kind === kind)
        ? []
        : [{ kind: 'no-such-seat', part: 'urgent', seats: [kind] }],
    ),
  ];
};

/**
 * What is wrong with standing orders by themselves, and, when the composition of their body is given, with what they
 * ask of it. Empty when they can be kept.
 */
export const whatIsWrongWithOrders = (
  orders: StandingOrders,
  composition?: Composition,
): readonly OrdersFault[] => [
  ...(orders.inForceTo !== null && orders.inForceTo < orders.inForceFrom ? [{ kind: 'dates' } as const] : []),
  ...ofQuorum(orders),
  ...(orders.majorities.some(({ kind }) => kind === ORDINARY)
    ? []
    : [{ kind: 'no-ordinary-majority' } as const]),
  ...repeated(orders.majorities.map(({ kind }) => kind)).map(
    (item) => ({ kind: 'same-majority', item }) as const,
  ),
  ...orders.majorities.flatMap(({ majority }) => ofMajority(majority, 'majority')),
  ...(orders.written ? ofMajority(orders.written.majority, 'written') : []),
  ...(orders.urgent && orders.urgent.decide.length === 0 ? [{ kind: 'urgent-by-nobody' } as const] : []),
  ...repeated(orders.inquorate.map(({ way }) => way)).map((way) => ({ kind: 'same-way', way }) as const),
  ...ofNumbers(orders),
  ...(orders.papersDays > orders.noticeDays ? [{ kind: 'papers-before-notice' } as const] : []),
  ...(composition ? ofComposition(orders, composition) : []),
];

const PARTS: Readonly<Record<OrderPart, string>> = {
  quorum: 'Quorum',
  majority: 'Majority',
  votes: 'Votes',
  urgent: 'Urgent decisions',
  written: 'Resolutions in writing',
  inquorate: 'When an item is not quorate',
  notice: 'Notice and papers',
  publication: 'Publication',
};
/** `Urgent decisions`: the heading of a part. */
export const orderPartName = (part: OrderPart): string => PARTS[part];

/** What is wrong, said to whoever writes the orders, with what to do. */
export const ordersFaultWords = (fault: OrdersFault): string => {
  switch (fault.kind) {
    case 'dates':
      return 'They end before they begin. Change one of the two days.';
    case 'share':
      return `${PARTS[fault.part]}: give a share between nought and the whole, such as 2 of 3 or 75 of 100.`;
    case 'number':
      return `${PARTS[fault.part]}: give a whole number of ${fault.what}, from ${fault.least} on.`;
    case 'no-quorum':
      return 'Quorum: say how many members are needed, or which share of them.';
    case 'no-ordinary-majority':
      return 'Majority: say which majority holds for ordinary items.';
    case 'same-majority':
      return `Majority: “${fault.item}” has two. Give each kind of item one.`;
    case 'half-or-less':
      return `${PARTS[fault.part]}: with half or less, a motion and its opposite could both be carried. Ask for more than half.`;
    case 'role-of-nothing':
      return 'Quorum: choose at least one kind of seat for what must be there.';
    case 'urgent-by-nobody':
      return 'Urgent decisions: name at least one seat that decides, or switch them off.';
    case 'same-way':
      return 'When an item is not quorate: each way on stands once. Take the second one out.';
    case 'no-such-seat':
      return `${PARTS[fault.part]}: the body does not have so many seats of this kind: ${listed(
        fault.seats.map((kind) => seatWords(kind)),
        'or',
      )}.`;
    case 'quorum-above-members':
      return `Quorum: ${fault.needed} are needed, and the body never has more than ${fault.most} who vote.`;
    case 'papers-before-notice':
      return 'Notice and papers: papers cannot be due before the meeting is called. Give longer notice.';
  }
};
