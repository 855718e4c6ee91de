import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Outcome } from '../../proposals/index.ts';
import type { DecisionFeedTable } from '../decided/tables.ts';
import { decidedRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';

/** Entries of one answer of a feed. */
export const FEED_PART = 50;

export type FeedEntry = {
  readonly number: number;
  readonly what: DecisionFeedTable['what'];
  readonly at: Date;
  readonly reference: string;
  readonly bodyName: string;
  readonly decidedOn: string;
  readonly published: boolean;
  readonly outcome: Outcome;
  readonly title: string;
  readonly summary: string;
  readonly withheldUntil: string | null;
  readonly withheldReason: string | null;
};

export type FeedAsk = {
  readonly body?: string | undefined;
  /** Entries after this number, in their order: what came since. */
  readonly since?: number | undefined;
  /** Entries before this number, the newest first: further back. */
  readonly before?: number | undefined;
};

/**
 * A part of what the feeds tell: the newest first, or, from a number on, in the order in which it became true. A
 * reader who asks again with the last number that they have misses nothing, whatever was written meanwhile.
 */
export const feedEntries = async (
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  { body, since, before }: FeedAsk,
): Promise<{ readonly entries: readonly FeedEntry[]; readonly more: number | undefined }> => {
  const rows: readonly FeedEntry[] = await decisionDb(db)
    .selectFrom('decision_feed as f')
    .innerJoin('decision as d', 'd.reference', 'f.decision')
    .innerJoin('body as b', 'b.key', 'd.body')
    .select(['f.number', 'f.what', 'f.at', 'd.reference', 'b.name as bodyName', 'd.decided_on as decidedOn'])
    .select((eb) => eb('d.published_on', 'is not', null).$castTo<boolean>().as('published'))
    .select(['d.outcome', 'd.title', 'd.summary'])
    .select(['d.withheld_until as withheldUntil', 'd.withheld_reason as withheldReason'])
    .$if(body !== undefined, (query) => query.where('d.body', '=', body ?? ''))
    .$if(since !== undefined, (query) => query.where('f.number', '>', since ?? 0))
    .$if(before !== undefined, (query) => query.where('f.number', '<', before ?? 0))
    .orderBy('f.number', since === undefined ? 'desc' : 'asc')
    .limit(FEED_PART + 1)
    .execute();
  const part = rows.slice(0, FEED_PART);
  // A decision that is neither published nor withheld any more was never told of; it is not told of now.
  const told = part.filter(({ published, withheldUntil }) => published || withheldUntil !== null);
  return {
    entries: await visibleTo(registries, db, actor, told, ({ reference }) => decidedRef(reference)),
    more: rows.length > FEED_PART ? part.at(-1)?.number : undefined,
  };
};
