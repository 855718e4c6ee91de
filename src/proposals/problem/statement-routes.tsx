import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { counted } from '../../ui/index.ts';
import { answerProblem } from './answer.ts';
import { AnswerPage } from './answer-page.tsx';
import type { ProblemAnswer, StatementAnswer } from './answers.ts';
import { back, PROBLEM_ROUTE, problemHead, referenceOf, withProblem } from './heads.ts';
import { addStatement, changeStatement, STATEMENT_MOVES, type StatementMove } from './statements.ts';
import { StatementsPage } from './statements-page.tsx';

const statementsPage = (
  ask: Ask,
  problem: ProblemAnswer,
  form: FormState,
  chosen?: { readonly statement: StatementAnswer; readonly move: StatementMove },
): Response =>
  ask.page(
    problemHead(problem.reference, 'Statements', form),
    <StatementsPage problem={problem} form={form} csrf={ask.shell.token} chosen={chosen} />,
  );

const chosenStatement = (problem: ProblemAnswer, id: string | undefined, move: string | undefined) => {
  const statement = problem.statements.find((one) => one.id === id);
  const known = STATEMENT_MOVES.find((one) => one === move);
  return statement && known && problem.may.work ? { statement, move: known } : undefined;
};

const answerPage = (ask: Ask, problem: ProblemAnswer, form: FormState, asked?: string): Response => {
  const open = problem.statements.filter(({ stands }) => stands === 'open');
  const current = open.find(({ id }) => id === asked) ?? open.find(({ own }) => own === null);
  return ask.page(
    problemHead(problem.reference, current ? 'Is this the problem?' : 'Your answers', form),
    <AnswerPage problem={problem} form={form} csrf={ask.shell.token} current={current} />,
  );
};

/** What a problem is said to be, and what everybody answers. */
export const statementRoutes: readonly Route[] = [
  api(addStatement),
  api(changeStatement),
  api(answerProblem),
  page('get', `${PROBLEM_ROUTE}/statements`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) =>
      statementsPage(ask, problem, emptyForm(), chosenStatement(problem, ask.query.id, ask.query.move)),
    ),
  ),
  page('post', `${PROBLEM_ROUTE}/statements`, 'proposals.raise', async (ask) => {
    const result = await ask.perform(addStatement, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok)
      return back(
        ask,
        'statements',
        result.value.stands === 'open' ? 'The statement is added.' : 'Your statement is with the two leads.',
      );
    return formAgain(ask, result.refusal, (form) =>
      withProblem(ask, (problem) => statementsPage(ask, problem, form)),
    );
  }),
  page('post', `${PROBLEM_ROUTE}/statements/:id`, 'proposals.work', async (ask) => {
    const id = ask.param('id');
    const result = await ask.perform(changeStatement, { ...ask.form, reference: referenceOf(ask), id });
    if (result.ok) return back(ask, 'statements', 'The statement is changed; its history keeps what it was.');
    return formAgain(ask, result.refusal, (form) =>
      withProblem(ask, (problem) =>
        statementsPage(ask, problem, form, chosenStatement(problem, id, ask.form.move)),
      ),
    );
  }),
  page('get', `${PROBLEM_ROUTE}/answer`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) =>
      problem.may.answer
        ? answerPage(ask, problem, emptyForm(), ask.query.statement)
        : ask.refused({ kind: 'problem-not-open', closed: problem.stands !== 'not-asked' }),
    ),
  ),
  page('post', `${PROBLEM_ROUTE}/answer`, 'proposals.raise', async (ask) => {
    const result = await ask.perform(answerProblem, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok)
      return back(
        ask,
        'answer',
        result.value.left > 0
          ? `Kept. ${counted(result.value.left, 'statement is', 'statements are')} left.`
          : 'Kept. You have answered them all.',
      );
    return formAgain(ask, result.refusal, (form) =>
      withProblem(ask, (problem) => answerPage(ask, problem, form, ask.form.statement)),
    );
  }),
];
