import { describe, expect, it } from 'vitest';
import { queueMail } from '../platform/mail/index.ts';
import { mailTables } from '../platform/mail/tables.ts';
import { notify, stopLink } from '../platform/notifications/index.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { homeRoute } from './home/home.tsx';
import { mailRoutes } from './mail/mail.tsx';
import { notificationRoutes } from './notifications/notifications.tsx';
import { htmlProblems, personOf, testApp } from './test-app.tsx';

const store = testStore();
const people = [personOf('amara'), personOf('bela'), personOf('admin', ['administrator'])];

const start = (trx: Trx, settings: Record<string, string> = {}) => {
  const platform = testPlatform(store.relational(), {
    db: trx,
    settings,
    now: () => new Date('2999-05-21T09:00:00Z'),
  });
  return { platform, as: testApp(platform, [homeRoute, ...notificationRoutes, ...mailRoutes], {}, people) };
};

const news = (n: number) => ({
  people: ['amara'],
  kind: 'idea.answered',
  title: `Idea ${n} was answered`,
  href: `/ideas/${n}`,
  object: { kind: 'idea', id: String(n) },
});

describe('Home', () => {
  it('quotes what can be answered where it stands, with a button for each answer', async () => {
    await store.rolledBack(async (trx) => {
      const { as, platform } = start(trx);
      const wait = 'People wait too long for a heart scan';
      platform.registries.tasks.add('statements', async () => [
        {
          kind: 'A problem to agree',
          title: 'How do you see it? Heart scans',
          href: '/ideas/ISV-2026-014/problem/answer',
          object: { kind: 'idea', id: 'ISV-2026-014' },
          answer: {
            quote: wait,
            action: '/ideas/ISV-2026-014/problem/answer',
            hidden: { statement: 'the-first' },
            name: 'stance',
            choices: [
              { value: 'agree', text: 'Agree' },
              { value: 'pass', text: 'Pass' },
            ],
          },
        },
      ]);
      const html = await (await as('amara').get('/')).text();
      expect(html).toContain(`“${wait}”`);
      const form = /<form[^>]*problem\/answer.*?<\/form>/s.exec(html)?.[0] ?? '';
      expect(form).toContain('name="statement" value="the-first"');
      expect(form).toMatch(/name="csrf" value="[^"]+"/);
      const pressed = [...form.matchAll(/<button[^>]*name="stance"[^>]*>/g)].map(
        ([button]) => /value="([^"]*)"/.exec(button)?.[1],
      );
      expect(pressed).toEqual(['agree', 'pass']);
      expect(await htmlProblems(html)).toEqual([]);
    });
  });
});

describe('the page of notifications', () => {
  it('lists a person’s own, leads to each, and marks all as read', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      const amara = as('amara');
      const list = async (query = '') => (await amara.get(`/notifications${query}`)).text();
      expect(await list()).toContain('Nothing yet');
      for (let n = 1; n <= 51; n += 1) await notify(trx, news(n));
      const html = await list();
      expect(html).toContain('There are 51 that you have not read.');
      expect(html).toContain('1 to 50 of 51 notifications');
      expect(await htmlProblems(html)).toEqual([]);
      const [, id] = /href="\/notifications\/([0-9a-f-]{36})"/.exec(html) ?? [];
      const led = await amara.get(`/notifications/${id}`);
      expect([led.status, led.headers.get('location')?.startsWith('/ideas/')]).toEqual([303, true]);
      expect((await as('bela').get(`/notifications/${id}`)).status).toBe(404);
      expect(await list()).toContain('There are 50 that you have not read.');
      expect(await list('?page=2')).toContain('51 to 51 of 51 notifications');
      expect((await amara.post('/notifications/read', { until: '2999-05-21T09:00:00.000Z' })).status).toBe(
        303,
      );
      expect(await list()).toContain('You have read everything.');
      expect((await as('nobody').get('/notifications')).headers.get('location')).toContain('/sign-in');
    });
  });
});

describe('the link that stops mail', () => {
  it('asks first, then stops it, without signing in and without the token of a form', async () => {
    await store.rolledBack(async (trx) => {
      const { as, platform } = start(trx);
      let stopped = 0;
      platform.registries.contacts.add('test', async () => [
        {
          actor: personOf('amara'),
          hears: 'daily',
          stopMail: async () => {
            stopped += 1;
          },
        },
      ]);
      const link = stopLink(platform, 'amara').replace('https://coalface.example', '');
      const html = await (await as('nobody').get(link)).text();
      expect(html).toContain('You will get no more news by mail.');
      expect(await htmlProblems(html)).toEqual([]);
      expect(stopped).toBe(0);
      const pressed = await as('nobody').send(link, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
      expect([pressed.status, stopped]).toEqual([200, 1]);
      expect((await as('nobody').get(link.replace('amara', 'bela'))).status).toBe(404);
      expect((await as('nobody').send(link.slice(0, -1), { method: 'POST' })).status).toBe(404);
      expect(stopped).toBe(1);
    });
  });
});

describe('the pages of mail', () => {
  const secret = 'https://coalface.example/password/aB3dE5gH7jK9mN1pQ3sT5vW7yZ9';

  it('are for administrators: a list by state and words, and each mail as text', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      const text = `Hello <b>you</b>\n${secret}\nhttps://evil.example/x`;
      const id = await queueMail(trx, { to: { name: 'A B', address: 'a@x.example' }, subject: 'Come', text });
      const admin = as('admin');
      const list = await (await admin.get('/admin/mail?q=com&state=waiting')).text();
      expect(list).toContain('A B &lt;a@x.example&gt;');
      expect(await htmlProblems(list)).toEqual([]);
      expect(await (await admin.get('/admin/mail?state=sent')).text()).toContain('No mail');
      const one = await (await admin.get(`/admin/mail/${id}`)).text();
      expect(one).toContain('Hello &lt;b&gt;you&lt;/b&gt;');
      expect(one).toContain(`<a href="${secret}">`);
      expect(one).not.toContain('href="https://evil.example');
      expect(await htmlProblems(one)).toEqual([]);
      expect((await as('amara').get('/admin/mail')).status).toBe(403);
      expect((await as('amara').get(`/admin/mail/${id}`)).status).toBe(403);
    });
  });

  it('hide the secrets of links once there is a mail server', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx, { SMTP_URL: 'smtp://127.0.0.1:1' });
      const id = await queueMail(trx, { to: 'a@x.example', subject: 'Come', text: secret });
      const one = await (await as('admin').get(`/admin/mail/${id}`)).text();
      expect(one).toContain('https://coalface.example/password/(hidden)');
      expect(one).not.toContain('aB3dE5gH7');
    });
  });

  it('let a mail that was given up be tried again, which the record keeps', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      const id = await queueMail(trx, { to: 'a@x.example', subject: 'Come', text: 'x' });
      const admin = as('admin');
      expect((await admin.post(`/admin/mail/${id}/retry`, {})).status).toBe(404);
      await mailTables(trx).updateTable('mail').set({ state: 'given-up', error: 'no such user' }).execute();
      const html = await (await admin.get(`/admin/mail/${id}`)).text();
      expect(html).toContain('The mail server said: no such user');
      expect(await htmlProblems(html)).toEqual([]);
      expect((await admin.post(`/admin/mail/${id}/retry`, {})).status).toBe(303);
      const { state } = await mailTables(trx).selectFrom('mail').select('state').executeTakeFirstOrThrow();
      expect(state).toBe('waiting');
      const event = trx.selectFrom('event').select('kind').where('object', '=', `mail:${id}`);
      expect(await event.execute()).toEqual([{ kind: 'mail.retried' }]);
    });
  });
});
