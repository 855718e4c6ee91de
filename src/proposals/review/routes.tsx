import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { IDEAS_PATH } from '../kit/refs.ts';
import { moveHref } from '../moves/panel.tsx';
import { headOf } from '../moves/routes.tsx';
import { ReviewPage } from './page.tsx';
import { ideaReviews, writeReview } from './uses.ts';

const PATH = `${IDEAS_PATH}/:reference/review`;

const reviewPage = async (ask: Ask, form: FormState = emptyForm()): Promise<Response> => {
  const result = await ask.perform(ideaReviews, { reference: ask.param('reference') });
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    {
      ...headOf(result.value, 'What was found', form),
      ...(ask.actor.kind === 'public' ? { look: 'public' as const } : {}),
    },
    <ReviewPage all={result.value} form={form} csrf={ask.shell.token} />,
  );
};

/** What was found of an idea that went live, and writing it; and their JSON. */
export const reviewRoutes: readonly Route[] = [
  api(ideaReviews),
  api(writeReview),
  page('get', PATH, 'proposals.read', (ask) => reviewPage(ask)),
  page('post', PATH, 'proposals.work', async (ask) => {
    const result = await ask.perform(writeReview, { ...ask.form, reference: ask.param('reference') });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => reviewPage(ask, form));
    return ask.redirect(moveHref(result.value.reference, 'review'), {
      kind: 'done',
      text: 'What was found is kept. Now say that it is reviewed, or write more first.',
    });
  }),
];
