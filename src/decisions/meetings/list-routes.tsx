import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, dateIn, listState, WHOLE_LIST } from '../../ui/index.ts';
import { allBodies } from '../kit/find.ts';
import { mayPlan } from '../kit/may.ts';
import { DECISIONS_CRUMBS, MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import { stateWords } from './agenda-rules.ts';
import { headBelow } from './heads.ts';
import { MeetingsPage } from './list-page.tsx';
import { MeetingForm } from './meeting-forms.tsx';
import { addMeetingUse, type PlanAnswer, planMeetings } from './plan.ts';
import { PlanPage } from './plan-page.tsx';
import { clockTime } from './times-rules.ts';
import { type ListedMeeting, MEETING_SORTS, meetings, WHENS } from './uses.ts';

const stateOf = (ask: Ask) =>
  listState(MEETINGS_PATH, ask.query, MEETING_SORTS, {
    sort: 'starts',
    dir: ask.query.when === 'past' ? 'descending' : 'ascending',
  });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, body, when } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(meetings, {
    q,
    body,
    when: WHENS.find((one) => one === when),
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const tableOf = (rows: readonly ListedMeeting[]): ChartTable => ({
  caption: 'Meetings',
  columns: ['reference', 'title', 'body', 'day', 'from', 'to', 'place', 'in public', 'state', 'minutes'],
  rows: rows.map((row) => [
    row.reference,
    row.title,
    row.bodyName,
    londonDate(new Date(row.starts)),
    clockTime(new Date(row.starts)),
    clockTime(new Date(row.ends)),
    row.place,
    row.inPublic ? 'yes' : 'no',
    stateWords(row.state),
    row.minutes,
  ]),
  gap: '',
});

/** Bodies that still sit, for a form that plans. */
const sitting = async (ask: Ask) => {
  const today = londonDate(ask.platform.now());
  return (await allBodies(ask.platform.db)).filter(
    ({ closed_on }) => closed_on === null || closed_on >= today,
  );
};

const planPage = async (ask: Ask, form: FormState, plan: PlanAnswer | undefined): Promise<Response> =>
  ask.page(
    headBelow('Plan a year of meetings', form),
    <PlanPage form={form} csrf={ask.shell.token} bodies={await sitting(ask)} plan={plan} />,
  );

const newPage = async (ask: Ask, form: FormState): Promise<Response> =>
  ask.page(
    headBelow('Add a meeting', form),
    <MeetingForm form={form} csrf={ask.shell.token} bodies={await sitting(ask)} meeting={undefined} />,
  );

/** The three fields of a date, each under the name that the use asks for. */
const withDates = (ask: Ask, ...names: readonly string[]) => ({
  ...ask.form,
  ...Object.fromEntries(names.map((name) => [name, dateIn(ask.form, name) || undefined])),
});

/** Meetings as a list and a file; planning a year, adding one. */
export const meetingListRoutes: readonly Route[] = [
  page('get', MEETINGS_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Meetings', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <MeetingsPage
        total={result.value.total}
        rows={result.value.meetings}
        query={ask.query}
        state={state}
        bodies={await allBodies(ask.platform.db)}
        mayPlan={mayPlan(ask.actor)}
        isPerson={ask.actor.kind === 'person'}
      />,
    );
  }),
  page('get', `${MEETINGS_PATH}.csv`, 'decisions.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      'meetings.csv',
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.meetings))}`,
    );
  }),
  page('get', `${MEETINGS_PATH}/plan`, 'decisions.plan', (ask) =>
    planPage(
      ask,
      emptyForm({
        body: ask.query.body ?? '',
        rhythm: 'months',
        nth: '2',
        weekday: '2',
        every: '1',
        inPublic: 'yes',
        once: randomUUID(),
      }),
      undefined,
    ),
  ),
  page('post', `${MEETINGS_PATH}/plan`, 'decisions.plan', async (ask) => {
    const preview = ask.form.step !== 'keep';
    const result = await ask.perform(planMeetings, { ...withDates(ask, 'first', 'last'), preview });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => planPage(ask, form, undefined));
    if (preview) return planPage(ask, emptyForm(ask.form), result.value);
    const kept = result.value.meetings.filter(({ reference }) => reference !== null).length;
    return ask.redirect(`${MEETINGS_PATH}?body=${ask.form.body ?? ''}`, {
      kind: 'done',
      text: `${kept} ${kept === 1 ? 'meeting is' : 'meetings are'} planned. Nobody is told until an agenda goes out.`,
    });
  }),
  page('get', `${MEETINGS_PATH}/new`, 'decisions.plan', (ask) =>
    newPage(ask, emptyForm({ body: ask.query.body ?? '', inPublic: 'yes', once: randomUUID() })),
  ),
  page('post', `${MEETINGS_PATH}/new`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(addMeetingUse, withDates(ask, 'day'));
    if (!result.ok) return formAgain(ask, result.refusal, (form) => newPage(ask, form));
    const { reference } = result.value;
    return ask.redirect(meetingHref(reference), {
      kind: 'done',
      text: `The meeting is planned as ${reference}. Its agenda has what every agenda begins with.`,
    });
  }),
];
