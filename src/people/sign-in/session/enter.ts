import { getCookie } from 'hono/cookie';
import type { Person } from '../../../platform/actor.ts';
import type { Ask } from '../../../platform/http/ask.ts';
import { SESSION_COOKIE, setSessionCookie } from '../../../platform/http/cookies.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import type { Account } from '../account/account.ts';
import { type SessionHow, signInTrx } from '../tables.ts';
import { withTo } from '../ways.ts';
import { deviceWords } from './device.ts';
import { startSession } from './session.ts';

export const sessionCookie = (ask: Ask): string | undefined => getCookie(ask.hono, SESSION_COOKIE);

/** The signed-in person of a session; a program with a token has no business at these doors. */
export const personInSession = (ask: Pick<Ask, 'actor'>): (Person & { session: string }) | undefined =>
  ask.actor.kind === 'person' && ask.actor.via === 'session' && ask.actor.session !== undefined
    ? { ...ask.actor, session: ask.actor.session }
    : undefined;

/**
 * Signs a person in: a new session under a new secret, one event, the cookie; then on to the second factor or
 * to where they were going. `also` joins the same transaction (an invitation is used up with it).
 */
export const enter = async (
  ask: Ask,
  account: Account,
  how: SessionHow,
  to: string,
  also: (trx: Trx) => Promise<void> = async () => undefined,
): Promise<Response> => {
  const now = ask.platform.now();
  const { person, name } = account;
  const awaitsSecondFactor = account.second_factor && how !== 'demo';
  const secret = await inTransaction(ask.platform.db, async (trx) => {
    await also(trx);
    const failures = await signInTrx(trx)
      .selectFrom('sign_in_account')
      .select('failures')
      .where('person', '=', person)
      .executeTakeFirst();
    if (failures && failures.failures > 0)
      await signInTrx(trx)
        .updateTable('sign_in_account')
        .set({ failures: 0 })
        .where('person', '=', person)
        .execute();
    const device = deviceWords(ask.hono.req.header('user-agent'));
    await recordEvent(trx, {
      actor: { kind: 'person', id: person, name },
      kind: 'sign-in.done',
      object: `person:${person}`,
      after: { how, device, wrongPasswordsBefore: failures?.failures ?? 0 },
    });
    const before = sessionCookie(ask);
    return startSession(trx, { person, how, device, now, awaitsSecondFactor, before });
  });
  setSessionCookie(ask, secret);
  return ask.redirect(awaitsSecondFactor ? withTo('/sign-in/second-factor', to) : to);
};
