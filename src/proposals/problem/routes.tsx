import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { visibleTo } from '../../platform/registries.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { chartCsv, counted } from '../../ui/index.ts';
import { readProposal } from '../kit/find.ts';
import { belowIdea, ideaHref, problemRef } from '../kit/refs.ts';
import { threadStrip } from '../kit/thread-strip.tsx';
import { answerProblem } from './answer.ts';
import { AnswerPage } from './answer-page.tsx';
import type { ProblemAnswer, StatementAnswer } from './answers.ts';
import { AskedPage, askedInOrder, type Candidate, type Chosen } from './asked-page.tsx';
import { ASKED_KINDS, type AskedKind } from './asked-rules.ts';
import { closeProblem, signClosing, writeClosing } from './closing.ts';
import { ClosingPage } from './closing-page.tsx';
import { belowProblem, problemHref } from './hrefs.ts';
import { knownOn } from './known.ts';
import { openProblem } from './open.ts';
import { ProblemPage } from './page.tsx';
import { addStatement, changeStatement, STATEMENT_MOVES, type StatementMove } from './statements.ts';
import { StatementsPage } from './statements-page.tsx';
import { editAsked, setTouches } from './touches.ts';
import { TouchesPage } from './touches-page.tsx';
import { problemUse } from './uses.ts';
import { kindTitle } from './words.ts';

const BASE = '/ideas/:reference/problem';

const head = (reference: string, title: string, form?: FormState) => ({
  title,
  current: 'ideas',
  crumbs: belowProblem(reference),
  ...(form ? failed(form) : {}),
});

const referenceOf = (ask: Ask): string => ask.param('reference').toUpperCase();

const withProblem = async (
  ask: Ask,
  show: (problem: ProblemAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(problemUse, { reference: referenceOf(ask) });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** A page that only those who write a problem open. */
const forWork = (ask: Ask, show: (problem: ProblemAnswer) => Response | Promise<Response>) =>
  withProblem(ask, (problem) =>
    problem.may.work ? show(problem) : ask.refused({ kind: 'problem-not-yours' }),
  );

const back = (ask: Ask, below: Parameters<typeof problemHref>[1], text: string): Promise<Response> =>
  ask.redirect(problemHref(referenceOf(ask), below), { kind: 'done', text });

const touchesPage = async (ask: Ask, form: FormState | undefined): Promise<Response> => {
  const { platform, actor } = ask;
  const found = await readProposal(platform, actor, referenceOf(ask));
  if (!found.ok) return ask.refused(found.refusal);
  const { reference, title, touches, partners_change: change, version, condition } = found.value;
  const known = await knownOn(platform.db, londonDate(platform.now()));
  const likely = new Set(known.likelyPartners.map(({ code }) => code));
  const partners = touches?.partners ?? [];
  const specialties = touches?.specialties ?? [];
  const filled =
    form ??
    emptyForm(
      {
        how:
          touches === null
            ? ''
            : touches.practices === 'all'
              ? 'all'
              : touches.practices.length > 0
                ? 'some'
                : 'none',
        moreSpecialties: specialties.filter((one) => !known.specialties.includes(one)).join('\n'),
        morePartners: partners.filter((code) => !likely.has(code)).join('\n'),
        partnersChange: change === null ? '' : change ? 'yes' : 'no',
        patients: (touches?.patients ?? (condition ? [condition.replaceAll('-', ' ')] : [])).join('\n'),
        version: String(version),
      },
      {
        practices: touches && touches.practices !== 'all' ? touches.practices : [],
        specialties: specialties.filter((one) => known.specialties.includes(one)),
        partners: partners.filter((code) => likely.has(code)),
      },
    );
  return ask.page(
    head(reference, 'Whom does it touch?', form),
    <TouchesPage reference={reference} title={title} form={filled} csrf={ask.shell.token} known={known} />,
  );
};

/** People and organisations whose names fit, as search finds them for this reader. */
const candidates = async ({ platform, actor, query }: Ask): Promise<readonly Candidate[]> => {
  const asked = (query.name ?? '').trim();
  if (!asked) return [];
  const { registries, db } = platform;
  const found = [];
  for (const { ask } of registries.searchable.all()) found.push(...(await ask(db, actor, asked, 20)));
  const fit = found.filter(({ object }) => object.kind === 'person' || object.kind === 'organisation');
  const seen = await visibleTo(registries, db, actor, fit, ({ object }) => object);
  const known = await knownOn(db, londonDate(platform.now()));
  return seen
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 10)
    .map(({ object, title, detail }) => ({
      kind: known.kindOf(object.id),
      key: object.id,
      name: title,
      detail,
    }));
};

const isKind = (kind: string | undefined): kind is AskedKind => ASKED_KINDS.some((one) => one === kind);

const chosenOf = async (
  ask: Ask,
  problem: ProblemAnswer,
  from: Ask['query'],
): Promise<Chosen | undefined> => {
  const { what, kind, key } = from;
  if ((what !== 'add' && what !== 'leave-out') || !isKind(kind) || !key) return undefined;
  const there = [...problem.askedList, ...problem.leftOut].find(
    (one) => one.kind === kind && one.key === key,
  );
  const name =
    there?.name ?? (await (await knownOn(ask.platform.db, londonDate(ask.platform.now()))).nameOf(key));
  return name === undefined ? undefined : { what, kind, key, name };
};

const pageOf = (given: string | undefined): number =>
  /^[1-9]\d{0,3}$/.test(given ?? '') ? Number(given) : 1;

const askedPage = async (ask: Ask, problem: ProblemAnswer, form: FormState): Promise<Response> =>
  ask.page(
    { ...head(problem.reference, 'Who is asked', form) },
    <AskedPage
      problem={problem}
      form={form}
      csrf={ask.shell.token}
      chosen={await chosenOf(ask, problem, form.errors.length > 0 ? ask.form : ask.query)}
      searched={ask.query.name?.trim() || undefined}
      found={problem.may.work ? await candidates(ask) : []}
      page={pageOf(ask.query.page)}
    />,
  );

const statementsPage = (
  ask: Ask,
  problem: ProblemAnswer,
  form: FormState,
  chosen?: { readonly statement: StatementAnswer; readonly move: StatementMove },
): Response =>
  ask.page(
    head(problem.reference, 'Statements', form),
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
    head(problem.reference, current ? 'Is this the problem?' : 'Your answers', form),
    <AnswerPage problem={problem} form={form} csrf={ask.shell.token} current={current} />,
  );
};

const closingPage = (ask: Ask, problem: ProblemAnswer, form: FormState): Response =>
  ask.page(
    head(problem.reference, 'What is agreed', form),
    <ClosingPage problem={problem} form={form} csrf={ask.shell.token} />,
  );

/** Every page and every JSON face of problems. */
export const problemRoutes: readonly Route[] = [
  api(problemUse),
  api(setTouches),
  api(editAsked),
  api(openProblem),
  api(addStatement),
  api(changeStatement),
  api(answerProblem),
  api(writeClosing),
  api(signClosing),
  api(closeProblem),
  page('get', BASE, 'proposals.read', (ask) =>
    withProblem(ask, async (problem) =>
      ask.page(
        {
          ...head(problem.reference, `The problem of ${problem.reference}`),
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
  page('get', `${BASE}/touches`, 'proposals.work', (ask) => forWork(ask, () => touchesPage(ask, undefined))),
  page('post', `${BASE}/touches`, 'proposals.work', async (ask) => {
    const { moreSpecialties = '', morePartners = '', ...form } = ask.form;
    const result = await ask.perform(setTouches, {
      ...form,
      reference: referenceOf(ask),
      practices: form.how === 'some' ? ask.all('practices') : [],
      specialties: [...ask.all('specialties'), ...moreSpecialties.split('\n')],
      partners: [...ask.all('partners'), ...morePartners.split(/[\n,]/)],
    });
    return result.ok
      ? back(ask, 'asked', 'Kept. This is who is asked.')
      : formAgain(ask, result.refusal, (form) => touchesPage(ask, form));
  }),
  page('get', `${BASE}/asked`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) => askedPage(ask, problem, emptyForm())),
  ),
  page('get', `${BASE}/asked.csv`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) =>
      ask.download(
        `${problem.reference}-asked.csv`,
        'text/csv; charset=utf-8',
        `\uFEFF${chartCsv({
          caption: 'Who is asked what the problem is',
          columns: ['kind', 'key', 'name', 'because', 'told', 'answered'],
          rows: askedInOrder(problem).map((one) => [
            kindTitle(one.kind),
            one.key,
            one.name,
            one.because,
            one.told,
            one.answered ? 'yes' : 'no',
          ]),
          gap: '',
        })}`,
      ),
    ),
  ),
  page('post', `${BASE}/asked`, 'proposals.work', async (ask) => {
    const result = await ask.perform(editAsked, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok)
      return back(
        ask,
        'asked',
        ask.form.what === 'add' ? 'They are asked.' : 'They are left out; the reason stays.',
      );
    return formAgain(ask, result.refusal, (form) =>
      withProblem(ask, (problem) => askedPage(ask, problem, form)),
    );
  }),
  page('post', `${BASE}/open`, 'proposals.work', async (ask) => {
    const result = await ask.perform(openProblem, { reference: referenceOf(ask) });
    if (!result.ok) return ask.refused(result.refusal);
    return back(
      ask,
      undefined,
      `They are asked; ${counted(result.value.told, 'person is', 'people are')} told.`,
    );
  }),
  page('get', `${BASE}/statements`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) =>
      statementsPage(ask, problem, emptyForm(), chosenStatement(problem, ask.query.id, ask.query.move)),
    ),
  ),
  page('post', `${BASE}/statements`, 'proposals.raise', async (ask) => {
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
  page('post', `${BASE}/statements/:id`, 'proposals.work', async (ask) => {
    const id = ask.param('id');
    const result = await ask.perform(changeStatement, { ...ask.form, reference: referenceOf(ask), id });
    if (result.ok) return back(ask, 'statements', 'The statement is changed; its history keeps what it was.');
    return formAgain(ask, result.refusal, (form) =>
      withProblem(ask, (problem) =>
        statementsPage(ask, problem, form, chosenStatement(problem, id, ask.form.move)),
      ),
    );
  }),
  page('get', `${BASE}/answer`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) =>
      problem.may.answer
        ? answerPage(ask, problem, emptyForm(), ask.query.statement)
        : ask.refused({ kind: 'problem-not-open', closed: problem.stands !== 'not-asked' } as never),
    ),
  ),
  page('post', `${BASE}/answer`, 'proposals.raise', async (ask) => {
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
  page('get', `${BASE}/closing`, 'proposals.work', (ask) =>
    forWork(ask, (problem) =>
      problem.draft
        ? closingPage(ask, problem, emptyForm())
        : ask.refused({ kind: 'problem-not-open', closed: problem.stands === 'closed' } as never),
    ),
  ),
  page('post', `${BASE}/closing`, 'proposals.work', async (ask) => {
    const result = await ask.perform(writeClosing, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok) return back(ask, 'closing', 'The words are kept.');
    return formAgain(ask, result.refusal, (form) =>
      forWork(ask, (problem) => closingPage(ask, problem, form)),
    );
  }),
  page('post', `${BASE}/sign`, 'proposals.work', async (ask) => {
    const result = await ask.perform(signClosing, { ...ask.form, reference: referenceOf(ask) });
    if (result.ok) return back(ask, 'closing', 'Your name stands by these words.');
    return formAgain(ask, result.refusal, (form) =>
      forWork(ask, (problem) => closingPage(ask, problem, { ...form, values: {} })),
    );
  }),
  page('post', `${BASE}/close`, 'proposals.work', async (ask) => {
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
