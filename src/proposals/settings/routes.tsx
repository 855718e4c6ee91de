import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Result } from '../../shared/result.ts';
import { IDEAS_CRUMBS } from '../kit/refs.ts';
import { settingOn, settingsOf } from '../kit/settings.ts';
import { routeOf } from '../routes/rules.ts';
import { TryPage } from './form-page.tsx';
import { settingFormRoutes } from './form-routes.tsx';
import { KIND_WORDS, SETTINGS_PATH, settingHref } from './kinds.ts';
import { BELOW, kindOf, withSetting } from './kit.tsx';
import { KindPage, POLICY_PATH, SettingsPage } from './list-pages.tsx';
import { SettingPage } from './pages.tsx';
import { PolicyPage } from './policy-page.tsx';
import { DaysShown } from './shown.tsx';
import { verifySetting, withdrawSetting } from './standing.ts';
import { readFacts } from './try.ts';
import { moderationPolicy, proposalSetting, proposalSettings, tryScheme, type WholeSetting } from './uses.ts';
import { settingName } from './words.ts';
import { correctSetting, enterSetting } from './write.ts';

const ONE = `${SETTINGS_PATH}/:kind/:id`;

const settingPage = async (ask: Ask, setting: WholeSetting, form?: FormState): Promise<Response> => {
  const all = await ask.perform(proposalSettings, { kind: setting.kind });
  return ask.page(
    {
      title: settingName(setting.kind, setting.data),
      current: 'ideas',
      crumbs: [...BELOW, { href: settingHref(setting.kind), text: KIND_WORDS[setting.kind].title }],
      ...(form ? failed(form) : {}),
    },
    <SettingPage
      setting={setting}
      form={form ?? emptyForm({ source: setting.source })}
      csrf={ask.shell.token}
      mayEnter={all.ok && all.value.may.enter}
    />,
  );
};

/** A form on the page of a setting: sent, or shown again with what is wrong. */
const sent = (ask: Ask, text: string, send: (given: object) => Promise<Result<unknown>>): Promise<Response> =>
  withSetting(ask, async (setting) => {
    const result = await send({ ...ask.form, id: setting.id });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => settingPage(ask, setting, form));
    return ask.redirect(settingHref(setting.kind, setting.id), { kind: 'done', text });
  });

const tryPage = async (ask: Ask): Promise<Response> => {
  const { db, now } = ask.platform;
  const { id } = ask.query;
  const scheme = id
    ? (await settingsOf(db, 'scheme')).find((one) => one.id === id)
    : await settingOn(db, 'scheme', londonDate(now()));
  if (!scheme) return ask.refused({ kind: 'not-found', what: 'this scheme of delegation' });
  const { facts, problems } = readFacts(ask.query);
  const asked = Object.keys(ask.query).some((name) => name !== 'id');
  const form: FormState = { ...emptyForm({ ...ask.query }), errors: problems };
  return ask.page(
    {
      title: 'Who would decide? Try a made-up case',
      current: 'ideas',
      crumbs: [...BELOW, { href: settingHref('scheme'), text: KIND_WORDS.scheme.title }],
      ...failed(form),
    },
    <TryPage
      form={form}
      id={id}
      name={
        <>
          The scheme of delegation:{' '}
          <DaysShown setting={{ ...scheme, starting: scheme.id.startsWith('starting-') }} />
        </>
      }
      route={asked && problems.length === 0 ? routeOf(scheme, facts) : undefined}
    />,
  );
};

/**
 * Every page and every JSON face of the settings, and the policy. They stand before the page of an idea among the
 * routes: `/ideas/settings` would else be taken for one.
 */
export const settingRoutes: readonly Route[] = [
  api(proposalSettings),
  api(proposalSetting),
  api(enterSetting),
  api(tryScheme),
  api(correctSetting),
  api(withdrawSetting),
  api(verifySetting),
  api(moderationPolicy),
  page('get', POLICY_PATH, 'proposals.read', async (ask) => {
    const result = await ask.perform(moderationPolicy, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'When we take words away', current: 'ideas', crumbs: IDEAS_CRUMBS, look: 'public' },
      <PolicyPage policy={result.value} today={londonDate(ask.platform.now())} />,
    );
  }),
  page('get', SETTINGS_PATH, 'proposals.work', async (ask) => {
    const result = await ask.perform(proposalSettings, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Settings of ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
      <SettingsPage actor={ask.actor} settings={result.value.settings} />,
    );
  }),
  page('get', `${SETTINGS_PATH}/scheme/try`, 'proposals.work', tryPage),
  ...settingFormRoutes,
  page('get', `${SETTINGS_PATH}/scheme/:id/scheme.json`, 'proposals.work', async (ask) => {
    const result = await ask.perform(proposalSetting, { kind: 'scheme', id: ask.param('id') });
    if (!result.ok) return ask.refused(result.refusal);
    const { inForceFrom, source, data } = result.value;
    return ask.download(
      `scheme-${inForceFrom}.json`,
      'application/json; charset=utf-8',
      `${JSON.stringify({ inForceFrom, source, scheme: data }, null, 2)}\n`,
    );
  }),
  page('get', `${SETTINGS_PATH}/:kind`, 'proposals.work', async (ask) => {
    const kind = kindOf(ask);
    if (!kind) return ask.refused({ kind: 'not-found', what: 'such a setting' });
    const result = await ask.perform(proposalSettings, { kind });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: KIND_WORDS[kind].title, current: 'ideas', crumbs: BELOW },
      <KindPage
        actor={ask.actor}
        kind={kind}
        settings={result.value.settings}
        mayEnter={result.value.may.enter}
      />,
    );
  }),
  page('get', ONE, 'proposals.work', (ask) => withSetting(ask, (setting) => settingPage(ask, setting))),
  page('post', `${ONE}/verify`, 'proposals.settings', (ask) =>
    sent(ask, 'That is kept, with your name and the day.', (given) => ask.perform(verifySetting, given)),
  ),
  page('post', `${ONE}/withdraw`, 'proposals.settings', (ask) =>
    sent(ask, 'It is taken back; the history keeps it.', (given) => ask.perform(withdrawSetting, given)),
  ),
];
