import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { nextPart, offsetOf, partInput, ticked } from '../../../platform/input.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type ObjectRef, visibleTo } from '../../../platform/registries.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { seatsOf } from '../../kit/find.ts';
import { chairsBody, mayKeep, mayPlan } from '../../kit/may.ts';
import { itemRef, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { MeetingActionTable } from '../tables.ts';

export type Refused = MeetingRefusal | CommonRefusal;

export const ACTIONS_PATH = '/decisions/actions';

export const actionRef = (reference: string): ObjectRef => ({ kind: 'meeting-action', id: reference });

export const actionHref = (reference: string): string => `${ACTIONS_PATH}/${reference}`;

export type Action = Selectable<MeetingActionTable> & {
  readonly body: string;
  readonly bodyName: string;
  readonly meetingTitle: string;
  readonly isPrivate: boolean;
};

/** Actions with the meeting that asked and whether its item was in private. */
const actions = (db: Db) =>
  decisionDb(db)
    .selectFrom('meeting_action as a')
    .innerJoin('meeting as m', 'm.reference', 'a.meeting')
    .innerJoin('body as b', 'b.key', 'm.body')
    .leftJoin('agenda_item as i', 'i.id', 'a.item')
    .selectAll('a')
    .select(['m.body', 'b.name as bodyName', 'm.title as meetingTitle'])
    .select(sql<boolean>`(coalesce(i.is_private, false) or not m.in_public)`.as('isPrivate'));

/** Those that this person may know of: nothing hides their meeting or item, and what is private the body alone reads; one’s own always. */
export const seenActions = async <T extends Action>(
  { db, registries, now }: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  rows: readonly T[],
): Promise<T[]> => {
  const bodies = new Set(
    actor.kind === 'person' ? (await seatsOf(db, actor.id, londonDate(now()))).map(({ body }) => body) : [],
  );
  const open = rows.filter(
    ({ isPrivate, body, owner }) =>
      !isPrivate || mayPlan(actor) || bodies.has(body) || (actor.kind === 'person' && owner === actor.id),
  );
  const byMeeting = await visibleTo(registries, db, actor, open, ({ meeting }) => meetingRef(meeting));
  const byItem = await visibleTo(registries, db, actor, byMeeting, ({ item, meeting }) =>
    item === null ? meetingRef(meeting) : itemRef(item),
  );
  return visibleTo(registries, db, actor, byItem, ({ reference }) => actionRef(reference));
};

export const openActionsOf = (db: Db, person: string): Promise<Action[]> =>
  actions(db)
    .where('a.owner', '=', person)
    .where('a.done_on', 'is', null)
    .where('a.dropped_reason', 'is', null)
    .orderBy('a.due')
    .orderBy('a.reference')
    .execute();

export const mayAnswer = async (db: Db, actor: Actor, action: Action, today: string): Promise<boolean> =>
  mayKeep(actor) ||
  (actor.kind === 'person' && action.owner === actor.id) ||
  (await chairsBody(db, actor, action.body, today));

const ActionAnswer = z.object({
  reference: z.string(),
  meeting: z.string(),
  meetingTitle: z.string(),
  bodyName: z.string(),
  what: z.string(),
  owner: z.string(),
  due: z.string(),
  doneOn: z.string().nullable(),
  doneWords: z.string().nullable(),
  droppedReason: z.string().nullable(),
  isOverdue: z.boolean(),
  mayAnswer: z.boolean(),
  version: z.number(),
});

export type ActionAnswer = z.output<typeof ActionAnswer>;

const answerOf = (action: Action, today: string, may: boolean): ActionAnswer => ({
  reference: action.reference,
  meeting: action.meeting,
  meetingTitle: action.meetingTitle,
  bodyName: action.bodyName,
  what: action.what,
  owner: action.owner_name,
  due: action.due,
  doneOn: action.done_on,
  doneWords: action.done_words,
  droppedReason: action.dropped_reason,
  isOverdue: action.done_on === null && action.dropped_reason === null && action.due < today,
  mayAnswer: may && action.done_on === null && action.dropped_reason === null,
  version: action.version,
});

export const ACTION_SORTS = ['due', 'owner', 'meeting'] as const;

const SORTS = { due: 'a.due', owner: 'a.owner_name', meeting: 'm.starts' } as const;

/** What meetings asked of people. */
export const actionsUse = defineUse({
  name: 'meeting-actions',
  method: 'get',
  permission: 'decisions.member',
  summary: 'What meetings asked of people: open, done or no longer asked; carried on until they are settled.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe(
      'words of what is to be done, its owner, or its reference',
    ),
    body: optionalText(z.string().trim().max(60)).describe('key of a body'),
    state: z.enum(['open', 'settled', 'all']).default('open'),
    mine: ticked('only yours'),
    sort: z.enum(ACTION_SORTS).default('due'),
    dir: z.enum(['ascending', 'descending']).default('ascending'),
    ...partInput(1000),
  }),
  output: z.object({ total: z.number(), actions: z.array(ActionAnswer), next: z.string().optional() }),
  run: async (platform, actor, input) => {
    const today = londonDate(platform.now());
    let query = actions(platform.db);
    if (input.body) query = query.where('m.body', '=', input.body);
    if (input.state === 'open')
      query = query.where('a.done_on', 'is', null).where('a.dropped_reason', 'is', null);
    if (input.state === 'settled')
      query = query.where((eb) =>
        eb.or([eb('a.done_on', 'is not', null), eb('a.dropped_reason', 'is not', null)]),
      );
    if (input.mine && actor.kind === 'person') query = query.where('a.owner', '=', actor.id);
    if (input.q) {
      const like = `%${input.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      query = query.where((eb) =>
        eb.or([
          eb('a.what', 'ilike', like),
          eb('a.owner_name', 'ilike', like),
          eb('a.reference', 'ilike', like),
        ]),
      );
    }
    const rows = await query
      .orderBy(SORTS[input.sort], input.dir === 'descending' ? 'desc' : 'asc')
      .orderBy('a.reference')
      .execute();
    const seen = await seenActions(platform, actor, rows);
    const offset = offsetOf(input.cursor);
    const part = seen.slice(offset, offset + input.limit);
    const answers: ActionAnswer[] = [];
    for (const action of part)
      answers.push(answerOf(action, today, await mayAnswer(platform.db, actor, action, today)));
    return ok({ total: seen.length, actions: answers, ...nextPart(offset, part.length, seen.length) });
  },
});

export const actionInput = z
  .string({ error: 'Say which action, such as ACT-2026-031.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('ACT-2026-031');

export const findAction = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Action, CommonRefusal>> => {
  const rows = await actions(platform.db).where('a.reference', '=', reference).execute();
  const [row] = await seenActions(platform, actor, rows);
  return row ? ok(row) : refuse({ kind: 'not-found', what: `the action ${reference}` });
};

/** One action. */
export const actionUse = defineUse({
  name: 'meeting-action',
  path: 'meeting-actions/{action}',
  method: 'get',
  permission: 'decisions.member',
  summary: 'One action that a meeting asked for.',
  input: z.object({ action: actionInput }),
  output: ActionAnswer,
  run: async (platform, actor, input) => {
    const found = await findAction(platform, actor, input.action);
    if (!found.ok) return found;
    const today = londonDate(platform.now());
    return ok(answerOf(found.value, today, await mayAnswer(platform.db, actor, found.value, today)));
  },
});
