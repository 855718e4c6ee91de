import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type FigureReplyTable, replyDb } from './tables.ts';

export type Reply = Selectable<FigureReplyTable>;

/** A figure of one period, as replies stand with it. */
export type ReplyFigure = {
  readonly topic: string;
  readonly subject: string;
  readonly key: string;
  readonly period: string;
};

const ofFigure = (db: Db, { topic, subject, key, period }: ReplyFigure) =>
  replyDb(db)
    .selectFrom('figure_reply')
    .selectAll()
    .where('topic', '=', topic)
    .where('subject', '=', subject)
    .where('figure_key', '=', key)
    .where('period', '=', period);

/** What practices replied to a figure, or were asked to. */
export const repliesTo = (db: Db, figure: ReplyFigure): Promise<Reply[]> =>
  ofFigure(db, figure).orderBy('practice').execute();

/** The same of one practice, locked until the transaction ends. */
export const lockReplyTo = (trx: Trx, figure: ReplyFigure, practice: string): Promise<Reply | undefined> =>
  ofFigure(trx, figure).where('practice', '=', practice).forUpdate().executeTakeFirst();

export const lockReply = (trx: Trx, id: string): Promise<Reply | undefined> =>
  replyDb(trx).selectFrom('figure_reply').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** What a practice was asked, or replied: those that wait first, then the newest. */
export const repliesOf = (db: Db, practices: readonly string[]): Promise<Reply[]> =>
  practices.length === 0
    ? Promise.resolve([])
    : replyDb(db)
        .selectFrom('figure_reply')
        .selectAll()
        .where('practice', 'in', [...practices])
        .orderBy((of) => of('state', '=', 'asked'), 'desc')
        .orderBy('asked_on')
        .orderBy('replied_on', 'desc')
        .orderBy('id')
        .execute();

/** Of a practice, by the figure's address: where the figure itself can no longer be made. */
export const replyAt = (db: Db, href: string, practice: string): Promise<Reply | undefined> =>
  replyDb(db)
    .selectFrom('figure_reply')
    .selectAll()
    .where('href', '=', href)
    .where('practice', '=', practice)
    .orderBy('asked_on', 'desc')
    .executeTakeFirst();

/** Those asked on or before a day who have neither replied nor been reminded. */
export const toRemind = (db: Db, askedBy: CalendarDate): Promise<Reply[]> =>
  replyDb(db)
    .selectFrom('figure_reply')
    .selectAll()
    .where('state', '=', 'asked')
    .where('reminded_on', 'is', null)
    .where('asked_on', '<=', askedBy)
    .orderBy('asked_on')
    .orderBy('id')
    .execute();
