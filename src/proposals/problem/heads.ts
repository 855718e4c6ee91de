import type { Ask } from '../../platform/http/ask.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import type { ProblemAnswer } from './answers.ts';
import { belowProblem, problemHref } from './hrefs.ts';
import { problemUse } from './uses.ts';

export const PROBLEM_ROUTE = '/ideas/:reference/problem';

export const problemHead = (reference: string, title: string, form?: FormState) => ({
  title,
  current: 'ideas',
  crumbs: belowProblem(reference),
  ...(form ? failed(form) : {}),
});

export const referenceOf = (ask: Ask): string => ask.param('reference').toUpperCase();

/** A page of a problem that this reader may see. */
export const withProblem = async (
  ask: Ask,
  show: (problem: ProblemAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(problemUse, { reference: referenceOf(ask) });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** A page that only those who write a problem open. */
export const forWork = (ask: Ask, show: (problem: ProblemAnswer) => Response | Promise<Response>) =>
  withProblem(ask, (problem) =>
    problem.may.work ? show(problem) : ask.refused({ kind: 'problem-not-yours' }),
  );

/** Back to a page of the problem, with what was done. */
export const back = (ask: Ask, below: Parameters<typeof problemHref>[1], text: string): Promise<Response> =>
  ask.redirect(problemHref(referenceOf(ask), below), { kind: 'done', text });
