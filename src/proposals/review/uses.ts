import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, versionInput, words } from '../../platform/input.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { mayWork, seesNames } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, readProposal, referenceInput } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { ASIDE, STAGES } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import type { ReviewRefusal } from './refusals.ts';
import { AS_PROMISED, GOES_ON } from './words.ts';

/** What was found when it was looked at, the newest first. */
export const reviewsOf = (db: Db, reference: string) =>
  proposalDb(db)
    .selectFrom('proposal_review')
    .selectAll()
    .where('proposal', '=', reference)
    .orderBy('id', 'desc')
    .execute();

const output = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.enum([...STAGES, ...ASIDE]),
  liveOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  reviews: z.array(
    z.object({
      id: z.number(),
      words: z.string(),
      asPromised: z.enum(AS_PROMISED),
      goesOn: z.enum(GOES_ON),
      on: z.string(),
      by: z.string().nullable().describe('for members'),
    }),
  ),
  mayWrite: z.boolean(),
  version: z.number(),
});
export type Reviews = z.output<typeof output>;

/** What was found of an idea that went live. */
export const ideaReviews = defineUse({
  name: 'idea-reviews',
  path: 'ideas/{reference}/reviews',
  method: 'get',
  permission: 'proposals.read',
  summary: 'What was found when an idea that went live was held against what was promised.',
  input: z.object({ reference: referenceInput }),
  output,
  run: async (platform, actor, { reference }) => {
    const found = await readProposal(platform, actor, reference);
    if (!found.ok) return found;
    const proposal = found.value;
    return ok({
      reference,
      title: proposal.title,
      state: proposal.state,
      liveOn: proposal.live_on,
      reviewOn: proposal.review_on,
      reviews: (await reviewsOf(platform.db, reference)).map((row) => ({
        id: row.id,
        words: row.words,
        asPromised: row.as_promised,
        goesOn: row.goes_on,
        on: row.written_on,
        by: seesNames(actor) ? row.written_by_name : null,
      })),
      mayWrite: proposal.state === 'live' && mayWork(actor, proposal),
      version: proposal.version,
    });
  },
});

type Answer = Result<{ reference: string }, ReviewRefusal | CommonRefusal>;

/** Writes what was found; a further one stands before the last. Then it can be called reviewed. */
export const writeReview = defineUse({
  name: 'write-review',
  path: 'ideas/{reference}/reviews',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Writes what was found of an idea that is live, and what becomes of it.',
  input: z.object({
    reference: referenceInput,
    words: words('Write what was found, measure by measure.', 6000),
    asPromised: z.enum(AS_PROMISED, { error: 'Choose whether it did what was promised.' }),
    goesOn: z.enum(GOES_ON, { error: 'Choose what becomes of it.' }),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openProposal(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!mayWork(actor, proposal)) return refuse({ kind: 'proposal-review-not-yours' });
      if (proposal.state !== 'live') return refuse({ kind: 'proposal-review-not-live' });
      const by = signatureOf(actor);
      const now = platform.now();
      const { reference, asPromised, goesOn } = input;
      await proposalDb(trx)
        .insertInto('proposal_review')
        .values({
          proposal: reference,
          words: input.words,
          as_promised: asPromised,
          goes_on: goesOn,
          written_by: by.person,
          written_by_name: by.name,
          written_on: londonDate(now),
        })
        .execute();
      // Whoever writes it leads it: they sign as that, and never as the one who raised it.
      await changeProposal(
        trx,
        actor,
        now,
        { ...proposal, name_kept: false },
        {},
        { kind: 'idea.review-written', after: { asPromised, goesOn, words: input.words } },
      );
      await tellOfProposal(trx, actor, reference, await concernedBy(trx, proposal), {
        kind: 'idea.review-written',
        title: `What was found of ${reference} is written: ${proposal.title}`,
        href: `${ideaHref(reference)}/review`,
      });
      return ok({ reference });
    });
  },
});
