import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { giftRef, keepRegisterChange } from './change.ts';
import {
  dayInput,
  declarerOf,
  mayDeclareFor,
  onceInput,
  partyInput,
  partyMeant,
  type Refused,
  whoseInput,
} from './given.ts';
import { addGiftTo } from './load.ts';
import { lockGift } from './queries.ts';
import { GIFT_KINDS, GIFT_OUTCOMES, interestDb } from './tables.ts';

const output = z.object({ id: z.string() });
type Answer = Result<{ id: string }, Refused>;

const MONEY = 'Give pounds, such as 25 or 25.50; leave it empty if nobody knows.';
const poundsInput = z
  .preprocess(
    (value) => {
      const text = String(value ?? '').replaceAll(/[£,\s]/g, '');
      return text === '' ? undefined : text;
    },
    z
      .string()
      .regex(/^\d{1,7}(\.\d{1,2})?$/, MONEY)
      .optional(),
  )
  .describe('what it is worth, in pounds');
const penceOf = (pounds: string | undefined): number | null => {
  if (pounds === undefined) return null;
  const [whole = '0', part = ''] = pounds.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** Declares a gift or hospitality that somebody was offered, accepted or not. */
export const declareGift = defineUse({
  name: 'declare-gift',
  path: 'gifts',
  method: 'post',
  permission: 'interests.declare',
  summary: 'Declares a gift or hospitality that you were offered, accepted or not.',
  input: z.object({
    ...whoseInput,
    ...partyInput,
    kind: z.enum(GIFT_KINDS, { error: 'Choose: a gift, or hospitality.' }),
    what: words('Say what it was.', 300),
    pounds: poundsInput,
    onDay: dayInput('Say when it was offered, such as 31 3 2026.'),
    outcome: z.enum(GIFT_OUTCOMES, { error: 'Say what became of it.' }),
    words: optionalWords(500),
    once: onceInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ what: input.what, words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const now = platform.now();
      const today = londonDate(now);
      const declarer = await declarerOf(trx, actor, input, today);
      if (!declarer.ok) return declarer;
      if (input.onDay > today) return refuse({ kind: 'interest-future', field: 'onDay' });
      const party = await partyMeant(trx, input);
      if (!party.ok) return party;
      const { person, name, onPaper, declaredOn } = declarer.value;
      const once = onceKey(input.once, { ...input, person });
      const id = await addGiftTo(trx, actor, now, {
        person,
        personName: name,
        kind: input.kind,
        organisation: party.value.organisation,
        giverName: party.value.organisationName,
        what: input.what,
        pence: penceOf(input.pounds),
        onDay: input.onDay,
        outcome: input.outcome,
        words: input.words ?? '',
        declaredOn,
        onPaper,
        once,
      });
      if (id !== undefined) return ok({ id });
      return ok(
        await interestDb(trx)
          .selectFrom('gift')
          .select('id')
          .where('once', '=', once)
          .executeTakeFirstOrThrow(),
      );
    });
  },
});

/** Takes back a gift that was declared in error. */
export const takeBackGift = defineUse({
  name: 'take-back-gift',
  path: 'gifts/{id}/take-back',
  method: 'post',
  permission: 'interests.declare',
  summary: 'Takes back a gift or hospitality that was declared in error, with the reason.',
  input: z.object({
    id: z.string().trim(),
    reason: words('Say why it is taken back.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const row = await lockGift(trx, input.id);
      if (!row) return refuse({ kind: 'not-found', what: 'that gift' });
      if (!mayDeclareFor(actor, row.person)) return refuse({ kind: 'interest-others' });
      if (row.taken_back_on !== null) return refuse({ kind: 'interest-taken-back' });
      if (row.version !== input.version) return refuse({ kind: 'changed-meanwhile', what: 'That gift' });
      const now = platform.now();
      await interestDb(trx)
        .updateTable('gift')
        .set({ taken_back_on: londonDate(now), taken_back_reason: input.reason, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepRegisterChange(trx, actor, now, giftRef(row.id), {
        kind: 'gift.taken-back',
        version: row.version + 1,
        after: { reason: input.reason },
      });
      return ok({ id: row.id });
    });
  },
});
