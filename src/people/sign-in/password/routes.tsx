import { setTimeout as wait } from 'node:timers/promises';
import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { londonDate } from '../../../shared/dates.ts';
import type { FieldError } from '../../../ui/index.ts';
import { type Account, findAccount, findAccountByEmail, setPassword } from '../account/account.ts';
import { notify } from '../account/notice.ts';
import { attempt, forget } from '../limits.ts';
import { findLink, makeLink, useLink } from '../link/link.ts';
import { enter, personInSession } from '../session/enter.ts';
import { tooMany } from '../too-many.ts';
import { callerAddress } from '../ways.ts';
import { isPassword } from './hash.ts';
import { AskedPage, ChangePage, ChoosePage, ForgottenPage } from './pages.tsx';
import { passwordProblem, passwordWords } from './rules.ts';

const forgottenForm = async (ask: Ask): Promise<Response> =>
  ask.page(
    { title: 'I have forgotten my password', look: 'public' },
    <ForgottenPage csrf={ask.shell.token} email={undefined} errors={undefined} />,
  );

/** The answer takes so long whether somebody has this address or not; the work of a known one takes a fraction. */
const EVEN_MILLISECONDS = 250;

const sendReset = async (platform: Platform, account: Account): Promise<void> => {
  const { email } = account;
  if (!email || !account.appointed) return;
  const group = await platform.group();
  await inTransaction(platform.db, async (trx) => {
    const secret = await makeLink(trx, 'reset', account.person, platform.now());
    await queueMail(trx, {
      to: { name: account.name, address: email },
      subject: `A new password for ${group?.name ?? 'Coalface'}`,
      text: [
        `Dear ${account.name},`,
        '',
        'Somebody, you we hope, asked for a new password. Choose it here within an hour:',
        '',
        `${platform.address()}/sign-in/reset/${secret}`,
        '',
        'If it was not you, there is nothing to do: your password stays as it is.',
      ].join('\n'),
      person: account.person,
    });
    await recordEvent(trx, {
      actor: { kind: 'public' },
      kind: 'password.reset-asked',
      object: `person:${account.person}`,
    });
  });
};

const forgotten = async (ask: Ask): Promise<Response> => {
  const { platform } = ask;
  const email = (ask.form.email ?? '').trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    return ask.page(
      { title: 'I have forgotten my password', look: 'public', status: 422, hasErrors: true },
      <ForgottenPage
        csrf={ask.shell.token}
        email={email}
        errors={[{ field: 'email', message: 'Enter an e-mail address, such as name@example.org.' }]}
      />,
    );
  const refused = await attempt(platform, {
    'reset-address': callerAddress(ask.hono),
    'reset-account': email,
  });
  if (refused) return tooMany(ask, refused);
  await Promise.all([
    wait(EVEN_MILLISECONDS),
    findAccountByEmail(platform.db, email, londonDate(platform.now())).then(
      (account) => account && sendReset(platform, account),
    ),
  ]);
  const mailed = platform.config.SMTP_URL !== undefined;
  return ask.page(
    { title: mailed ? 'Look into your mailbox' : 'Ask an administrator for your link', look: 'public' },
    <AskedPage mailed={mailed} />,
  );
};

/** Words about the person and the group, which make a poor password. */
export const ownWords = async (platform: Platform, account: Account): Promise<string[]> => [
  account.given_name,
  account.family_name,
  account.email ?? '',
  (await platform.group())?.name ?? '',
];

/** What is wrong with a new password typed twice. */
export const newPasswordErrors = (
  form: Readonly<Record<string, string>>,
  own: readonly string[],
): FieldError[] => {
  const problem = passwordProblem(form.password ?? '', own);
  if (problem) return [{ field: 'password', message: passwordWords[problem] }];
  return form.password === form.again
    ? []
    : [{ field: 'again', message: 'The two are not the same. Type the password once more.' }];
};

type Kind = 'invitation' | 'reset';

/** The account behind a link, or what to answer in its place. */
const linkFor = async (ask: Ask, kind: Kind): Promise<Account | Response> => {
  const { platform } = ask;
  const refused = await attempt(platform, { 'link-address': callerAddress(ask.hono) });
  if (refused) return tooMany(ask, refused);
  const now = platform.now();
  const person = await findLink(platform.db, kind, ask.param('secret'), now);
  const account = person && (await findAccount(platform.db, person, londonDate(now)));
  return account || ask.refused({ kind: 'link-over', link: kind } as { kind: string });
};

const showChoose = async (
  ask: Ask,
  kind: Kind,
  account: Account,
  errors?: readonly FieldError[],
): Promise<Response> =>
  ask.page(
    {
      title: kind === 'invitation' ? 'Welcome' : 'Choose a new password',
      look: 'public',
      ...(errors ? { status: 422, hasErrors: true } : {}),
    },
    <ChoosePage
      action={`/sign-in/${kind}/${ask.param('secret')}`}
      csrf={ask.shell.token}
      invited={kind === 'invitation'}
      name={account.name}
      email={account.email ?? ''}
      group={(await ask.platform.group())?.name ?? 'the group'}
      provider={ask.platform.config.OIDC_ISSUER ? ask.platform.config.OIDC_NAME : undefined}
      errors={errors}
    />,
  );

const chooseForm =
  (kind: Kind) =>
  async (ask: Ask): Promise<Response> => {
    const account = await linkFor(ask, kind);
    return account instanceof Response ? account : showChoose(ask, kind, account);
  };

const choose =
  (kind: Kind) =>
  async (ask: Ask): Promise<Response> => {
    const account = await linkFor(ask, kind);
    if (account instanceof Response) return account;
    const { platform } = ask;
    const errors = newPasswordErrors(ask.form, await ownWords(platform, account));
    if (errors.length > 0) return showChoose(ask, kind, account, errors);
    const now = platform.now();
    const actor = { kind: 'public' } as const;
    const change = { person: account.person, password: ask.form.password ?? '', now };
    const done = await inTransaction(platform.db, async (trx) => {
      if (!(await useLink(trx, kind, ask.param('secret'), now))) return false;
      await setPassword(trx, actor, { ...change, why: kind });
      if (kind === 'reset') await notify(trx, platform, account, 'Your password was changed');
      else
        await recordEvent(trx, {
          actor: { kind: 'person', id: account.person, name: account.name },
          kind: 'invitation.accepted',
          object: `person:${account.person}`,
        });
      return true;
    });
    if (!done) return ask.refused({ kind: 'link-over', link: kind } as { kind: string });
    if (account.email) await forget(platform, 'sign-in-account', account.email);
    if (kind === 'invitation' && account.appointed) return enter(ask, account, 'invitation', '/');
    return ask.redirect('/sign-in', { kind: 'done', text: 'Your new password is set. Sign in with it.' });
  };

const showChange = (ask: Ask, errors?: readonly FieldError[]): Response =>
  ask.page(
    { title: 'Change your password', ...(errors ? { status: 422, hasErrors: true } : {}), ...CHANGE_HEAD },
    <ChangePage csrf={ask.shell.token} errors={errors} />,
  );

const CHANGE_HEAD = {
  current: 'people',
  crumbs: [
    { href: '/', text: 'Home' },
    { href: '/people/me', text: 'Your own page' },
    { href: '/people/me/security', text: 'Security' },
  ],
};

const change = async (ask: Ask): Promise<Response> => {
  const person = personInSession(ask);
  if (!person) return ask.refused({ kind: 'session-needed' });
  const { platform } = ask;
  const refused = await attempt(platform, { 'password-account': person.id });
  if (refused) return tooMany(ask, refused);
  const account = await findAccount(platform.db, person.id, londonDate(platform.now()));
  if (!account) return ask.refused({ kind: 'session-needed' });
  // Who came in through the provider has no password yet and may choose a first one.
  if (account.password_hash && !(await isPassword(account.password_hash, ask.form.old ?? '')))
    return showChange(ask, [{ field: 'old', message: 'This is not your present password.' }]);
  const errors = newPasswordErrors(ask.form, await ownWords(platform, account));
  if (errors.length > 0) return showChange(ask, errors);
  await inTransaction(platform.db, async (trx) => {
    await setPassword(trx, person, {
      person: person.id,
      password: ask.form.password ?? '',
      now: platform.now(),
      why: 'changed',
      keep: person.session,
    });
    await notify(trx, platform, account, 'Your password was changed');
  });
  return ask.redirect('/people/me/security', {
    kind: 'done',
    text: 'Your password is changed. You are signed out everywhere else.',
  });
};

export const passwordRoutes: readonly Route[] = [
  page('get', '/sign-in/forgotten', 'sign-in', forgottenForm),
  page('post', '/sign-in/forgotten', 'sign-in', forgotten),
  page('get', '/sign-in/reset/:secret', 'sign-in', chooseForm('reset')),
  page('post', '/sign-in/reset/:secret', 'sign-in', choose('reset')),
  page('get', '/sign-in/invitation/:secret', 'sign-in', chooseForm('invitation')),
  page('post', '/sign-in/invitation/:secret', 'sign-in', choose('invitation')),
  page('get', '/people/me/security/password', 'self.manage', async (ask) => showChange(ask)),
  page('post', '/people/me/security/password', 'self.manage', change),
];
