import { api, page, type Route } from '../../platform/http/routes.ts';
import { belowIdea, problemRef } from '../kit/refs.ts';
import { threadStrip } from '../kit/thread-strip.tsx';
import { askedRoutes } from './asked-routes.tsx';
import { closingRoutes } from './closing-routes.tsx';
import { PROBLEM_ROUTE, problemHead, withProblem } from './heads.ts';
import { problemHref } from './hrefs.ts';
import { ProblemPage } from './page.tsx';
import { statementRoutes } from './statement-routes.tsx';
import { problemUse } from './uses.ts';

/** Every page and every JSON face of problems. */
export const problemRoutes: readonly Route[] = [
  api(problemUse),
  page('get', PROBLEM_ROUTE, 'proposals.read', (ask) =>
    withProblem(ask, async (problem) =>
      ask.page(
        {
          ...problemHead(problem.reference, `The problem of ${problem.reference}`),
          crumbs: belowIdea(problem.reference),
        },
        <>
          <ProblemPage problem={problem} csrf={ask.shell.token} />
          {
            await threadStrip(ask, problemRef(problem.reference), {
              label: 'The problem',
              href: problemHref(problem.reference),
              date: problem.closing?.on,
            })
          }
        </>,
      ),
    ),
  ),
  ...askedRoutes,
  ...statementRoutes,
  ...closingRoutes,
];
