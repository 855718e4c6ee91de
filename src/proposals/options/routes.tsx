import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { belowIdea, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { BecauseForm, OptionForm, OptionsPage } from './pages.tsx';
import {
  addOption,
  chooseOption,
  editOption,
  type OptionsAnswer,
  options,
  placeOption,
  type ShownOption,
  withdrawOption,
} from './uses.ts';

const BASE = `${IDEAS_PATH}/:reference/options`;
const hrefOf = (ask: Ask) => `${ideaHref(ask.param('reference'))}/options`;

const withOptions = async (
  ask: Ask,
  show: (found: OptionsAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(options, { reference: ask.param('reference') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** Forms are for those who may write the options now; the use says which of both it is that they cannot. */
const withOption = (
  ask: Ask,
  show: (found: OptionsAnswer, option: ShownOption) => Response | Promise<Response>,
): Promise<Response> =>
  withOptions(ask, (found) => {
    const option = found.options.find(({ number }) => String(number) === ask.param('number'));
    if (!option) return ask.refused({ kind: 'not-found', what: 'that option' });
    return found.may.write ? show(found, option) : ask.refused({ kind: 'option-not-yours' });
  });

const head = (ask: Ask, title: string, form?: FormState) => ({
  title: `${title}: ${ask.param('reference')}`,
  current: 'ideas',
  crumbs: [...belowIdea(ask.param('reference')), ...(form ? [{ href: hrefOf(ask), text: 'Options' }] : [])],
  ...(form ? failed(form) : {}),
});

const common = (ask: Ask, form: FormState) => ({
  form,
  csrf: ask.shell.token,
  href: hrefOf(ask),
  reference: ask.param('reference'),
});

const newPage = (ask: Ask, form: FormState): Promise<Response> =>
  withOptions(ask, (found) =>
    found.may.write
      ? ask.page(head(ask, 'Add an option', form), <OptionForm {...common(ask, form)} />)
      : ask.refused({ kind: 'option-not-yours' }),
  );

const editPage = (ask: Ask, formOf: (option: ShownOption) => FormState): Promise<Response> =>
  withOption(ask, (_, option) => {
    const form = formOf(option);
    return ask.page(head(ask, option.label, form), <OptionForm {...common(ask, form)} option={option} />);
  });

const becausePage = (ask: Ask, what: 'choose' | 'withdraw', form: FormState): Promise<Response> =>
  withOption(ask, (_, option) =>
    ask.page(
      head(ask, option.label, form),
      <BecauseForm {...common(ask, form)} option={option} what={what} />,
    ),
  );

const valuesOf = ({ label, words, source, address, version }: ShownOption) => ({
  label,
  words,
  source,
  address: address ?? '',
  version: String(version),
});

const at = (ask: Ask) => ({ reference: ask.param('reference'), number: ask.param('number') });
const back = (ask: Ask, text: string) => ask.redirect(hrefOf(ask), { kind: 'done', text });

/** Every page and JSON face of options. */
export const optionRoutes: readonly Route[] = [
  api(options),
  api(addOption),
  api(editOption),
  api(placeOption),
  api(withdrawOption),
  api(chooseOption),
  page('get', BASE, 'proposals.read', (ask) =>
    withOptions(ask, (found) =>
      ask.page(head(ask, 'Options'), <OptionsPage found={found} csrf={ask.shell.token} href={hrefOf(ask)} />),
    ),
  ),
  page('get', `${BASE}/new`, 'proposals.work', (ask) => newPage(ask, emptyForm())),
  page('post', `${BASE}/new`, 'proposals.work', async (ask) => {
    const result = await ask.perform(addOption, { ...ask.form, reference: ask.param('reference') });
    return result.ok
      ? back(ask, 'The option is on the list.')
      : formAgain(ask, result.refusal, (form) => newPage(ask, form));
  }),
  page('get', `${BASE}/:number/edit`, 'proposals.work', (ask) =>
    editPage(ask, (option) => emptyForm(valuesOf(option))),
  ),
  page('post', `${BASE}/:number/edit`, 'proposals.work', async (ask) => {
    const result = await ask.perform(editOption, { ...ask.form, ...at(ask) });
    return result.ok
      ? back(ask, 'The option is changed; its history keeps what it was.')
      : formAgain(ask, result.refusal, (form) => editPage(ask, () => form));
  }),
  page('post', `${BASE}/:number/place`, 'proposals.work', async (ask) => {
    const result = await ask.perform(placeOption, { ...ask.form, ...at(ask) });
    return result.ok
      ? ask.redirect(`${hrefOf(ask)}#option-${result.value.number}`)
      : ask.refused(result.refusal);
  }),
  ...(['choose', 'withdraw'] as const).flatMap((what) => [
    page('get', `${BASE}/:number/${what}`, 'proposals.work', (ask) => becausePage(ask, what, emptyForm())),
    page('post', `${BASE}/:number/${what}`, 'proposals.work', async (ask) => {
      const use = what === 'choose' ? chooseOption : withdrawOption;
      const result = await ask.perform(use, { ...ask.form, ...at(ask) });
      if (!result.ok) return formAgain(ask, result.refusal, (form) => becausePage(ask, what, form));
      return back(
        ask,
        what === 'choose'
          ? 'It is chosen. The case is written about it.'
          : ask.form.because
            ? 'It is withdrawn; your reason stays on show.'
            : 'It is on the list again.',
      );
    }),
  ]),
];
