import { z } from 'zod';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { optionalWords, versionInput, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import {
  type AgendaItem,
  findItem,
  itemInput,
  itemsOf,
  type Meeting,
  meetingInput,
  noItem,
} from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { changeItem } from './change.ts';
import {
  ChangedItem,
  freeOf,
  type ItemResult,
  itemSaid,
  openAgenda,
  presenterOf,
  type Refused,
  tellOfItem,
  touchAgenda,
  whatIsWrong,
} from './open-agenda.ts';

/** An item of the meeting that is still to be dealt with. */
const openItem = async (
  trx: Trx,
  meeting: Meeting,
  given: { readonly item: number; readonly version: number },
): Promise<Result<AgendaItem, Refused>> => {
  const item = await findItem(trx, given.item);
  if (!item || item.meeting !== meeting.reference) return refuse(noItem(given.item));
  if (item.version !== given.version) return refuse({ kind: 'changed-meanwhile', what: `“${item.title}”` });
  if (item.state !== 'planned') return refuse({ kind: 'item-stays', title: item.title });
  return ok(item);
};

const one = { meeting: meetingInput, item: itemInput, version: versionInput };

/** Corrects an item. */
export const editItem = defineUse({
  name: 'edit-agenda-item',
  path: 'meetings/{meeting}/items/{item}',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Corrects an item of an agenda; after the agenda went out with a reason, and members are told.',
  input: z.object({ ...one, ...itemSaid }),
  output: ChangedItem,
  run: async (platform, actor, input): Promise<ItemResult> => {
    const identified = identifiedIn(freeOf(input), input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<ItemResult>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const wrong = whatIsWrong(input, found.value.kind, meeting.in_public);
      if (wrong) return refuse(wrong);
      const { presenter, presenterName } = await presenterOf(trx, meeting, input.presenter);
      const set = {
        title: input.title,
        purpose: input.purpose,
        asks: input.asks ?? null,
        minutes_planned: input.minutes,
        presenter,
        presenter_name: presenterName,
        is_private: input.isPrivate,
        private_reason: input.isPrivate ? (input.privateReason ?? null) : null,
      };
      const changed = differing(found.value, set, [
        ['title', 'title'],
        ['purpose', 'purpose'],
        ['asks', 'asks'],
        ['minutes_planned', 'minutes'],
        ['presenter_name', 'presenter'],
        ['is_private', 'isPrivate'],
        ['private_reason', 'reason'],
      ]);
      const answer = ok({ item: input.item, meeting: meeting.reference });
      if (!changed) return answer;
      const now = platform.now();
      await changeItem(trx, actor, now, found.value, set, {
        kind: 'item.changed',
        before: changed.before,
        after: { ...changed.after, ...(input.why ? { why: input.why } : {}) },
        free: ['presenter', 'why'],
      });
      await touchAgenda(trx, actor, now, meeting, 'changed', input.item);
      await tellOfItem(trx, actor, meeting, input.item, 'An item changed');
      return answer;
    });
  },
});

/** Moves an item one place up or down. */
export const moveItem = defineUse({
  name: 'move-agenda-item',
  path: 'meetings/{meeting}/items/{item}/move',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Moves an item one place up or down; after the agenda went out with a reason.',
  input: z.object({
    ...one,
    to: z.enum(['up', 'down'], { error: 'Say up or down.' }),
    why: optionalWords(300),
  }),
  output: ChangedItem,
  run: (platform, actor, input): Promise<ItemResult> =>
    inTransaction<ItemResult>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const item = found.value;
      const others = (await itemsOf(trx, meeting.reference)).filter(({ position }) => position > 0);
      const other =
        input.to === 'up'
          ? others.filter(({ position }) => position < item.position).at(-1)
          : others.find(({ position }) => position > item.position);
      const answer = ok({ item: item.id, meeting: meeting.reference });
      if (!other) return answer;
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('agenda_item')
        .set({ position: item.position })
        .where('id', '=', other.id)
        .execute();
      await changeItem(
        trx,
        actor,
        now,
        item,
        { position: other.position },
        {
          kind: 'item.moved',
          before: { position: item.position },
          after: { position: other.position, ...(input.why ? { why: input.why } : {}) },
          free: ['why'],
        },
      );
      await touchAgenda(trx, actor, now, meeting, 'moved', item.id);
      await tellOfItem(trx, actor, meeting, item.id, 'An item moved');
      return answer;
    }),
});

/** Withdraws an item: before the agenda went out it is gone from it, after that it stays there, struck out, with the reason. */
export const withdrawItem = defineUse({
  name: 'withdraw-agenda-item',
  path: 'meetings/{meeting}/items/{item}/withdraw',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Withdraws an item from an agenda with a reason.',
  input: z.object({ ...one, why: words('Say why it is withdrawn: members read it.', 300) }),
  output: ChangedItem,
  run: (platform, actor, input): Promise<ItemResult> =>
    inTransaction<ItemResult>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const now = platform.now();
      const unseen = meeting.state === 'planned' ? { position: 0 } : {};
      await changeItem(
        trx,
        actor,
        now,
        found.value,
        { state: 'withdrawn', late_reason: input.why, ...unseen },
        { kind: 'item.withdrawn', after: { reason: input.why } },
      );
      await touchAgenda(trx, actor, now, meeting, 'withdrawn', input.item);
      await tellOfItem(trx, actor, meeting, input.item, 'An item is withdrawn');
      return ok({ item: input.item, meeting: meeting.reference });
    }),
});
