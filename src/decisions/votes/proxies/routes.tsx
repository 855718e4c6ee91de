import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { visibleTo } from '../../../platform/registries.ts';
import { londonDate, longDate } from '../../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../../shared/form-state.ts';
import { dateIn } from '../../../ui/index.ts';
import { findBody, noBody } from '../../kit/find.ts';
import { DECISIONS_CRUMBS, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { PROXIES_PATH, votesHeldIn } from './give.ts';
import { GiveProxyPage, ProxiesPage } from './page.tsx';
import { giveProxyUse, proxiesUse, takeBackProxyUse } from './uses.ts';

/** Meetings of a body that are still to come, as this reader may know them. */
const comingOf = async ({ platform, actor }: Ask, body: string) => {
  const rows = await decisionDb(platform.db)
    .selectFrom('meeting')
    .select(['reference', 'title', 'starts'])
    .where('body', '=', body)
    .where('state', 'in', ['planned', 'agenda-out', 'papers-out'])
    .orderBy('starts')
    .limit(12)
    .execute();
  const seen = await visibleTo(platform.registries, platform.db, actor, rows, ({ reference }) =>
    meetingRef(reference),
  );
  return seen.map(({ reference, title, starts }) => ({ reference, title, on: longDate(londonDate(starts)) }));
};

const givePage = async (ask: Ask, key: string, form: FormState): Promise<Response> => {
  const { db, now } = ask.platform;
  const body = await findBody(db, key);
  if (!body) return ask.refused(noBody(key));
  const { candidates } = await votesHeldIn(db, body, londonDate(now()));
  const me = ask.actor.kind === 'person' ? ask.actor.id : '';
  return ask.page(
    {
      title: 'Let somebody vote for you',
      current: 'decisions',
      crumbs: [...DECISIONS_CRUMBS, { href: PROXIES_PATH, text: 'Votes in another’s hands' }],
      ...failed(form),
    },
    <GiveProxyPage
      body={body}
      holders={candidates
        .filter(({ by }) => by !== me)
        .map(({ by, byName }) => ({ person: by, name: byName }))
        .sort((a, b) => a.name.localeCompare(b.name))}
      meetings={await comingOf(ask, key)}
      form={form}
      csrf={ask.shell.token}
    />,
  );
};

/** Giving a vote into another’s hands, and taking it back. */
export const proxyRoutes: readonly Route[] = [
  api(proxiesUse),
  api(giveProxyUse),
  api(takeBackProxyUse),
  page('get', PROXIES_PATH, 'decisions.member', async (ask) => {
    const result = await ask.perform(proxiesUse, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Votes in another’s hands', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <ProxiesPage {...result.value} csrf={ask.shell.token} />,
    );
  }),
  page('get', `${PROXIES_PATH}/new`, 'decisions.member', (ask) =>
    givePage(ask, ask.query.body ?? '', emptyForm()),
  ),
  page('post', `${PROXIES_PATH}/new`, 'decisions.member', async (ask) => {
    const result = await ask.perform(giveProxyUse, { ...ask.form, to: dateIn(ask.form, 'to') });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => givePage(ask, ask.form.body ?? '', form));
    const { conflicts } = result.value;
    return ask.redirect(PROXIES_PATH, {
      kind: conflicts.length > 0 ? 'information' : 'done',
      text:
        conflicts.length > 0
          ? `They hold your vote. An interest may keep them from voting on some items of ${conflicts.join(', ')}: there your vote would not count.`
          : 'They hold your vote, and are told.',
    });
  }),
  page('post', `${PROXIES_PATH}/:id/take-back`, 'decisions.member', async (ask) => {
    const result = await ask.perform(takeBackProxyUse, { id: ask.param('id') });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.redirect(PROXIES_PATH, {
      kind: 'done',
      text: 'It is taken back. Votes that are open stay as they are.',
    });
  }),
];
