import { sendJob } from '../jobs/send.ts';
import type { ObjectRef } from '../registries.ts';
import type { Trx } from '../relational/relational.ts';
import { notificationTables } from './tables.ts';

export type News = {
  /** Ids of the people to tell; one told twice is told once. */
  readonly people: readonly string[];
  /** What sort of news: `comment.added`. */
  readonly kind: string;
  /** The news in one line: `Dr Thistlewood answered your idea`. */
  readonly title: string;
  /** Address within the product: `/ideas/12`. */
  readonly href: string;
  readonly object: ObjectRef;
  /** False: shown on their page only. Else by mail too, as each person chose. */
  readonly mail?: boolean;
  /** By mail at once, whatever they chose but never: for what must not reach them later than others. */
  readonly atOnce?: boolean;
  /** When it happened, where it is told of a past that is loaded; else now. */
  readonly at?: Date;
};

export const MAIL_NEWS = 'notifications.mail';
export const MAIL_NOW = 'notifications.mail-now';

/** Tells people of something, in the transaction in which it happened. */
export const notify = async (trx: Trx, news: News): Promise<void> => {
  if (!/^\/(?!\/)/.test(news.href)) throw new Error(`${news.href} is no address within the product`);
  const people = [...new Set(news.people)];
  if (people.length === 0) return;
  const mail = news.mail === false ? 'no' : 'wanted';
  await notificationTables(trx)
    .insertInto('notification')
    .values(
      people.map((person) => ({
        person,
        kind: news.kind,
        title: news.title,
        href: news.href,
        object_kind: news.object.kind,
        object_id: news.object.id,
        mail,
        ...(news.at ? { created: news.at } : {}),
      })),
    )
    .execute();
  if (mail === 'no') return;
  if (news.atOnce)
    for (const person of people) await sendJob(trx, MAIL_NOW, { person }, { key: `${MAIL_NOW}:${person}` });
  else await sendJob(trx, MAIL_NEWS, {}, { key: MAIL_NEWS });
};
