import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { notFound } from '../../../platform/use.ts';
import { londonDate, longDate } from '../../../shared/dates.ts';
import { emptyForm, type FormState } from '../../../shared/form-state.ts';
import { MEETINGS_PATH, meetingHref } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { headOf, withMeeting } from '../heads.ts';
import type { MeetingAnswer } from '../uses.ts';
import { CorrectLinePage, MinutesPage } from './page.tsx';
import { type MinutesAnswer, minutesUse } from './read.ts';
import { approveMinutes, correctLine, publishMinutes } from './uses.ts';

const BASE = `${MEETINGS_PATH}/:reference/minutes`;
const reference = (ask: Ask): string => ask.param('reference').toUpperCase();

const withMinutes = (
  ask: Ask,
  show: (minutes: MinutesAnswer, meeting: MeetingAnswer) => Response | Promise<Response>,
): Promise<Response> =>
  withMeeting(ask, async (meeting) => {
    const result = await ask.perform(minutesUse, { meeting: meeting.reference });
    return result.ok ? show(result.value, meeting) : ask.refused(result.refusal);
  });

const minutesPage = (ask: Ask, form: FormState): Promise<Response> =>
  withMinutes(ask, async (minutes, meeting) => {
    const later = minutes.mayRun
      ? await decisionDb(ask.platform.db)
          .selectFrom('meeting')
          .select(['reference', 'title'])
          .where('body', '=', meeting.body.key)
          .where('starts', '>', new Date(meeting.starts))
          .where('state', 'in', ['open', 'closed'])
          .orderBy('starts')
          .limit(20)
          .execute()
      : [];
    return ask.page(
      headOf(meeting.reference, `Minutes: ${meeting.title}`, form),
      <MinutesPage minutes={minutes} meeting={meeting} later={later} form={form} csrf={ask.shell.token} />,
    );
  });

const correctPage = (ask: Ask, form: FormState): Promise<Response> =>
  withMinutes(ask, (minutes, meeting) => {
    const line = minutes.lines.find(({ id }) => String(id) === ask.param('line'));
    if (!line || !minutes.mayRun) return ask.refused(notFound('that line of the minutes'));
    return ask.page(
      headOf(meeting.reference, 'Correct a line', form),
      <CorrectLinePage minutes={minutes} line={line} form={form} csrf={ask.shell.token} />,
    );
  });

/** The minutes as plain text: for those who listen, and to copy. */
export const minutesText = (minutes: MinutesAnswer, meeting: MeetingAnswer): string => {
  const lines = (item: number | null) =>
    minutes.lines
      .filter((line) => line.item === item)
      .map(
        (line) =>
          `${line.time}  ${line.struck === null ? line.words : `[Struck out: ${line.words} (${line.struck})]`}`,
      );
  const actions = (item: number | null) =>
    minutes.actions
      .filter((one) => one.item === item)
      .map(
        (one) =>
          `Action ${one.reference}: ${one.what} (${one.owner ? `${one.owner}, ` : ''}by ${longDate(one.due)})`,
      );
  return [
    `Minutes: ${minutes.title} (${minutes.reference})`,
    `${longDate(londonDate(new Date(meeting.starts)))}, ${meeting.place}`,
    minutes.state === 'approved' ? `Approved at ${minutes.approvedIn}` : 'Draft',
    '',
    'Who was there',
    ...minutes.present.map(({ name, what }) => `- ${name}${what ? `, ${what}` : ''}`),
    '',
    ...lines(null),
    ...actions(null),
    ...minutes.items.flatMap(({ id, number, title }) => {
      const own = [...lines(id), ...actions(id)];
      return own.length > 0 ? ['', `${number} ${title}`, ...own] : [];
    }),
    '',
  ].join('\n');
};

/** The minutes of a meeting: read, put right, published, approved. */
export const minutesRoutes: readonly Route[] = [
  api(minutesUse),
  api(publishMinutes),
  api(approveMinutes),
  api(correctLine),
  page('get', BASE, 'decisions.read', (ask) => minutesPage(ask, emptyForm())),
  page('get', `${BASE}.txt`, 'decisions.read', (ask) =>
    withMinutes(ask, (minutes, meeting) =>
      minutes.readable
        ? ask.download(
            `${minutes.reference}-minutes.txt`,
            'text/plain; charset=utf-8',
            minutesText(minutes, meeting),
          )
        : ask.refused(notFound('minutes of this meeting')),
    ),
  ),
  page('post', `${BASE}/publish`, 'decisions.run', async (ask) => {
    const result = await ask.perform(publishMinutes, { meeting: reference(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => minutesPage(ask, form));
    return ask.redirect(`${meetingHref(reference(ask))}/minutes`, {
      kind: 'done',
      text: 'The draft is published; members are told.',
    });
  }),
  page('post', `${BASE}/approve`, 'decisions.run', async (ask) => {
    const result = await ask.perform(approveMinutes, { ...ask.form, meeting: reference(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => minutesPage(ask, form));
    return ask.redirect(`${meetingHref(reference(ask))}/minutes`, {
      kind: 'done',
      text: 'The minutes are approved.',
    });
  }),
  page('get', `${BASE}/:line/correct`, 'decisions.run', (ask) =>
    withMinutes(ask, (minutes) =>
      correctPage(
        ask,
        emptyForm({
          instead: minutes.lines.find(({ id }) => String(id) === ask.param('line'))?.words ?? '',
        }),
      ),
    ),
  ),
  page('post', `${BASE}/:line/correct`, 'decisions.run', async (ask) => {
    const result = await ask.perform(correctLine, {
      ...ask.form,
      meeting: reference(ask),
      line: ask.param('line'),
    });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => correctPage(ask, form));
    return ask.redirect(`${meetingHref(reference(ask))}/minutes#line-${ask.param('line')}`, {
      kind: 'done',
      text: 'The correction is kept.',
    });
  }),
];
