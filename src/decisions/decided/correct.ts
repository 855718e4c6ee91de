import { z } from 'zod';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { findProposal } from '../../proposals/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { findBody, noBody } from '../kit/find.ts';
import { hashOf } from '../kit/hash.ts';
import { decidedRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { tellFeeds } from './feed.ts';
import { type Decision, openDecision } from './find.ts';
import { correctInput, decisionInput, freeWords } from './input.ts';
import { tellIdea } from './publish.ts';
import type { DecidedRefusal } from './refusals.ts';
import type { DecisionWords } from './tables.ts';
import { reviewerOf, wordColumns, wordsFrom } from './words.ts';

type Answer = Result<{ reference: string; version: number }, DecidedRefusal | CommonRefusal>;

const FIELDS = [
  ['title', 'title'],
  ['summary', 'summary'],
  ['reasons', 'reasons'],
  ['conditions', 'conditions'],
  ['dissent', 'dissent'],
  ['reviewOn', 'reviewOn'],
  ['reviewByName', 'reviewByName'],
] as const;

/** The words of a decision as they stand. */
export const wordsNow = (row: Decision): DecisionWords => ({
  title: row.title,
  summary: row.summary,
  reasons: row.reasons,
  conditions: row.conditions,
  dissent: row.dissent,
  reviewOn: row.review_on,
  reviewByName: row.review_by_name,
});

/** Corrects the words of a decision, as its next version. What was decided, and what stood, is never changed. */
export const correctBodyDecision = defineUse({
  name: 'correct-body-decision',
  path: 'decisions/{reference}',
  method: 'put',
  permission: 'decisions.run',
  summary:
    'Corrects the words of a decision as its next version; older ones stay readable, and those who follow it are told.',
  input: correctInput,
  output: z.object({ reference: z.string(), version: z.number() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ ...freeWords(input), why: input.why }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { row, mayWrite } = opened.value;
      if (!mayWrite) return refuse({ kind: 'decision-not-yours' });
      const conditional = row.outcome === 'yes-with-conditions';
      if (conditional && input.conditions.length === 0)
        return refuse({ kind: 'decision-conditions', field: 'conditions' });
      if (!conditional && input.conditions.length > 0)
        return refuse({ kind: 'decision-no-conditions', field: 'conditions' });
      if (input.reviewOn && input.reviewOn <= row.decided_on)
        return refuse({ kind: 'decision-review-day', field: 'reviewOn' });
      const body = await findBody(trx, row.body);
      if (!body) return refuse(noBody(row.body));
      const proposal = row.proposal ? await findProposal(trx, row.proposal) : undefined;
      const reviewer = reviewerOf(input.reviewBy, input.reviewOn, body, proposal);
      if (!reviewer) return refuse({ kind: 'decision-reviewer', field: 'reviewBy' });
      const before = wordsNow(row);
      const words = wordsFrom(input, reviewer.name);
      // The store keeps the keys of what is written in its own order: their hash knows none.
      if (hashOf(before) === hashOf(words)) return ok({ reference: row.reference, version: row.version });
      const changed = differing<Readonly<Record<string, unknown>>>(before, words, FIELDS);
      const now = platform.now();
      const version = row.version + 1;
      const by = signatureOf(actor);
      await decisionDb(trx)
        .updateTable('decision')
        .set({ ...wordColumns(words, reviewer.person), version })
        .where('reference', '=', row.reference)
        .execute();
      await decisionDb(trx)
        .insertInto('decision_version')
        .values({
          decision: row.reference,
          version,
          words: JSON.stringify(words),
          why: input.why,
          at: now,
          by_person: by.person,
          by_name: by.name,
        })
        .execute();
      await keepDecisionChange(trx, actor, now, decidedRef(row.reference), {
        version,
        kind: 'decision.corrected',
        before: changed?.before,
        after: { ...changed?.after, why: input.why, wordsHash: hashOf(words) },
        free: ['why'],
      });
      if (row.published_on) {
        await tellFeeds(trx, now, { decision: row.reference, what: 'corrected', version });
        await tellIdea(trx, actor, now, { ...row, ...words, version } as Decision, {
          kind: 'decision.corrected',
          title: `The words of ${row.reference} were corrected: ${words.title}`,
        });
      }
      return ok({ reference: row.reference, version });
    });
  },
});

/** Deleting a decision: asked for now and then, and never done. It answers with the words that say why. */
export const deleteDecision = defineUse({
  name: 'delete-decision',
  path: 'decisions/{reference}',
  method: 'delete',
  permission: 'decisions.run',
  summary: 'Refuses to delete a decision, and says what to do instead.',
  input: z.object({ reference: decisionInput }),
  output: z.object({ reference: z.string() }),
  run: async (
    platform,
    actor,
    input,
  ): Promise<Result<{ reference: string }, DecidedRefusal | CommonRefusal>> =>
    inTransaction<Result<{ reference: string }, DecidedRefusal | CommonRefusal>>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, input);
      return opened.ok ? refuse({ kind: 'decision-never-deleted' }) : opened;
    }),
});
