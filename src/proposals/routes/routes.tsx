import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { belowIdea, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { settingsOf } from '../kit/settings.ts';
import { routeFactsValues } from './facts-form.tsx';
import { RoutePage } from './page.tsx';
import { ideaRoute, setRouteFacts } from './uses.ts';

const BASE = `${IDEAS_PATH}/:reference/route`;

const routePage = async (ask: Ask, form?: FormState): Promise<Response> => {
  const result = await ask.perform(ideaRoute, { reference: ask.param('reference') });
  if (!result.ok) return ask.refused(result.refusal);
  const route = result.value;
  const scheme = (await settingsOf(ask.platform.db, 'scheme')).find(({ id }) => id === route.scheme?.id);
  return ask.page(
    {
      title: `Who decides: ${route.reference}`,
      current: 'ideas',
      crumbs: belowIdea(route.reference),
      ...(form ? failed(form) : {}),
    },
    <RoutePage
      route={route}
      scheme={scheme}
      form={form ?? emptyForm(routeFactsValues(route))}
      csrf={ask.shell.token}
    />,
  );
};

/** The page and the JSON faces of a route. */
export const routeRoutes: readonly Route[] = [
  api(ideaRoute),
  api(setRouteFacts),
  page('get', BASE, 'proposals.read', (ask) => routePage(ask)),
  page('post', BASE, 'proposals.work', async (ask) => {
    const reference = ask.param('reference');
    const result = await ask.perform(setRouteFacts, { ...ask.form, reference });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => routePage(ask, form));
    return ask.redirect(`${ideaHref(reference)}/route`, {
      kind: 'done',
      text: result.value.body
        ? `Kept. It goes to: ${result.value.body}.`
        : 'Kept. No scheme of delegation is in force.',
    });
  }),
];
