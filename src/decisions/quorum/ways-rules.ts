import type { AllowedWay, InquorateWay, StandingOrders } from '../orders/orders-rules.ts';
import { countOf } from '../words-rules.ts';
import {
  type Attendance,
  type Attendee,
  type QuorumOutcome,
  quorumFor,
  type RulingsOnItem,
} from './quorum-rules.ts';

const WAYS: Readonly<Record<InquorateWay, readonly [name: string, what: string]>> = {
  defer: ['Defer it', 'Put it on the agenda of the next meeting. Say why, so that the record holds it.'],
  'co-opt': [
    'Bring in members for this item',
    'Invite people without an interest to sit on this item alone. Name each, and the seat that they fill.',
  ],
  'unconflicted-panel': [
    'Refer it to a panel',
    'Members of this body who have no interest in it, and others named by it, decide in its place.',
  ],
  'another-body': ['Refer it to another body', 'Name a body that may decide it and is quorate for it.'],
  'joint-committee': [
    'Refer it to a joint committee',
    'Name the committee with another commissioner that may decide it.',
  ],
};

/** `Defer it`: for a button. */
export const wayName = (way: InquorateWay): string => WAYS[way][0];

export type WayOn = { readonly way: InquorateWay; readonly name: string; readonly what: string };

/**
 * What the orders allow when an item is not quorate, in their order; ways for conflicts only where a ruling has cost
 * somebody’s place. Empty when it is quorate, and where the orders allow none: then the item falls.
 */
export const waysOn = (
  { inquorate }: Pick<StandingOrders, 'inquorate'>,
  { isQuorate, ruledOut }: Pick<QuorumOutcome, 'isQuorate' | 'ruledOut'>,
): readonly WayOn[] =>
  isQuorate
    ? []
    : inquorate
        .filter(({ when }: AllowedWay) => when === 'always' || ruledOut > 0)
        .map(({ way }) => ({ way, name: WAYS[way][0], what: WAYS[way][1] }));

const moved = (attendance: Attendance, who: Attendee, presence: Attendee['presence']): Attendance => ({
  ...attendance,
  people: attendance.people.map((one) => (one.person === who.person ? { ...one, presence } : one)),
});

/**
 * Whose coming would make an item quorate that is not: those who wait to be let in first, then deputies and members who
 * are away. Each alone is enough. Empty when it is quorate or when no one person is enough.
 */
export const whoWouldHelp = (
  orders: Pick<StandingOrders, 'quorum'>,
  attendance: Attendance,
  rulings: RulingsOnItem,
): readonly Attendee[] => {
  if (quorumFor(orders, attendance, rulings).isQuorate) return [];
  const away = attendance.people.filter(({ presence }) => presence !== 'here' && presence !== 'video');
  return [...away]
    .sort((a, b) => Number(b.presence === 'waiting') - Number(a.presence === 'waiting'))
    .filter((who) => quorumFor(orders, moved(attendance, who, 'here'), rulings).isQuorate);
};

export type OnlyJust = {
  /** Whose leaving would make it not quorate. */
  readonly people: readonly string[];
  /** "If one more clinician leaves, it is 4 to 4 and the item fails." */
  readonly sentence: string;
};

const whoLeaves = (
  brittle: readonly Attendee[],
  counting: readonly Attendee[],
  nameOf: ((person: string) => string) | undefined,
): string => {
  if (brittle.length === counting.length) return 'one more member';
  const isClinicians =
    brittle.every(({ isClinician }) => isClinician) &&
    brittle.length === counting.filter(({ isClinician }) => isClinician).length;
  if (isClinicians) return 'one more clinician';
  const [only] = brittle;
  if (nameOf && only && brittle.length === 1) return nameOf(only.person);
  return brittle.length === 1 ? 'one certain member' : `one of ${countOf(brittle.length, 'certain member')}`;
};

/** Whether an item is quorate only just: undefined when it is not, or when any one person may leave and it still is. */
export const onlyJust = (
  orders: Pick<StandingOrders, 'quorum'>,
  attendance: Attendance,
  rulings: RulingsOnItem,
  /** Names, where the one who must not leave is to be called by theirs. */
  nameOf?: (person: string) => string,
): OnlyJust | undefined => {
  const now = quorumFor(orders, attendance, rulings);
  if (!now.isQuorate) return undefined;
  const counting = now.counted.filter(({ whyNot }) => whyNot === null);
  const breaking = counting
    .map((who) => ({ who, without: quorumFor(orders, moved(attendance, who, 'left'), rulings) }))
    .filter(({ without }) => !without.isQuorate);
  if (breaking.length === 0) return undefined;
  // What follows is not the same for everybody: a clinician’s leaving may tip the balance, another’s leave a seat without anybody.
  const byWhatFollows = new Map<string, Attendee[]>();
  for (const { who, without } of breaking) {
    const broken = without.needs.find(({ met }) => !met);
    const then =
      broken?.kind === 'clinicians'
        ? `it is ${broken.have} to ${broken.others} and the item fails`
        : `${broken?.lack ?? 'a seat is missing'}: the item fails`;
    byWhatFollows.set(then, [...(byWhatFollows.get(then) ?? []), who]);
  }
  return {
    people: breaking.map(({ who }) => who.person),
    sentence: [...byWhatFollows]
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([then, brittle]) => `If ${whoLeaves(brittle, counting, nameOf)} leaves, ${then}.`)
      .join(' '),
  };
};
