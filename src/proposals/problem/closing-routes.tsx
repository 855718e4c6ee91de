import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { ideaHref } from '../kit/refs.ts';
import type { ProblemAnswer } from './answers.ts';
import { closeProblem, signClosing, writeClosing } from './closing.ts';
import { ClosingPage } from './closing-page.tsx';
import { back, forWork, PROBLEM_ROUTE, problemHead, referenceOf } from './heads.ts';

const closingPage = (ask: Ask, problem: ProblemAnswer, form: FormState): Response =>
  ask.page(
    problemHead(problem.reference, 'What is agreed', form),
    <ClosingPage problem={problem} form={form} csrf={ask.shell.token} />,
  );

/** The words that are agreed, and the names that stand by them. */
export const closingRoutes: readonly Route[] = [
  api(writeClosing),
  api(signClosing),
  api(closeProblem),
  page('get', `${PROBLEM_ROUTE}/closing`, 'proposals.work', (ask) =>
    forWork(ask, (problem) =>
      problem.draft
        ? closingPage(ask, problem, emptyForm())
        : ask.refused({ kind: 'problem-not-open', closed: problem.stands === 'closed' }),
    ),
  ),
  page('post', `${PROBLEM_ROUTE}/closing`, 'proposals.work', async (ask) => {
    const result = await ask.perform(writeClosing, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok) return back(ask, 'closing', 'The words are kept.');
    return formAgain(ask, result.refusal, (form) =>
      forWork(ask, (problem) => closingPage(ask, problem, form)),
    );
  }),
  page('post', `${PROBLEM_ROUTE}/sign`, 'proposals.work', async (ask) => {
    const result = await ask.perform(signClosing, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok) return back(ask, 'closing', 'Your name stands by these words.');
    return formAgain(ask, result.refusal, (form) =>
      forWork(ask, (problem) => closingPage(ask, problem, { ...form, values: {} })),
    );
  }),
  page('post', `${PROBLEM_ROUTE}/close`, 'proposals.work', async (ask) => {
    const result = await ask.perform(closeProblem, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok)
      return ask.redirect(ideaHref(referenceOf(ask)), {
        kind: 'done',
        text: 'The problem is closed, with every dissent. Now say on this page that it is agreed.',
      });
    return formAgain(ask, result.refusal, (form) =>
      forWork(ask, (problem) => closingPage(ask, problem, { ...form, values: {} })),
    );
  }),
];
