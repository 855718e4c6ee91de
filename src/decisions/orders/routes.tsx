import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { type Draft, draftFrom, fieldsOf } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn, datePartValues } from '../../ui/index.ts';
import type { SentenceAnswer } from '../bodies/answers.ts';
import { bodyHead } from '../bodies/heads.ts';
import { compositionOf } from '../bodies/sitting.ts';
import { type Body, findBody, noBody, type Orders, ordersInForce } from '../kit/find.ts';
import { BODIES_PATH } from '../kit/refs.ts';
import { draftOfOrders, ordersOfDraft } from './draft.ts';
import { OrdersFormPage } from './form-page.tsx';
import { orderRowsOf } from './in-force.ts';
import { OrdersPage, VersionPage } from './pages.tsx';
import { ordersHref } from './refs.ts';
import { tryOrders } from './try.ts';
import { TryOrdersPage } from './try-page.tsx';
import { type OrdersVersion, ordersUse, ordersVersion } from './uses.ts';
import { checkOrders, enterOrders, takeBackOrders, verifyOrders } from './write.ts';

const ORDERS = `${BODIES_PATH}/:key/orders`;
const ONE = `${ORDERS}/:orders`;

const withVersion = async (
  ask: Ask,
  show: (version: OrdersVersion) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(ordersVersion, { key: ask.param('key'), orders: ask.param('orders') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

const versionPage = (ask: Ask, version: OrdersVersion, form: FormState): Response =>
  ask.page(
    bodyHead(version.body, `Standing orders from ${version.from}`, form),
    <VersionPage version={version} form={form} csrf={ask.shell.token} />,
  );

/** The orders that a new version begins with: those asked for, else those in force. */
const baseOf = async (ask: Ask, body: Body, asked: string | undefined): Promise<Orders | undefined> => {
  const { db, now } = ask.platform;
  const rows = await orderRowsOf(db, body.key);
  return (
    rows.find(({ id }) => String(id) === asked) ??
    (await ordersInForce(db, body.key, londonDate(now()))) ??
    rows.at(-1)
  );
};

const formPage = (ask: Ask, body: Body, form: FormState, sentences?: readonly SentenceAnswer[]): Response => {
  const seats = compositionOf(body, londonDate(ask.platform.now()))?.seats ?? [];
  return ask.page(
    bodyHead(body, 'Enter standing orders', form),
    <OrdersFormPage
      form={form}
      draft={draftFrom(form.values)}
      csrf={ask.shell.token}
      body={body}
      seats={seats.map(({ kind }) => kind)}
      sentences={sentences}
    />,
  );
};

const withBody = async (ask: Ask, show: (body: Body) => Promise<Response>): Promise<Response> => {
  const body = await findBody(ask.platform.db, ask.param('key'));
  return body ? show(body) : ask.refused(noBody(ask.param('key')));
};

/** What is wrong within the orders stands at their fields, which know nothing of where the orders stand. */
const atFields = (form: FormState): FormState => ({
  ...form,
  errors: form.errors.map(({ field, message }) => ({ field: field.replace(/^orders\./, ''), message })),
});

const askedOf = (ask: Ask, draft: Draft, base: Orders | undefined) => ({
  key: ask.param('key'),
  from: dateIn(ask.form, 'from') || undefined,
  source: ask.form.source,
  confirmed: ask.form.confirmed,
  orders: ordersOfDraft(draft, base?.orders),
});

const enter = (ask: Ask): Promise<Response> =>
  withBody(ask, async (body) => {
    // The form comes back with what was written and its next empty line: nothing is checked yet.
    if (ask.form.do === 'line') return formPage(ask, body, emptyForm(ask.form));
    const draft = draftFrom(ask.form);
    const asked = askedOf(ask, draft, await baseOf(ask, body, ask.form.base));
    if (ask.form.do !== 'keep') {
      const checked = await ask.perform(checkOrders, asked);
      return checked.ok
        ? formPage(ask, body, emptyForm(ask.form), checked.value.sentences)
        : formAgain(ask, checked.refusal, (form) => formPage(ask, body, atFields(form)));
    }
    const result = await ask.perform(enterOrders, asked);
    if (!result.ok) return formAgain(ask, result.refusal, (form) => formPage(ask, body, atFields(form)));
    return ask.redirect(ordersHref(body.key, result.value.orders), {
      kind: 'done',
      text: 'The standing orders are kept. Try them on a made-up meeting, and hold each part against its source.',
    });
  });

const SAID = /^p-([a-z0-9-]{1,80})$/;

/** The fields of the page as the use asks for them: who is where, and what was ruled. */
const peopleIn = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .flatMap(([name, presence]) => {
      const key = SAID.exec(name)?.[1];
      const ruling = key ? query[`r-${key}`] : undefined;
      return key ? [`${key}:${presence}${ruling ? `:${ruling}` : ''}`] : [];
    })
    .join(',');

const tryPage = (ask: Ask): Promise<Response> =>
  withVersion(ask, async (version) => {
    const { item, for: yes, against, abstain } = ask.query;
    const asked = { key: version.body.key, orders: version.id, people: peopleIn(ask.query), item };
    const result = await ask.perform(tryOrders, { ...asked, for: yes, against, abstain });
    const form = emptyForm(ask.query);
    const show = (answer: Parameters<typeof TryOrdersPage>[0]['answer'], state: FormState) =>
      ask.page(
        { ...bodyHead(version.body, 'Try standing orders'), ...failed(state) },
        <TryOrdersPage version={version} answer={answer} form={state} />,
      );
    if (result.ok) return show(result.value, form);
    // Votes that cannot be are told beside the quorum, which stands without them.
    const without = await ask.perform(tryOrders, asked);
    if (!without.ok) return ask.refused(result.refusal);
    return formAgain(ask, result.refusal, ({ errors, status }) =>
      show(without.value, { ...form, errors, status }),
    );
  });

/** Pages and JSON faces of the standing orders of bodies. */
export const ordersRoutes: readonly Route[] = [
  api(ordersUse),
  api(checkOrders),
  api(enterOrders),
  api(ordersVersion),
  api(verifyOrders),
  api(takeBackOrders),
  api(tryOrders),
  page('get', ORDERS, 'decisions.read', async (ask) => {
    const result = await ask.perform(ordersUse, { key: ask.param('key') });
    if (!result.ok) return ask.refused(result.refusal);
    const { body, versions, may } = result.value;
    return ask.page(
      bodyHead(body, `Standing orders of the ${body.name}`),
      <OrdersPage body={body} versions={versions} mayKeep={may.keep} />,
    );
  }),
  page('get', `${ORDERS}/new`, 'decisions.manage', (ask) =>
    withBody(ask, async (body) => {
      const base = await baseOf(ask, body, ask.query.from);
      return formPage(
        ask,
        body,
        emptyForm({
          ...(base
            ? { ...fieldsOf(draftOfOrders(base.orders)), source: base.source, base: String(base.id) }
            : {}),
          ...datePartValues('from', undefined),
        }),
      );
    }),
  ),
  page('post', `${ORDERS}/new`, 'decisions.manage', enter),
  page('get', `${ONE}/try`, 'decisions.read', tryPage),
  page('post', `${ONE}/verify`, 'decisions.manage', async (ask) => {
    const [key, orders] = [ask.param('key'), ask.param('orders')];
    const result = await ask.perform(verifyOrders, { key, orders, parts: ask.all('parts') });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) =>
        withVersion(ask, (version) => versionPage(ask, version, form)),
      );
    return ask.redirect(ordersHref(key, result.value.orders), {
      kind: 'done',
      text: 'It is kept with your name that you held it against the source.',
    });
  }),
  page('post', `${ONE}/take-back`, 'decisions.manage', async (ask) => {
    const key = ask.param('key');
    const result = await ask.perform(takeBackOrders, { key, orders: ask.param('orders') });
    return result.ok
      ? ask.redirect(ordersHref(key), { kind: 'done', text: 'They are taken back; those before go on.' })
      : ask.refused(result.refusal);
  }),
  page('get', ONE, 'decisions.read', (ask) =>
    withVersion(ask, (version) => versionPage(ask, version, emptyForm())),
  ),
];
