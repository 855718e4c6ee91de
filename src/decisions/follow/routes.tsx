import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { notFound } from '../../platform/use.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { BASE, headOf, withDecision } from '../decided/routes.tsx';
import { decisionHref } from '../kit/refs.ts';
import { FollowPage, TakeBackPage } from './forms.tsx';
import { FOLLOW_KINDS, type FollowKind } from './tables.ts';
import { followDecision, takeBackFollowed } from './uses.ts';
import { followTitle } from './words-rules.ts';

const followPage = (ask: Ask, kind: FollowKind, given?: FormState): Promise<Response> =>
  withDecision(ask, (one) => {
    if (one.standing !== 'published') return ask.refused({ kind: 'decision-not-published' });
    if (!one.may.follow) return ask.refused({ kind: 'decision-not-yours' });
    const form = given ?? emptyForm({ once: randomUUID() });
    return ask.page(
      headOf(one, followTitle(kind), form),
      <FollowPage form={form} csrf={ask.shell.token} one={one} kind={kind} />,
    );
  });

const takeBackPage = (ask: Ask, form: FormState = emptyForm()): Promise<Response> =>
  withDecision(ask, (one) => {
    const id = Number(ask.param('id'));
    if (!one.may.follow) return ask.refused({ kind: 'decision-not-yours' });
    if (!one.followed.some((followed) => followed.id === id))
      return ask.refused(notFound(`that on ${one.reference}`));
    return ask.page(
      headOf(one, 'Take it back', form),
      <TakeBackPage form={form} csrf={ask.shell.token} one={one} id={id} />,
    );
  });

const forKind = (kind: FollowKind): readonly Route[] => [
  page('get', `${BASE}/follow/${kind}`, 'decisions.run', (ask) => followPage(ask, kind)),
  page('post', `${BASE}/follow/${kind}`, 'decisions.run', async (ask) => {
    const result = await ask.perform(followDecision, {
      ...ask.form,
      kind,
      on: dateIn(ask.form, 'on'),
      reference: ask.param('reference'),
    });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => followPage(ask, kind, form));
    return ask.redirect(`${decisionHref(result.value.reference)}#followed`, {
      kind: 'done',
      text: 'It is told, and stands on the thread.',
    });
  }),
];

/** What followed a decision: telling it, and taking it back. */
export const followRoutes: readonly Route[] = [
  api(followDecision),
  api(takeBackFollowed),
  ...FOLLOW_KINDS.flatMap(forKind),
  page('get', `${BASE}/follow/:id/take-back`, 'decisions.run', (ask) => takeBackPage(ask)),
  page('post', `${BASE}/follow/:id/take-back`, 'decisions.run', async (ask) => {
    const result = await ask.perform(takeBackFollowed, {
      ...ask.form,
      reference: ask.param('reference'),
      id: ask.param('id'),
    });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => takeBackPage(ask, form));
    return ask.redirect(decisionHref(result.value.reference), { kind: 'done', text: 'It is taken back.' });
  }),
];
