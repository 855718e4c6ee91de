import { randomUUID } from 'node:crypto';
import { countPublicWords } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { notAllowed, notFound } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { dateIn, datePartValues } from '../../ui/index.ts';
import { findMeeting } from '../kit/find.ts';
import { MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import { actionRoutes } from './actions/routes.tsx';
import { addItemUse } from './add-item.ts';
import { calendarRoutes } from './calendar/routes.tsx';
import { expectedAt, outcomesOf } from './facts.ts';
import { backTo, headOf, withMeeting } from './heads.ts';
import { itemRoutes } from './item-routes.tsx';
import { editItem, moveItem, withdrawItem } from './items.ts';
import { meetingListRoutes } from './list-routes.tsx';
import { MeetingForm, ReasonPage, SendAgendaPage, SendPapersPage } from './meeting-forms.tsx';
import { MeetingPage } from './meeting-page.tsx';
import { mineRoutes } from './mine/routes.tsx';
import { minutesRoutes } from './minutes/routes.tsx';
import { packRoutes } from './pack/routes.tsx';
import { paperPageRoutes } from './papers/routes.tsx';
import { addPaperUse, takeBackPaper } from './papers.ts';
import { addMeetingUse, cancelMeeting, editMeeting, planMeetings } from './plan.ts';
import { AskPage, ModeratePage, QuestionsPage } from './questions/pages.tsx';
import { askMeeting, type Question, questionsOf, settleQuestion, whyNotAsk } from './questions/uses.ts';
import type { MeetingRefusal } from './refusals.ts';
import { lookBeforePapers, sendAgenda, sendPapers } from './send.ts';
import { clockTime } from './times-rules.ts';
import { type MeetingAnswer, meetings, meetingUse } from './uses.ts';

const BASE = `${MEETINGS_PATH}/:reference`;

const meetingPage = async (ask: Ask, meeting: MeetingAnswer): Promise<Response> => {
  const { platform, actor } = ask;
  const row = await findMeeting(platform.db, meeting.reference);
  if (!row) throw new Error(`${meeting.reference} is gone`);
  const questions = await questionsOf(platform.db, meeting.reference);
  const visible = new Set(meeting.items.map(({ id }) => id));
  const moderates = meeting.may.plan || meeting.may.run;
  return ask.page(
    { ...headOf(meeting.reference, meeting.title), crumbs: headOf('', '').crumbs.slice(0, -1) },
    <MeetingPage
      meeting={meeting}
      expected={await expectedAt(platform, row)}
      outcomes={await outcomesOf(platform, actor, [...visible], meeting.ofBody)}
      questions={questions.filter(
        ({ state, item }) => state === 'shown' && (item === null || visible.has(item)),
      )}
      unread={moderates ? questions.filter(({ state }) => state === 'new').length : null}
      canAsk={whyNotAsk(row) === undefined}
      today={londonDate(platform.now())}
      csrf={ask.shell.token}
    />,
  );
};

const valuesOf = (meeting: MeetingAnswer): Record<string, string> => {
  const [starts, ends] = [new Date(meeting.starts), new Date(meeting.ends)];
  return {
    title: meeting.title,
    ...datePartValues('day', londonDate(starts)),
    from: clockTime(starts),
    to: clockTime(ends),
    place: meeting.place,
    video: meeting.video ?? '',
    inPublic: meeting.inPublic ? 'yes' : '',
    privateReason: meeting.privateReason ?? '',
    version: String(meeting.version),
  };
};

const version = (meeting: MeetingAnswer) => emptyForm({ version: String(meeting.version) });

const editPage = (ask: Ask, meeting: MeetingAnswer, form: FormState): Response =>
  ask.page(
    headOf(meeting.reference, 'Change when and where', form),
    <MeetingForm form={form} csrf={ask.shell.token} bodies={[]} meeting={meeting} />,
  );

const cancelPage = (ask: Ask, meeting: MeetingAnswer, form: FormState): Response =>
  ask.page(
    headOf(meeting.reference, 'Call it off', form),
    <ReasonPage
      form={form}
      csrf={ask.shell.token}
      reference={meeting.reference}
      title={`Call off: ${meeting.title}`}
      reading="Members are told, and calendars show it as cancelled. What stood on its agenda can go on another."
      action={`${meetingHref(meeting.reference)}/cancel`}
      back={meetingHref(meeting.reference)}
      button="Call this meeting off"
    />,
  );

const sendAgendaPage = (ask: Ask, meeting: MeetingAnswer, form: FormState): Response =>
  ask.page(
    headOf(meeting.reference, 'Send the agenda', form),
    <SendAgendaPage
      form={form}
      csrf={ask.shell.token}
      meeting={meeting}
      short={meeting.agendaBy !== null && londonDate(ask.platform.now()) > meeting.agendaBy}
    />,
  );

/** Looking first: interests are matched anew whenever this page is opened. */
const sendPapersPage = async (ask: Ask, meeting: MeetingAnswer, form: FormState): Promise<Response> => {
  const looked = await ask.perform(lookBeforePapers, { meeting: meeting.reference });
  if (!looked.ok) return ask.refused(looked.refusal);
  // What this planner may not see of an item they do not look at either.
  const visible = new Set(meeting.items.map(({ id }) => id));
  const matches = looked.value.matches.filter(({ item }) => visible.has(item));
  return ask.page(
    headOf(meeting.reference, 'Before the papers go out', form),
    <SendPapersPage
      form={form}
      csrf={ask.shell.token}
      meeting={meeting}
      matches={matches}
      unruled={looked.value.unruled}
      without={meeting.items
        .filter(
          ({ kind, purpose, papers, state }) =>
            state === 'planned' &&
            papers.length === 0 &&
            (kind === 'proposal' || (kind === 'report' && purpose === 'decide')),
        )
        .map(({ number, title }) => `${number} ${title}`)}
    />,
  );
};

const askPage = (ask: Ask, meeting: MeetingAnswer, form: FormState): Response =>
  ask.page(
    headOf(meeting.reference, 'Ask a question', form),
    <AskPage form={form} csrf={ask.shell.token} meeting={meeting} />,
  );

/** Questions of a meeting for those who read them: of items that they may know of. */
const withQuestions = (
  ask: Ask,
  show: (meeting: MeetingAnswer, questions: readonly Question[]) => Response | Promise<Response>,
): Promise<Response> =>
  withMeeting(ask, async (meeting) => {
    if (!meeting.may.plan && !meeting.may.run) return ask.refused(notAllowed(ask.actor, 'decisions.run'));
    const visible = new Set(meeting.items.map(({ id }) => id));
    const questions = await questionsOf(ask.platform.db, meeting.reference);
    return show(
      meeting,
      questions.filter(({ item }) => item === null || visible.has(item)),
    );
  });

const moderatePage = (ask: Ask, form?: FormState): Promise<Response> =>
  withQuestions(ask, (meeting, questions) => {
    const question = questions.find(({ id }) => String(id) === ask.param('question'));
    if (!question) return ask.refused(notFound('that question'));
    const filled =
      form ??
      emptyForm({
        state: question.state === 'new' ? '' : question.state,
        reason: question.state_reason ?? '',
        answer: question.answer ?? '',
      });
    return ask.page(
      headOf(meeting.reference, 'A question from the public', form),
      <ModeratePage form={filled} csrf={ask.shell.token} meeting={meeting} question={question} />,
    );
  });

const given = (ask: Ask) => ({ ...ask.form, meeting: ask.param('reference') });

/** A form of a meeting: shown, sent, and shown again with what is wrong. */
const form = (
  path: string,
  use: Parameters<Ask['perform']>[0],
  show: (ask: Ask, meeting: MeetingAnswer, form: FormState) => Response | Promise<Response>,
  done: string,
  input: (ask: Ask) => Record<string, unknown> = given,
  first: (meeting: MeetingAnswer) => FormState = version,
): readonly Route[] => [
  page('get', `${BASE}/${path}`, 'decisions.plan', (ask) =>
    withMeeting(ask, (meeting) => show(ask, meeting, first(meeting))),
  ),
  page('post', `${BASE}/${path}`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(use, input(ask));
    if (result.ok) return backTo(ask, done);
    return formAgain(ask, result.refusal, (again) =>
      withMeeting(ask, (meeting) => show(ask, meeting, again)),
    );
  }),
];

const manageRoutes: readonly Route[] = [
  ...form(
    'edit',
    editMeeting,
    editPage,
    'The change is kept; members are told.',
    (ask) => ({ ...given(ask), day: dateIn(ask.form, 'day') || undefined }),
    (meeting) => emptyForm(valuesOf(meeting)),
  ),
  ...form('cancel', cancelMeeting, cancelPage, 'The meeting is called off; members are told.'),
  ...form('send-agenda', sendAgenda, sendAgendaPage, 'The agenda is out; members are told.'),
  ...form('send-papers', sendPapers, sendPapersPage, 'The papers are out; members are told.'),
];

const questionRoutes: readonly Route[] = [
  page('get', `${BASE}/ask`, 'decisions.ask', (ask) =>
    withMeeting(ask, async (meeting) => {
      const row = await findMeeting(ask.platform.db, meeting.reference);
      const why = row && whyNotAsk(row);
      return why
        ? ask.refused({ kind: 'question-closed', why } as MeetingRefusal)
        : askPage(ask, meeting, emptyForm({ once: randomUUID(), item: ask.query.item ?? '' }));
    }),
  ),
  page('post', `${BASE}/ask`, 'decisions.ask', async (ask) => {
    const again = (state: FormState) => withMeeting(ask, (meeting) => askPage(ask, meeting, state));
    const tooMany = ask.actor.kind === 'public' ? await countPublicWords(ask, 'words') : undefined;
    if (tooMany) return formAgain(ask, tooMany, again);
    const result = await ask.perform(askMeeting, given(ask));
    if (!result.ok) return formAgain(ask, result.refusal, again);
    return backTo(ask, 'Your question has arrived. We read it first, then it stands here.', '#questions');
  }),
  page('get', `${BASE}/questions`, 'decisions.run', (ask) =>
    withQuestions(ask, (meeting, questions) =>
      ask.page(
        headOf(meeting.reference, 'Questions from the public'),
        <QuestionsPage meeting={meeting} questions={questions} />,
      ),
    ),
  ),
  page('get', `${BASE}/questions/:question`, 'decisions.run', (ask) => moderatePage(ask)),
  page('post', `${BASE}/questions/:question`, 'decisions.run', async (ask) => {
    const question = ask.param('question');
    const result = await ask.perform(settleQuestion, { ...given(ask), question });
    if (result.ok)
      return ask.redirect(`${meetingHref(ask.param('reference').toUpperCase())}/questions`, {
        kind: 'done',
        text: 'It is kept.',
      });
    return formAgain(ask, result.refusal, (state) => moderatePage(ask, state));
  }),
];

/** Every page and every JSON face of meetings before they are held. */
export const meetingRoutes: readonly Route[] = [
  api(meetings),
  api(planMeetings),
  api(meetingUse),
  api(addMeetingUse),
  api(editMeeting),
  api(cancelMeeting),
  api(addItemUse),
  api(editItem),
  api(moveItem),
  api(withdrawItem),
  api(addPaperUse),
  api(takeBackPaper),
  api(sendAgenda),
  api(lookBeforePapers),
  api(sendPapers),
  api(askMeeting),
  api(settleQuestion),
  ...meetingListRoutes,
  ...manageRoutes,
  ...questionRoutes,
  ...itemRoutes,
  ...paperPageRoutes,
  ...packRoutes,
  ...calendarRoutes,
  ...minutesRoutes,
  ...actionRoutes,
  ...mineRoutes,
  page('get', BASE, 'decisions.read', (ask) => withMeeting(ask, (meeting) => meetingPage(ask, meeting))),
];
