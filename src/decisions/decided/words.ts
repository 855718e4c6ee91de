import type { Proposal } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import type { Body } from '../kit/find.ts';
import type { Decision } from './find.ts';
import type { RecordInput } from './input.ts';
import type { DecisionWords } from './tables.ts';
import { badgeWords, oneText } from './verdict-rules.ts';

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

/** What the idea shows of a published decision. */
export const wordsForIdea = ({
  reasons,
  conditions,
}: Pick<Decision, 'reasons' | 'conditions'>): {
  readonly reasons: string;
  readonly conditions: string | null;
} => ({
  reasons: oneText(reasons),
  conditions: conditions.length > 0 ? oneText(conditions) : null,
});

/** What those are told of a decision who hear of it before it is published: a raiser not what is withheld. */
export const waitingNews = (
  proposal: Pick<Proposal, 'reference' | 'title'>,
  outcome: Decision['outcome'],
  {
    publish_on,
    withheld_reason,
    withheld_until,
  }: Pick<Decision, 'publish_on' | 'withheld_reason' | 'withheld_until'>,
): { readonly raiser: string; readonly leads: string } => {
  const { reference, title } = proposal;
  const day = withheld_until ?? publish_on;
  const until = day ? ` by ${longDate(day)}` : '';
  return {
    raiser: withheld_until
      ? `${reference} is decided: ${title}. What was decided is withheld until ${longDate(withheld_until)}: ${withheld_reason ?? ''}`
      : `${reference} is decided, ${badgeWords(outcome).toLowerCase()}: ${title}. You read why before everybody else, who can${until}`,
    leads: `${reference} is decided: ${title}. It moves on once everybody can read why${until}; keep it to yourself until then`,
  };
};
