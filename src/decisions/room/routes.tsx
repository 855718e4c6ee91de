import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { notFound } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { readMeeting } from '../kit/find.ts';
import { isOfBody, mayRun } from '../kit/may.ts';
import { belowMeeting, MEETINGS_PATH } from '../kit/refs.ts';
import { castInRoomUse, castingVoteUse } from '../votes/uses.ts';
import { boardHref, isRoomAct, ROOM_ACTS, type RoomAct, roomHref, roomItemHref } from './acts.ts';
import { BoardPage } from './board-page.tsx';
import { hallBoard } from './hall.ts';
import { liveEvents, watchOf } from './live.ts';
import { RoomPage } from './room-page.tsx';
import type { RoomAnswer } from './shown.ts';
import { roomUse } from './uses.ts';

const BASE = `${MEETINGS_PATH}/:reference`;

const head = (title: string, meeting: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: belowMeeting(meeting),
  ...(form ? failed(form) : {}),
});

const titleOf = (room: RoomAnswer): string =>
  room.shown ? `Item ${room.shown.number}, ${room.title}` : `In the room: ${room.title}`;

const roomPage = async (ask: Ask, item: string | undefined, form: FormState): Promise<Response> => {
  const meeting = ask.param('reference');
  const found = await ask.perform(roomUse, { meeting, item: item ?? '' });
  if (!found.ok) return ask.refused(found.refusal);
  const room = found.value;
  // Whoever is not of the body follows it on the board.
  if (!room.may.member) return ask.redirect(boardHref(room.meeting));
  return ask.page(
    head(titleOf(room), room.meeting, form),
    <RoomPage
      room={room}
      forms={{
        meeting: room.meeting,
        csrf: ask.shell.token,
        key: randomUUID(),
        form,
        item: room.shown?.id ?? null,
      }}
    />,
  );
};

/** The fields of one form of the room under their own names: `line-words` is `words`. */
const inputOf = (form: Ask['form']): Record<string, string> => {
  const prefix = `${form.form}-`;
  const due = dateIn(form, 'action-due');
  return {
    ...Object.fromEntries(
      Object.entries(form).map(([name, value]) => [
        name.startsWith(prefix) ? name.slice(prefix.length) : name,
        value,
      ]),
    ),
    ...(form.form === 'action' && due !== undefined ? { due } : {}),
  };
};

const act = page('post', `${BASE}/room/:act`, 'decisions.member', async (ask) => {
  const meeting = ask.param('reference');
  const name = ask.param('act');
  if (!isRoomAct(name)) return ask.refused(notFound('that page'));
  const { use, said }: RoomAct = ROOM_ACTS[name];
  const { shown, form: prefix } = ask.form;
  const result = await ask.perform(use, { ...inputOf(ask.form), meeting });
  if (!result.ok)
    return formAgain(ask, result.refusal, (form) =>
      roomPage(ask, shown, {
        ...form,
        errors: form.errors.map((one) => ({
          ...one,
          field: one.field === '' ? '' : `${prefix}-${one.field}`,
        })),
      }),
    );
  const moves = name === 'open-item' || name === 'close-item' || name === 'open' || name === 'close';
  const to = moves || !shown ? roomHref(meeting) : roomItemHref(meeting, Number(shown));
  return ask.redirect(to, { kind: 'done', text: said });
});

/** Says that something changed, to everybody who may know of the meeting; what changed is asked for anew. */
const live = page('get', `${BASE}/live`, 'decisions.read', async (ask) => {
  const { platform, actor } = ask;
  const found = await readMeeting(platform, actor, ask.param('reference').toUpperCase());
  if (!found.ok) return ask.refused(found.refusal);
  const meeting = found.value;
  const today = londonDate(platform.now());
  const inside =
    (await isOfBody(platform.db, actor, meeting.body, today)) ||
    (await mayRun(platform.db, actor, meeting, today));
  return new Response(liveEvents(watchOf(platform.db), meeting.reference, inside ? 'inside' : 'outside'), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
});

/** The room, the board, what is done there, and the live events. */
export const roomRoutes: readonly Route[] = [
  api(roomUse),
  ...Object.values(ROOM_ACTS)
    .map(({ use }) => use)
    .filter((use) => use !== castInRoomUse && use !== castingVoteUse)
    .map((use) => api(use)),
  page('get', `${BASE}/room`, 'decisions.read', (ask) => roomPage(ask, ask.query.item, emptyForm())),
  act,
  page('get', `${BASE}/board`, 'decisions.read', async (ask) => {
    const found = await hallBoard(ask, ask.param('reference').toUpperCase());
    if (!found.ok) return ask.refused(found.refusal);
    return ask.page(
      { ...head(`Live: ${found.value.title}`, found.value.meeting), look: 'work' },
      <BoardPage room={found.value} />,
    );
  }),
  live,
];
