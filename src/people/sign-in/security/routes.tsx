import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { can } from '../../../platform/permissions.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { FieldError } from '../../../ui/index.ts';
import { asksForSecondFactor } from '../identify/identify.ts';
import { hasFactor, recoveryCodesLeft } from '../second-factor/factor.ts';
import { personInSession } from '../session/enter.ts';
import { endOtherSessions, endSession, mySessions } from '../session/uses.ts';
import { makeToken, myTokens, revokeToken } from '../tokens/tokens.ts';
import { carry, takeCarried } from '../ways.ts';
import { SecurityPage } from './page.tsx';

const HERE = '/people/me/security';

const show = async (
  ask: Ask,
  refused?: { readonly errors: readonly FieldError[]; readonly values: Readonly<Record<string, string>> },
): Promise<Response> => {
  const person = personInSession(ask);
  if (!person) return ask.refused({ kind: 'session-needed' });
  const { db } = ask.platform;
  const sessions = await ask.perform(mySessions, {});
  if (!sessions.ok) return ask.refused(sessions.refusal);
  const tokens = await ask.perform(myTokens, {});
  if (!tokens.ok) return ask.refused(tokens.refusal);
  const factor = await hasFactor(db, person.id);
  return ask.page(
    {
      title: 'Security',
      current: 'people',
      crumbs: [
        { href: '/', text: 'Home' },
        { href: '/people/me', text: 'Your own page' },
      ],
      ...(refused ? { status: 422, hasErrors: true } : {}),
    },
    <SecurityPage
      csrf={ask.shell.token}
      chosen={sessions.value.sessions.some(({ current, how }) => current && how === 'demo')}
      factor={{
        set: factor,
        required: asksForSecondFactor(person.roles),
        codesLeft: factor ? await recoveryCodesLeft(db, person.id) : 0,
      }}
      sessions={sessions.value.sessions}
      tokens={tokens.value.tokens}
      newToken={takeCarried<string>(ask, 'token')}
      mayMakeService={can(ask.actor, 'settings.manage')}
      errors={refused?.errors}
      values={refused?.values ?? {}}
    />,
  );
};

const refusedToken = (ask: Ask, refusal: Refusal): Promise<Response> =>
  'problems' in refusal
    ? show(ask, { errors: refusal.problems as FieldError[], values: ask.form })
    : ask.refused(refusal);

const make = async (ask: Ask): Promise<Response> => {
  const made = await ask.perform(makeToken, ask.form);
  if (!made.ok) return refusedToken(ask, made.refusal);
  carry(ask, 'token', made.value.token);
  return ask.redirect(HERE);
};

const revoke = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(revokeToken, { token: ask.param('token') });
  return done.ok
    ? ask.redirect(HERE, { kind: 'done', text: `“${done.value.revoked}” is revoked.` })
    : ask.refused(done.refusal);
};

const end = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(endSession, { session: ask.param('session') });
  return done.ok
    ? ask.redirect(HERE, { kind: 'done', text: 'Signed out there.' })
    : ask.refused(done.refusal);
};

const endOthers = async (ask: Ask): Promise<Response> => {
  if (!personInSession(ask)) return ask.refused({ kind: 'session-needed' });
  const done = await ask.perform(endOtherSessions, {});
  if (!done.ok) return ask.refused(done.refusal);
  const { ended } = done.value;
  return ask.redirect(HERE, {
    kind: 'done',
    text: ended === 0 ? 'You were signed in nowhere else.' : 'You are signed out everywhere else.',
  });
};

export const securityRoutes: readonly Route[] = [
  page('get', HERE, 'self.manage', (ask) => show(ask)),
  page('post', `${HERE}/tokens`, 'self.manage', make),
  page('post', `${HERE}/tokens/:token/revoke`, 'self.manage', revoke),
  page('post', `${HERE}/sessions/others/end`, 'self.manage', endOthers),
  page('post', `${HERE}/sessions/:session/end`, 'self.manage', end),
];
