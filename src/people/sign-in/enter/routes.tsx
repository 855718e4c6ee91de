import { deleteCookie } from 'hono/cookie';
import type { Ask } from '../../../platform/http/ask.ts';
import { SESSION_COOKIE } from '../../../platform/http/cookies.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { londonDate } from '../../../shared/dates.ts';
import { findAccountByEmail } from '../account/account.ts';
import { demoChoices } from '../demo/choices.ts';
import { findSession } from '../identify/identify.ts';
import { attempt, forget } from '../limits.ts';
import { isPassword } from '../password/hash.ts';
import { enter, sessionCookie } from '../session/enter.ts';
import { endSessions } from '../session/session.ts';
import { signInDb } from '../tables.ts';
import { tooMany } from '../too-many.ts';
import { callerAddress, safePath, withTo } from '../ways.ts';
import { SignInPage } from './page.tsx';

/** The same for a wrong password and an unknown address: it must not tell who is in the register. */
const WRONG = 'The e-mail address or the password is not right.';

const show = async (
  ask: Ask,
  to: string,
  refused?: { readonly email: string; readonly problems: readonly { field: string; message: string }[] },
): Promise<Response> => {
  const { platform } = ask;
  const provider = platform.config.OIDC_ISSUER ? platform.config.OIDC_NAME : undefined;
  return ask.page(
    { title: 'Sign in', look: 'public', ...(refused ? { status: 422, hasErrors: true } : {}) },
    <SignInPage
      csrf={ask.shell.token}
      to={to}
      provider={provider}
      choices={await demoChoices(platform)}
      email={refused?.email}
      errors={refused?.problems}
    />,
  );
};

const signInForm = async (ask: Ask): Promise<Response> => {
  const to = safePath(ask.query.to);
  const cookie = sessionCookie(ask);
  const waiting = cookie ? await findSession(ask.platform.db, cookie, ask.platform.now()) : undefined;
  if (waiting?.awaits) return ask.redirect(withTo('/sign-in/second-factor', to));
  return show(ask, to);
};

const signIn = async (ask: Ask): Promise<Response> => {
  const { platform } = ask;
  const to = safePath(ask.form.to);
  const email = (ask.form.email ?? '').trim();
  const password = ask.form.password ?? '';
  const missing = [
    ...(email ? [] : [{ field: 'email', message: 'Enter your e-mail address.' }]),
    ...(password ? [] : [{ field: 'password', message: 'Enter your password.' }]),
  ];
  if (missing.length > 0) return show(ask, to, { email, problems: missing });
  const refused = await attempt(platform, {
    'sign-in-address': callerAddress(ask.hono),
    'sign-in-account': email,
  });
  if (refused) return tooMany(ask, refused);
  const account = await findAccountByEmail(platform.db, email, londonDate(platform.now()));
  if (!(await isPassword(account?.password_hash, password)) || !account) {
    // The same statement for an unknown address, which changes no row.
    await signInDb(platform.db)
      .updateTable('sign_in_account')
      .set((set) => ({ failures: set('failures', '+', 1) }))
      .where('person', '=', account?.person ?? '00000000-0000-0000-0000-000000000000')
      .execute();
    return show(ask, to, { email, problems: [{ field: 'email', message: WRONG }] });
  }
  if (!account.appointed) return ask.refused({ kind: 'not-appointed' });
  await forget(platform, 'sign-in-account', email);
  return enter(ask, account, 'password', to);
};

const signOut = async (ask: Ask): Promise<Response> => {
  const { platform } = ask;
  const cookie = sessionCookie(ask);
  const found = cookie ? await findSession(platform.db, cookie, platform.now()) : undefined;
  if (found)
    await inTransaction(platform.db, (trx) => endSessions(trx, ask.actor, found.person, { only: found.id }));
  deleteCookie(ask.hono, SESSION_COOKIE, { path: '/' });
  return ask.redirect('/', { kind: 'done', text: 'You have signed out.' });
};

export const enterRoutes: readonly Route[] = [
  page('get', '/sign-in', 'sign-in', signInForm),
  page('post', '/sign-in', 'sign-in', signIn),
  page('post', '/sign-out', 'sign-in', signOut),
];
