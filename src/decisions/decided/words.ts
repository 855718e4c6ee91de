import type { Proposal } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import type { Body } from '../kit/find.ts';
import { type Decision, standingOf } from './find.ts';
import type { RecordInput } from './input.ts';
import type { DecisionWords } from './tables.ts';
import { oneText } from './verdict-rules.ts';

/** Who looks at it again, by id where it is a lead of the idea. Undefined where the idea has no such lead. */
export const reviewerOf = (
  reviewBy: RecordInput['reviewBy'],
  reviewOn: string | undefined,
  body: Pick<Body, 'name'>,
  proposal: Proposal | undefined,
): { readonly person: string | null; readonly name: string | null } | undefined => {
  if (!reviewOn) return { person: null, name: null };
  if (reviewBy === undefined || reviewBy === 'body') return { person: null, name: body.name };
  const [person, name] =
    reviewBy === 'clinician'
      ? [proposal?.clinician, proposal?.clinician_name]
      : [proposal?.manager, proposal?.manager_name];
  return person && name ? { person, name } : undefined;
};

/** The words of a version, as they are kept. */
export const wordsFrom = (
  input: Pick<RecordInput, 'title' | 'summary' | 'reasons' | 'conditions' | 'dissent' | 'reviewOn'>,
  reviewByName: string | null,
): DecisionWords => ({
  title: input.title,
  summary: input.summary,
  reasons: input.reasons,
  conditions: input.conditions,
  dissent: input.dissent,
  reviewOn: input.reviewOn ?? null,
  reviewByName,
});

/** The words as columns of the decision. */
export const wordColumns = (words: DecisionWords, reviewer: string | null) => ({
  title: words.title,
  summary: words.summary,
  reasons: JSON.stringify(words.reasons),
  conditions: JSON.stringify(words.conditions),
  dissent: JSON.stringify(words.dissent),
  review_on: words.reviewOn,
  review_by: reviewer,
  review_by_name: words.reviewByName,
});

type Told = Pick<
  Decision,
  'published_on' | 'withheld_until' | 'withheld_reason' | 'publish_on' | 'reasons' | 'conditions'
>;

/** What the idea shows of a decision: its reasons once everybody may read them; before, when they come or why not. */
export const wordsForIdea = (row: Told): { readonly reasons: string; readonly conditions: string | null } => {
  const standing = standingOf(row);
  if (standing === 'published')
    return {
      reasons: oneText(row.reasons),
      conditions: row.conditions.length > 0 ? oneText(row.conditions) : null,
    };
  return {
    reasons:
      standing === 'withheld' && row.withheld_until
        ? `The reasons are withheld until ${longDate(row.withheld_until)}: ${row.withheld_reason ?? ''}`
        : `The reasons are published${row.publish_on ? ` by ${longDate(row.publish_on)}` : ' soon'}.`,
    conditions: null,
  };
};
