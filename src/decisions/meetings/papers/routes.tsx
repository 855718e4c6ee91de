import type { Actor } from '../../../platform/actor.ts';
import { attachmentRoutes, shownAttachments } from '../../../platform/attachments/index.ts';
import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { notFound } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { emptyForm, type FormState } from '../../../shared/form-state.ts';
import { Attachments } from '../../../ui/index.ts';
import { findItem, findMeeting, type Meeting } from '../../kit/find.ts';
import { isOfBody, mayPlan, mayRun } from '../../kit/may.ts';
import { MEETINGS_PATH, paperHref, paperRef } from '../../kit/refs.ts';
import { agendaOf } from '../agenda.ts';
import { canChangeAgenda } from '../agenda-rules.ts';
import { backTo, headOf, withMeeting } from '../heads.ts';
import { ReasonPage } from '../meeting-forms.tsx';
import { findPaper, takeBackPaper } from '../papers.ts';
import type { MeetingAnswer } from '../uses.ts';
import { PaperPage } from './page.tsx';
import { textOf } from './texts.ts';

const BASE = `${MEETINGS_PATH}/:reference/papers/:paper`;

type Placed = { readonly meeting: Meeting; readonly isPrivate: boolean };

/** A paper that was not taken back, with its meeting. */
const placed = async (db: Db, id: string): Promise<Placed | undefined> => {
  const paper = /^\d{1,15}$/.test(id) ? await findPaper(db, Number(id)) : undefined;
  const item = paper && !paper.taken_back_at ? await findItem(db, paper.item) : undefined;
  const meeting = item && (await findMeeting(db, item.meeting));
  return paper && item && meeting
    ? { meeting, isPrivate: paper.is_private || item.is_private || !meeting.in_public }
    : undefined;
};

/** Files of papers are read once papers are out, private ones by the body alone; restrictions are asked besides. */
const maySeeFile = async (db: Db, actor: Actor, id: string): Promise<boolean> => {
  const found = await placed(db, id);
  if (!found) return false;
  const { meeting, isPrivate } = found;
  const day = londonDate(meeting.starts);
  if (mayPlan(actor) || (await mayRun(db, actor, meeting, day))) return true;
  if (meeting.papers_on === null) return false;
  return !isPrivate || (await isOfBody(db, actor, meeting.body, day));
};

const fileRoutes = attachmentRoutes('paper', {
  read: 'decisions.read',
  permission: 'decisions.plan',
  maySee: maySeeFile,
  mayAttach: async (db, actor, id) => {
    const found = await placed(db, id);
    return found !== undefined && mayPlan(actor) && canChangeAgenda(found.meeting.state);
  },
  href: (id) => `/decisions/papers/${id}`,
});

const missing = notFound('that paper');

const withPaper = (
  ask: Ask,
  show: (found: {
    readonly meeting: MeetingAnswer;
    readonly item: Parameters<typeof PaperPage>[0]['item'];
    readonly paper: Parameters<typeof PaperPage>[0]['paper'];
  }) => Response | Promise<Response>,
): Promise<Response> =>
  withMeeting(ask, async (meeting) => {
    const agenda = await agendaOf(ask.platform, ask.actor, meeting.reference);
    if (!agenda.ok) return ask.refused(agenda.refusal);
    for (const item of agenda.value.items) {
      const paper = item.papers.find(({ id }) => String(id) === ask.param('paper'));
      if (paper) return show({ meeting, item, paper });
    }
    return ask.refused(missing);
  });

const takeBackPage = (ask: Ask, form: FormState): Promise<Response> =>
  withPaper(ask, ({ meeting, item, paper }) =>
    ask.page(
      headOf(meeting.reference, 'Take a paper back', form),
      <ReasonPage
        form={form}
        csrf={ask.shell.token}
        reference={`${meeting.reference}, paper ${item.number}.${paper.number}`}
        title={`Take back: ${paper.title}`}
        reading="It goes out of every pack. Who has read it cannot be made to forget it."
        action={`${paperHref(meeting.reference, paper.id)}/take-back`}
        back={paperHref(meeting.reference, paper.id)}
        button="Take this paper back"
      />,
    ),
  );

/** The page of a paper, its files, and taking it back. */
export const paperPageRoutes: readonly Route[] = [
  ...fileRoutes,
  // Where the kit of files leads back to: a paper is known there by its number alone.
  page('get', '/decisions/papers/:paper', 'decisions.read', async (ask) => {
    const found = await placed(ask.platform.db, ask.param('paper'));
    const seen = found && (await maySeeFile(ask.platform.db, ask.actor, ask.param('paper')));
    return found && seen
      ? ask.redirect(paperHref(found.meeting.reference, Number(ask.param('paper'))))
      : ask.refused(missing);
  }),
  page('get', `${BASE}/take-back`, 'decisions.plan', (ask) => takeBackPage(ask, emptyForm())),
  page('post', `${BASE}/take-back`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(takeBackPaper, {
      ...ask.form,
      meeting: ask.param('reference'),
      paper: ask.param('paper'),
    });
    if (result.ok) return backTo(ask, 'The paper is taken back.');
    return formAgain(ask, result.refusal, (form) => takeBackPage(ask, form));
  }),
  page('get', BASE, 'decisions.read', (ask) =>
    withPaper(ask, async ({ meeting, item, paper }) => {
      const files =
        paper.kind === 'file' ? await shownAttachments(ask.platform, ask.actor, paperRef(paper.id)) : [];
      const adds = meeting.may.plan && canChangeAgenda(meeting.state);
      return ask.page(
        headOf(meeting.reference, `Paper ${item.number}.${paper.number}: ${paper.title}`),
        <PaperPage
          meeting={meeting}
          item={item}
          paper={paper}
          text={await textOf(ask.platform, ask.actor, paper)}
          files={
            paper.kind === 'file' ? (
              <Attachments
                files={files}
                action={`/attachments/paper/${paper.id}`}
                csrf={ask.shell.token}
                open={adds}
              />
            ) : null
          }
          mayTakeBack={adds}
        />,
      );
    }),
  ),
];
