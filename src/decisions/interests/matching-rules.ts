import type { CloseTie, Interest, InterestKind, InterestTie } from '../../people/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { addMonthsTo } from '../dated-rules.ts';
import type { Ruling } from './rulings-rules.ts';

/** An organisation, practice, service or person, by its code where it is registered and by its name where it is not. */
export type Party = { readonly code: string | null; readonly name: string };

/** As what an item touches somebody. */
export const TOUCH_KINDS = ['supplier', 'bidder', 'gainer', 'loser', 'subject'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];
export type Touch = { readonly party: Party; readonly as: TouchKind };

/** How two are tied that no interest names: the company’s owner, the trust of which a hospital is part. */
export const RELATION_KINDS = [
  'owns',
  'owns-share',
  'partner-of',
  'employed-by',
  'part-of',
  'family',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** A tie between two parties, dated; from the owner to the owned, from the part to the whole. */
export type Relation = {
  readonly from: Party;
  readonly kind: RelationKind;
  readonly to: Party;
  readonly since: CalendarDate;
  /** Last day; null while it lasts. */
  readonly until: CalendarDate | null;
};

/** One step of a chain: “She – owns 8% of – Quillmoor Ultrasound Ltd”. */
export type Link = { readonly from: Party; readonly words: string; readonly to: Party };

export type Match = {
  readonly person: string;
  /** Id of the interest that it rests on. */
  readonly interest: string;
  readonly kind: InterestKind;
  /** The person’s own interest in what is touched; else it is of somebody close, or leads through another party. */
  readonly direct: boolean;
  /** A tie of the chain has ended, within the months that are still looked at. */
  readonly ended: boolean;
  /** From the person to what is decided. */
  readonly chain: readonly Link[];
  readonly touch: Touch;
  /** The same as a sentence. */
  readonly words: string;
};

export type Matching = {
  readonly interests: readonly Interest[];
  readonly relations: readonly Relation[];
  readonly touches: readonly Touch[];
  /** What is decided, at the end of each chain: `this contract`. */
  readonly what: string;
  readonly on: CalendarDate;
  /** How many relations a chain has at most after the interest itself; beyond two everybody is tied to everybody. */
  readonly longest: number;
  /** Ties that ended so many months ago or less are still looked at, and marked. */
  readonly tailMonths: number;
};

const TIE_WORDS: Readonly<Record<InterestTie, string>> = {
  'owns-share-in': 'owns a share of',
  'partner-of': 'partner of',
  'director-of': 'director of',
  'trustee-of': 'trustee of',
  'employed-by': 'employed by',
  'paid-by': 'paid by',
  'member-of': 'member of',
  'campaigns-for': 'campaigns for',
  'works-in': 'works in',
  other: 'has to do with',
};
const CLOSE_WORDS: Readonly<Record<CloseTie, string>> = {
  'married-to': 'married to',
  'partner-of': 'partner of',
  'parent-of': 'parent of',
  'child-of': 'child of',
  'sibling-of': 'brother or sister of',
  'close-friend-of': 'close friend of',
  'business-partner-of': 'in business with',
};
/** Each relation as it is said from its beginning to its end, and back; null where it is not followed back. */
const RELATION_WORDS: Readonly<Record<RelationKind, readonly [on: string, back: string | null]>> = {
  owns: ['owns', 'owned by'],
  'owns-share': ['owns a share of', 'owned in part by'],
  'partner-of': ['partner of', 'partner of'],
  // Followed back it would tie everybody of a hospital to what any colleague holds.
  'employed-by': ['employed by', null],
  'part-of': ['part of', 'includes'],
  family: ['family of', 'family of'],
};
const TOUCH_WORDS: Readonly<Record<TouchKind, string>> = {
  supplier: 'supplies',
  bidder: 'could bid for',
  gainer: 'gains from',
  loser: 'loses by',
  subject: 'is the subject of',
};
/** `owns a share of`: how somebody is tied to what their interest is in. */
export const tieWords = (tie: InterestTie): string => TIE_WORDS[tie];
/** How an interest that no rule found leads through somebody. */
export const CLOSE_TO = 'close to';

/** The chain as everybody may read it: of an indirect interest, somebody close to the person is not named. */
export const publicChain = (chain: readonly Link[], kind: InterestKind): readonly Link[] => {
  const [first, second, ...rest] = chain;
  if (kind !== 'indirect' || !first || !second || rest.length === 0) return chain;
  const close = { code: null, name: 'somebody close' };
  return [{ ...first, to: close }, { ...second, from: close }, ...rest];
};

const nameKey = (name: string): string => `name ${name.trim().toLowerCase().replace(/\s+/g, ' ')}`;
/** What a party is known by. Two of which one is written by its name alone are one when the names are. */
const keysOf = ({ code, name }: Party): readonly string[] => [
  ...(code === null ? [] : [`code ${code.toUpperCase()}`]),
  nameKey(name),
];
/** Whether two are the same party: by their codes where both have one, else by their names. */
export const isSameParty = (one: Party, other: Party): boolean =>
  one.code !== null && other.code !== null
    ? one.code.toUpperCase() === other.code.toUpperCase()
    : nameKey(one.name) === nameKey(other.name);

type Dates = { readonly from: CalendarDate; readonly to: CalendarDate | null };
/** Whether a tie lasts on a day, has ended but is still looked at, or is of no concern. */
const standing = ({ from, to }: Dates, { on, tailMonths }: Matching): 'lasts' | 'ended' | undefined => {
  if (from > on) return undefined;
  if (to === null || to >= on) return 'lasts';
  return addMonthsTo(to, tailMonths) >= on ? 'ended' : undefined;
};

type Step = { readonly to: Party; readonly link: Link; readonly ended: boolean };
type Reached = { readonly party: Party; readonly links: readonly Link[]; readonly ended: boolean };

/** Where relations lead from each party, by all that it is known by. */
const stepsOf = (matching: Matching): ReadonlyMap<string, readonly Step[]> => {
  const steps = new Map<string, Step[]>();
  const add = (from: Party, to: Party, words: string, ended: boolean) => {
    const step = { to, ended, link: { from, words, to } };
    for (const key of keysOf(from)) steps.set(key, [...(steps.get(key) ?? []), step]);
  };
  for (const { from, to, kind, since, until } of matching.relations) {
    const state = standing({ from: since, to: until }, matching);
    if (!state) continue;
    const [on, back] = RELATION_WORDS[kind];
    add(from, to, on, state === 'ended');
    if (back !== null) add(to, from, back, state === 'ended');
  }
  return steps;
};

/** All that can be reached from a party, by the shortest way; a way that lasts before one that has ended. */
const reachedFrom = (
  start: Party,
  steps: ReadonlyMap<string, readonly Step[]>,
  longest: number,
): readonly Reached[] => {
  const found: Reached[] = [{ party: start, links: [], ended: false }];
  let last: readonly Reached[] = found.slice();
  for (let length = 1; length <= longest && last.length > 0; length += 1) {
    const next = last
      .flatMap(({ party, links, ended }) =>
        keysOf(party)
          .flatMap((key) => steps.get(key) ?? [])
          .filter((step, place, all) => all.indexOf(step) === place)
          .map((step) => ({
            party: step.to,
            links: [...links, step.link],
            ended: ended || step.ended,
          })),
      )
      .sort((a, b) => Number(a.ended) - Number(b.ended));
    last = next.filter(
      ({ party }, place) =>
        !found.some((known) => isSameParty(known.party, party)) &&
        next.findIndex((other) => isSameParty(other.party, party)) === place,
    );
    found.push(...last);
  }
  return found;
};

/** The links from a person to what their interest is in: one, or two by way of somebody close. */
const interestLinks = (interest: Interest): readonly Link[] => {
  const { personName, organisation, organisationName, tie, closeTie, closeName } = interest;
  const from = { code: null, name: personName };
  const to = { code: organisation, name: organisationName };
  const words = TIE_WORDS[tie];
  if (closeTie === null) return [{ from, words, to }];
  const close = { code: null, name: closeName ?? 'somebody close' };
  return [
    { from, words: CLOSE_WORDS[closeTie], to: close },
    { from: close, words, to },
  ];
};

/** "Dr Quartzley: married to Ms H. Quartzley, employed by Kestrelbridge Infirmary, which gains from this contract". */
export const chainSentence = (chain: readonly Link[]): string => {
  const [first] = chain;
  const steps = chain.map(
    ({ words, to }, place) => `${place > 0 && place === chain.length - 1 ? 'which ' : ''}${words} ${to.name}`,
  );
  return `${first?.from.name ?? ''}: ${steps.join(', ')}`;
};

/**
 * Which interests touch an item, with the chain that leads there: each interest once for each way in which the item
 * touches a party. The person’s own interest in what is touched is direct; that of somebody close, or one that leads
 * through relations, is indirect. Direct ones first, then the shorter chain. Nothing here rules: the chair does.
 */
export const matchesOf = (matching: Matching): readonly Match[] => {
  const { interests, touches, what, longest } = matching;
  const steps = stepsOf(matching);
  const matches = interests.flatMap((interest): Match[] => {
    const state = standing(interest, matching);
    if (!state) return [];
    const start = { code: interest.organisation, name: interest.organisationName };
    const links = interestLinks(interest);
    return reachedFrom(start, steps, longest).flatMap((reached) =>
      touches
        .filter(({ party }) => isSameParty(party, reached.party))
        .map((touch): Match => {
          const end = {
            from: reached.party,
            words: TOUCH_WORDS[touch.as],
            to: { code: null, name: what },
          };
          const chain = [...links, ...reached.links, end];
          return {
            person: interest.person,
            interest: interest.id,
            kind: interest.kind,
            direct: links.length === 1 && reached.links.length === 0 && interest.kind !== 'indirect',
            ended: state === 'ended' || reached.ended,
            chain,
            touch,
            words: chainSentence(chain),
          };
        }),
    );
  });
  return matches.sort((a, b) => Number(b.direct) - Number(a.direct) || a.chain.length - b.chain.length);
};

/**
 * A ruling to begin with, which the chair changes or confirms: nobody is bound by it. What has ended is noted; who
 * could bid for it or supplies it and has money in that gets no papers; other direct interests leave; the rest speak
 * and do not vote. Unverified: no source sets one out.
 */
export const suggestedRuling = ({ ended, direct, kind, touch }: Match): Ruling => {
  if (ended) return 'note';
  if (!direct) return 'speak-not-vote';
  if (kind === 'financial') return touch.as === 'bidder' || touch.as === 'supplier' ? 'no-papers' : 'leave';
  return 'speak-not-vote';
};
