import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { nextPart, offsetOf, optionalChoice, partInput } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { refText, visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { OUTCOMES, peopleOnIdea, readingAge } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { findBody } from '../kit/find.ts';
import { decidedRef } from '../kit/refs.ts';
import { DecisionAnswer, ListedDecision } from './answers.ts';
import { followedOf, noDecision, type ReadDecision, readDecision, versionsOf } from './find.ts';
import { decisionInput } from './input.ts';
import { bodiesRead, DECISION_SORTS, decisionsListed } from './queries.ts';
import { followedFor, listedFor, reviewerFor } from './shown.ts';
import { plainText } from './verdict-rules.ts';

/** Decisions of bodies. */
export const decisionsUse = defineUse({
  name: 'decisions',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Decisions of bodies, the newest first; of those that are withheld, why and until when.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of the decision, or its reference'),
    body: optionalText(z.string().trim().toLowerCase().max(60)).describe('governing-body'),
    outcome: optionalChoice(OUTCOMES, 'Choose an outcome.'),
    year: z
      .preprocess(
        (value) => (value === '' || value === undefined ? undefined : Number(value)),
        z.number({ error: 'Give a year, such as 2026.' }).int().min(1948).max(2200).optional(),
      )
      .describe('year in which it was decided'),
    idea: optionalText(z.string().trim().toUpperCase().max(40)).describe('ISV-2026-014'),
    sort: z.enum(DECISION_SORTS).default('decided').describe('decided or title'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({ total: z.number(), decisions: z.array(ListedDecision), next: z.string().optional() }),
  run: async (platform, actor, input) => {
    const { db, registries } = platform;
    const bodies = await bodiesRead(db, actor, londonDate(platform.now()));
    const rows = await decisionsListed(
      db,
      { ...input, dir: input.dir ?? (input.sort === 'decided' ? 'descending' : 'ascending') },
      bodies,
    );
    const seen = await visibleTo(registries, db, actor, rows, ({ reference }) => decidedRef(reference));
    const offset = offsetOf(input.cursor);
    const part = seen.slice(offset, offset + input.limit);
    return ok({
      total: seen.length,
      decisions: part.map((row) => listedFor(row, row.open)),
      ...nextPart(offset, part.length, seen.length),
    });
  },
});

/** The place in the chained record of what was first written of a decision. */
export const entryOf = async (db: Db, reference: string) =>
  db
    .selectFrom('event')
    .select(['id', 'at', 'hash', 'previous_hash', 'after'])
    .where('object', '=', refText(decidedRef(reference)))
    .where('kind', '=', 'decision.recorded')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** A decision as a reader may see it, whole. */
export const shownDecision = async (
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  { row, idea, open, mayWrite, mayFollow }: ReadDecision,
): Promise<DecisionAnswer> => {
  const body = await findBody(db, row.body);
  const versions = await versionsOf(db, row.reference);
  const first = versions.at(-1);
  const review = reviewerFor(actor, row, idea);
  const listed = listedFor(
    {
      ...row,
      bodyName: body?.name ?? row.body,
      decidedOn: row.decided_on,
      idea: idea?.reference ?? null,
    },
    open,
  );
  return {
    ...listed,
    meeting: row.meeting,
    vote: row.vote,
    urgent: row.urgent,
    ideaTitle: idea?.title ?? null,
    words: open
      ? {
          reasons: [...row.reasons],
          conditions: [...row.conditions],
          dissent: [...row.dissent],
          readingAge: readingAge(plainText(row)) ?? null,
          reviewOn: row.review_on,
          reviewBy: review.name,
          reviewer: review.reviewer,
          stood: row.stood as NonNullable<DecisionAnswer['words']>['stood'],
          stoodHash: row.stood_hash,
          contract: row.procurement,
        }
      : null,
    followed: open ? (await followedOf(db, [row.reference])).map((one) => followedFor(actor, one)) : [],
    people: open && idea ? [...peopleOnIdea(actor, idea)] : [],
    recordedOn: row.recorded_on ?? (first ? londonDate(first.at) : row.decided_on),
    corrected: open
      ? versions
          .filter(({ version }) => version > 1)
          .map(({ version, at, why }) => ({ version, on: londonDate(at), why }))
      : [],
    entry: (await entryOf(db, row.reference))?.id ?? null,
    may: { write: mayWrite, follow: mayFollow && row.published_on !== null },
  };
};

/** One decision. */
export const decisionUse = defineUse({
  name: 'decision',
  path: 'decisions/{reference}',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'One decision: its outcome, why, on which conditions, what it costs, who decided, interests and rulings, what people said, and its record.',
  input: z.object({ reference: decisionInput }),
  output: DecisionAnswer,
  run: async (platform, actor, { reference }) => {
    const read = await readDecision(platform, actor, reference);
    return read.ok ? ok(await shownDecision(platform, actor, read.value)) : read;
  },
});

const Words = z.object({
  title: z.string(),
  summary: z.string(),
  reasons: z.array(z.string()),
  conditions: z.array(z.string()),
  dissent: z.array(z.object({ name: z.string(), standing: z.string(), words: z.string() })),
  reviewOn: z.string().nullable(),
});

/** Every version of the words of a decision. */
export const decisionVersions = defineUse({
  name: 'decision-versions',
  path: 'decisions/{reference}/versions',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every version of the words of a decision, the newest first, with why each was written.',
  input: z.object({ reference: decisionInput }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    versions: z.array(
      z.object({
        version: z.number(),
        on: z.string(),
        why: z.string(),
        by: z.string().nullable().describe('for members'),
        words: Words,
      }),
    ),
  }),
  run: async (platform, actor, { reference }) => {
    const read = await readDecision(platform, actor, reference);
    if (!read.ok) return read;
    if (!read.value.open) return refuse<CommonRefusal>(noDecision(reference));
    const versions = await versionsOf(platform.db, reference);
    return ok({
      reference,
      title: read.value.row.title,
      versions: versions.map(({ version, at, why, by_name, words }) => ({
        version,
        on: londonDate(at),
        why,
        by: actor.kind === 'public' ? null : by_name,
        words: {
          title: words.title,
          summary: words.summary,
          reasons: [...words.reasons],
          conditions: [...words.conditions],
          dissent: [...words.dissent],
          reviewOn: words.reviewOn,
        },
      })),
    });
  },
});
