import { findOrganisation, organisationNames } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Refusal } from '../../shared/result.ts';
import { counted } from '../../ui/index.ts';
import { figureOfHref } from '../figures/address.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { conditionName } from '../kit/conditions.ts';
import type { FigureAboutUs } from './answers.ts';
import { agreeError, askRepliesUse } from './ask.ts';
import { PracticeRepliesPage, ReplyPage, WhichPracticePage } from './pages.tsx';
import { repliesTo, replyAt } from './queries.ts';
import { replyUse } from './reply.ts';
import { markOf, mayReply, REPLIES_PATH, replyFigure, shownReply } from './shown.ts';
import { figureRepliesUse, practiceRepliesUse } from './uses.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

const head = (title: string, form?: FormState) => ({
  title,
  current: 'population',
  crumbs: CRUMBS,
  ...(form ? failed(form) : {}),
});

/** Addresses within the house only: where a form comes back to is given by the form. */
const backOf = (text: string | undefined): string =>
  text && /^\/(?![/\\])/.test(text) ? text : '/population';

/** Every page and every JSON face of replies; `find` makes figures. */
export const replyRoutes = (find: FindFigure): readonly Route[] => {
  const practiceReplies = practiceRepliesUse(find);
  const reply = replyUse(find);
  const askReplies = askRepliesUse(find);

  /** The practices that this person answers for. */
  const ownPractices = ({ actor }: Ask): string[] =>
    actor.kind === 'person'
      ? [...new Set(actor.roles.map(({ organisation }) => organisation))].filter((organisation) =>
          can(
            { ...actor, roles: actor.roles.filter((held) => held.organisation === organisation) },
            'figures.reply',
          ),
        )
      : [];

  const listPage = page('get', REPLIES_PATH, 'figures.reply', async (ask) => {
    const own = ownPractices(ask);
    const names = await organisationNames(ask.platform.db, own);
    const asked = ask.query.practice?.trim().toUpperCase();
    const practices = own
      .filter((code) => /^[A-Z]\d{5}$/.test(code))
      .map((code) => ({ code, name: names.get(code) ?? code }));
    const practice = asked || (practices.length === 1 ? practices[0]?.code : undefined);
    if (!practice)
      return ask.page(head('What figures say about a practice'), <WhichPracticePage practices={practices} />);
    const result = await ask.perform(practiceReplies, { practice });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      head(`What figures say about ${result.value.name}`),
      <PracticeRepliesPage answer={result.value} />,
    );
  });

  /** What is answered: the figure as it is made now, or as it stood when the practice was asked. */
  const aboutOf = async (ask: Ask, href: string, practice: string) => {
    const { platform, actor } = ask;
    const address = figureOfHref(href);
    const made = address ? await find(platform, actor, address) : undefined;
    const figure = made?.ok ? made.value : undefined;
    const mark = figure && markOf(figure, practice);
    const row = figure
      ? (await repliesTo(platform.db, replyFigure(figure))).find((one) => one.practice === practice)
      : await replyAt(platform.db, href, practice);
    const subject = row?.subject ?? figure?.subject;
    if (subject === undefined || (!mark && !row)) return undefined;
    const about: FigureAboutUs = {
      figure: row?.href ?? figure?.href ?? href,
      title: figure?.title ?? row?.title ?? '',
      subject,
      subjectName: conditionName(subject),
      period: row?.period ?? figure?.period ?? '',
      value: mark?.value ?? row?.value ?? null,
      unit: mark?.unit ?? row?.unit ?? '',
      standing: mark?.standing ?? row?.standing ?? 'withheld',
      letter: mark?.letter ?? null,
      reply: row ? shownReply(row) : null,
    };
    return { about, figure: mark ? figure : undefined };
  };

  const replyPage = async (ask: Ask, href: string, code: string, form?: FormState): Promise<Response> => {
    const practice = code.trim().toUpperCase();
    if (!mayReply(ask.actor, practice)) return ask.refused({ kind: 'reply-not-yours', practice } as Refusal);
    const found = await aboutOf(ask, href, practice);
    if (!found) return ask.refused({ kind: 'reply-not-in-figure', practice } as Refusal);
    const { about, figure } = found;
    const place = await findOrganisation(ask.platform.db, practice);
    const kept = about.reply;
    const shown =
      form ??
      emptyForm({
        words: kept?.words ?? '',
        error: kept?.saysError ? 'yes' : '',
        version: kept?.words ? String(kept.version) : '',
      });
    return ask.page(
      head(`Reply: ${about.subjectName}`, shown),
      <ReplyPage
        actor={ask.actor}
        form={shown}
        csrf={ask.shell.token}
        practice={{ code: practice, name: place?.name ?? practice }}
        about={about}
        figure={figure}
      />,
    );
  };

  return [
    api(practiceReplies),
    api(figureRepliesUse(find)),
    api(reply),
    api(askReplies),
    api(agreeError),
    listPage,
    page('get', `${REPLIES_PATH}/reply`, 'figures.reply', (ask) =>
      replyPage(ask, ask.query.figure ?? '', ask.query.practice ?? ''),
    ),
    page('post', `${REPLIES_PATH}/reply`, 'figures.reply', async (ask) => {
      const { version, ...given } = ask.form;
      const result = await ask.perform(reply, { ...given, ...(version ? { version } : {}) });
      if (!result.ok)
        return formAgain(ask, result.refusal, (form) =>
          replyPage(ask, ask.form.figure ?? '', ask.form.practice ?? '', form),
        );
      return ask.redirect(`${REPLIES_PATH}?practice=${encodeURIComponent(ask.form.practice ?? '')}`, {
        kind: 'done',
        text: 'Your reply stands wherever the figure stands.',
      });
    }),
    page('post', `${REPLIES_PATH}/ask`, 'gaps.manage', async (ask) => {
      const result = await ask.perform(askReplies, { figure: ask.form.figure });
      if (!result.ok) return ask.refused(result.refusal);
      const { asked } = result.value;
      return ask.redirect(backOf(ask.form.back), {
        kind: 'done',
        text:
          asked.length === 0
            ? 'They are asked already.'
            : `${counted(asked.length, 'practice is', 'practices are')} asked; each is reminded once after 14 days.`,
      });
    }),
    page('post', `${REPLIES_PATH}/error`, 'gaps.manage', async (ask) => {
      const { id, agreed, version } = ask.form;
      const result = await ask.perform(agreeError, { id, agreed, version });
      if (!result.ok) return ask.refused(result.refusal);
      return ask.redirect(backOf(ask.form.back), {
        kind: 'done',
        text: agreed
          ? 'It is agreed that the data are wrong; the practice is told.'
          : 'It is no longer agreed.',
      });
    }),
  ];
};
