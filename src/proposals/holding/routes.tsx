import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import type { Result } from '../../shared/result.ts';
import { dateIn } from '../../ui/index.ts';
import { IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { headOf } from '../moves/routes.tsx';
import { ideaClock } from './clock-use.ts';
import { ClockPage } from './page.tsx';
import { holdClock, letClockGo, liftTarget, putTargetBack } from './uses.ts';

const PATH = `${IDEAS_PATH}/:reference/clock`;

const clockPage = async (ask: Ask, form: FormState = emptyForm()): Promise<Response> => {
  const result = await ask.perform(ideaClock, { reference: ask.param('reference') });
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    headOf(result.value, 'Its days', form),
    <ClockPage answer={result.value} csrf={ask.shell.token} form={form} />,
  );
};

const answer = (ask: Ask, result: Result<{ reference: string }>, text: string): Promise<Response> =>
  result.ok
    ? ask.redirect(`${ideaHref(result.value.reference)}/clock`, { kind: 'done', text })
    : formAgain(ask, result.refusal, (form) => clockPage(ask, form));

/** The field of the form whose words are the reason: two forms of one page cannot share an id. */
const reasonOf = (ask: Ask, name: string): string | undefined => ask.form.reason ?? ask.form[name];

/** The clock of an idea, held and let go, its target lifted and put back; and their JSON. */
export const clockRoutes: readonly Route[] = [
  api(ideaClock),
  api(holdClock),
  api(letClockGo),
  api(liftTarget),
  api(putTargetBack),
  page('get', PATH, 'proposals.read', (ask) => clockPage(ask)),
  page('post', PATH, 'proposals.work', async (ask) => {
    const result = await ask.perform(holdClock, {
      ...ask.form,
      reason: reasonOf(ask, 'hold-reason'),
      from: dateIn(ask.form, 'from'),
      to: dateIn(ask.form, 'to'),
      reference: ask.param('reference'),
    });
    return answer(ask, result, 'Its days are not counted. Those concerned are told why.');
  }),
  page('post', `${PATH}/lifted`, 'proposals.work', async (ask) => {
    const reason = reasonOf(ask, 'lift-reason');
    const result = await ask.perform(liftTarget, { ...ask.form, reason, reference: ask.param('reference') });
    if (result.ok) return answer(ask, result, 'The target is lifted. Those concerned are told why.');
    return formAgain(ask, result.refusal, (form) =>
      clockPage(ask, { ...form, values: { ...form.values, what: 'lift', ...(reason ? { reason } : {}) } }),
    );
  }),
  page('post', `${PATH}/lifted/:stage/end`, 'proposals.work', async (ask) => {
    const [reference, stage] = [ask.param('reference'), ask.param('stage')];
    const result = await ask.perform(putTargetBack, { ...ask.form, reference, stage });
    return answer(ask, result, 'The target holds again.');
  }),
  page('post', `${PATH}/:id/end`, 'proposals.work', async (ask) => {
    const [reference, id] = [ask.param('reference'), ask.param('id')];
    const result = await ask.perform(letClockGo, { ...ask.form, reference, id });
    return answer(ask, result, 'Its days count again.');
  }),
];
