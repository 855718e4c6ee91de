import { randomUUID } from 'node:crypto';
import { countPublicWords } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, dateIn, listState, WHOLE_LIST } from '../../ui/index.ts';
import { mayWork } from '../kit/capacity.ts';
import { isPublic, readProposal } from '../kit/find.ts';
import { belowIdea } from '../kit/refs.ts';
import { answerContribution } from './answer.ts';
import { AnswerPage, CorrectSaidPage } from './forms.tsx';
import { moderationRoutes } from './moderation-routes.tsx';
import { OnePage, WaitingPage } from './one-page.tsx';
import { openComments } from './open.ts';
import { findContribution } from './queries.ts';
import { SaidPage } from './said-page.tsx';
import { contribute, contributeInPublic, correctContribution, replyToContribution } from './say.ts';
import { sectionsOf } from './sections.ts';
import { contributionHref, type ShownContribution, saidHref } from './shown.ts';
import { contribution, contributions, SAID_FILTERS, SAID_SORTS } from './uses.ts';
import { cameText, standsText, whoText } from './words.ts';

const BASE = '/ideas/:reference/said';
const referenceOf = (ask: Ask): string => ask.param('reference').toUpperCase();
const given = (ask: Ask) => ({ reference: referenceOf(ask), id: ask.param('id') });

const headOf = (ask: Ask, title: string, form?: FormState) => ({
  title,
  current: 'ideas',
  crumbs: belowIdea(referenceOf(ask)),
  ...(ask.actor.kind === 'public' ? { look: 'public' as const } : {}),
  ...(form ? failed(form) : {}),
});

const BELOW_SAID = (ask: Ask) => [
  ...belowIdea(referenceOf(ask)),
  { href: saidHref(referenceOf(ask)), text: 'What people said' },
];

const stateOf = (ask: Ask) =>
  listState(saidHref(referenceOf(ask)), ask.query, SAID_SORTS, { sort: 'said', dir: 'descending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, status, about } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(contributions, {
    reference: referenceOf(ask),
    q,
    status: SAID_FILTERS.find((one) => one === status),
    about,
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const saidPage = async (ask: Ask, forms: { say?: FormState; open?: FormState } = {}): Promise<Response> => {
  const read = await readProposal(ask.platform, ask.actor, referenceOf(ask));
  if (!read.ok) return ask.refused(read.refusal);
  const proposal = read.value;
  const state = stateOf(ask);
  const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
  if (!result.ok) return ask.refused(result.refusal);
  const { contributions: rows, ...found } = result.value;
  const say = forms.say ?? emptyForm({ about: ask.query.about ?? 'idea' });
  const open = forms.open ?? emptyForm();
  return ask.page(
    headOf(ask, 'What people said', forms.say ?? forms.open),
    <SaidPage
      {...found}
      rows={rows}
      actor={ask.actor}
      csrf={ask.shell.token}
      query={ask.query}
      state={state}
      form={say}
      openForm={{ ...open, values: { ...open.values, version: String(proposal.version) } }}
      mayOpen={mayWork(ask.actor, proposal) && isPublic(proposal)}
      sections={await sectionsOf(ask.platform.db, proposal, londonDate(ask.platform.now()))}
      once={randomUUID()}
    />,
  );
};

const tableOf = (rows: readonly ShownContribution[]): ChartTable => ({
  caption: 'What people said',
  columns: ['said on', 'about', 'words', 'by', 'stands', 'what came of it', 'answer due', 'replies'],
  rows: rows.map((one) => [
    one.on,
    one.aboutWords,
    one.words,
    whoText(one.by),
    standsText(one),
    cameText(one),
    one.due,
    one.replies.length,
  ]),
  gap: '',
});

const withOne = async (
  ask: Ask,
  show: (one: ShownContribution, title: string) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(contribution, given(ask));
  return result.ok ? show(result.value.contribution, result.value.title) : ask.refused(result.refusal);
};

const onePage = (ask: Ask, form: FormState): Promise<Response> =>
  withOne(ask, (one, title) =>
    ask.page(
      { ...headOf(ask, 'What was said', form), crumbs: BELOW_SAID(ask) },
      <OnePage
        reference={referenceOf(ask)}
        title={title}
        one={one}
        form={form}
        csrf={ask.shell.token}
        once={randomUUID()}
      />,
    ),
  );

const answerPage = (ask: Ask, one: ShownContribution, form: FormState): Response =>
  ask.page(
    { ...headOf(ask, 'Answer what was said', form), crumbs: BELOW_SAID(ask) },
    <AnswerPage form={form} csrf={ask.shell.token} reference={referenceOf(ask)} one={one} />,
  );

const correctPage = (ask: Ask, one: ShownContribution, form: FormState): Response =>
  ask.page(
    { ...headOf(ask, 'Put your words right', form), crumbs: BELOW_SAID(ask) },
    <CorrectSaidPage form={form} csrf={ask.shell.token} reference={referenceOf(ask)} one={one} />,
  );

const answerValues = (one: ShownContribution): Record<string, string> => ({
  kind: one.answer?.kind ?? '',
  what: one.answer?.what ?? '',
  where: one.answer?.where ?? '',
  why: one.answer?.why ?? '',
  version: String(one.version),
});

const backToOne = (ask: Ask, text: string): Promise<Response> =>
  ask.redirect(contributionHref(referenceOf(ask), ask.param('id')), { kind: 'done', text });

/** Somebody says something: a member at once; anybody else while comments are open, so often an hour. */
const say = async (ask: Ask): Promise<Response> => {
  const input = { ...ask.form, reference: referenceOf(ask) };
  const again = (form: FormState) => saidPage(ask, { say: form });
  if (ask.actor.kind !== 'public') {
    const result = await ask.perform(contribute, input);
    if (!result.ok) return formAgain(ask, result.refusal, again);
    return ask.redirect(contributionHref(referenceOf(ask), result.value.id), {
      kind: 'done',
      text: 'It is said. Its leads are told, and answer what came of it.',
    });
  }
  const tooMany = await countPublicWords(ask, 'words');
  if (tooMany) return formAgain(ask, tooMany, again);
  const result = await ask.perform(contributeInPublic, input);
  if (!result.ok) return formAgain(ask, result.refusal, again);
  return ask.redirect(`${contributionHref(referenceOf(ask), result.value.id)}?sent=yes`);
};

/** Every page and every JSON face of what people say. */
export const contributionRoutes: readonly Route[] = [
  ...moderationRoutes,
  api(contributions),
  api(contribute),
  api(openComments),
  api(contribution),
  api(correctContribution),
  api(replyToContribution),
  api(answerContribution),
  page('get', BASE, 'proposals.read', (ask) => saidPage(ask)),
  page('post', BASE, 'proposals.read', say),
  page('get', `${BASE}.csv`, 'proposals.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      `${referenceOf(ask)}-said.csv`,
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.contributions))}`,
    );
  }),
  page('post', `${BASE}/open`, 'proposals.work', async (ask) => {
    const until = ask.form.close ? '' : dateIn(ask.form, 'until') || '?';
    const result = await ask.perform(openComments, { ...ask.form, until, reference: referenceOf(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => saidPage(ask, { open: form }));
    return ask.redirect(saidHref(referenceOf(ask)), {
      kind: 'done',
      text: result.value.openUntil
        ? 'The public is asked; those concerned are told.'
        : 'Comments are closed.',
    });
  }),
  page('get', `${BASE}/:id`, 'proposals.read', async (ask) => {
    const read = await readProposal(ask.platform, ask.actor, referenceOf(ask));
    const row = read.ok ? await findContribution(ask.platform.db, ask.param('id')) : undefined;
    // Whoever sent it without signing in has this address alone, and finds here that it arrived.
    if (
      row?.state === 'held' &&
      row.in_public &&
      row.proposal === referenceOf(ask) &&
      ask.actor.kind === 'public'
    )
      return ask.page(
        headOf(ask, 'It waits to be read'),
        <WaitingPage
          reference={referenceOf(ask)}
          address={`${ask.platform.address()}${contributionHref(referenceOf(ask), row.id)}`}
          sent={ask.query.sent === 'yes'}
        />,
      );
    return onePage(ask, emptyForm());
  }),
  page('post', `${BASE}/:id/reply`, 'proposals.raise', async (ask) => {
    const result = await ask.perform(replyToContribution, { ...ask.form, ...given(ask) });
    if (result.ok) return backToOne(ask, 'Your reply stands.');
    return formAgain(ask, result.refusal, (form) => onePage(ask, form));
  }),
  page('get', `${BASE}/:id/answer`, 'proposals.work', (ask) =>
    withOne(ask, (one) =>
      one.may.answer
        ? answerPage(ask, one, emptyForm(answerValues(one)))
        : ask.refused({ kind: 'contribution-not-yours' }),
    ),
  ),
  page('post', `${BASE}/:id/answer`, 'proposals.work', async (ask) => {
    const result = await ask.perform(answerContribution, { ...ask.form, ...given(ask) });
    if (result.ok)
      return backToOne(
        ask,
        ask.form.back ? 'The answer is taken back.' : 'It is answered; whoever said it is told.',
      );
    return formAgain(ask, result.refusal, (form) => withOne(ask, (one) => answerPage(ask, one, form)));
  }),
  page('get', `${BASE}/:id/correct`, 'proposals.raise', (ask) =>
    withOne(ask, (one) =>
      one.may.correct
        ? correctPage(ask, one, emptyForm({ words: one.words ?? '', version: String(one.version) }))
        : ask.refused({ kind: one.answer ? 'contribution-answered' : 'contribution-not-yours' }),
    ),
  ),
  page('post', `${BASE}/:id/correct`, 'proposals.raise', async (ask) => {
    const result = await ask.perform(correctContribution, { ...ask.form, ...given(ask) });
    if (result.ok) return backToOne(ask, 'Your words are put right.');
    return formAgain(ask, result.refusal, (form) => withOne(ask, (one) => correctPage(ask, one, form)));
  }),
];
