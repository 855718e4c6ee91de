import type { Ask } from '../../platform/http/ask.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { BODIES_CRUMBS, bodyHref, DECISIONS_CRUMBS } from '../kit/refs.ts';
import type { BodyAnswer } from './answers.ts';
import { bodyUse } from './uses.ts';

/** What a page of bodies says of itself to the shell. */
export const bodiesHead = (title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: title === 'Bodies' ? DECISIONS_CRUMBS : BODIES_CRUMBS,
  ...(form ? failed(form) : {}),
});

/** The same below one body. */
export const bodyHead = (body: Pick<BodyAnswer, 'key' | 'name'>, title: string, form?: FormState) => ({
  ...bodiesHead(title, form),
  crumbs: [...BODIES_CRUMBS, { href: bodyHref(body.key), text: body.name }],
});

/** The body of the address as this reader may know it, else its refusal. */
export const withBody = async (
  ask: Ask,
  show: (body: BodyAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(bodyUse, { key: ask.param('key') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** The three fields of a date, each under the name that the use asks for; what is left empty is not given. */
export const withDates = (ask: Ask, ...names: readonly string[]): Readonly<Record<string, unknown>> => ({
  ...ask.form,
  ...Object.fromEntries(names.map((name) => [name, dateIn(ask.form, name) || undefined])),
});
