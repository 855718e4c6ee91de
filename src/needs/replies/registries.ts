import { managersOf } from '../../people/index.ts';
import { type Actor, system } from '../../platform/actor.ts';
import { keepChange } from '../../platform/history/history.ts';
import type { Job } from '../../platform/module.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { conditionName } from '../kit/conditions.ts';
import { lockReply, repliesOf, toRemind } from './queries.ts';
import { REMINDER_DAYS, remindOn } from './rules.ts';
import { mayReply, replyHref, replyRef } from './shown.ts';
import { replyDb } from './tables.ts';

/** People of a practice: what it was asked about and has not answered; due when the reminder is. */
const toAnswer = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const places = [...new Set(actor.roles.map(({ organisation }) => organisation))].filter((place) =>
    mayReply({ ...actor, roles: actor.roles.filter(({ organisation }) => organisation === place) }, place),
  );
  return (await repliesOf(db, places))
    .filter(({ state }) => state === 'asked')
    .map((row) => ({
      kind: 'A figure about your practice',
      title: `Say what lies behind it: ${conditionName(row.subject)}, ${row.period}`,
      href: replyHref(row.href, row.practice),
      detail: 'Your answer stands wherever the figure stands, and is named to members only.',
      ...(row.asked_on ? { due: remindOn(row.asked_on) } : {}),
      minutes: 2,
      object: replyRef(row.id),
    }));
};

/** Reminds each practice once that was asked two weeks ago and has not replied. Returns how many. */
export const remindPractices = async (platform: Platform): Promise<number> => {
  const now = platform.now();
  const today = londonDate(now);
  const waiting = await toRemind(platform.db, addDays(today, -REMINDER_DAYS));
  for (const { id } of waiting)
    await inTransaction(platform.db, async (trx) => {
      const row = await lockReply(trx, id);
      // It may have replied, or another server reminded it, meanwhile.
      if (row?.state !== 'asked' || row.reminded_on !== null) return;
      await replyDb(trx)
        .updateTable('figure_reply')
        .set({ reminded_on: today })
        .where('id', '=', id)
        .execute();
      await keepChange(trx, system, now, replyRef(id), {
        version: row.version,
        kind: 'reply.reminded',
        after: { practice: row.practice },
        free: [],
      });
      await notify(trx, {
        people: await managersOf(trx, row.practice, today),
        kind: 'reply.reminded',
        title: `Still open: what does your practice say to this: ${row.title}`,
        href: replyHref(row.href, row.practice),
        object: replyRef(id),
      });
    });
  return waiting.length;
};

export const replyJobs: readonly Job[] = [
  {
    name: 'needs.reply-reminders',
    cron: '30 6 * * *',
    run: async (platform) => {
      await remindPractices(platform);
    },
  },
];

/** What replies give to Home. */
export const registerReplies = ({ registries }: Platform): void => {
  registries.tasks.add('replies', (db, actor) => toAnswer(db, actor));
};
