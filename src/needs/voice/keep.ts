import { z } from 'zod';
import { differing, keepChange } from '../../platform/history/history.ts';
import { confirmedWords, versionInput, words } from '../../platform/input.ts';
import { nextReference } from '../../platform/relational/references.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { normaliseCommissioner } from '../../shared/codes.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { changeVoice, FREE, openVoice, voiceReference as reference } from './change.ts';
import { areaOf, FIELDS, quotationWords, type Refused, rowOf, said, whyNot, whyNotWords } from './input.ts';
import { insertQuotation, MOST_QUOTATIONS } from './quotations.ts';
import { voiceRef } from './shown.ts';
import { voiceDb } from './tables.ts';

const output = z.object({ reference: z.string() });

type Answer = Result<{ reference: string }, Refused>;

/** Adds a voice: what people said, who was heard and who was not, with the quotations that were given. */
export const addVoice = defineUse({
  name: 'add-voice',
  path: 'voices',
  method: 'post',
  permission: 'voice.record',
  summary:
    'Adds what people said of a need: who was heard and who was not, themes, and quotations with permission.',
  input: z.object({
    ...said,
    quotations: z.array(z.object(quotationWords)).max(MOST_QUOTATIONS).default([]),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { quotations, confirmed, ...input }): Promise<Answer> => {
    const now = platform.now();
    const today = londonDate(now);
    const wrong = whyNot(input, today, confirmed, quotations);
    if (wrong) return refuse(wrong);
    const area = await areaOf(platform, input.area);
    if (!area) return refuse({ kind: 'no-area' });
    const by = signatureOf(actor);
    return inTransaction(platform.db, async (trx) => {
      const reference = await nextReference(trx, 'VOI', today);
      await voiceDb(trx)
        .insertInto('voice')
        .values({
          reference,
          ...rowOf(input, area),
          withdrawn_on: null,
          withdrawn_because: null,
          recorded_by: by.person,
          recorded_by_name: by.name,
          recorded_by_standing: by.standing,
          recorded_on: today,
        })
        .execute();
      for (const [i, one] of quotations.entries()) await insertQuotation(trx, reference, i + 1, one);
      await keepChange(trx, actor, now, voiceRef(reference), {
        version: 1,
        kind: 'voice.recorded',
        after: {
          subject: input.subject,
          sourceKind: input.kind,
          heardOn: input.heardOn,
          quotations: quotations.map(({ permission }) => permission),
          ...(confirmed ? { confirmed: true } : {}),
        },
        free: FREE,
      });
      return ok({ reference });
    });
  },
});

/** Corrects what was written of a voice; what was before stays in its history. */
export const correctVoice = defineUse({
  name: 'correct-voice',
  path: 'voices/{reference}',
  method: 'put',
  permission: 'voice.record',
  summary: 'Corrects a voice; what was written before stays in its history.',
  input: z.object({ reference, ...said, version: versionInput, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, { reference: which, version, confirmed, ...input }): Promise<Answer> => {
    const now = platform.now();
    const wrong = whyNot(input, londonDate(now), confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which, version });
      if (!opened.ok) return opened;
      const voice = opened.value;
      const row = rowOf(input, input.area ? normaliseCommissioner(input.area) : voice.area);
      const changed = differing<Readonly<Record<string, unknown>>>(voice, row, FIELDS);
      if (!changed) return ok({ reference: which });
      await changeVoice(trx, actor, now, voice, row, { kind: 'voice.corrected', ...changed });
      return ok({ reference: which });
    });
  },
});

/** Withdraws a voice: from now on only that it was, and why, is shown. Its quotations are gone for good. */
export const withdrawVoice = defineUse({
  name: 'withdraw-voice',
  path: 'voices/{reference}/withdraw',
  method: 'post',
  permission: 'voice.record',
  summary: 'Withdraws a voice with its reason; its quotations are taken back with it.',
  input: z.object({
    reference,
    because: words('Say why it is withdrawn: everyone can read it.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { reference: which, version, because, confirmed }): Promise<Answer> => {
    const wrong = whyNotWords({ because }, confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which, version });
      if (!opened.ok) return opened;
      const now = platform.now();
      const today = londonDate(now);
      const { numUpdatedRows } = await voiceDb(trx)
        .updateTable('voice_quotation')
        .set({
          words: null,
          speaker: null,
          permission: 'not-given',
          taken_back_on: today,
          taken_back_by_name: signatureOf(actor).name,
        })
        .where('voice', '=', which)
        .where('taken_back_on', 'is', null)
        .executeTakeFirstOrThrow();
      await changeVoice(
        trx,
        actor,
        now,
        opened.value,
        { withdrawn_on: today, withdrawn_because: because },
        { kind: 'voice.withdrawn', after: { because, quotationsTakenBack: Number(numUpdatedRows) } },
      );
      return ok({ reference: which });
    });
  },
});
