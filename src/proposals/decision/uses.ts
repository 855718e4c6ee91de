import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { holdsRole, seesNames } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, readProposal, referenceInput } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { optionalAddress } from '../moves/input.ts';
import { OUTCOMES, type ProposalDecisionTable, proposalDb } from '../tables.ts';
import { readingAge } from './reading-rules.ts';
import type { DecisionRefusal } from './refusals.ts';

export type Decision = Selectable<ProposalDecisionTable>;

/** The decisions on a proposal, the newest first. */
export const decisionsOn = (db: Db, reference: string): Promise<Decision[]> =>
  proposalDb(db)
    .selectFrom('proposal_decision')
    .selectAll()
    .where('proposal', '=', reference)
    .orderBy('id', 'desc')
    .execute();

/** Who writes down decisions of bodies, and corrects what was written. */
export const mayRecord = (actor: Actor): boolean =>
  holdsRole(actor, 'programme-office', 'chair', 'governance-officer');

/** The decisions on a proposal, as everybody may read them. */
export const ideaDecisions = defineUse({
  name: 'idea-decisions',
  path: 'ideas/{reference}/decisions',
  method: 'get',
  permission: 'proposals.read',
  summary: 'The decisions on an idea, the newest first: day, body, outcome, conditions, reasons.',
  input: z.object({ reference: referenceInput }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    raisedOn: z.string(),
    completeOn: z.string().nullable().describe('day on which the complete case was sent'),
    answerDue: z.string().nullable().describe('last day on which an answer was in time'),
    decisions: z.array(
      z.object({
        id: z.number(),
        on: z.string(),
        body: z.string(),
        outcome: z.enum(OUTCOMES),
        conditions: z.string().nullable(),
        reasons: z.string(),
        readingAge: z.number().nullable().describe('of the reasons, in years; null where they are short'),
        minutes: z.string().nullable(),
        recordedOn: z.string(),
        recordedBy: z.string().nullable().describe('for members'),
      }),
    ),
    waiting: z
      .string()
      .nullable()
      .describe('where the decision stands that is written down and not published yet'),
    mayCorrect: z.boolean(),
    version: z.number(),
  }),
  run: async (platform, actor, { reference }) => {
    const found = await readProposal(platform, actor, reference);
    if (!found.ok) return found;
    const rows = await decisionsOn(platform.db, reference);
    return ok({
      reference,
      title: found.value.title,
      raisedOn: found.value.raised_on,
      completeOn: found.value.complete_on,
      answerDue: found.value.answer_due,
      decisions: rows.map((row) => ({
        id: row.id,
        on: row.on_day,
        body: row.body,
        outcome: row.outcome,
        conditions: row.conditions,
        reasons: row.reasons,
        readingAge: readingAge(row.reasons) ?? null,
        minutes: row.address,
        recordedOn: row.recorded_on,
        recordedBy: seesNames(actor) ? row.recorded_by_name : null,
      })),
      waiting: found.value.decision_waits,
      mayCorrect: rows.length > 0 && mayRecord(actor),
      version: found.value.version,
    });
  },
});

const FIELDS = [
  ['body', 'body'],
  ['conditions', 'conditions'],
  ['reasons', 'reasons'],
  ['address', 'address'],
] as const;

/** Corrects the words in which a decision was written down; what was decided, and when, is put right by the next one. */
export const correctDecision = defineUse({
  name: 'correct-decision',
  path: 'ideas/{reference}/decisions/{id}',
  method: 'put',
  permission: 'proposals.work',
  summary: 'Corrects the words of a decision that was written down; what stood before stays in the history.',
  input: z.object({
    reference: referenceInput,
    id: z.coerce.number({ error: 'Say which decision.' }).int().min(1).max(2_147_483_647),
    body: words('Say who decided.', 200),
    conditions: optionalWords(4000),
    reasons: words('Write the reasons, in plain words.', 4000),
    address: optionalAddress,
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string() }),
  run: async (
    platform,
    actor,
    input,
  ): Promise<Result<{ reference: string }, DecisionRefusal | CommonRefusal>> => {
    const { reference, body, conditions, reasons } = input;
    const identified = identifiedIn({ body, conditions, reasons }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ reference: string }, DecisionRefusal | CommonRefusal>>(
      platform.db,
      async (trx) => {
        const opened = await openProposal(platform, trx, actor, input);
        if (!opened.ok) return opened;
        if (!mayRecord(actor)) return refuse({ kind: 'proposal-decision-not-yours' });
        const before = (await decisionsOn(trx, reference)).find(({ id }) => id === input.id);
        if (!before) return refuse({ kind: 'not-found', what: `that decision on ${reference}` });
        const conditional = before.outcome === 'yes-with-conditions';
        if (conditional && !conditions)
          return refuse({ kind: 'proposal-decision-conditions', field: 'conditions' });
        const row = {
          body,
          conditions: conditional ? (conditions ?? null) : null,
          reasons,
          address: input.address ?? null,
        };
        const changed = differing<Readonly<Record<string, unknown>>>(before, row, FIELDS);
        if (!changed) return ok({ reference });
        await proposalDb(trx).updateTable('proposal_decision').set(row).where('id', '=', before.id).execute();
        await changeProposal(
          trx,
          actor,
          platform.now(),
          // Who records decisions signs as that: unnamed, the history would tell that one of them raised it.
          { ...opened.value, name_kept: false },
          {},
          {
            kind: 'idea.decision-corrected',
            ...changed,
          },
        );
        await tellOfProposal(trx, actor, reference, await concernedBy(trx, opened.value), {
          kind: 'idea.decision-corrected',
          title: `The words of the decision on ${reference} were corrected: ${opened.value.title}`,
          href: `${ideaHref(reference)}/decision`,
        });
        return ok({ reference });
      },
    );
  },
});
