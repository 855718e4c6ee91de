import { z } from 'zod';
import { recorded } from '../../../platform/actor.ts';
import { commandOf } from '../../../platform/cli/command.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { findAccount, findAccountByEmail } from '../account/account.ts';
import { notify } from '../account/notice.ts';
import { needsFreshSecondFactor } from '../identify/rules.ts';
import { signInTrx } from '../tables.ts';
import { removeFactor } from './factor.ts';

/**
 * For the day when phone and recovery codes are both lost: those who give roles (or the machine's own
 * terminal, where they themselves are locked out) remove the factor; the person sets up a new one. Their
 * sessions end and they are told by mail.
 */
export const removeSecondFactor = defineUse({
  name: 'remove-second-factor',
  path: 'people/{person}/second-factor',
  method: 'delete',
  permission: 'roles.manage',
  summary: 'Remove the second factor of somebody who lost phone and codes.',
  input: z.object({
    person: z
      .string()
      .refine(
        (text) => z.uuid().safeParse(text).success || text.includes('@'),
        'is no id and no e-mail address',
      )
      .describe('e-mail address or id'),
  }),
  output: z.object({ name: z.string() }),
  run: async (platform, actor, { person }): Promise<Result<{ name: string }, Refusal>> => {
    if (needsFreshSecondFactor(actor, platform.now())) return refuse({ kind: 'second-factor-needed' });
    const today = londonDate(platform.now());
    const account = person.includes('@')
      ? await findAccountByEmail(platform.db, person, today)
      : await findAccount(platform.db, person, today);
    if (!account) return refuse({ kind: 'not-found', what: 'that person' } as Refusal);
    const removed = await inTransaction(platform.db, async (trx) => {
      if (!(await removeFactor(trx, recorded(actor), account.person, 'lost'))) return false;
      await signInTrx(trx).deleteFrom('session').where('person', '=', account.person).execute();
      await notify(trx, platform, account, 'Your second factor was removed by an administrator');
      return true;
    });
    return removed ? ok({ name: account.name }) : refuse({ kind: 'no-second-factor' });
  },
});

export const removeSecondFactorCommand = commandOf({
  name: 'remove-second-factor',
  use: removeSecondFactor,
  arguments: ['person'],
  text: ({ name }) => `The second factor of ${name} is removed. They set up a new one at their next sign-in.`,
});
