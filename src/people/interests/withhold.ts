import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, versionInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { giftRef, interestRef, keepRegisterChange } from './change.ts';
import type { Refused } from './given.ts';
import { lockGift, lockInterest } from './queries.ts';
import { interestDb } from './tables.ts';

/**
 * Withholds a line of a public register where publishing it would harm somebody, or publishes it again. Members still
 * read it, with the reason.
 */
export const withholdLine = defineUse({
  name: 'withhold-register-line',
  path: 'interests/registers/{register}/{id}/withhold',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Withholds a line of a register from the public with the reason, or publishes it again.',
  input: z.object({
    register: z.enum(['interests', 'gifts']),
    id: z.string().trim(),
    publish: ticked('publish it again'),
    reason: optionalWords(500).describe('why publishing it would harm somebody'),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ id: z.string(), withheld: z.boolean() }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    const { register, publish, reason } = input;
    if (!publish && reason === undefined)
      return refuse<Refused>({
        kind: 'bad-input',
        problems: [{ field: 'reason', message: 'Say why publishing it would harm somebody.' }],
      });
    return inTransaction<Result<{ id: string; withheld: boolean }, Refused>>(platform.db, async (trx) => {
      const row = await (register === 'interests' ? lockInterest(trx, input.id) : lockGift(trx, input.id));
      if (!row) return refuse({ kind: 'not-found', what: 'that line of the register' });
      if (row.version !== input.version) return refuse({ kind: 'changed-meanwhile', what: 'That line' });
      const now = platform.now();
      await interestDb(trx)
        .updateTable(register === 'interests' ? 'interest' : 'gift')
        .set({
          withheld_reason: publish ? null : (reason ?? null),
          withheld_on: publish ? null : londonDate(now),
          withheld_name: publish ? null : signatureOf(actor).name,
          version: row.version + 1,
        })
        .where('id', '=', row.id)
        .execute();
      const object = register === 'interests' ? interestRef(row.id) : giftRef(row.id);
      await keepRegisterChange(trx, actor, now, object, {
        kind: publish ? 'register.published-again' : 'register.withheld',
        version: row.version + 1,
        after: publish ? {} : { reason },
      });
      return ok({ id: row.id, withheld: !publish });
    });
  },
});
