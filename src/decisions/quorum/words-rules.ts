import { type SeatKind, seatWords } from '../bodies/seats-rules.ts';
import { countOf, countWords, large, listed } from '../words-rules.ts';
import type { WhyNotCounted } from './quorum-rules.ts';

type Asked =
  | { readonly kind: 'number' | 'unconflicted'; readonly needed: number; readonly have: number }
  | {
      readonly kind: 'role';
      readonly anyOf: readonly SeatKind[];
      readonly needed: number;
      readonly have: number;
    }
  | { readonly kind: 'clinicians'; readonly needed: number; readonly have: number; readonly others: number };

/** One thing that a quorum asks for. */
export type QuorumNeed = Asked & {
  readonly met: boolean;
  /** "count; at least 7", beside the number that there is. */
  readonly what: string;
  /** What is missing, as the rest of a sentence: "no lay member counts, and one is needed". */
  readonly lack: string;
};

/** `lay member or non-executive member`. */
export const anyOfWords = (kinds: readonly SeatKind[], count = 1): string =>
  listed(
    kinds.map((kind) => seatWords(kind, count)),
    'or',
  );

const counts = (count: number, one: string, many: string): string =>
  `${countOf(count, one, many)} ${count === 1 ? 'counts' : 'count'}`;
const areNeeded = (count: number): string => `${countWords(count)} ${count === 1 ? 'is' : 'are'} needed`;

const wordsOf = (asked: Asked): { readonly what: string; readonly lack: string } => {
  const { needed, have } = asked;
  switch (asked.kind) {
    case 'number':
      return {
        what: `${have === 1 ? 'counts' : 'count'}; at least ${needed}`,
        lack: `${counts(have, 'member', 'members')}, and ${areNeeded(needed)}`,
      };
    case 'unconflicted':
      return {
        what: `without a conflict; at least ${needed}`,
        lack: `${countOf(have, 'member')} without a conflict ${have === 1 ? 'is' : 'are'} here, and ${areNeeded(needed)}`,
      };
    case 'role':
      return {
        what: `${anyOfWords(asked.anyOf, have)}; at least ${needed}`,
        lack: `${counts(have, anyOfWords(asked.anyOf), anyOfWords(asked.anyOf, 2))}, and ${areNeeded(needed)}`,
      };
    case 'clinicians':
      return {
        what: `${have} to ${asked.others}: clinicians outnumber others`,
        lack: `clinicians must outnumber the others, and it is ${have} to ${asked.others}`,
      };
  }
};

/** A need with its words. */
export const needFor = (asked: Asked): QuorumNeed => ({
  ...asked,
  met: asked.have >= asked.needed,
  ...wordsOf(asked),
});

/** "Nine members count, and seven are needed, so this item is quorate." */
export const quorumSentence = (needs: readonly QuorumNeed[]): string => {
  const [number, ...others] = needs;
  const lacking = others.filter(({ met }) => !met).map(({ lack }) => lack);
  const isQuorate = needs.every(({ met }) => met);
  const first = large(number?.lack ?? '');
  const so = isQuorate ? 'so this item is quorate' : 'so this item is not quorate';
  if (lacking.length === 0) return `${first}, ${so}.`;
  return `${first}; ${number?.met ? 'but ' : ''}${lacking.join('; ')}: ${so}.`;
};

/** `3 clinicians`: how many there were of what is asked for. */
const haveWords = (asked: Asked, of: number): string => {
  switch (asked.kind) {
    case 'number':
      return `${asked.have} of ${counted(of, 'voting member')}`;
    case 'unconflicted':
      return `${asked.have} without a conflict`;
    case 'role':
      return counted(asked.have, anyOfWords(asked.anyOf), anyOfWords(asked.anyOf, 2));
    case 'clinicians':
      return counted(asked.have, 'clinician');
  }
};
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `Quorate: 9 of 14 voting members, 3 clinicians; needed 5 and 2`: a quorum as a fact of its own. */
export const quorumFact = (needs: readonly QuorumNeed[], votingMembers: number): string =>
  `${needs.every(({ met }) => met) ? 'Quorate' : 'Not quorate'}: ${needs
    .map((need) => haveWords(need, votingMembers))
    .join(', ')}; needed ${listed(needs.map(({ needed }) => String(needed)))}`;

const WHY: Readonly<Record<WhyNotCounted, string>> = {
  'no-vote': 'In attendance, without a vote',
  apologies: 'Apologies',
  absent: 'Not here',
  left: 'Has left',
  waiting: 'Waiting to be let in',
  'by-video': 'By video, which does not count here',
  'ruled-out': 'Does not count, by a ruling',
  'no-deputies': 'Deputies do not count here',
  'member-is-here': 'The member is here',
  'other-deputy': 'Another deputy has the seat',
  'counts-already': 'Counts already in another seat',
  'no-such-member': 'Stands in for nobody on the list',
};
/** Why somebody does not count, for a label; a ruling’s own badge says more where there is one. */
export const whyNotWords = (why: WhyNotCounted): string => WHY[why];
