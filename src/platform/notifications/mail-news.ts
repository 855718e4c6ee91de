import { londonDate } from '../../shared/dates.ts';
import { queueMail } from '../mail/queue.ts';
import type { Job } from '../module.ts';
import type { Platform } from '../platform.ts';
import { type Contact, discreetObjects, type HowToHear, refText, visibleTo } from '../registries.ts';
import { inTransaction } from '../relational/transaction.ts';
import { MAIL_NEWS, MAIL_NOW } from './notify.ts';
import { dueOn, newsMail } from './rules.ts';
import { stopLink } from './stop.ts';
import { notificationTables } from './tables.ts';

const contactsOf = async (
  { db, registries }: Platform,
  people: readonly string[],
): Promise<Map<string, Contact>> => {
  const found = new Map<string, Contact>();
  for (const { ask } of registries.contacts.all())
    for (const contact of await ask(db, people)) found.set(contact.actor.id, contact);
  return found;
};

/**
 * Mails one person what waits for them, as one mail: the mail and the note that it went are one transaction. News of
 * an object of which nobody is to learn who hears of it goes by itself, so that its mail can be told by its object.
 * What they have read meanwhile, or may no longer see, is left out for good.
 */
const mailOne = async (
  platform: Platform,
  person: string,
  contact: Contact | undefined,
  /** Whether it goes for the sake of the newest, which then leads. */
  led = false,
): Promise<void> => {
  // Before the transaction: it is asked of the store itself, which the embedded one lets nobody do within.
  const group = await platform.group();
  await inTransaction(platform.db, async (trx) => {
    const own = notificationTables(trx);
    const waiting = await own
      .selectFrom('notification')
      .selectAll()
      .where('person', '=', person)
      .where('mail', '=', 'wanted')
      // Of more than one mail holds, what it goes for is among those that go.
      .orderBy('created', led ? 'desc' : 'asc')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute();
    if (waiting.length === 0) return;
    const refOf = (row: (typeof waiting)[number]) => ({ kind: row.object_kind, id: row.object_id });
    const unread = waiting.filter((row) => row.read === null);
    const items =
      contact?.email && contact.hears !== 'never'
        ? await visibleTo(platform.registries, trx, contact.actor, unread, refOf)
        : [];
    if (contact?.email && contact.hears !== 'never' && items.length > 0) {
      const stop = stopLink(platform, person);
      const discreet = await discreetObjects(platform.registries, trx);
      const alone = items.filter((row) => discreet.has(refText(refOf(row))));
      const together = items.filter((row) => !alone.includes(row));
      for (const some of [together, ...alone.map((row) => [row])]) {
        const [first] = some;
        if (!first) continue;
        await queueMail(trx, {
          to: { name: contact.actor.name, address: contact.email },
          ...newsMail({
            group: group ? `${group.name} ${group.kind}` : 'Coalface',
            name: contact.actor.name,
            items: some,
            led,
            hears: contact.hears,
            address: platform.address(),
            stopLink: stop,
          }),
          person,
          ...(some.length === 1 ? { object: refOf(first) } : { about: some.map(refOf) }),
          stopLink: stop,
        });
      }
    }
    const went = new Set(items.map((row) => row.id));
    for (const mail of ['done', 'not-sent'] as const) {
      const ids = waiting.filter((row) => went.has(row.id) === (mail === 'done')).map((row) => row.id);
      if (ids.length > 0)
        await own.updateTable('notification').set({ mail }).where('id', 'in', ids).execute();
    }
  });
};

/** Mails what waits to those who wish to hear in one of these ways; who wants no mail is no longer waited for. */
export const mailNews = async (platform: Platform, due: ReadonlySet<HowToHear>): Promise<void> => {
  const people = await notificationTables(platform.db)
    .selectFrom('notification')
    .select('person')
    .distinct()
    .where('mail', '=', 'wanted')
    .execute();
  const ids = people.map((row) => row.person);
  for (let i = 0; i < ids.length; i += 200) {
    const some = ids.slice(i, i + 200);
    const contacts = await contactsOf(platform, some);
    for (const person of some) {
      const contact = contacts.get(person);
      if (!contact?.email || contact.hears === 'never' || due.has(contact.hears))
        await mailOne(platform, person, contact);
    }
  }
};

/** Mails one person what waits for them now, with the news that must not reach them later than others. */
const mailNow = async (platform: Platform, data: unknown): Promise<void> => {
  const { person } = data as { readonly person?: string };
  if (person) await mailOne(platform, person, (await contactsOf(platform, [person])).get(person), true);
};

export const notificationJobs: readonly Job[] = [
  { name: MAIL_NEWS, run: (platform) => mailNews(platform, new Set(['at-once'])) },
  {
    name: 'notifications.digest',
    cron: '0 7 * * *',
    run: (platform) => mailNews(platform, dueOn(londonDate(platform.now()))),
  },
  { name: MAIL_NOW, run: mailNow },
];
