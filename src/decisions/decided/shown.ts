import type { Actor } from '../../platform/actor.ts';
import type { Proposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import type { FollowedAnswer, ListedDecision } from './answers.ts';
import { type Decision, type Followed, standingOf } from './find.ts';

/** A decision as a list shows it to this reader. */
export const listedFor = (
  row: {
    readonly reference: string;
    readonly body: string;
    readonly bodyName: string;
    readonly decidedOn: string;
    readonly outcome: Decision['outcome'];
    readonly title: string;
    readonly summary: string;
    readonly idea: string | null;
    readonly version: number;
  } & Pick<Decision, 'published_on' | 'publish_on' | 'withheld_reason' | 'withheld_until'>,
  open: boolean,
): ListedDecision => ({
  reference: row.reference,
  body: row.body,
  bodyName: row.bodyName,
  decidedOn: row.decidedOn,
  standing: standingOf(row),
  outcome: open ? row.outcome : null,
  title: open ? row.title : null,
  summary: open ? row.summary : null,
  idea: row.idea,
  publishedOn: row.published_on,
  publishBy: row.publish_on,
  withheld: row.withheld_until ? { reason: row.withheld_reason ?? '', until: row.withheld_until } : null,
  version: row.version,
});

/** Who looks at it again, as this reader may know it: names of leads are for members. */
export const reviewerFor = (
  actor: Actor,
  row: Pick<Decision, 'review_by' | 'review_by_name'>,
  idea: Proposal | undefined,
): { readonly name: string | null; readonly reviewer: 'clinician' | 'manager' | 'body' | null } => {
  if (row.review_by_name === null) return { name: null, reviewer: null };
  if (row.review_by === null) return { name: row.review_by_name, reviewer: 'body' };
  const reviewer = row.review_by === idea?.clinician ? 'clinician' : 'manager';
  const role = reviewer === 'clinician' ? 'The clinical lead of the idea' : 'The manager of the idea';
  return { name: actor.kind === 'public' ? role : row.review_by_name, reviewer };
};

export const followedFor = (actor: Actor, row: Followed): FollowedAnswer => ({
  id: row.id,
  kind: row.kind,
  on: row.on_day,
  title: row.title,
  words: row.words,
  expected: row.expected,
  measured: row.measured,
  verdict: row.verdict,
  recordedOn: londonDate(row.recorded_at),
  by: actor.kind === 'public' ? null : row.recorded_name,
});
