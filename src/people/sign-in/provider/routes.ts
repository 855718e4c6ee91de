import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { londonDate } from '../../../shared/dates.ts';
import { type Account, findAccountByEmail } from '../account/account.ts';
import { attempt } from '../limits.ts';
import type { ProviderProblem } from '../refusals.ts';
import { enter } from '../session/enter.ts';
import { signInTrx } from '../tables.ts';
import { tooMany } from '../too-many.ts';
import { callerAddress, carry, safePath, takeCarried } from '../ways.ts';
import { beginJourney, endJourney, type Identity, type Journey, type ProviderOptions } from './provider.ts';

export type { ProviderOptions };

const refused = (ask: Ask, why: ProviderProblem): Promise<Response> =>
  ask.refused({ kind: 'provider-refused', why } as { kind: string });

const begin =
  (options: ProviderOptions) =>
  async (ask: Ask): Promise<Response> => {
    try {
      const begun = await beginJourney(ask.platform, options, safePath(ask.query.to));
      if (!begun) return ask.refused({ kind: 'no-provider' });
      carry(ask, 'provider', begun.journey, 600);
      return ask.redirect(begun.address);
    } catch (fault) {
      ask.platform.log.warn({ fault: String(fault) }, 'the OpenID Connect provider could not be reached');
      return refused(ask, 'unreachable');
    }
  };

/** The first identity that signs in as a person is theirs for good: an address that moves on opens nothing. */
const bind =
  (account: Account, subject: string) =>
  async (trx: Trx): Promise<void> => {
    if (account.provider_subject === subject) return;
    await signInTrx(trx)
      .insertInto('sign_in_account')
      .values({
        person: account.person,
        password_hash: null,
        password_set: null,
        provider_subject: subject,
      })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ provider_subject: subject }))
      .execute();
    await recordEvent(trx, {
      actor: { kind: 'person', id: account.person, name: account.name },
      kind: 'sign-in.provider-bound',
      object: `person:${account.person}`,
    });
  };

const back =
  (options: ProviderOptions) =>
  async (ask: Ask): Promise<Response> => {
    const { platform } = ask;
    const tooOften = await attempt(platform, { 'sign-in-address': callerAddress(ask.hono) });
    if (tooOften) return tooMany(ask, tooOften);
    const journey = takeCarried<Journey>(ask, 'provider');
    if (!journey) return refused(ask, 'answer');
    let identity: Identity | undefined;
    try {
      identity = await endJourney(platform, options, ask.url.search, journey);
    } catch (fault) {
      platform.log.warn({ fault: String(fault) }, 'an answer of the OpenID Connect provider was refused');
      return refused(ask, 'answer');
    }
    if (!identity) return refused(ask, 'answer');
    const { email, verified } = identity;
    const account =
      email && verified
        ? await findAccountByEmail(platform.db, email, londonDate(platform.now()))
        : undefined;
    if (!account) return refused(ask, 'address');
    if (!account.appointed) return ask.refused({ kind: 'not-appointed' });
    const subject = `${identity.issuer} ${identity.subject}`;
    if (account.provider_subject && account.provider_subject !== subject)
      return refused(ask, 'other-identity');
    return enter(ask, account, 'provider', journey.to, bind(account, subject));
  };

/** The provider's two doors. Nobody is made a member by it: it only recognises people of the register. */
export const providerRoutes = (options: ProviderOptions = { allowHttp: false }): readonly Route[] => [
  page('get', '/sign-in/provider', 'sign-in', begin(options)),
  page('get', '/sign-in/provider/back', 'sign-in', back(options)),
];
