import { describe, expect, it } from 'vitest';
import { valueOrThrow as given } from '../../shared/result.ts';
import { type Person, publicActor } from '../actor.ts';
import { mailTables } from '../mail/tables.ts';
import type { Platform } from '../platform.ts';
import type { HowToHear } from '../registries.ts';
import type { Trx } from '../relational/relational.ts';
import { testStore } from '../relational/test-store.ts';
import { testPlatform } from '../test-platform.ts';
import { perform } from '../use.ts';
import { listNotifications, readAllNotifications, readNotification, unreadCount } from './inbox.ts';
import { mailNews, notificationJobs } from './mail-news.ts';
import { notify } from './notify.ts';
import { isStopKey, stopLink, stopMailFor } from './stop.ts';

const store = testStore();

const person = (id: string): Person => ({
  kind: 'person',
  id,
  name: `Dr ${id.toUpperCase()}`,
  standing: 'Locum GP',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
});

/** People whose id says how they hear: `daily`; `nomail` gave no address. */
const withPeople = (trx: Trx, now?: () => Date) => {
  const platform = testPlatform(store.relational(), { db: trx, ...(now ? { now } : {}) });
  const stopped: string[] = [];
  platform.registries.contacts.add('test', async (_db, ids) =>
    ids
      .filter((id) => id !== 'left')
      .map((id) => ({
        actor: person(id),
        hears: (id === 'nomail' ? 'at-once' : id) as HowToHear,
        ...(id === 'nomail' ? {} : { email: `${id}@x.example` }),
        stopMail: async () => {
          stopped.push(id);
        },
      })),
  );
  return { platform, stopped };
};

const news = (people: string[], n = 1) => ({
  people,
  kind: 'idea.answered',
  title: `Idea ${n} was answered`,
  href: `/ideas/${n}`,
  object: { kind: 'idea', id: String(n) },
});

const mails = async (trx: Trx) =>
  mailTables(trx).selectFrom('mail').selectAll().orderBy('to_address').execute();

const hideIdea = (platform: Platform, id: string) =>
  platform.registries.restrictions.add('test', async () => new Set([`idea:${id}`]));

describe('notifications', () => {
  it('are mailed at once where they must not come later, but never to who wants no mail', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      await notify(trx, news(['daily'], 1));
      await notify(trx, { ...news(['weekly', 'never'], 2), atOnce: true });
      const now = notificationJobs.find(({ name }) => name === 'notifications.mail-now');
      for (const who of ['weekly', 'never', 'weekly']) await now?.run(platform, { person: who });
      expect((await mails(trx)).map(({ to_address }) => to_address)).toEqual(['weekly@x.example']);
      await mailNews(platform, new Set(['at-once']));
      expect(await mails(trx)).toHaveLength(1);
    });
  });

  it('are listed for their own person, newest first, and read one by one or all at once', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      for (const n of [1, 2, 3]) await notify(trx, news(['daily', 'daily', 'weekly'], n));
      const list = async (who: string) => given(await perform(platform, person(who), listNotifications, {}));
      expect(await list('daily')).toMatchObject({ total: 3, unread: 3 });
      const first = (await list('daily')).items[0];
      const read = (who: string) => perform(platform, person(who), readNotification, { id: first?.id });
      expect(await read('weekly')).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
      expect(await read('daily')).toEqual({ ok: true, value: { href: first?.href } });
      expect(await unreadCount(platform, person('daily'))).toBe(2);
      const all = (until: string) => perform(platform, person('daily'), readAllNotifications, { until });
      expect(await all('2000-01-01T00:00:00Z')).toEqual({ ok: true, value: { read: 0 } });
      expect(await all('2999-01-01T00:00:00Z')).toEqual({ ok: true, value: { read: 2 } });
      expect(await list('weekly')).toMatchObject({ total: 3, unread: 3 });
      expect(await unreadCount(platform, publicActor)).toBe(0);
    });
  });

  it('about an object that was hidden meanwhile are neither shown, counted nor mailed', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      await notify(trx, news(['at-once'], 1));
      await notify(trx, news(['at-once'], 2));
      hideIdea(platform, '2');
      const shown = given(await perform(platform, person('at-once'), listNotifications, {}));
      expect(shown.items.map((item) => item.href)).toEqual(['/ideas/1']);
      expect(await unreadCount(platform, person('at-once'))).toBe(1);
      await mailNews(platform, new Set(['at-once']));
      const [mail, ...more] = await mails(trx);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe('Idea 1 was answered');
      expect(mail?.text).not.toContain('Idea 2');
    });
  });

  it('lead only to addresses within the product', async () => {
    await store.rolledBack(async (trx) => {
      for (const href of ['//evil.example', 'https://evil.example', 'ideas'])
        await expect(notify(trx, { ...news(['daily']), href })).rejects.toThrow('no address within');
    });
  });
});

describe('news by mail', () => {
  it('goes once to each person in the way that they chose', async () => {
    await store.rolledBack(async (trx) => {
      let day = '2026-05-21'; // a Thursday
      const { platform } = withPeople(trx, () => new Date(`${day}T06:00:00Z`));
      await notify(trx, news(['at-once', 'daily', 'weekly', 'never', 'nomail', 'left'], 1));
      await notify(trx, news(['daily', 'weekly'], 2));
      await notify(trx, { ...news(['daily', 'weekly'], 3), mail: false });
      const went = async () => (await mails(trx)).map((mail) => `${mail.to_address}: ${mail.subject}`);
      const [atOnce, digest] = notificationJobs;
      await atOnce?.run(platform, {});
      await atOnce?.run(platform, {});
      expect(await went()).toEqual(['at-once@x.example: Idea 1 was answered']);
      await digest?.run(platform, {});
      await digest?.run(platform, {});
      expect(await went()).toEqual([
        'at-once@x.example: Idea 1 was answered',
        'daily@x.example: 2 things from Ironstone Vale Clinical Commissioning Group',
      ]);
      day = '2026-05-25';
      await digest?.run(platform, {});
      expect(await went()).toHaveLength(3);
      expect((await mails(trx)).at(-1)?.text).toContain('https://coalface.example/ideas/2');
    });
  });

  it('that goes at once is led by what it goes for, and brings what waits along', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      await notify(trx, { ...news(['daily'], 1), at: new Date('2026-05-20T08:00:00Z') });
      await notify(trx, { ...news(['daily'], 2), at: new Date('2026-05-21T08:00:00Z'), atOnce: true });
      await notificationJobs[2]?.run(platform, { person: 'daily' });
      const [mail] = await mails(trx);
      expect(mail?.subject).toBe('Idea 2 was answered, and 1 more');
      expect(mail?.text.indexOf('/ideas/2')).toBeLessThan(mail?.text.indexOf('/ideas/1') ?? 0);
    });
  });

  it('that goes at once goes before all that waits, however much that is', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      const at = new Date('2026-05-20T08:00:00Z');
      for (let n = 1; n <= 200; n += 1) await notify(trx, { ...news(['daily'], n), at });
      await notify(trx, { ...news(['daily'], 999), at: new Date('2026-05-21T08:00:00Z'), atOnce: true });
      await notificationJobs[2]?.run(platform, { person: 'daily' });
      expect((await mails(trx))[0]?.subject).toBe('Idea 999 was answered, and 199 more');
    });
  });

  it('leaves out what was read before', async () => {
    await store.rolledBack(async (trx) => {
      const { platform } = withPeople(trx);
      await notify(trx, news(['daily']));
      await perform(platform, person('daily'), readAllNotifications, {});
      await mailNews(platform, new Set(['daily']));
      expect(await mails(trx)).toEqual([]);
    });
  });

  it('can be stopped from the mail by its reader, and by no other', async () => {
    await store.rolledBack(async (trx) => {
      const { platform, stopped } = withPeople(trx);
      await notify(trx, news(['at-once']));
      await mailNews(platform, new Set(['at-once']));
      const [mail] = await mails(trx);
      expect(mail?.stop_link).toBe(stopLink(platform, 'at-once'));
      expect(mail?.text).toContain(stopLink(platform, 'at-once'));
      const query = new URL(stopLink(platform, 'at-once')).searchParams;
      const key = query.get('key') ?? '';
      expect(isStopKey(platform, 'at-once', key)).toBe(true);
      expect(isStopKey(platform, 'daily', key)).toBe(false);
      expect(isStopKey(platform, 'at-once', '')).toBe(false);
      await stopMailFor(platform, 'at-once');
      expect(stopped).toEqual(['at-once']);
    });
  });
});
