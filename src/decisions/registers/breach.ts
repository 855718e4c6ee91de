import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalWords, versionInput, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { decisionDb } from '../tables.ts';

type Answer = Result<{ id: number }, CommonRefusal>;
const output = z.object({ id: z.number() });
const breachRef = (id: number) => ({ kind: 'breach', id: String(id) });

const said = {
  foundOn: date('Say when it was found, such as 2026-05-04.'),
  personName: optionalWords(200).describe('who, where it was one person; never published'),
  what: words('Say what happened.', 2000),
  done: words('Say what was done about it.', 2000),
  publicWords: optionalWords(2000).describe(
    'what everybody reads of it; nothing is published while it is empty',
  ),
  confirmed: confirmedWords,
};
const idInput = z.coerce.number({ error: 'Say which breach.' }).int().positive();

const wordsOf = (input: z.output<z.ZodObject<typeof said>>) => ({
  found_on: input.foundOn,
  person_name: input.personName ?? null,
  what: input.what,
  done: input.done,
  public_words: input.publicWords ?? null,
});

/** Records a breach. Its words stay with the governance officer but for those that are meant for everybody. */
export const recordBreach = defineUse({
  name: 'record-breach',
  path: 'decisions/registers/breaches',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Records a breach of the policy on conflicts of interest.',
  input: z.object({ ...said, once: optionalText(z.string().max(100)) }),
  output,
  run: async (platform, actor, input) => {
    const { what, done, publicWords } = input;
    const identified = identifiedIn({ what, done, publicWords }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const now = platform.now();
      const by = signatureOf(actor);
      const once = onceKey(input.once, wordsOf(input));
      const added = await decisionDb(trx)
        .insertInto('breach')
        .values({
          ...wordsOf(input),
          recorded_person: by.person,
          recorded_name: by.name,
          once,
        })
        .onConflict((conflict) => conflict.column('once').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added)
        return ok(
          await decisionDb(trx)
            .selectFrom('breach')
            .select('id')
            .where('once', '=', once)
            .executeTakeFirstOrThrow(),
        );
      await keepDecisionChange(trx, actor, now, breachRef(added.id), {
        version: 1,
        kind: 'breach.recorded',
        free: ['publicWords', 'personName'],
        after: { foundOn: input.foundOn, what, done, publicWords, personName: input.personName },
      });
      return ok({ id: added.id });
    });
  },
});

const openBreach = async (trx: Trx, id: number, version: number) => {
  const row = await decisionDb(trx)
    .selectFrom('breach')
    .selectAll()
    .where('id', '=', id)
    .where('taken_back_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse<CommonRefusal>({ kind: 'not-found', what: `breach ${id}` });
  return row.version === version
    ? ok(row)
    : refuse<CommonRefusal>({ kind: 'changed-meanwhile', what: `Breach ${id}` });
};

/** Corrects a breach, publishes words of it, or publishes them no more. */
export const correctBreach = defineUse({
  name: 'correct-breach',
  path: 'decisions/registers/breaches/{id}',
  method: 'put',
  permission: 'interests.manage',
  summary: 'Corrects a breach; what was written before stays in its history.',
  input: z.object({ id: idInput, ...said, version: versionInput }),
  output,
  run: async (platform, actor, input) => {
    const { what, done, publicWords } = input;
    const identified = identifiedIn({ what, done, publicWords }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBreach(trx, input.id, input.version);
      if (!opened.ok) return opened;
      const row = opened.value;
      await decisionDb(trx)
        .updateTable('breach')
        .set({ ...wordsOf(input), version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, platform.now(), breachRef(row.id), {
        version: row.version + 1,
        kind: 'breach.corrected',
        free: ['publicWords', 'personName'],
        before: {
          what: row.what,
          done: row.done,
          publicWords: row.public_words,
          personName: row.person_name,
        },
        after: { what, done, publicWords, personName: input.personName },
      });
      return ok({ id: row.id });
    });
  },
});

/** Takes back a breach that was recorded in error. */
export const takeBackBreach = defineUse({
  name: 'take-back-breach',
  path: 'decisions/registers/breaches/{id}/take-back',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Takes back a breach that was recorded in error, with the reason.',
  input: z.object({
    id: idInput,
    reason: words('Say why it is taken back.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBreach(trx, input.id, input.version);
      if (!opened.ok) return opened;
      const row = opened.value;
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('breach')
        .set({ taken_back_on: londonDate(now), taken_back_reason: input.reason, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, breachRef(row.id), {
        version: row.version + 1,
        kind: 'breach.taken-back',
        after: { reason: input.reason },
      });
      return ok({ id: row.id });
    });
  },
});
