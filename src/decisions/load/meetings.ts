import type { Insertable } from 'kysely';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import type { AgendaItemTable, ItemState } from '../meetings/tables.ts';
import { decisionDb } from '../tables.ts';
import { type Loaded, ordersOn } from './bodies.ts';
import { found, inParts, instant, type numbers } from './rows.ts';
import type { ToldItem, ToldMeeting } from './told.ts';

/** An item that is in the store, with its meeting. */
export type Placed = {
  readonly meeting: ToldMeeting;
  readonly reference: string;
  readonly item: ToldItem;
  readonly id: number;
  /** Its number on the agenda. */
  readonly number: number;
  /** Reference of the idea that it is on. */
  readonly idea: string | null;
  readonly body: Loaded;
};

const isOver = ({ state }: ToldMeeting): boolean => state === 'closed';

/** When a meeting ended: as its last item did. */
const endOf = (meeting: ToldMeeting): string =>
  meeting.items.reduce(
    (last, { until }) => (until !== undefined && until > last ? until : last),
    meeting.from,
  );

const keepMeetings = async (
  trx: Trx,
  meetings: readonly ToldMeeting[],
  bodies: ReadonlyMap<string, Loaded>,
  references: ReadonlyMap<string, string>,
): Promise<void> => {
  await inParts(
    meetings.map((one) => ({
      reference: found(references, one.key, 'meeting'),
      body: one.body,
      title: one.title,
      starts: instant(one.on, one.from),
      ends: instant(one.on, one.to),
      place: one.place,
      video: one.video ?? null,
      in_public: one.inPublic,
      private_reason: one.privateReason ?? null,
      state: one.state,
      chair: one.chair.id,
      chair_name: one.chair.name,
      notice_on: one.noticeOn ?? null,
      papers_on: one.papersOn ?? null,
      papers_due: one.papersDue ?? null,
      orders: isOver(one) ? ordersOn(found(bodies, one.body, 'body'), one.on).id : null,
      orders_note: null,
      opened_at: isOver(one) ? instant(one.on, one.from) : null,
      closed_at: isOver(one) ? instant(one.on, endOf(one)) : null,
      cancelled_reason: one.cancelledReason ?? null,
      current_item: null,
      minutes_state: one.minutes,
      minutes_published_on: one.minutesOn ?? null,
      approved_in: one.approvedIn === undefined ? null : found(references, one.approvedIn, 'meeting'),
      once: null,
    })),
    (some) => decisionDb(trx).insertInto('meeting').values(some).execute(),
  );
};

const stateOf = (meeting: ToldMeeting, item: ToldItem): ItemState =>
  !isOver(meeting) ? 'planned' : item.way?.way === 'defer' ? 'deferred' : 'closed';

/** Loads meetings with their agendas; each item with what it is on. Answers with all items in their order. */
export const loadMeetings = async (
  trx: Trx,
  meetings: readonly ToldMeeting[],
  bodies: ReadonlyMap<string, Loaded>,
  ideas: ReadonlyMap<string, string>,
  series: ReturnType<typeof numbers>,
): Promise<readonly Placed[]> => {
  const inOrder = [...meetings].sort((a, b) =>
    `${a.on} ${a.from} ${a.key}` < `${b.on} ${b.from} ${b.key}` ? -1 : 1,
  );
  const references = new Map(inOrder.map((one) => [one.key, series.next(one.on)]));
  await keepMeetings(trx, inOrder, bodies, references);
  const told = inOrder.flatMap((meeting) =>
    meeting.items.map((item, at) => ({
      meeting,
      reference: found(references, meeting.key, 'meeting'),
      item,
      number: at + 1,
      idea: item.idea === undefined ? null : found(ideas, item.idea, 'idea'),
      body: found(bodies, meeting.body, 'body'),
    })),
  );
  const ids: number[] = [];
  await inParts(
    told.map(
      ({ meeting, reference, item, number, idea }): Insertable<AgendaItemTable> => ({
        meeting: reference,
        position: number,
        kind: item.kind,
        title: item.title,
        purpose: item.purpose,
        asks: item.asks ?? null,
        proposal: idea,
        minutes_planned: item.minutes,
        presenter: item.presenter?.id ?? null,
        presenter_name: item.presenter?.name ?? null,
        is_private: item.privateReason !== undefined,
        private_reason: item.privateReason ?? null,
        state: stateOf(meeting, item),
        opened_at: isOver(meeting) && item.at ? instant(meeting.on, item.at) : null,
        closed_at: isOver(meeting) && item.until ? instant(meeting.on, item.until) : null,
        way: item.way?.way ?? null,
        way_words: item.way?.words ?? null,
        late_reason: null,
        carried_from: null,
      }),
    ),
    async (some) => {
      const rows = await decisionDb(trx).insertInto('agenda_item').values(some).returning('id').execute();
      ids.push(...rows.map(({ id }) => id));
    },
  );
  return told.map((one, at) => ({ ...one, id: ids[at] ?? 0 }));
};

/** Loads the papers of all items: the case as it was sent, and words written for the meeting. */
export const loadPapers = (trx: Trx, placed: readonly Placed[], officer: Named): Promise<void> =>
  inParts(
    placed.flatMap(({ id, item, idea, meeting }) =>
      (item.papers ?? []).map((paper, at) => ({
        item: id,
        number: at + 1,
        title: paper.title,
        kind: paper.kind,
        proposal: paper.kind === 'case' ? idea : null,
        case_version: paper.kind === 'case' ? 1 : null,
        attachment: null,
        words: paper.words ?? null,
        is_private: item.privateReason !== undefined,
        private_reason: item.privateReason ?? null,
        late: paper.lateReason !== undefined,
        late_reason: paper.lateReason ?? null,
        added_at: instant(meeting.papersDue ?? meeting.papersOn ?? meeting.on, '10:00'),
        added_person: officer.id,
        added_name: officer.name,
        taken_back_at: null,
        taken_back_reason: null,
      })),
    ),
    (some) => decisionDb(trx).insertInto('paper').values(some).execute(),
  );

/** Loads actions and questions from the public. */
export const loadAsked = async (
  trx: Trx,
  placed: readonly Placed[],
  series: ReturnType<typeof numbers>,
): Promise<void> => {
  await inParts(
    placed.flatMap(({ id, item, meeting, reference }) =>
      (item.actions ?? []).map((one) => ({
        reference: series.next(meeting.on),
        meeting: reference,
        item: id,
        what: one.what,
        owner: one.owner.id,
        owner_name: one.owner.name,
        due: one.due,
        done_on: one.done?.on ?? null,
        done_words: one.done?.words ?? null,
        dropped_reason: null,
        once: null,
      })),
    ),
    (some) => decisionDb(trx).insertInto('meeting_action').values(some).execute(),
  );
  await inParts(
    placed.flatMap(({ id, item, meeting, reference }) =>
      (item.questions ?? []).map((one) => ({
        meeting: reference,
        item: id,
        asker: one.asker ?? null,
        person: null,
        words: one.words,
        asked_at: instant(one.on, '18:00'),
        state: one.state,
        state_reason: one.reason ?? null,
        answer: one.answer ?? null,
        answered_on: one.answer === undefined ? null : meeting.on,
        once: null,
      })),
    ),
    (some) => decisionDb(trx).insertInto('public_question').values(some).execute(),
  );
};
