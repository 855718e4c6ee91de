import { randomUUID } from 'node:crypto';
import { type ShownGift, type ShownLine, withholdLine } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { notFound } from '../../platform/use.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn, datePartValues, WHOLE_LIST } from '../../ui/index.ts';
import { DECISIONS_CRUMBS, REGISTERS_PATH } from '../kit/refs.ts';
import { correctBreach, recordBreach, takeBackBreach } from './breach.ts';
import { BreachPage, WithholdPage } from './forms.tsx';
import { breachRegister } from './other-uses.ts';
import { giftRegister, interestRegister } from './uses.ts';

const BREACHES = `${REGISTERS_PATH}/breaches`;
const WHOLE = { limit: WHOLE_LIST };
const head = (title: string, form: FormState) => ({
  title,
  current: 'decisions',
  crumbs: DECISIONS_CRUMBS,
  ...failed(form),
});
const noLine = notFound('that line of the register');

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
  return ask.redirect(BREACHES, { kind: 'done', text: 'The breach is recorded.' });
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
  return ask.redirect(BREACHES, { kind: 'done', text: 'The correction is kept.' });
};
const takeBack = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(takeBackBreach, { ...ask.form, id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => breachPage(ask, form, Number(ask.param('id'))));
  return ask.redirect(BREACHES, { kind: 'done', text: 'It is taken back.' });
};

/** What the governance officer does in the registers: withholds a line, records a breach. */
export const registerLineRoutes: readonly Route[] = [
  api(recordBreach),
  api(correctBreach),
  api(takeBackBreach),
  page('get', `${BREACHES}/new`, 'interests.manage', async (ask) =>
    breachPage(ask, emptyForm({ once: randomUUID() })),
  ),
  page('post', `${BREACHES}/new`, 'interests.manage', record),
  page('get', `${BREACHES}/:id`, 'interests.manage', correctPage),
  page('post', `${BREACHES}/:id`, 'interests.manage', correct),
  page('post', `${BREACHES}/:id/take-back`, 'interests.manage', takeBack),
  page('get', `${REGISTERS_PATH}/:register/:id/withhold`, 'interests.manage', (ask) =>
    withholdPage(ask, emptyForm()),
  ),
  page('post', `${REGISTERS_PATH}/:register/:id/withhold`, 'interests.manage', withhold),
];
