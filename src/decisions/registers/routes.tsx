import { randomUUID } from 'node:crypto';
import {
  GIFT_SORTS,
  INTEREST_SORTS,
  type ShownGift,
  type ShownLine,
  withholdLine,
} from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, dateIn, datePartValues, listState, WHOLE_LIST } from '../../ui/index.ts';
import { allBodies } from '../kit/find.ts';
import { DECISIONS_CRUMBS, REGISTERS_PATH } from '../kit/refs.ts';
import { correctBreach, recordBreach, takeBackBreach } from './breach.ts';
import { BreachPage, WithholdPage } from './forms.tsx';
import { breachRegister, PROCUREMENT_SORTS, procurementRegister } from './other-uses.ts';
import {
  BreachRegisterPage,
  GiftRegisterPage,
  InterestRegisterPage,
  ProcurementRegisterPage,
  REGISTERS,
  type RegisterKey,
} from './pages.tsx';
import { giftRegister, interestRegister } from './uses.ts';

const head = (title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: DECISIONS_CRUMBS,
  ...(form ? failed(form) : {}),
});
const CSV = 'text/csv; charset=utf-8';
const download = (ask: Ask, name: string, table: ChartTable): Response =>
  ask.download(`${name}.csv`, CSV, `\uFEFF${chartCsv(table)}`);

/** Empty fields of a filter’s form are none, and what is no choice of it is left to the use to refuse. */
const filtersOf = ({ query }: Ask): Record<string, string> =>
  Object.fromEntries(
    ['q', 'body', 'organisation', 'kind', 'standing', 'outcome'].flatMap((name) => {
      const value = query[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

const common = async (ask: Ask) => ({
  query: ask.query,
  bodies: (await allBodies(ask.platform.db)).map(({ key, name }) => ({ key, name })),
  mayManage: can(ask.actor, 'interests.manage'),
});
const pathOf = (key: RegisterKey): string => `${REGISTERS_PATH}/${key}`;
const stateOf = <Sort extends string>(
  ask: Ask,
  key: RegisterKey,
  sorts: readonly Sort[],
  sort: Sort,
  dir: 'ascending' | 'descending',
) => listState(pathOf(key), ask.query, sorts, { sort, dir });
const part = ({ page: number, pageSize }: { page: number; pageSize: number }) => ({
  limit: pageSize,
  cursor: cursorOf((number - 1) * pageSize),
});
const WHOLE = { limit: WHOLE_LIST };

const interestsState = (ask: Ask) => stateOf(ask, 'interests', INTEREST_SORTS, 'person', 'ascending');
const askInterests = (ask: Ask, range: object) => {
  const { sort, dir } = interestsState(ask);
  return ask.perform(interestRegister, { ...filtersOf(ask), sort, dir, ...range });
};
const interestsPage = async (ask: Ask): Promise<Response> => {
  const state = interestsState(ask);
  const found = await askInterests(ask, part(state));
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Register of interests'),
    <InterestRegisterPage {...(await common(ask))} answer={found.value} state={state} />,
  );
};
const interestsCsv = async (ask: Ask): Promise<Response> => {
  const found = await askInterests(ask, WHOLE);
  if (!found.ok) return ask.refused(found.refusal);
  return download(ask, 'register-of-interests', {
    caption: 'Register of interests',
    columns: [
      'who',
      'what',
      'organisation',
      'code',
      'kind',
      'words',
      'money',
      'from',
      'to',
      'declared',
      'days late',
    ],
    rows: found.value.interests.map((row) => [
      row.personName,
      row.what,
      row.organisationName,
      row.organisation,
      row.kindWords,
      row.words,
      row.band,
      row.from,
      row.to,
      row.declaredOn,
      row.lateDays,
    ]),
    gap: '',
  });
};

const giftsState = (ask: Ask) => stateOf(ask, 'gifts', GIFT_SORTS, 'day', 'descending');
const askGifts = (ask: Ask, range: object) => {
  const { sort, dir } = giftsState(ask);
  return ask.perform(giftRegister, { ...filtersOf(ask), sort, dir, ...range });
};
const giftsPage = async (ask: Ask): Promise<Response> => {
  const state = giftsState(ask);
  const found = await askGifts(ask, part(state));
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Register of gifts and hospitality'),
    <GiftRegisterPage {...(await common(ask))} answer={found.value} state={state} />,
  );
};
const giftsCsv = async (ask: Ask): Promise<Response> => {
  const found = await askGifts(ask, WHOLE);
  if (!found.ok) return ask.refused(found.refusal);
  return download(ask, 'register-of-gifts', {
    caption: 'Register of gifts and hospitality',
    columns: [
      'to whom',
      'what',
      'kind',
      'offered by',
      'code',
      'pounds',
      'outcome',
      'why',
      'when',
      'declared',
      'days late',
    ],
    rows: found.value.gifts.map((row) => [
      row.personName,
      row.what,
      row.kind,
      row.giver,
      row.organisation,
      row.pence === null ? null : row.pence / 100,
      row.outcome,
      row.words,
      row.onDay,
      row.declaredOn,
      row.lateDays,
    ]),
    gap: '',
  });
};

const procurementState = (ask: Ask) => stateOf(ask, 'procurement', PROCUREMENT_SORTS, 'day', 'descending');
const askProcurement = (ask: Ask, range: object) => {
  const { sort, dir } = procurementState(ask);
  return ask.perform(procurementRegister, { ...filtersOf(ask), sort, dir, ...range });
};
const procurementPage = async (ask: Ask): Promise<Response> => {
  const state = procurementState(ask);
  const found = await askProcurement(ask, part(state));
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Decisions on contracts'),
    <ProcurementRegisterPage {...(await common(ask))} answer={found.value} state={state} />,
  );
};
const procurementCsv = async (ask: Ask): Promise<Response> => {
  const found = await askProcurement(ask, WHOLE);
  if (!found.ok) return ask.refused(found.refusal);
  return download(ask, 'decisions-on-contracts', {
    caption: 'Decisions on contracts',
    columns: [
      'decision',
      'service',
      'how',
      'supplier',
      'pounds',
      'body',
      'who took part',
      'interests',
      'when',
    ],
    rows: found.value.decisions.map((line) => [
      line.decision,
      line.service,
      line.how,
      line.supplier,
      line.valuePence === null ? null : line.valuePence / 100,
      line.bodyName,
      line.who.join('; '),
      line.interests.map(({ words, ruling }) => `${words}: ${ruling}`).join('; '),
      line.day,
    ]),
    gap: '',
  });
};

const breachState = (ask: Ask) => stateOf(ask, 'breaches', ['day'], 'day', 'descending');
const askBreaches = (ask: Ask, range: object) =>
  ask.perform(breachRegister, { q: ask.query.q, dir: breachState(ask).dir, ...range });
const breachesPage = async (ask: Ask): Promise<Response> => {
  const state = breachState(ask);
  const found = await askBreaches(ask, part(state));
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Register of breaches'),
    <BreachRegisterPage {...(await common(ask))} answer={found.value} state={state} />,
  );
};
const breachesCsv = async (ask: Ask): Promise<Response> => {
  const found = await askBreaches(ask, WHOLE);
  if (!found.ok) return ask.refused(found.refusal);
  return download(ask, 'register-of-breaches', {
    caption: 'Register of breaches',
    columns: ['found', 'what everybody reads'],
    rows: found.value.breaches.map(({ foundOn, publicWords }) => [foundOn, publicWords]),
    gap: '',
  });
};

const noLine: CommonRefusal = { kind: 'not-found', what: 'that line of the register' };

/** The line that would be withheld or published again. */
const lineOf = async (ask: Ask, register: string): Promise<ShownLine | ShownGift | undefined> => {
  const id = ask.param('id');
  if (register === 'gifts') {
    const found = await ask.perform(giftRegister, WHOLE);
    return found.ok ? found.value.gifts.find((one) => one.id === id) : undefined;
  }
  const found = await ask.perform(interestRegister, WHOLE);
  return found.ok ? found.value.interests.find((one) => one.id === id) : undefined;
};
const withholdPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const register = ask.param('register') === 'gifts' ? 'gifts' : 'interests';
  const row = await lineOf(ask, register);
  if (!row) return ask.refused(noLine);
  return ask.page(
    head('Withhold a line', form),
    <WithholdPage form={form} csrf={ask.shell.token} register={register} row={row} />,
  );
};
const withhold = async (ask: Ask): Promise<Response> => {
  const register = ask.param('register');
  const done = await ask.perform(withholdLine, { ...ask.form, register, id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => withholdPage(ask, form));
  return ask.redirect(`${REGISTERS_PATH}/${register}`, {
    kind: 'done',
    text: done.value.withheld ? 'The public does not read it any more.' : 'It is published again.',
  });
};

const breachPage = (ask: Ask, form: FormState, id?: number): Response =>
  ask.page(
    head(id === undefined ? 'Record a breach' : 'Correct a breach', form),
    <BreachPage form={form} csrf={ask.shell.token} id={id} />,
  );
const saidOfBreach = (ask: Ask) => ({ ...ask.form, foundOn: dateIn(ask.form, 'foundOn') });
const record = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(recordBreach, saidOfBreach(ask));
  if (!done.ok) return formAgain(ask, done.refusal, (form) => breachPage(ask, form));
  return ask.redirect(pathOf('breaches'), { kind: 'done', text: 'The breach is recorded.' });
};
const correctPage = async (ask: Ask): Promise<Response> => {
  const found = await ask.perform(breachRegister, WHOLE);
  const line = found.ok ? found.value.breaches.find(({ id }) => String(id) === ask.param('id')) : undefined;
  if (!line) return ask.refused(noLine);
  return breachPage(
    ask,
    emptyForm({
      personName: line.person ?? '',
      what: line.what ?? '',
      done: line.done ?? '',
      publicWords: line.publicWords ?? '',
      version: String(line.version),
      ...datePartValues('foundOn', line.foundOn),
    }),
    line.id,
  );
};
const correct = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(correctBreach, { ...saidOfBreach(ask), id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => breachPage(ask, form, Number(ask.param('id'))));
  return ask.redirect(pathOf('breaches'), { kind: 'done', text: 'The correction is kept.' });
};
const takeBack = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(takeBackBreach, { ...ask.form, id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => breachPage(ask, form, Number(ask.param('id'))));
  return ask.redirect(pathOf('breaches'), { kind: 'done', text: 'It is taken back.' });
};

/** The public registers as pages, files and JSON, and what the governance officer does in them. */
export const registerRoutes: readonly Route[] = [
  api(interestRegister),
  api(giftRegister),
  api(procurementRegister),
  api(breachRegister),
  api(recordBreach),
  api(correctBreach),
  api(takeBackBreach),
  page('get', REGISTERS_PATH, 'decisions.read', (ask) => ask.redirect(REGISTERS[0].href)),
  page('get', pathOf('interests'), 'decisions.read', interestsPage),
  page('get', `${pathOf('interests')}.csv`, 'decisions.read', interestsCsv),
  page('get', pathOf('gifts'), 'decisions.read', giftsPage),
  page('get', `${pathOf('gifts')}.csv`, 'decisions.read', giftsCsv),
  page('get', pathOf('procurement'), 'decisions.read', procurementPage),
  page('get', `${pathOf('procurement')}.csv`, 'decisions.read', procurementCsv),
  page('get', pathOf('breaches'), 'decisions.read', breachesPage),
  page('get', `${pathOf('breaches')}.csv`, 'decisions.read', breachesCsv),
  page('get', `${pathOf('breaches')}/new`, 'interests.manage', async (ask) =>
    breachPage(ask, emptyForm({ once: randomUUID() })),
  ),
  page('post', `${pathOf('breaches')}/new`, 'interests.manage', record),
  page('get', `${pathOf('breaches')}/:id`, 'interests.manage', correctPage),
  page('post', `${pathOf('breaches')}/:id`, 'interests.manage', correct),
  page('post', `${pathOf('breaches')}/:id/take-back`, 'interests.manage', takeBack),
  page('get', `${REGISTERS_PATH}/:register/:id/withhold`, 'interests.manage', (ask) =>
    withholdPage(ask, emptyForm()),
  ),
  page('post', `${REGISTERS_PATH}/:register/:id/withhold`, 'interests.manage', withhold),
];
