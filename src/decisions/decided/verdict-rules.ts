import { countOf, countWords, large } from '../words-rules.ts';
import type { DecisionStood } from './tables.ts';

/** How a vote went, as far as it is told. */
type Voted = {
  readonly sum: string;
  readonly vote?: Pick<NonNullable<DecisionStood['vote']>, 'method' | 'votes'> | null | undefined;
};
type Outcome = 'yes' | 'yes-with-conditions' | 'not-yet' | 'no';

/** The badge of an outcome: its conditions are told in words beside it. */
export const badgeWords = (outcome: Outcome): string =>
  outcome === 'not-yet' ? 'Not yet' : outcome === 'no' ? 'No' : 'Yes';

/** `Eight voted for, one against, two abstained.`; the outcome of the vote where numbers would tell too much. */
export const voteWords = ({ vote, sum }: Voted): string => {
  const votes = vote?.votes;
  if (!vote) return sum;
  if (!votes) return 'The numbers of the vote are not shown: they would tell how somebody voted.';
  if (vote.method === 'consent') return 'Nobody objected.';
  if (votes.for + votes.against + votes.abstain === 0) return 'Nobody voted.';
  return `${large(countWords(votes.for))} voted for, ${countWords(votes.against)} against${
    votes.abstain > 0 ? `, ${countWords(votes.abstain)} abstained` : ''
  }.`;
};

/** What stands beside the badge: `with three conditions. Eight voted for, one against.` */
export const verdictWords = (stood: Voted, conditions: readonly string[]): string =>
  `${conditions.length > 0 ? `with ${countOf(conditions.length, 'condition')}. ` : ''}${voteWords(stood)}`;

const WHY = {
  yes: 'Why we said yes',
  'yes-with-conditions': 'Why we said yes',
  'not-yet': 'Why we said not yet',
  no: 'Why we said no',
} as const;
export const whyTitle = (outcome: Outcome): string => WHY[outcome];

/** `The three conditions`. */
export const conditionsTitle = (count: number): string =>
  count === 1 ? 'The condition' : `The ${countWords(count)} conditions`;

/** Reasons and conditions as one text: one on each line. */
export const oneText = (lines: readonly string[]): string => lines.join('\n');

/** Everything of a decision that is read aloud: what its reading age is worked out from. */
export const plainText = ({
  summary,
  reasons,
  conditions,
}: {
  readonly summary: string;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
}): string =>
  [summary, ...reasons, ...conditions].map((one) => (/[.!?]$/.test(one) ? one : `${one}.`)).join(' ');
