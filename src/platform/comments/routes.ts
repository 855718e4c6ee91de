import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import type { Ask } from '../http/ask.ts';
import { api, page, type Route } from '../http/routes.ts';
import { commonRefusals, problemOf } from '../refusals.ts';
import { commentRefusals } from './refusals.ts';
import { type CommentOptions, commentUses } from './uses.ts';

/** What the page is given that asks again before a comment is kept; `<CommentCheck>` of ui/ draws it. */
export type CommentCheckFacts = {
  readonly action: string;
  readonly csrf: string;
  readonly text: string;
  /** What is wrong, in words. */
  readonly message: string;
  /** True when the person may send the text as it is, by confirming that it is no patient's. */
  readonly mayConfirm: boolean;
  readonly back: string;
};

/**
 * Comments on one kind of object: pages that take its forms, and the same as JSON. With
 * `<Comments>` and `<CommentCheck>` of ui/ and `shownComments` for the page of the object itself:
 *
 *   routes: [...commentRoutes('idea', { permission: 'comments.write', mayComment, href, check: CommentCheck })]
 */
export const commentRoutes = (
  kind: string,
  options: CommentOptions & { readonly check: (facts: CommentCheckFacts) => ReactNode },
): readonly Route[] => {
  const uses = commentUses(kind, options);
  const back = (id: string) => `${options.href(id)}#comments`;

  /** Says what is wrong beside the person's own text, where that can be put right; else the refusal's page. */
  const again = async (ask: Ask, refusal: Refusal, id: string): Promise<Response> => {
    if (refusal.kind !== 'comment-identifies' && refusal.kind !== 'bad-input') return ask.refused(refusal);
    const problem = problemOf([commonRefusals, commentRefusals], refusal);
    return ask.page(
      { title: 'Your comment', hasErrors: true, status: problem.status },
      options.check({
        action: ask.url.pathname,
        csrf: ask.shell.token,
        text: ask.form.text ?? '',
        message:
          refusal.kind === 'bad-input' ? (problem.problems[0]?.message ?? problem.detail) : problem.detail,
        mayConfirm: refusal.kind === 'comment-identifies',
        back: back(id),
      }),
    );
  };

  return [
    api(uses.list),
    api(uses.add),
    api(uses.edit),
    api(uses.remove),
    page('post', `/comments/${kind}/:id`, options.permission, async (ask) => {
      const id = ask.param('id');
      const { text, confirmed } = ask.form;
      const result = await ask.perform(uses.add, { id, text, confirmed });
      return result.ok
        ? ask.redirect(back(id), { kind: 'done', text: 'Your comment is there.' })
        : again(ask, result.refusal, id);
    }),
    page('post', `/comments/${kind}/:id/:comment/edit`, options.permission, async (ask) => {
      const id = ask.param('id');
      const { text, confirmed } = ask.form;
      const result = await ask.perform(uses.edit, { id, comment: ask.param('comment'), text, confirmed });
      return result.ok
        ? ask.redirect(back(id), { kind: 'done', text: 'Your comment is changed.' })
        : again(ask, result.refusal, id);
    }),
    page('post', `/comments/${kind}/:id/:comment/remove`, options.permission, async (ask) => {
      const id = ask.param('id');
      const result = await ask.perform(uses.remove, {
        id,
        comment: ask.param('comment'),
        why: ask.form.why,
      });
      return result.ok
        ? ask.redirect(back(id), { kind: 'done', text: 'The comment is removed.' })
        : ask.refused(result.refusal);
    }),
  ];
};
