import type { Ask } from '../../../platform/http/ask.ts';
import { setSessionCookie } from '../../../platform/http/cookies.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { londonDate } from '../../../shared/dates.ts';
import { findAccount } from '../account/account.ts';
import { notify } from '../account/notice.ts';
import { attempt, forget } from '../limits.ts';
import { seal, unseal } from '../secrets.ts';
import { raiseSession } from '../session/session.ts';
import { tooMany } from '../too-many.ts';
import { callerAddress, carry, safePath, takeCarried, withTo } from '../ways.ts';
import { appAddress, stepOf } from './codes.ts';
import { type AtDoor, atDoor } from './door.ts';
import {
  hasFactor,
  newFactorSecret,
  recoveryCodesLeft,
  removeFactor,
  replaceRecoveryCodes,
  setFactor,
  takeCode,
} from './factor.ts';
import { CodesPage, SetUpPage, SkippedPage, VerifyPage } from './pages.tsx';

const DOOR = '/sign-in/second-factor';
const SET_UP = '/sign-in/second-factor/set-up';
const CODES = '/sign-in/second-factor/codes';

const WRONG =
  'That code is not right, or it was used already. Wait for the next one; if it is refused too, see that the clock of your phone is set by the network.';

type Handle = (ask: Ask, who: AtDoor, to: string) => Promise<Response>;

/** For those with a session only; the others are sent to sign in first. */
const withSession =
  (handle: Handle): ((ask: Ask) => Promise<Response>) =>
  async (ask) => {
    const to = safePath(ask.form.to ?? ask.query.to);
    const who = await atDoor(ask);
    if (!who) return ask.redirect(withTo('/sign-in', to));
    if (who.chosen)
      return ask.page({ title: 'No second factor here', look: 'public' }, <SkippedPage to={to} />);
    return handle(ask, who, to);
  };

/** For those who gave their code just now: what follows would let somebody else in for good. */
const withFresh = (path: string, handle: Handle) =>
  withSession(async (ask, who, to) => {
    const has = await hasFactor(ask.platform.db, who.person);
    return who.awaits || (has && !who.isFresh) ? ask.redirect(withTo(DOOR, path)) : handle(ask, who, to);
  });

const counted = (ask: Ask, who: AtDoor) =>
  attempt(ask.platform, {
    'second-factor-address': callerAddress(ask.hono),
    'second-factor-account': who.person,
  });

const showVerify = (ask: Ask, who: AtDoor, to: string, wrong?: string): Response =>
  ask.page(
    { title: 'Your second factor', look: 'public', ...(wrong ? { status: 422, hasErrors: true } : {}) },
    <VerifyPage
      csrf={ask.shell.token}
      to={to}
      name={who.name}
      again={!who.awaits}
      errors={wrong ? [{ field: 'code', message: wrong }] : undefined}
    />,
  );

const verifyForm = withSession(async (ask, who, to) =>
  (await hasFactor(ask.platform.db, who.person))
    ? showVerify(ask, who, to)
    : ask.redirect(withTo(SET_UP, to)),
);

const verify = withSession(async (ask, who, to) => {
  const { platform } = ask;
  const refused = await counted(ask, who);
  if (refused) return tooMany(ask, refused);
  const typed = (ask.form.code ?? '').trim();
  if (!typed) return showVerify(ask, who, to, 'Enter the six figures that your app shows now.');
  const given = await inTransaction(platform.db, async (trx) => {
    const by = await takeCode(trx, platform, who.person, typed);
    if (!by) return undefined;
    const secret = await raiseSession(trx, who.session, platform.now());
    await recordEvent(trx, {
      actor: who.recorded,
      kind: 'second-factor.given',
      object: `person:${who.person}`,
      after: { by },
    });
    if (by === 'recovery') {
      const account = await findAccount(trx, who.person, londonDate(platform.now()));
      if (account) await notify(trx, platform, account, 'A recovery code was used to sign in as you');
    }
    return { by, secret };
  });
  if (!given?.secret) return showVerify(ask, who, to, WRONG);
  await forget(platform, 'second-factor-account', who.person);
  setSessionCookie(ask, given.secret);
  if (given.by === 'app') return ask.redirect(to);
  const left = await recoveryCodesLeft(platform.db, who.person);
  return ask.redirect(to, {
    kind: left > 2 ? 'information' : 'problem',
    text: `That recovery code is used up; ${left} are left. Make new ones on your own page under “Security”.`,
  });
});

type Pending = { readonly person: string; readonly secret: string; readonly until: number };

const showSetUp = async (
  ask: Ask,
  who: AtDoor,
  to: string,
  pending: Pending,
  wrong?: string,
): Promise<Response> => {
  const group = await ask.platform.group();
  const issuer = `${group?.name ?? 'Coalface'} ${group?.kind ?? ''}`.trim();
  return ask.page(
    {
      title: 'Set up your second factor',
      look: 'public',
      ...(wrong ? { status: 422, hasErrors: true } : {}),
    },
    <SetUpPage
      csrf={ask.shell.token}
      to={to}
      required={who.required}
      secret={pending.secret}
      address={appAddress(pending.secret, who.name, issuer)}
      sealed={seal(ask.platform.secret, 'set-up', pending)}
      errors={wrong ? [{ field: 'code', message: wrong }] : undefined}
    />,
  );
};

const newPending = (ask: Ask, who: AtDoor): Pending => ({
  person: who.person,
  secret: newFactorSecret(),
  until: ask.platform.now().getTime() + 30 * 60_000,
});

const setUpForm = withFresh(SET_UP, (ask, who, to) => showSetUp(ask, who, to, newPending(ask, who)));

const setUp = withFresh(SET_UP, async (ask, who, to) => {
  const { platform } = ask;
  const refused = await counted(ask, who);
  if (refused) return tooMany(ask, refused);
  const pending = unseal<Pending>(platform.secret, 'set-up', ask.form.sealed);
  if (!pending || pending.person !== who.person || pending.until < platform.now().getTime())
    return showSetUp(ask, who, to, newPending(ask, who), 'That took too long. Read the new square below.');
  const step = stepOf(pending.secret, ask.form.code ?? '', platform.now(), 0);
  if (step === undefined)
    return showSetUp(
      ask,
      who,
      to,
      pending,
      'That code does not fit this square. Enter the newest six figures.',
    );
  const made = await inTransaction(platform.db, async (trx) => {
    const codes = await setFactor(trx, platform, who.recorded, {
      person: who.person,
      secret: pending.secret,
      step,
    });
    const account = await findAccount(trx, who.person, londonDate(platform.now()));
    if (account) await notify(trx, platform, account, 'A second factor was set up for you');
    return { codes, secret: await raiseSession(trx, who.session, platform.now()) };
  });
  if (made.secret) setSessionCookie(ask, made.secret);
  await forget(platform, 'second-factor-account', who.person);
  carry(ask, 'codes', made.codes);
  return ask.redirect(withTo(CODES, to));
});

const codes = withSession(async (ask, who, to) => {
  if (who.awaits || !(await hasFactor(ask.platform.db, who.person))) return ask.redirect(withTo(DOOR, to));
  const fresh = takeCarried<string[]>(ask, 'codes');
  return ask.page(
    { title: 'Your recovery codes', look: 'public' },
    <CodesPage
      csrf={ask.shell.token}
      to={to}
      codes={fresh}
      left={await recoveryCodesLeft(ask.platform.db, who.person)}
    />,
  );
});

const newCodes = withFresh(CODES, async (ask, who, to) => {
  const { platform } = ask;
  if (!(await hasFactor(platform.db, who.person))) return ask.redirect(withTo(SET_UP, to));
  const made = await inTransaction(platform.db, (trx) =>
    replaceRecoveryCodes(trx, platform, who.recorded, who.person),
  );
  carry(ask, 'codes', made);
  return ask.redirect(withTo(CODES, to));
});

const remove = withFresh('/people/me/security', async (ask, who) => {
  const { platform } = ask;
  if (who.required)
    return ask.redirect('/people/me/security', {
      kind: 'problem',
      text: 'One of your roles asks for a second factor. You can change the phone, but not do without.',
    });
  const removed = await inTransaction(platform.db, async (trx) => {
    const done = await removeFactor(trx, who.recorded, who.person, 'by themselves');
    const account = await findAccount(trx, who.person, londonDate(platform.now()));
    if (done && account) await notify(trx, platform, account, 'Your second factor was removed');
    return done;
  });
  return ask.redirect('/people/me/security', {
    kind: removed ? 'done' : 'information',
    text: removed ? 'Your second factor is removed.' : 'There was no second factor.',
  });
});

export const secondFactorRoutes: readonly Route[] = [
  page('get', DOOR, 'sign-in', verifyForm),
  page('post', DOOR, 'sign-in', verify),
  page('get', SET_UP, 'sign-in', setUpForm),
  page('post', SET_UP, 'sign-in', setUp),
  page('get', CODES, 'sign-in', codes),
  page('post', CODES, 'sign-in', newCodes),
  page('post', `${DOOR}/remove`, 'sign-in', remove),
];
