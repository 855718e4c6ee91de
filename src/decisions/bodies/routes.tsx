import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { schemeBodies } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, datePartValues, listState, WHOLE_LIST } from '../../ui/index.ts';
import { decisionsUse } from '../decided/uses.ts';
import { allBodies } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { BODIES_PATH, bodyHref, feedHref } from '../kit/refs.ts';
import { meetings } from '../meetings/uses.ts';
import type { BodyAnswer, ListedBody } from './answers.ts';
import { BodyPage } from './body-page.tsx';
import { CloseBodyPage, EditBodyPage, NewBodyPage } from './forms.tsx';
import { bodiesHead, bodyHead, withBody, withDates } from './heads.ts';
import { BodiesPage } from './list-page.tsx';
import { addBody, closeBody, editBody } from './make.ts';
import { memberRoutes } from './member-routes.tsx';
import { seatRoutes } from './seat-routes.tsx';
import { BODY_SORTS, bodies, bodyUse } from './uses.ts';
import { kindWords, standingWords } from './words.ts';

const BASE = `${BODIES_PATH}/:key`;
/** Meetings and decisions that stand beside a body. */
const BESIDE = 5;

const stateOf = (ask: Ask) =>
  listState(BODIES_PATH, ask.query, BODY_SORTS, { sort: 'name', dir: 'ascending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { sort, dir } = stateOf(ask);
  const { q, standing } = ask.query;
  const known = standing === 'to come' || standing === 'closed' || standing === 'all' ? standing : undefined;
  return ask.perform(bodies, { q, standing: known, sort, dir, limit, cursor: cursorOf(offset) });
};

const tableOf = (rows: readonly ListedBody[]): ChartTable => ({
  caption: 'Bodies',
  columns: [
    'key',
    'name',
    'kind',
    'decides',
    'answers to',
    'in public',
    'stands',
    'first day',
    'last day',
    'members who vote',
    'gaps',
    'terms ending',
    'next meeting',
  ],
  rows: rows.map((body) => [
    body.key,
    body.name,
    kindWords(body.kind),
    body.about,
    body.parent?.name ?? null,
    body.inPublic ? 'yes' : 'no',
    standingWords(body.standing),
    body.foundedOn,
    body.closedOn,
    body.voting,
    body.gaps,
    body.termsEnding,
    body.nextMeeting?.reference ?? null,
  ]),
  gap: '',
});

const membersTable = (body: BodyAnswer): ChartTable => ({
  caption: body.name,
  columns: [
    'name',
    'seat',
    'votes',
    'clinician',
    'stands in for',
    'speaks for',
    'code',
    'from',
    'to',
    'term is up',
    'stands',
    'why it ended',
  ],
  rows: body.members.map((member) => [
    member.name,
    member.seatLabel,
    member.isVoting ? 'yes' : 'no',
    member.isClinician ? 'yes' : 'no',
    member.deputyFor?.name ?? null,
    member.organisation?.name ?? null,
    member.organisation?.code ?? null,
    member.from,
    member.to,
    member.termEnds,
    member.standing,
    member.endedReason,
  ]),
  gap: '',
});

const csv = (ask: Ask, name: string, table: ChartTable): Response =>
  ask.download(name, 'text/csv; charset=utf-8', `\uFEFF${chartCsv(table)}`);

const choicesFor = async (ask: Ask, self?: string) => {
  const { db, now } = ask.platform;
  const today = londonDate(now());
  return {
    others: (await allBodies(db)).filter(
      ({ key, closed_on }) => key !== self && (closed_on === null || closed_on >= today),
    ),
    schemes: await schemeBodies(db, today),
  };
};

const newPage = async (ask: Ask, form: FormState): Promise<Response> =>
  ask.page(
    bodiesHead('Set up a body', form),
    <NewBodyPage form={form} csrf={ask.shell.token} {...(await choicesFor(ask))} />,
  );

const editPage = async (ask: Ask, body: BodyAnswer, form: FormState): Promise<Response> =>
  ask.page(
    bodyHead(body, `Change what is said of the ${body.name}`, form),
    <EditBodyPage form={form} csrf={ask.shell.token} body={body} {...(await choicesFor(ask, body.key))} />,
  );

const closePage = (ask: Ask, body: BodyAnswer, form: FormState): Response =>
  ask.page(
    bodyHead(body, `Close the ${body.name}`, form),
    <CloseBodyPage form={form} csrf={ask.shell.token} body={body} />,
  );

const onePage = (ask: Ask): Promise<Response> =>
  withBody(ask, async (body) => {
    const coming = await ask.perform(meetings, { body: body.key, limit: BESIDE });
    const decided = await ask.perform(decisionsUse, { body: body.key, limit: BESIDE });
    return ask.page(
      {
        ...bodiesHead(body.name),
        feed: { href: feedHref(body.key), title: `Decisions: ${body.name}` },
      },
      <BodyPage
        body={body}
        meetings={coming.ok ? coming.value.meetings : []}
        decisions={decided.ok ? decided.value.decisions : []}
      />,
    );
  });

const valuesOf = (body: BodyAnswer): Record<string, string> => ({
  name: body.name,
  about: body.about,
  parent: body.parent?.key ?? '',
  routeBody: body.routeBody ?? '',
  inPublic: body.inPublic ? 'yes' : '',
  version: String(body.version),
});

/** Pages and JSON faces of bodies and of who sits on them. */
export const bodyRoutes: readonly Route[] = [
  api(bodies),
  api(addBody),
  api(bodyUse),
  api(editBody),
  api(closeBody),
  page('get', BODIES_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      bodiesHead('Bodies'),
      <BodiesPage
        total={result.value.total}
        rows={result.value.bodies}
        query={ask.query}
        state={state}
        mayKeep={mayKeep(ask.actor)}
      />,
    );
  }),
  page('get', `${BODIES_PATH}.csv`, 'decisions.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    return result.ok ? csv(ask, 'bodies.csv', tableOf(result.value.bodies)) : ask.refused(result.refusal);
  }),
  page('get', `${BODIES_PATH}/new`, 'decisions.manage', (ask) => newPage(ask, emptyForm())),
  page('post', `${BODIES_PATH}/new`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(addBody, withDates(ask, 'foundedOn'));
    if (!result.ok) return formAgain(ask, result.refusal, (form) => newPage(ask, form));
    return ask.redirect(bodyHref(result.value.key), {
      kind: 'done',
      text: 'The body is set up. Nothing of its seats and orders is verified yet; appoint its members next.',
    });
  }),
  ...memberRoutes,
  ...seatRoutes,
  page('get', `${BASE}/members.csv`, 'decisions.read', (ask) =>
    withBody(ask, (body) => csv(ask, `${body.key}-members.csv`, membersTable(body))),
  ),
  page('get', `${BASE}/edit`, 'decisions.manage', (ask) =>
    withBody(ask, (body) => editPage(ask, body, emptyForm(valuesOf(body)))),
  ),
  page('post', `${BASE}/edit`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(editBody, { ...ask.form, key: ask.param('key') });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) => withBody(ask, (body) => editPage(ask, body, form)));
    return ask.redirect(bodyHref(result.value.key), { kind: 'done', text: 'The change is kept.' });
  }),
  page('get', `${BASE}/close`, 'decisions.manage', (ask) =>
    withBody(ask, (body) =>
      closePage(
        ask,
        body,
        emptyForm({
          version: String(body.version),
          ...(body.closedOn ? datePartValues('lastDay', body.closedOn) : {}),
        }),
      ),
    ),
  ),
  page('post', `${BASE}/close`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(closeBody, { ...withDates(ask, 'lastDay'), key: ask.param('key') });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) => withBody(ask, (body) => closePage(ask, body, form)));
    return ask.redirect(bodyHref(result.value.key), { kind: 'done', text: 'Its last day is kept.' });
  }),
  page('get', BASE, 'decisions.read', onePage),
];
