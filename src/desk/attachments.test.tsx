import { describe, expect, it } from 'vitest';
import { attachmentRefusals, attachmentRoutes, shownAttachments } from '../platform/attachments/index.ts';
import { docx, pdf } from '../platform/attachments/test-files.ts';
import { formToken } from '../platform/http/form-token.ts';
import { page, type Route } from '../platform/http/routes.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { Attachments } from '../ui/index.ts';
import { htmlProblems, personOf, testApp } from './test-app.tsx';

const store = testStore();
const BASE = '/attachments/organisation/Z00023';
const MB = 1024 * 1024;

const routes: readonly Route[] = [
  ...attachmentRoutes('organisation', {
    read: 'comments.write',
    permission: 'comments.write',
    maySee: async (_db, _actor, id) => id === 'Z00023',
    mayAttach: async () => true,
    href: (id) => `/practices/${id}`,
  }),
  page('get', '/practices/:id', 'public.read', async (ask) => {
    const object = { kind: 'organisation', id: ask.param('id') };
    const files = await shownAttachments(ask.platform, ask.actor, object);
    return ask.page(
      { title: 'Bellpit' },
      <>
        <h1>Bellpit</h1>
        <Attachments files={files} action={BASE} csrf={ask.shell.token} open={true} />
      </>,
    );
  }),
];

const people = [personOf('amara'), personOf('bela'), personOf('gov', ['governance-officer'])];
const start = (trx: Trx) => {
  const platform = testPlatform(store.relational(), { db: trx });
  return { platform, as: testApp(platform, routes, attachmentRefusals, people) };
};
const fileOf = (bytes: Buffer | string, name: string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);
const idOf = (html: string): string => new RegExp(`href="${BASE}/([\\w-]+)"`).exec(html)?.[1] ?? '';

describe('files on an object', () => {
  it('are added by a form, listed, and come back byte for byte as a download that runs nothing', async () => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      // Larger than one part of the reading, so that parts are put together.
      const bytes = Buffer.concat([pdf(), Buffer.from(Uint8Array.from({ length: 3 * MB }, (_, i) => i * 7))]);
      const added = await amara.post(BASE, { file: fileOf(bytes, 'Größe “x”.exe') });
      expect([added.status, added.headers.get('location')]).toEqual([303, '/practices/Z00023#files']);
      const html = await (await amara.get('/practices/Z00023')).text();
      expect(html).toContain('Größe “x”.pdf (PDF, 3 MB)');
      expect(await htmlProblems(html)).toEqual([]);
      const got = await amara.get(`${BASE}/${idOf(html)}`);
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
      expect(got.headers.get('content-type')).toBe('application/pdf');
      expect(got.headers.get('content-disposition')).toMatch(
        /^attachment; filename="Groe x.pdf"; filename\*=UTF-8''Gr%C3%B6/,
      );
      expect(got.headers.get('x-content-type-options')).toBe('nosniff');
      expect(got.headers.get('content-length')).toBe(String(bytes.length));
    });
  });

  it.each<[string, Buffer | string, string]>([
    ['a web page', '<!doctype html><script>alert(1)</script>', 'holds a web page or a script'],
    ['a Word file with macros', docx({ 'word/vbaProject.bin': '' }), 'holds macros'],
    ['an empty file', '', 'Choose a file that is not empty'],
    ['a file with NHS numbers', 'a\nb,9434765919\n', 'Line 2 of the file holds an NHS number'],
    ['a file over 20 MB', Buffer.alloc(20 * MB + 1, 'a'), 'at most 20 MB'],
  ])('are not %s, and the page of the object says why', async (_, bytes, words) => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      expect((await amara.post(BASE, { file: fileOf(bytes, 'x.docx') })).status).toBe(303);
      const html = await (await amara.get('/practices/Z00023')).text();
      expect(html).toContain(words);
      expect(html).toContain('No files yet');
    });
  });

  it('of exactly 20 MB are taken', async () => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      await amara.post(BASE, { file: fileOf(Buffer.alloc(20 * MB, 'a'), 'x.txt') });
      expect(await (await amara.get('/practices/Z00023')).text()).toContain('x.txt (text, 20 MB)');
    });
  }, 60_000);

  it('that say beforehand that they are too large are refused without reading a byte', async () => {
    await store.rolledBack(async (trx) => {
      let read = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull: (stream) => {
          read += 1;
          stream.enqueue(new Uint8Array(64 * 1024).fill(97));
        },
      });
      const headers = {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(2 ** 31),
      };
      const init = { method: 'POST', body: endless, duplex: 'half', headers } as RequestInit;
      const amara = start(trx).as('amara');
      expect((await amara.send(`/api/v1${BASE}`, init)).status).toBe(413);
      // The stream fills its own first buffer before anybody reads it.
      expect(read).toBeLessThanOrEqual(1);
    });
  });

  it('that never end are cut off at 20 MB', async () => {
    await store.rolledBack(async (trx) => {
      const { as, platform } = start(trx);
      const token = formToken(platform.secret, 'amara');
      let read = 0;
      let begun = false;
      const endless = new ReadableStream<Uint8Array>({
        pull: (stream) => {
          if (!begun)
            stream.enqueue(
              Buffer.from(
                `--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`,
              ),
            );
          begun = true;
          read += MB;
          stream.enqueue(new Uint8Array(MB).fill(97));
        },
      });
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const init = { method: 'POST', body: endless, duplex: 'half', headers } as RequestInit;
      expect((await as('amara').send(`/api/v1${BASE}`, init)).status).toBe(413);
      expect(read).toBeLessThan(40 * MB);
    });
  });

  it('are removed by who added them, or by the governance officer with a reason; their place stays', async () => {
    await store.rolledBack(async (trx) => {
      const { as } = start(trx);
      await as('amara').post(BASE, { file: fileOf('private', 'plan.txt') });
      const html = async () => (await as('bela').get('/practices/Z00023')).text();
      const id = idOf(await html());
      const remove = async (who: string, why = '') => {
        const browser = as(who);
        await browser.post(`${BASE}/${id}/remove`, { why });
        return (await browser.get('/practices/Z00023')).text();
      };
      expect(await remove('bela', 'no')).toContain('Only who added a file can remove it');
      expect(await remove('gov')).toContain('Say why you remove');
      expect(await remove('gov', 'wrong version')).toContain('plan.txt was removed by Dr Gov: wrong version');
      expect((await as('amara').get(`${BASE}/${id}`)).status).toBe(410);
      const rows = await trx
        .selectFrom('event')
        .select('kind')
        .where('object', '=', 'organisation:Z00023')
        .orderBy('id')
        .execute();
      expect(rows.map((row) => row.kind)).toEqual(['attachment.added', 'attachment.removed']);
    });
  });

  it('are hidden with their object', async () => {
    await store.rolledBack(async (trx) => {
      const { as, platform } = start(trx);
      await as('amara').post(BASE, { file: fileOf('secret', 'a.txt') });
      const id = idOf(await (await as('amara').get('/practices/Z00023')).text());
      expect((await as('bela').get(`${BASE}/${id}`)).status).toBe(200);
      expect((await as('nobody').get(`${BASE}/${id}`)).status).toBe(302);
      expect((await as('bela').get(`/attachments/organisation/Z99999/${id}`)).status).toBe(404);
      platform.registries.restrictions.add('test', async () => new Set(['organisation:Z00023']));
      expect((await as('bela').get(`${BASE}/${id}`)).status).toBe(404);
      expect((await as('bela').get(`/api/v1${BASE}`)).status).not.toBe(500);
      expect(await (await as('bela').get(`/api/v1${BASE}`)).json()).toEqual({ items: [] });
      expect((await as('bela').post(BASE, { file: fileOf('x', 'b.txt') })).status).toBe(404);
    });
  });

  it('need the token of the form, which stands before them', async () => {
    await store.rolledBack(async (trx) => {
      const amara = start(trx).as('amara');
      expect((await amara.post(BASE, { file: fileOf('x', 'a.txt') }, 'forged')).status).toBe(403);
    });
  });
});
