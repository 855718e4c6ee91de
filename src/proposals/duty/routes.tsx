import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate, parseDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { chartCsv, dateIn } from '../../ui/index.ts';
import { IDEAS_CRUMBS } from '../kit/refs.ts';
import { candidatesFor } from '../moves/people.ts';
import { addDuty, correctDuty, endDuty } from './change.ts';
import { DutyPage, rotaTable, TurnPage } from './page.tsx';
import { DUTY_PATH, duty } from './uses.ts';

const CRUMBS = [...IDEAS_CRUMBS, { href: DUTY_PATH, text: 'On duty' }];

const turnPage = async (ask: Ask, form: FormState, action: string, begun: boolean): Promise<Response> => {
  const { clinician, manager, name } = form.values;
  const today = londonDate(ask.platform.now());
  const { people, found } = await candidatesFor(ask.platform, ask.actor, today, {
    name: name?.trim() || undefined,
    chosen: [clinician, manager],
  });
  return ask.page(
    {
      title: begun ? 'Change a turn of duty' : 'Name two people',
      current: 'ideas',
      crumbs: CRUMBS,
      ...failed(form),
    },
    <TurnPage
      form={form}
      csrf={ask.shell.token}
      action={action}
      people={people}
      found={found}
      begun={begun}
    />,
  );
};

const inputOf = ({ form }: Ask) => ({ ...form, from: dateIn(form, 'from'), to: dateIn(form, 'to') });
const asked = (ask: Ask): FormState => ({ values: ask.form, all: ask.all, errors: [] });
const done = (ask: Ask, text: string) => ask.redirect(DUTY_PATH, { kind: 'done', text });

/** The rota of duty. Its pages stand before the page of one idea, whose address is wider. */
export const dutyRoutes: readonly Route[] = [
  api(duty),
  api(addDuty),
  api(correctDuty),
  api(endDuty),
  page('get', DUTY_PATH, 'proposals.manage', async (ask) => {
    const result = await ask.perform(duty, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'On duty for new ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
      <DutyPage actor={ask.actor} rota={result.value} csrf={ask.shell.token} />,
    );
  }),
  page('get', `${DUTY_PATH}.csv`, 'proposals.manage', async (ask) => {
    const result = await ask.perform(duty, {});
    return result.ok
      ? ask.download('on-duty.csv', 'text/csv; charset=utf-8', `\uFEFF${chartCsv(rotaTable(result.value))}`)
      : ask.refused(result.refusal);
  }),
  page('get', `${DUTY_PATH}/new`, 'proposals.manage', (ask) => {
    const { from = '', to = '' } = ask.query;
    return turnPage(
      ask,
      emptyForm({ from: parseDate(from) ?? '', to: parseDate(to) ?? '' }),
      `${DUTY_PATH}/new`,
      false,
    );
  }),
  page('post', `${DUTY_PATH}/new`, 'proposals.manage', async (ask) => {
    const again = (form: FormState) => turnPage(ask, form, `${DUTY_PATH}/new`, false);
    if (ask.form.find) return again(asked(ask));
    const result = await ask.perform(addDuty, inputOf(ask));
    return result.ok ? done(ask, 'They are on duty, and are told.') : formAgain(ask, result.refusal, again);
  }),
  page('get', `${DUTY_PATH}/:id`, 'proposals.manage', async (ask) => {
    const result = await ask.perform(duty, {});
    if (!result.ok) return ask.refused(result.refusal);
    const turn = result.value.turns.find(({ id, past }) => id === ask.param('id') && !past);
    if (!turn) return ask.refused({ kind: 'not-found', what: 'that turn of duty' });
    const { from, to, clinician, manager, version } = turn;
    return turnPage(
      ask,
      emptyForm({ from, to, clinician: clinician.id, manager: manager.id, version: String(version) }),
      `${DUTY_PATH}/${turn.id}`,
      true,
    );
  }),
  page('post', `${DUTY_PATH}/:id`, 'proposals.manage', async (ask) => {
    const again = (form: FormState) => turnPage(ask, form, `${DUTY_PATH}/${ask.param('id')}`, true);
    if (ask.form.find) return again(asked(ask));
    const result = await ask.perform(correctDuty, { ...inputOf(ask), id: ask.param('id') });
    return result.ok
      ? done(ask, 'The change is kept, and they are told.')
      : formAgain(ask, result.refusal, again);
  }),
  page('post', `${DUTY_PATH}/:id/end`, 'proposals.manage', async (ask) => {
    const result = await ask.perform(endDuty, { ...ask.form, id: ask.param('id') });
    return result.ok ? done(ask, 'That turn has ended, and they are told.') : ask.refused(result.refusal);
  }),
];
