import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { nameOf } from '../register/queries.ts';
import { MePage, valuesOf } from './page.tsx';
import { keepMyDetails, myDetails } from './uses.ts';

const show = async (asked: Ask, again?: FormState): Promise<Response> => {
  const result = await asked.perform(myDetails, {});
  if (!result.ok) return asked.refused(result.refusal);
  const own = result.value;
  const form = again ?? emptyForm(valuesOf(own));
  return asked.page(
    {
      title: again ? 'Your own page' : nameOf(own),
      current: 'people',
      crumbs: [{ href: '/', text: 'Home' }],
      ...(again ? { hasErrors: true, status: 422 } : {}),
    },
    <MePage {...form} own={own} today={londonDate(asked.platform.now())} csrf={asked.shell.token} />,
  );
};

export const meRoutes: readonly Route[] = [
  api(myDetails),
  api(keepMyDetails),
  page('get', '/people/me', 'self.manage', (asked) => show(asked)),
  page('post', '/people/me', 'self.manage', async (asked) => {
    const result = await asked.perform(keepMyDetails, asked.form);
    if (!result.ok) return formAgain(asked, result.refusal, (again) => show(asked, again));
    return asked.redirect('/people/me', {
      kind: 'done',
      text: 'Thank you: your details are kept as right today.',
    });
  }),
];
