import { z } from 'zod';
import { isClinicalRole } from '../../../../people/index.ts';
import type { Actor } from '../../../../platform/actor.ts';
import { ticked, versionInput } from '../../../../platform/input.ts';
import { inTransaction } from '../../../../platform/relational/transaction.ts';
import { signatureOf } from '../../../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../../../platform/use.ts';
import { londonDate } from '../../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { actsUnnamed, keepProposalChange } from '../../../kit/change.ts';
import { openProposal, type Proposal, referenceInput as reference } from '../../../kit/find.ts';
import { QUALITY_DOMAINS } from '../../impact-rules.ts';
import { caseOpen } from '../../open.ts';
import { caseDb } from '../../tables.ts';
import { type QualityContent, qualityContent } from './content.ts';
import type { SignRefusal } from './refusals.ts';

/** Whether somebody may sign the quality impact of a case at all: a clinician, and neither of its two leads. */
export const maySign = (actor: Actor, proposal: Pick<Proposal, 'clinician' | 'manager'>): boolean =>
  actor.kind === 'person' &&
  actor.id !== proposal.clinician &&
  actor.id !== proposal.manager &&
  actor.roles.some(({ role, elsewhere }) => !elsewhere && isClinicalRole(role));

/** Why a quality impact cannot be signed as it stands: a part of quality of which nothing is said. */
export const unsaidIn = ({ effects }: QualityContent) =>
  QUALITY_DOMAINS.filter((domain) => !effects[domain]?.words.trim());

const whyNot = (
  actor: Actor,
  proposal: Proposal,
  content: QualityContent | undefined,
  agreed: boolean,
): SignRefusal | undefined => {
  if (!maySign(actor, proposal) || actsUnnamed(actor, proposal)) return { kind: 'sign-not-yours' };
  if (!caseOpen(proposal)) return { kind: 'sign-closed' };
  if (!content || unsaidIn(content).length > 0)
    return { kind: 'sign-unsaid', domains: content ? unsaidIn(content) : QUALITY_DOMAINS };
  if (content.signedBy) return { kind: 'sign-signed' };
  return agreed ? undefined : { kind: 'sign-unread', field: 'agreed' };
};

/** Signs the quality impact of a case, or takes one's own signature back. Whoever changes it takes the signature away. */
export const signQuality = defineUse({
  name: 'sign-quality',
  path: 'ideas/{reference}/case/quality/signature',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Signs the quality impact of a case, as a clinician who does not lead it, or takes that back.',
  input: z.object({
    reference,
    version: versionInput,
    how: z.enum(['sign', 'take-back'], { error: 'Say sign or take-back.' }).default('sign'),
    agreed: ticked('I have read it, and answer for it'),
  }),
  output: z.object({ reference: z.string(), version: z.number(), signed: z.boolean() }),
  run: (platform, actor, input) =>
    inTransaction<
      Result<{ reference: string; version: number; signed: boolean }, SignRefusal | CommonRefusal>
    >(platform.db, async (trx) => {
      const opened = await openProposal(platform, trx, actor, { reference: input.reference });
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const row = await caseDb(trx)
        .selectFrom('case_topic')
        .select(['content', 'version'])
        .where('proposal', '=', proposal.reference)
        .where('topic', '=', 'quality')
        .forUpdate()
        .executeTakeFirst();
      const content = row && qualityContent.parse(row.content);
      const person = actor.kind === 'person' ? actor.id : undefined;
      const takesBack = input.how === 'take-back';
      if (takesBack) {
        if (!person || content?.signedBy !== person) return refuse({ kind: 'sign-not-yours' });
        if (!caseOpen(proposal)) return refuse({ kind: 'sign-closed' });
      } else {
        const refusal = whyNot(actor, proposal, content, input.agreed);
        if (refusal) return refuse(refusal);
      }
      if (!row || !content || !person) return refuse({ kind: 'sign-not-yours' });
      // What was read is what is signed: a version that somebody changed meanwhile is read again first.
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: `the quality impact of ${proposal.reference}` });
      const now = platform.now();
      const signature = takesBack
        ? { signedBy: null, signedAs: null, signedOn: null }
        : { signedBy: person, signedAs: signatureOf(actor).standing, signedOn: londonDate(now) };
      await caseDb(trx)
        .updateTable('case_topic')
        .set({ content: JSON.stringify({ ...content, ...signature }) })
        .where('proposal', '=', proposal.reference)
        .where('topic', '=', 'quality')
        .execute();
      await keepProposalChange(trx, actor, now, proposal, proposal.version, {
        kind: takesBack ? 'case.quality-signature-taken-back' : 'case.quality-signed',
        after: { version: row.version },
      });
      return ok({ reference: proposal.reference, version: row.version, signed: !takesBack });
    }),
});
