import { describe, expect, it } from 'vitest';
import { commentRefusals, commentRoutes, shownComments } from '../platform/comments/index.ts';
import { openApi } from '../platform/http/open-api.ts';
import { page, type Route } from '../platform/http/routes.ts';
import { notificationTables } from '../platform/notifications/tables.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { CommentCheck, Comments } from '../ui/index.ts';
import { htmlProblems, personOf, testApp } from './test-app.tsx';

const store = testStore();
const BASE = '/comments/organisation/Z00023';

const routes: readonly Route[] = [
  ...commentRoutes('organisation', {
    permission: 'comments.write',
    mayComment: async (_db, _actor, id) => id === 'Z00023',
    href: (id) => `/practices/${id}`,
    tell: async () => ({ people: ['amara', 'bela'], title: 'A comment on Bellpit' }),
    check: CommentCheck,
  }),
  page('get', '/practices/:id', 'public.read', async (ask) => {
    const object = { kind: 'organisation', id: ask.param('id') };
    const comments = await shownComments(ask.platform, ask.actor, object);
    return ask.page(
      { title: 'Bellpit' },
      <>
        <h1>Bellpit</h1>
        <Comments comments={comments} action={BASE} csrf={ask.shell.token} open={true} />
      </>,
    );
  }),
];

const people = [personOf('amara'), personOf('bela'), personOf('gov', ['governance-officer'])];

const start = (trx: Trx) => {
  const clock = { now: new Date('2026-05-21T09:00:00Z') };
  const platform = testPlatform(store.relational(), { db: trx, now: () => clock.now });
  return { clock, platform, as: testApp(platform, routes, commentRefusals, people) };
};

const idOf = (html: string): string => /id="comment-([\w-]+)"/.exec(html)?.[1] ?? '';
const textOf = async (response: Response) => (await response.text()).replaceAll('&#x27;', "'");

describe('comments on an object', () => {
  it('are added by a form, shown with their author, and tell others but not the author', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      const amara = as('amara');
      const added = await amara.post(BASE, { text: 'First <b>line</b>\nafter it\n\nSecond' });
      expect([added.status, added.headers.get('location')]).toEqual([303, '/practices/Z00023#comments']);
      const html = await textOf(await amara.get('/practices/Z00023'));
      expect(html).toContain('Your comment is there.');
      expect(html).toContain('<p>First &lt;b&gt;line&lt;/b&gt;<br/>after it</p><p>Second</p>');
      expect(html).toContain('<b>Dr Amara</b>');
      expect(await htmlProblems(html)).toEqual([]);
      const told = await notificationTables(trx)
        .selectFrom('notification')
        .select(['person', 'href'])
        .execute();
      expect(told).toEqual([{ person: 'bela', href: '/practices/Z00023' }]);
    });
  });

  it('that may name a patient are not kept until the person has confirmed that they do not', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      const amara = as('amara');
      const text = 'Mrs A, 943 476 5919, waited.';
      const asked = await amara.post(BASE, { text });
      const html = await textOf(asked);
      expect(asked.status).toBe(422);
      expect(html).toContain('seems to hold an NHS number');
      expect(html).toContain(text);
      expect(await htmlProblems(html)).toEqual([]);
      expect(await textOf(await amara.get('/practices/Z00023'))).toContain('No comments yet');
      expect((await amara.post(BASE, { text, confirmed: 'yes' })).status).toBe(303);
      expect(await textOf(await amara.get('/practices/Z00023'))).toContain(text);
      const events = await trx.selectFrom('event').selectAll().where('kind', '=', 'comment.added').execute();
      expect(JSON.stringify(events)).not.toContain('943');
      expect(events.at(-1)?.after).toMatchObject({ confirmed: true });
    });
  });

  it('come back with the text when they are too long, and with a message when they are empty', async () => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      const long = await amara.post(BASE, { text: 'x'.repeat(5001) });
      expect(long.status).toBe(422);
      expect(await long.text()).toContain('Write at most 5,000 characters.');
      expect(await textOf(await amara.post(BASE, { text: '  ' }))).toContain('Write a comment.');
    });
  });

  it('are changed by their author alone, with a mark once they are older than 15 minutes', async () => {
    await store.rolledBack(async (trx) => {
      const { as, clock } = start(trx);
      const amara = as('amara');
      await amara.post(BASE, { text: 'Frist' });
      const id = idOf(await textOf(await amara.get('/practices/Z00023')));
      const edit = (who: string, text: string) => as(who).post(`${BASE}/${id}/edit`, { text });
      expect((await edit('bela', 'Hijacked')).status).toBe(403);
      clock.now = new Date('2026-05-21T09:14:00Z');
      expect((await edit('amara', 'First')).status).toBe(303);
      expect(await textOf(await amara.get('/practices/Z00023'))).not.toContain('changed 21 May');
      clock.now = new Date('2026-05-21T09:16:00Z');
      expect((await edit('amara', '943 476 5919')).status).toBe(422);
      expect((await edit('amara', 'First of all')).status).toBe(303);
      expect(await textOf(await amara.get('/practices/Z00023'))).toContain('changed 21 May');
    });
  });

  it('are removed by their author, or by the governance officer with a reason that stays, text gone for good', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      await as('amara').post(BASE, { text: 'Mine alone' });
      const page = async (who = 'bela') => textOf(await as(who).get('/practices/Z00023'));
      const id = idOf(await page());
      const remove = async (who: string, why = '') =>
        (await as(who).post(`${BASE}/${id}/remove`, { why })).status;
      expect(await page()).not.toContain('Remove it for good');
      expect(await page('gov')).toContain('Why; this stays in its place');
      expect(await remove('bela', 'I do not like it')).toBe(403);
      expect(await remove('gov')).toBe(422);
      expect(await remove('gov', 'names a patient')).toBe(303);
      expect(await page()).toContain('Removed by Dr Gov: names a patient');
      expect(await page()).not.toContain('Mine alone');
      expect(await remove('amara')).toBe(404);
      const kept = await trx.selectFrom('event').select('after').execute();
      expect(JSON.stringify(kept)).not.toContain('Mine alone');
    });
  });

  it('are hidden with their object, which then takes none', async () => {
    await store.rolledBack(async (trx) => {
      const { as, platform } = start(trx);
      await as('amara').post(BASE, { text: 'Before' });
      platform.registries.restrictions.add('test', async () => new Set(['organisation:Z00023']));
      expect(await textOf(await as('amara').get('/practices/Z00023'))).not.toContain('Before');
      expect((await as('amara').post(BASE, { text: 'After' })).status).toBe(404);
      expect((await as('amara').get(`/api/v1${BASE}`)).status).toBe(404);
    });
  });

  it('need a person who has signed in, an object that is there, and the token of the form', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      expect((await as('nobody').post(BASE, { text: 'x' })).status).toBe(403);
      expect((await as('amara').post('/comments/organisation/Z99999', { text: 'x' })).status).toBe(404);
      expect((await as('amara').post(BASE, { text: 'x' }, 'forged')).status).toBe(403);
    });
  });

  it('answer as JSON like the page, and are described', async () => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      const json = (method: string, path: string, body?: object) =>
        amara.send(`/api/v1${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
      expect((await json('POST', BASE, { text: 'DOB 3/4/1951' })).status).toBe(422);
      const { id } = await (await json('POST', BASE, { text: 'Good' })).json();
      expect((await json('PUT', `${BASE}/${id}`, { text: 'Better' })).status).toBe(200);
      expect(await (await json('GET', BASE)).json()).toMatchObject({
        items: [{ text: 'Better', may_edit: true }],
      });
      expect((await json('DELETE', `${BASE}/${id}`)).status).toBe(200);
      expect(JSON.stringify(openApi(routes))).toContain('/api/v1/comments/organisation/{id}/{comment}');
    });
  });
});
