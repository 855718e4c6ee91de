import { z } from 'zod';
import { confirmedWords } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { changeVoice, openVoice, voiceReference as reference } from './change.ts';
import { quotationWords, type Refused, whyNotWords } from './input.ts';
import { voiceDb } from './tables.ts';

const output = z.object({ reference: z.string() });
type Answer = Result<{ reference: string }, Refused>;

/** More quotations than these are read by nobody. */
export const MOST_QUOTATIONS = 12;

export type NewQuotation = z.output<z.ZodObject<typeof quotationWords>>;

export const insertQuotation = async (
  trx: Trx,
  voice: string,
  place: number,
  { words: text, speaker, permission }: NewQuotation,
): Promise<string> => {
  const { id } = await voiceDb(trx)
    .insertInto('voice_quotation')
    .values({
      voice,
      place,
      words: text,
      speaker: speaker ?? null,
      permission,
      taken_back_on: null,
      taken_back_by_name: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Adds a quotation to a voice. */
export const addQuotation = defineUse({
  name: 'add-quotation',
  path: 'voices/{reference}/quotations',
  method: 'post',
  permission: 'voice.record',
  summary: 'Adds what somebody said word for word, with the permission that they gave.',
  input: z.object({ reference, ...quotationWords, confirmed: confirmedWords }),
  output: z.object({ reference: z.string(), id: z.string() }),
  run: async (platform, actor, { reference: which, confirmed, ...input }) => {
    const wrong = whyNotWords({ words: input.words, speaker: input.speaker }, confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Result<{ reference: string; id: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const { last } = await voiceDb(trx)
        .selectFrom('voice_quotation')
        .select((of) => of.fn.max('place').as('last'))
        .where('voice', '=', which)
        .executeTakeFirstOrThrow();
      const place = (last ?? 0) + 1;
      if (place > MOST_QUOTATIONS)
        return refuse({ kind: 'voice-quotations', field: 'words', most: MOST_QUOTATIONS });
      const id = await insertQuotation(trx, which, place, input);
      await changeVoice(
        trx,
        actor,
        platform.now(),
        opened.value,
        {},
        { kind: 'voice.quotation-added', after: { quotation: id, permission: input.permission } },
      );
      return ok({ reference: which, id });
    });
  },
});

const quotationId = z.uuid({ error: 'must be the id of a quotation' });

const lockQuotation = (trx: Trx, voice: string, id: string) =>
  voiceDb(trx)
    .selectFrom('voice_quotation')
    .selectAll()
    .where('id', '=', id)
    .where('voice', '=', voice)
    .forUpdate()
    .executeTakeFirst();

/** Changes who may read a quotation, as whoever said it wishes. */
export const permitQuotation = defineUse({
  name: 'permit-quotation',
  path: 'voices/{reference}/quotations/{id}',
  method: 'put',
  permission: 'voice.record',
  summary: 'Changes who may read a quotation: public, members, or not-given.',
  input: z.object({ reference, id: quotationId, permission: quotationWords.permission }),
  output,
  run: (platform, actor, { reference: which, id, permission }) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const found = await lockQuotation(trx, which, id);
      if (!found) return refuse({ kind: 'not-found', what: 'that quotation' });
      if (found.taken_back_on !== null) return refuse({ kind: 'quotation-taken-back' });
      if (found.permission === permission) return ok({ reference: which });
      await voiceDb(trx).updateTable('voice_quotation').set({ permission }).where('id', '=', id).execute();
      await changeVoice(
        trx,
        actor,
        platform.now(),
        opened.value,
        {},
        {
          kind: 'voice.quotation-permission',
          before: { quotation: id, permission: found.permission },
          after: { quotation: id, permission },
        },
      );
      return ok({ reference: which });
    }),
});

/**
 * Takes back the permission for a quotation: its words are gone from the store at once, so from every page, file
 * and answer. That it happened stays; the record never had the words.
 */
export const takeBackQuotation = defineUse({
  name: 'take-back-quotation',
  path: 'voices/{reference}/quotations/{id}/take-back',
  method: 'post',
  permission: 'voice.record',
  summary: 'Takes back the permission for a quotation: its words are gone for good.',
  input: z.object({ reference, id: quotationId }),
  output,
  run: (platform, actor, { reference: which, id }) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const found = await lockQuotation(trx, which, id);
      if (!found) return refuse({ kind: 'not-found', what: 'that quotation' });
      if (found.taken_back_on !== null) return refuse({ kind: 'quotation-taken-back' });
      const now = platform.now();
      await voiceDb(trx)
        .updateTable('voice_quotation')
        .set({
          words: null,
          speaker: null,
          permission: 'not-given',
          taken_back_on: londonDate(now),
          taken_back_by_name: signatureOf(actor).name,
        })
        .where('id', '=', id)
        .execute();
      await changeVoice(
        trx,
        actor,
        now,
        opened.value,
        {},
        { kind: 'voice.quotation-taken-back', before: { quotation: id, permission: found.permission } },
      );
      return ok({ reference: which });
    }),
});
