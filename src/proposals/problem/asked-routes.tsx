import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { findByWords } from '../../platform/registries.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { chartCsv, counted } from '../../ui/index.ts';
import { readProposal } from '../kit/find.ts';
import type { ProblemAnswer } from './answers.ts';
import { AskedPage, askedInOrder, type Candidate, type Chosen } from './asked-page.tsx';
import { ASKED_KINDS, type AskedKind } from './asked-rules.ts';
import { back, forWork, PROBLEM_ROUTE, problemHead, referenceOf, withProblem } from './heads.ts';
import { knownOn } from './known.ts';
import { openProblem } from './open.ts';
import { editAsked, setTouches } from './touches.ts';
import { TouchesPage } from './touches-page.tsx';
import { kindTitle } from './words.ts';

/** Which practices it touches, as the form asks for it; nothing while nobody has said. */
const howWide = (practices: 'all' | readonly string[] | undefined): string => {
  if (practices === undefined || practices === 'all') return practices ?? '';
  return practices.length > 0 ? 'some' : 'none';
};

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
        how: howWide(touches?.practices),
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
    problemHead(reference, 'Whom does it touch?', form),
    <TouchesPage reference={reference} title={title} form={filled} csrf={ask.shell.token} known={known} />,
  );
};

/** People and organisations whose names fit, as search finds them for this reader. */
const candidates = async ({ platform, actor, query }: Ask): Promise<readonly Candidate[]> => {
  const asked = (query.name ?? '').trim();
  if (!asked) return [];
  const found = await findByWords(platform, actor, asked, ['person', 'organisation']);
  const known = await knownOn(platform.db, londonDate(platform.now()));
  return found.map(({ object, title, detail }) => ({
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
    problemHead(problem.reference, 'Who is asked', form),
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

/** Whom a problem touches, and who is asked. */
export const askedRoutes: readonly Route[] = [
  api(setTouches),
  api(editAsked),
  api(openProblem),
  page('get', `${PROBLEM_ROUTE}/touches`, 'proposals.work', (ask) =>
    forWork(ask, () => touchesPage(ask, undefined)),
  ),
  page('post', `${PROBLEM_ROUTE}/touches`, 'proposals.work', async (ask) => {
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
  page('get', `${PROBLEM_ROUTE}/asked`, 'proposals.raise', (ask) =>
    withProblem(ask, (problem) => askedPage(ask, problem, emptyForm())),
  ),
  page('get', `${PROBLEM_ROUTE}/asked.csv`, 'proposals.raise', (ask) =>
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
  page('post', `${PROBLEM_ROUTE}/asked`, 'proposals.work', async (ask) => {
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
  page('post', `${PROBLEM_ROUTE}/open`, 'proposals.work', async (ask) => {
    const result = await ask.perform(openProblem, { reference: referenceOf(ask) });
    if (!result.ok) return ask.refused(result.refusal);
    return back(
      ask,
      undefined,
      `They are asked; ${counted(result.value.told, 'person is', 'people are')} told.`,
    );
  }),
];
