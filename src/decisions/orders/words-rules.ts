import { countWords } from '../words-rules.ts';
import type { AbstentionRule, Fraction, Majority, Share } from './orders-rules.ts';

const PARTS: Readonly<Record<number, readonly [one: string, many: string]>> = {
  2: ['half', 'halves'],
  3: ['third', 'thirds'],
  4: ['quarter', 'quarters'],
  5: ['fifth', 'fifths'],
  10: ['tenth', 'tenths'],
};

/** `two thirds`, `half`, `75%`, `all`. */
export const fractionWords = ({ part, whole }: Fraction): string => {
  if (part === whole) return 'all';
  if (part === 1 && whole === 2) return 'half';
  if (whole === 100) return `${part}%`;
  const words = PARTS[whole];
  return words ? `${countWords(part)} ${words[part === 1 ? 0 : 1]}` : `${part} of every ${whole}`;
};

/** `at least two thirds`, `more than half`, `all`. */
export const shareWords = (share: Share): string => {
  const words = fractionWords(share);
  if (words === 'all') return words;
  return `${share.reach === 'at-least' ? 'at least' : 'more than'} ${words}`;
};

const WHOLES = {
  cast: 'the votes cast',
  present: 'the votes of those here',
  entitled: 'all the votes that there are, cast or not',
} as const;

/** What a share of a majority is of, and how much: `more than half of the votes cast`. */
export const majorityWords = (majority: Majority): string => {
  switch (majority.kind) {
    case 'consent':
      return 'nobody objects';
    case 'simple':
      return `more than half of ${WHOLES.cast} are for`;
    case 'absolute':
      return `more than half of ${WHOLES.entitled}, are for`;
    case 'special': {
      const of = WHOLES[majority.of];
      return `${shareWords(majority.share)} of ${of}${majority.of === 'entitled' ? ',' : ''} are for`;
    }
  }
};

const ABSTENTIONS: Readonly<Record<AbstentionRule, string>> = {
  'not-counted': 'abstentions do not count',
  'in-whole': 'abstentions count among them',
  'as-against': 'an abstention counts as a vote against',
};

/** Whether what an abstention does matters to a majority: only where the share is of the votes cast. */
export const isOfVotesCast = (majority: Majority): boolean =>
  majority.kind === 'simple' || (majority.kind === 'special' && majority.of === 'cast');

/** "Carried if more than half of the votes cast are for; abstentions do not count. If it is tied, whoever is in the chair has a second vote." */
export const ruleWords = ({
  majority,
  abstentions,
  castingVote,
}: {
  readonly majority: Majority;
  readonly abstentions: AbstentionRule;
  readonly castingVote: boolean;
}): string => {
  const counted = isOfVotesCast(majority) ? `; ${ABSTENTIONS[abstentions]}` : '';
  const casting =
    castingVote && majority.kind === 'simple'
      ? ' If it is tied, whoever is in the chair has a second vote.'
      : '';
  return `Carried if ${majorityWords(majority)}${counted}.${casting}`;
};

/** `abstentions do not count`: after a sum of the votes cast. */
export const abstentionWords = (rule: AbstentionRule): string => ABSTENTIONS[rule];
