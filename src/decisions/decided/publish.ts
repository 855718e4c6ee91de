import { z } from 'zod';
import { type Actor, system } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, versionInput, words } from '../../platform/input.ts';
import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import {
  findProposal,
  lockProposal,
  moveByBody,
  tellConcerned,
  tellWordsOfBody,
  waitUntil,
} from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { findBody } from '../kit/find.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { tellFeeds } from './feed.ts';
import { type Decision, lockDecision, openDecision } from './find.ts';
import { decisionInput } from './input.ts';
import type { DecidedRefusal } from './refusals.ts';
import { tellContributors } from './tell.ts';
import { badgeWords } from './verdict-rules.ts';
import { waitingNews, wordsForIdea } from './words.ts';

type Answer = Result<{ reference: string; version: number }, DecidedRefusal | CommonRefusal>;

/** Gives the idea of a decision its words anew, and tells those who follow it, its raiser first. */
export const tellIdea = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  row: Decision,
  news: { readonly kind: string; readonly title: string },
): Promise<void> => {
  if (!row.proposal) return;
  await tellWordsOfBody(trx, actor, now, {
    reference: row.proposal,
    address: decisionHref(row.reference),
    words: { ...wordsForIdea(row), outcome: row.outcome },
    news,
  });
};

/** The idea moves on by a decision that everybody may read now; one that moved on before has its words alone. */
const moveIdea = async (platform: Platform, trx: Trx, actor: Actor, row: Decision): Promise<void> => {
  const proposal = row.proposal ? await lockProposal(trx, row.proposal) : undefined;
  if (!proposal) return;
  const address = decisionHref(row.reference);
  const news = {
    kind: 'decision.published',
    title: `Everybody can read why: ${badgeWords(row.outcome).toLowerCase()} to ${proposal.reference}, ${row.title}`,
  };
  if (proposal.decision_waits !== address) {
    await tellIdea(trx, actor, platform.now(), row, news);
    return;
  }
  const moved = await moveByBody({ ...platform, db: trx }, trx, actor, {
    reference: proposal.reference,
    outcome: row.outcome,
    body: (await findBody(trx, row.body))?.name ?? row.body,
    on: row.decided_on,
    address,
    words: wordsForIdea(row),
  });
  // Nobody is kept from reading a decision, or from hearing of it, because its idea cannot move on.
  if (!moved.ok) {
    platform.log.error({ decision: row.reference, refusal: moved.refusal }, 'the idea stays');
    await tellConcerned(trx, actor, proposal.reference, { ...news, href: address });
  }
  await tellContributors(trx, actor, proposal, address);
};

/** Lets everybody read a locked decision, from now on for good; the idea that it is on moves on. */
const publishNow = async (platform: Platform, trx: Trx, actor: Actor, row: Decision): Promise<void> => {
  const now = platform.now();
  const set = {
    published_on: londonDate(now),
    publish_on: null,
    withheld_reason: null,
    withheld_until: null,
  };
  await decisionDb(trx).updateTable('decision').set(set).where('reference', '=', row.reference).execute();
  await keepDecisionChange(trx, actor, now, decidedRef(row.reference), {
    version: row.version,
    kind: 'decision.published',
    ...(row.withheld_until
      ? { before: { withheldUntil: row.withheld_until, reason: row.withheld_reason } }
      : {}),
    after: { publishedOn: set.published_on, stoodHash: row.stood_hash },
  });
  await tellFeeds(trx, now, { decision: row.reference, what: 'published', version: row.version });
  await moveIdea(platform, trx, actor, { ...row, ...set });
};

/** Publishes a decision before its day. */
export const publishDecision = defineUse({
  name: 'publish-decision',
  path: 'decisions/{reference}/publish',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Lets everybody read a decision now; that cannot be taken back.',
  input: z.object({ reference: decisionInput, version: versionInput }),
  output: z.object({ reference: z.string(), version: z.number() }),
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { row, mayWrite } = opened.value;
      if (!mayWrite) return refuse({ kind: 'decision-not-yours' });
      if (row.published_on === null) await publishNow(platform, trx, actor, row);
      return ok({ reference: row.reference, version: row.version });
    }),
});

/** Withholds a decision that nobody could read yet, or changes why and until when. */
export const withholdDecision = defineUse({
  name: 'withhold-decision',
  path: 'decisions/{reference}/withhold',
  method: 'post',
  permission: 'decisions.run',
  summary:
    'Withholds a decision that is not published yet, for a reason and until a day that everybody reads.',
  input: z.object({
    reference: decisionInput,
    withheldReason: words('Say why it is withheld: everybody reads it.', 300),
    withheldUntil: date('Give the day until which it is withheld: everybody reads it.'),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), version: z.number() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ withheldReason: input.withheldReason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openDecision(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { row, mayWrite } = opened.value;
      if (!mayWrite) return refuse({ kind: 'decision-not-yours' });
      if (row.published_on) return refuse({ kind: 'decision-published', on: row.published_on });
      const now = platform.now();
      if (input.withheldUntil <= londonDate(now))
        return refuse({ kind: 'decision-withheld-day', field: 'withheldUntil' });
      const set = {
        withheld_reason: input.withheldReason,
        withheld_until: input.withheldUntil,
        publish_on: null,
      };
      if (row.withheld_reason === set.withheld_reason && row.withheld_until === set.withheld_until)
        return ok({ reference: row.reference, version: row.version });
      await decisionDb(trx).updateTable('decision').set(set).where('reference', '=', row.reference).execute();
      await keepDecisionChange(trx, actor, now, decidedRef(row.reference), {
        version: row.version,
        kind: 'decision.withheld',
        ...(row.withheld_until
          ? { before: { withheldUntil: row.withheld_until, reason: row.withheld_reason } }
          : {}),
        after: { withheldUntil: set.withheld_until, reason: set.withheld_reason },
      });
      await tellFeeds(trx, now, { decision: row.reference, what: 'withheld', version: row.version });
      const proposal = row.proposal ? await findProposal(trx, row.proposal) : undefined;
      if (proposal)
        await waitUntil(trx, actor, now, {
          reference: proposal.reference,
          address: decisionHref(row.reference),
          until: input.withheldUntil,
          news: waitingNews(proposal, row.outcome, { ...row, ...set }),
        });
      return ok({ reference: row.reference, version: row.version });
    });
  },
});

/** Decisions whose day has come: by the rules of the body, or the end of their withholding. */
export const publishDue = async (platform: Platform): Promise<void> => {
  const today = londonDate(platform.now());
  const due = await decisionDb(platform.db)
    .selectFrom('decision')
    .select('reference')
    .where('published_on', 'is', null)
    .where((eb) => eb.or([eb('publish_on', '<=', today), eb('withheld_until', '<=', today)]))
    .orderBy('reference')
    .execute();
  for (const { reference } of due)
    await inTransaction(platform.db, async (trx) => {
      const row = await lockDecision(trx, reference);
      const day = row?.withheld_until ?? row?.publish_on;
      if (row && row.published_on === null && day && day <= today)
        await publishNow(platform, trx, system, row);
    });
};

/** Every morning, before people look. */
export const publishJob: Job = {
  name: 'decisions.publish',
  cron: '5 6 * * *',
  run: (platform) => publishDue(platform),
};
