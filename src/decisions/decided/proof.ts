import { z } from 'zod';
import { canonical } from '../../platform/record/record.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { hashOf } from '../kit/hash.ts';
import { decisionDb } from '../tables.ts';
import { type Decision, noDecision, readDecision } from './find.ts';
import { decisionInput } from './input.ts';
import { entryOf } from './uses.ts';

type Kept = { readonly stoodHash?: string; readonly voteHash?: string };

/** Whether what a decision stood on is still what its hash, its entry in the record and its vote say. */
const holdsOf = async (db: Db, row: Decision) => {
  const entry = await entryOf(db, row.reference);
  const kept = (entry?.after ?? {}) as Kept;
  const vote = row.vote
    ? await decisionDb(db)
        .selectFrom('vote')
        .select(['frozen', 'frozen_hash'])
        .where('reference', '=', row.vote)
        .executeTakeFirst()
    : undefined;
  return {
    entry,
    vote,
    stoodFits: hashOf(row.stood) === row.stood_hash,
    // Decisions from before they were kept here have no entry of their own.
    entryFits: kept.stoodHash === undefined ? null : kept.stoodHash === row.stood_hash,
    voteFits: vote
      ? hashOf(vote.frozen) === vote.frozen_hash &&
        (kept.voteHash === undefined || kept.voteHash === vote.frozen_hash)
      : null,
  };
};

/** What proves what was known when: the text that was frozen, its hash, and where that stands in the chained record. */
export const decisionProof = defineUse({
  name: 'decision-proof',
  path: 'decisions/{reference}/proof',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'What was before a body as it stood, word for word, with its SHA-256 and its place in the chained record.',
  input: z.object({ reference: decisionInput }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    decidedOn: z.string(),
    text: z.string().describe('what was hashed, to the letter'),
    hash: z.string(),
    fits: z.boolean().describe('the text still has this hash, worked out now'),
    entry: z
      .object({
        id: z.number(),
        at: z.string(),
        hash: z.string(),
        previousHash: z.string(),
        fits: z.boolean().nullable(),
      })
      .nullable(),
    record: z.object({ length: z.number(), end: z.string() }),
    vote: z.object({ reference: z.string(), hash: z.string(), fits: z.boolean() }).nullable(),
    orders: z.object({ from: z.string(), source: z.string(), verified: z.boolean() }).nullable(),
  }),
  run: async (platform, actor, { reference }) => {
    const { db } = platform;
    const read = await readDecision(platform, actor, reference);
    if (!read.ok) return read;
    const { row, open } = read.value;
    if (!open) return refuse<CommonRefusal>(noDecision(reference));
    const { entry, vote, ...holds } = await holdsOf(db, row);
    const head = await db.selectFrom('event_head').select(['length', 'hash']).executeTakeFirstOrThrow();
    return ok({
      reference,
      title: row.title,
      decidedOn: row.decided_on,
      text: canonical(row.stood),
      hash: row.stood_hash,
      fits: holds.stoodFits,
      entry: entry
        ? {
            id: entry.id,
            at: entry.at.toISOString(),
            hash: entry.hash,
            previousHash: entry.previous_hash,
            fits: holds.entryFits,
          }
        : null,
      record: { length: head.length, end: head.hash },
      vote:
        row.vote && vote
          ? { reference: row.vote, hash: vote.frozen_hash, fits: holds.voteFits === true }
          : null,
      orders: row.stood.orders ?? null,
    });
  },
});

/** What of decisions and votes no longer has the hash that it was frozen with: nothing, in a store that holds. */
export const brokenFrozen = async (
  db: Db,
): Promise<readonly { readonly object: string; readonly why: string }[]> => {
  const broken: { object: string; why: string }[] = [];
  const decisions = await decisionDb(db).selectFrom('decision').selectAll().orderBy('reference').execute();
  for (const row of decisions) {
    const holds = await holdsOf(db, row);
    if (!holds.stoodFits)
      broken.push({ object: row.reference, why: 'what stood when it was decided was changed afterwards' });
    if (holds.entryFits === false)
      broken.push({ object: row.reference, why: 'the record was told of another text' });
  }
  const votes = await decisionDb(db)
    .selectFrom('vote')
    .select(['reference', 'frozen', 'frozen_hash'])
    .orderBy('reference')
    .execute();
  for (const { reference, frozen, frozen_hash } of votes)
    if (hashOf(frozen) !== frozen_hash)
      broken.push({ object: reference, why: 'what was frozen at its opening was changed afterwards' });
  return broken;
};
