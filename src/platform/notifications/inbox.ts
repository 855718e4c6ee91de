import { z } from 'zod';
import { ok, refuse } from '../../shared/result.ts';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import { visibleTo } from '../registries.ts';
import { defineUse } from '../use.ts';
import { notificationTables } from './tables.ts';

export const NOTIFICATIONS_A_PAGE = 50;

/** Older ones than so many are no longer listed; they stay in the store. */
const REACH = 1000;

const nobody = { kind: 'not-found', what: 'notifications of yours: this needs a person who has signed in' };

/** Newest first, those about objects that the person may no longer see left out. */
const visible = async ({ db, registries }: Platform, actor: Actor & { id: string }, onlyUnread: boolean) => {
  const rows = await notificationTables(db)
    .selectFrom('notification')
    .selectAll()
    .where('person', '=', actor.id)
    .$if(onlyUnread, (query) => query.where('read', 'is', null))
    .orderBy('created', 'desc')
    .orderBy('id')
    .limit(REACH)
    .execute();
  return visibleTo(registries, db, actor, rows, (row) => ({ kind: row.object_kind, id: row.object_id }));
};

/** How many a person has not read, for the shell of every page. */
export const unreadCount = async (platform: Platform, actor: Actor): Promise<number> =>
  actor.kind === 'person' ? (await visible(platform, actor, true)).length : 0;

const Notification = z.object({
  id: z.string(),
  kind: z.string().describe('what sort of news'),
  title: z.string(),
  href: z.string().describe('address within the product'),
  created: z.string(),
  read: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const listNotifications = defineUse({
  name: 'notifications',
  method: 'get',
  permission: 'self.manage',
  summary: 'Lists your own notifications, newest first.',
  input: z.object({
    page: z.coerce.number().int().min(1).default(1).describe('page, 50 notifications each'),
  }),
  output: z.object({
    items: z.array(Notification),
    total: z.number(),
    unread: z.number(),
    page: z.number(),
  }),
  run: async (platform, actor, { page }) => {
    if (actor.kind !== 'person') return refuse(nobody);
    const rows = await visible(platform, actor, false);
    const from = (page - 1) * NOTIFICATIONS_A_PAGE;
    const items = rows
      .slice(from, from + NOTIFICATIONS_A_PAGE)
      .map(({ id, kind, title, href, created, read }) => ({
        id,
        kind,
        title,
        href,
        created: created.toISOString(),
        read: read !== null,
      }));
    return ok({ items, total: rows.length, unread: rows.filter((row) => row.read === null).length, page });
  },
});

/** Marks one of one's own as read and says where it leads. */
export const readNotification = defineUse({
  name: 'notifications/read-one',
  path: 'notifications/{id}/read',
  method: 'post',
  permission: 'self.manage',
  summary: 'Marks one of your notifications as read and says where it leads.',
  input: z.object({ id: z.uuid({ error: 'must be the id of a notification' }) }),
  output: z.object({ href: z.string() }),
  run: async ({ db, now }, actor, { id }) => {
    if (actor.kind !== 'person') return refuse(nobody);
    const own = notificationTables(db);
    const row = await own
      .selectFrom('notification')
      .select('href')
      .where('id', '=', id)
      .where('person', '=', actor.id)
      .executeTakeFirst();
    if (!row) return refuse({ kind: 'not-found', what: 'that notification' });
    await own
      .updateTable('notification')
      .set({ read: now() })
      .where('id', '=', id)
      .where('read', 'is', null)
      .execute();
    return ok(row);
  },
});

/** Marks all of one's own as read, up to the moment at which the page was made: none is missed unseen. */
export const readAllNotifications = defineUse({
  name: 'notifications/read',
  method: 'post',
  permission: 'self.manage',
  summary: 'Marks all your notifications as read, or those that came up to a moment.',
  input: z.object({
    until: z.iso.datetime({ error: 'must be a moment, such as 2026-05-21T09:00:00Z' }).optional(),
  }),
  output: z.object({ read: z.number() }),
  run: async ({ db, now }, actor, { until }) => {
    if (actor.kind !== 'person') return refuse(nobody);
    const { numUpdatedRows } = await notificationTables(db)
      .updateTable('notification')
      .set({ read: now() })
      .where('person', '=', actor.id)
      .where('read', 'is', null)
      .$if(until !== undefined, (query) => query.where('created', '<=', new Date(until ?? 0)))
      .executeTakeFirstOrThrow();
    return ok({ read: Number(numUpdatedRows) });
  },
});
