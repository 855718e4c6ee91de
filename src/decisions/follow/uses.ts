import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalChoice, optionalWords, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { tellConcerned } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { tellFeeds } from '../decided/feed.ts';
import { openDecision } from '../decided/find.ts';
import { decisionInput } from '../decided/input.ts';
import type { DecidedRefusal } from '../decided/refusals.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { FOLLOW_KINDS } from './tables.ts';
import { type FollowRefusal, followNews, VERDICTS, whyNotFollow } from './words-rules.ts';

type Answer = Result<{ reference: string; id: number }, FollowRefusal | DecidedRefusal | CommonRefusal>;

/** Tells what followed a decision: a contract, the first figures against the case, what its review found. */
export const followDecision = defineUse({
  name: 'follow-decision',
  path: 'decisions/{reference}/follow',
  method: 'post',
  permission: 'decisions.run',
  summary:
    'Tells what followed a decision: contract, measure or review. It stands on the thread, and whoever raised the idea is told.',
  input: z.object({
    reference: decisionInput,
    kind: z.enum(FOLLOW_KINDS, { error: 'Choose what followed.' }),
    on: date('Give the day of it.'),
    title: words('Give it a name: the contract’s reference, what was measured, or the finding.', 200),
    words: words('Say what it means, in plain words.', 1500),
    expected: optionalWords(200).describe('of a measure: what the case expected'),
    measured: optionalWords(200).describe('of a measure: what was measured'),
    verdict: optionalChoice(VERDICTS, 'Choose how it compares with what was promised.').describe(
      'of a measure or review: as-promised, partly, not, or too-early',
    ),
    once: optionalText(z.string().max(60)),
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), id: z.number() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const { title, expected, measured } = input;
    const identified = identifiedIn({ title, words: input.words, expected, measured }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, { reference: input.reference });
      if (!opened.ok) return opened;
      const { row, mayFollow } = opened.value;
      if (!mayFollow) return refuse({ kind: 'decision-not-yours' });
      if (row.published_on === null) return refuse({ kind: 'decision-not-published' });
      const now = platform.now();
      const fault = whyNotFollow(input, { decidedOn: row.decided_on, today: londonDate(now) });
      if (fault) return refuse(fault);
      // A key is the sender’s own choice: on another decision it is no second sending.
      const once = onceKey(input.once, input);
      const sent = once
        ? await decisionDb(trx)
            .selectFrom('decision_follow')
            .select('id')
            .where('once', '=', once)
            .executeTakeFirst()
        : undefined;
      if (sent) return ok({ reference: row.reference, id: sent.id });
      const by = signatureOf(actor);
      const isContract = input.kind === 'contract';
      const { id } = await decisionDb(trx)
        .insertInto('decision_follow')
        .values({
          decision: row.reference,
          kind: input.kind,
          on_day: input.on,
          title,
          words: input.words,
          expected: isContract ? null : (expected ?? null),
          measured: isContract ? null : (measured ?? null),
          verdict: isContract ? null : (input.verdict ?? null),
          recorded_at: now,
          recorded_person: by.person,
          recorded_name: by.name,
          taken_back_at: null,
          taken_back_reason: null,
          once,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepDecisionChange(trx, actor, now, decidedRef(row.reference), {
        version: row.version,
        kind: 'decision.followed',
        after: { what: input.kind, id, on: input.on, title, words: input.words },
      });
      await tellFeeds(trx, now, { decision: row.reference, what: 'followed', version: row.version });
      if (row.proposal)
        await tellConcerned(trx, actor, row.proposal, {
          kind: `decision.${input.kind}`,
          title: `${followNews(input.kind)} for ${row.proposal}: ${title}`,
          href: `${decisionHref(row.reference)}#followed`,
        });
      return ok({ reference: row.reference, id });
    });
  },
});

/** Takes back what was told in error; that it was, and why, stays in the history. */
export const takeBackFollowed = defineUse({
  name: 'take-back-followed',
  path: 'decisions/{reference}/follow/{id}/take-back',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Takes back what was told in error of what followed a decision, with the reason.',
  input: z.object({
    reference: decisionInput,
    id: z.coerce.number({ error: 'Say which.' }).int().positive(),
    reason: words('Say why it is taken back.', 500),
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), id: z.number() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, { reference: input.reference });
      if (!opened.ok) return opened;
      const { row, mayFollow } = opened.value;
      if (!mayFollow) return refuse({ kind: 'decision-not-yours' });
      const now = platform.now();
      const taken = await decisionDb(trx)
        .updateTable('decision_follow')
        .set({ taken_back_at: now, taken_back_reason: input.reason })
        .where('decision', '=', row.reference)
        .where('id', '=', input.id)
        .where('taken_back_at', 'is', null)
        .returning(['kind', 'title'])
        .executeTakeFirst();
      if (!taken) return refuse({ kind: 'not-found', what: `that on ${row.reference}` });
      await keepDecisionChange(trx, actor, now, decidedRef(row.reference), {
        version: row.version,
        kind: 'decision.followed-taken-back',
        before: { what: taken.kind, id: input.id, title: taken.title },
        after: { reason: input.reason },
      });
      await tellFeeds(trx, now, { decision: row.reference, what: 'corrected', version: row.version });
      if (row.proposal)
        await tellConcerned(trx, actor, row.proposal, {
          kind: 'decision.followed-taken-back',
          title: `Taken back on ${row.proposal}: ${taken.title}. ${input.reason}`,
          href: decisionHref(row.reference),
        });
      return ok({ reference: row.reference, id: input.id });
    });
  },
});
