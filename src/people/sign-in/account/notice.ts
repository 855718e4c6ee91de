import { queueMail } from '../../../platform/mail/queue.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import type { Account } from './account.ts';

/** Tells a person by mail that their way in has changed, so that one who did not do it hears of it. */
export const notify = async (
  trx: Trx,
  platform: Platform,
  account: Pick<Account, 'person' | 'name' | 'email'>,
  what: string,
): Promise<void> => {
  if (!account.email) return;
  await queueMail(trx, {
    to: { name: account.name, address: account.email },
    subject: what,
    text: [
      `Dear ${account.name},`,
      '',
      `${what}.`,
      '',
      'If that was you, there is nothing to do.',
      `If it was not, choose a new password at once and tell the administrator: ${platform.address()}/sign-in/forgotten`,
    ].join('\n'),
    person: account.person,
  });
};
