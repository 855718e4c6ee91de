import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { belowIdea, IDEAS_CRUMBS } from '../kit/refs.ts';
import { moderate, moderationQueue, moderationRecord } from './moderate.ts';
import { LogPage, MODERATION_PATH, ModeratePage, QueuePage } from './moderation-page.tsx';
import { contributionHref } from './shown.ts';
import { contribution } from './uses.ts';

const head = (title: string) => ({ title, current: 'ideas', crumbs: IDEAS_CRUMBS });

/** One contribution with the rules that it is held against. */
const moderatePage = async (ask: Ask, reference: string, id: string, form: FormState): Promise<Response> => {
  const queue = await ask.perform(moderationQueue, {});
  const found = await ask.perform(contribution, { reference, id });
  if (!queue.ok) return ask.refused(queue.refusal);
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    { ...head('Moderate'), crumbs: belowIdea(reference), ...failed(form) },
    <ModeratePage
      form={form}
      csrf={ask.shell.token}
      reference={reference}
      one={found.value.contribution}
      rules={queue.value.policy}
    />,
  );
};

const DONE = {
  shown: 'It is shown; its leads are told.',
  'taken-away': 'It is taken away; the log keeps it.',
  'put-back': 'It is put back.',
};

/** What moderators do, and what everybody may read of it. They come before all pages of one idea. */
export const moderationRoutes: readonly Route[] = [
  api(moderationRecord),
  api(moderationQueue),
  api(moderate),
  page('get', MODERATION_PATH, 'proposals.moderate', async (ask) => {
    const result = await ask.perform(moderationQueue, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      head('To be shown'),
      <QueuePage actor={ask.actor} csrf={ask.shell.token} held={result.value.held} />,
    );
  }),
  page('get', `${MODERATION_PATH}/log`, 'proposals.read', async (ask) => {
    const result = await ask.perform(moderationRecord, {});
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(head('What may not stand here'), <LogPage actor={ask.actor} {...result.value} />);
  }),
  page('post', `${MODERATION_PATH}/:id`, 'proposals.moderate', async (ask) => {
    const { reference = '', act = '' } = ask.form;
    const id = ask.param('id');
    const result = await ask.perform(moderate, { ...ask.form, id });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) => moderatePage(ask, reference.toUpperCase(), id, form));
    const text = DONE[act as keyof typeof DONE];
    const one = contributionHref(reference.toUpperCase(), id);
    return ask.redirect(act === 'shown' || !reference ? MODERATION_PATH : one, { kind: 'done', text });
  }),
  page('get', '/ideas/:reference/said/:id/moderate', 'proposals.moderate', (ask) =>
    moderatePage(ask, ask.param('reference').toUpperCase(), ask.param('id'), emptyForm()),
  ),
];
