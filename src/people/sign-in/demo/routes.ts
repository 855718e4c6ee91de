import { deleteCookie } from 'hono/cookie';
import type { Ask } from '../../../platform/http/ask.ts';
import { SESSION_COOKIE } from '../../../platform/http/cookies.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { londonDate } from '../../../shared/dates.ts';
import { findAccount } from '../account/account.ts';
import { hashOf } from '../secrets.ts';
import { enter, sessionCookie } from '../session/enter.ts';
import { signInTrx } from '../tables.ts';
import { safePath } from '../ways.ts';
import { isInvented } from './choices.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Signs in as somebody of the invented place. In a real group this door does not exist. */
const signInAs = async (ask: Ask): Promise<Response> => {
  const { platform } = ask;
  if (!(await isInvented(platform))) return ask.refused({ kind: 'not-invented' });
  const { person = '' } = ask.form;
  if (person === 'public') {
    const before = sessionCookie(ask);
    if (before)
      await inTransaction(platform.db, (trx) =>
        signInTrx(trx).deleteFrom('session').where('token_hash', '=', hashOf(before)).execute(),
      );
    deleteCookie(ask.hono, SESSION_COOKIE, { path: '/' });
    return ask.redirect('/', { kind: 'done', text: 'You are the public now.' });
  }
  const account = UUID.test(person)
    ? await findAccount(platform.db, person, londonDate(platform.now()))
    : undefined;
  if (!account?.appointed) return ask.refused({ kind: 'not-found', what: 'that person' } as { kind: string });
  return enter(ask, account, 'demo', safePath(ask.form.to));
};

export const demoRoutes: readonly Route[] = [page('post', '/sign-in/as', 'sign-in', signInAs)];
