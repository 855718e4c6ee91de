import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { owner, type Person } from '../actor.ts';
import type { Db, Trx } from '../relational/relational.ts';
import { testStore } from '../relational/test-store.ts';
import { inTransaction } from '../relational/transaction.ts';
import { testPlatform } from '../test-platform.ts';
import { perform } from '../use.ts';
import { deliverMail } from './deliver.ts';
import { queueMail } from './queue.ts';
import { listMail, readMail, retryMail } from './read.ts';
import { mailTables } from './tables.ts';
import { tellOfGivenUpMail } from './tasks.ts';

const store = testStore();
const SECRET = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9';
const text = `Set your password:\nhttps://coalface.example/password/${SECRET}\n`;

const open: SMTPServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** A mail server on this machine that answers each recipient as told, and keeps what it accepted. */
const mailServer = async (answer: (to: string, attempt: number) => Error | undefined = () => undefined) => {
  const messages: string[] = [];
  let attempts = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (address, _session, done) => {
      attempts += 1;
      done(answer(address.address, attempts));
    },
    onData: (stream, _session, done) => {
      let message = '';
      stream.on('data', (part: Buffer) => {
        message += part.toString();
      });
      stream.on('end', () => {
        messages.push(message);
        done();
      });
    },
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { messages, url: `smtp://127.0.0.1:${port}` };
};

const says = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code });

const stateOf = async (db: Db, id: string) =>
  mailTables(db).selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const platformOn = (trx: Trx, settings: Record<string, string> = {}, now?: () => Date) =>
  testPlatform(store.relational(), { db: trx, settings, ...(now ? { now } : {}) });

describe('mail with a mail server', () => {
  it('is sent as it was asked for, with a Message-ID of its own and a way to stop it', async () => {
    const server = await mailServer();
    await store.rolledBack(async (trx) => {
      const id = await queueMail(trx, {
        to: { name: 'Dr Amara Thistlewood', address: 'amara@bellpit.example' },
        subject: 'Your\r\nBcc: all@example.org invitation',
        text: 'Come in.',
        stopLink: 'https://coalface.example/stop/1',
      });
      await deliverMail(platformOn(trx, { SMTP_URL: server.url, MAIL_FROM: 'Vale <no@vale.example>' }));
      const message = server.messages[0] ?? '';
      expect(server.messages).toHaveLength(1);
      expect(message).toContain(`Message-ID: <${id}@vale.example>`);
      expect(message).toContain('To: Dr Amara Thistlewood <amara@bellpit.example>');
      expect(message).toContain('List-Unsubscribe: <https://coalface.example/stop/1>');
      expect(message).toContain('Subject: Your Bcc: all@example.org invitation');
      expect(message).not.toMatch(/^Bcc:/m);
      expect(await stateOf(trx, id)).toMatchObject({ state: 'sent', attempts: 1, error: null });
    });
  });

  it('goes once, and not at all after a rollback', async () => {
    const server = await mailServer();
    await store.rolledBack(async (trx) => {
      await inTransaction(trx, async (inner) => {
        await queueMail(inner, { to: 'a@x.example', subject: 'lost', text });
        throw new Error('the change failed');
      }).catch(() => undefined);
      await queueMail(trx, { to: 'a@x.example', subject: 'kept', text });
      const platform = platformOn(trx, { SMTP_URL: server.url });
      await deliverMail(platform);
      await deliverMail(platform);
      expect(server.messages.map((message) => /Subject: (.*)/.exec(message)?.[1]?.trim())).toEqual(['kept']);
    });
  });

  it('is tried again later when the server says later, and one bad mail does not hold up the rest', async () => {
    const server = await mailServer((to, attempt) =>
      to === 'busy@x.example' && attempt < 3 ? says(451, 'try later') : undefined,
    );
    await store.rolledBack(async (trx) => {
      let time = Date.parse('2026-05-21T09:00:00Z');
      const platform = platformOn(trx, { SMTP_URL: server.url }, () => new Date(time));
      const busy = await queueMail(trx, { to: 'busy@x.example', subject: 's', text });
      const good = await queueMail(trx, { to: 'good@x.example', subject: 's', text });
      await deliverMail(platform);
      expect(await stateOf(trx, busy)).toMatchObject({ state: 'waiting', attempts: 1 });
      expect((await stateOf(trx, busy)).error).toContain('try later');
      expect(await stateOf(trx, good)).toMatchObject({ state: 'sent' });
      await deliverMail(platform);
      expect(await stateOf(trx, busy)).toMatchObject({ attempts: 1 });
      time += 61_000;
      await deliverMail(platform);
      expect(await stateOf(trx, busy)).toMatchObject({ state: 'sent', attempts: 2, error: null });
    });
  });

  it('is given up at once when there is no such recipient, says so to administrators, and can be tried again', async () => {
    const server = await mailServer((_to, attempt) =>
      attempt === 1 ? says(550, 'no such user') : undefined,
    );
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx, { SMTP_URL: server.url });
      const id = await queueMail(trx, { to: 'gone@x.example', subject: 's', text });
      await deliverMail(platform);
      expect(await stateOf(trx, id)).toMatchObject({ state: 'given-up' });
      const administrator = {
        kind: 'person',
        id: 'p1',
        name: 'A',
        standing: '',
        roles: [{ role: 'administrator', organisation: 'Z0X' }],
        secondFactor: 'given',
        via: 'session',
      } satisfies Person;
      expect(await tellOfGivenUpMail(trx, administrator)).toMatchObject([
        { title: 'One mail could not be sent' },
      ]);
      expect(await tellOfGivenUpMail(trx, { ...administrator, roles: [] })).toEqual([]);
      expect(await perform(platform, administrator, retryMail, { id })).toMatchObject({ ok: true });
      await deliverMail(platform);
      expect(await stateOf(trx, id)).toMatchObject({ state: 'sent' });
    });
  });

  it('is given up after eight attempts over two days when the server cannot be reached', async () => {
    await store.rolledBack(async (trx) => {
      let time = Date.parse('2026-05-21T09:00:00Z');
      const platform = platformOn(trx, { SMTP_URL: 'smtp://127.0.0.1:1' }, () => new Date(time));
      const id = await queueMail(trx, { to: 'a@x.example', subject: 's', text });
      for (let i = 0; i < 8; i += 1) {
        expect(await stateOf(trx, id)).toMatchObject({ state: 'waiting', attempts: i });
        await deliverMail(platform);
        time = (await stateOf(trx, id)).next_try?.getTime() ?? time;
      }
      expect(await stateOf(trx, id)).toMatchObject({ state: 'given-up', attempts: 8 });
      expect(time - Date.parse('2026-05-21T09:00:00Z')).toBeGreaterThan(40 * 3_600_000);
    });
  });

  it('that a killed server left in the middle goes again, under the same Message-ID', async () => {
    const server = await mailServer();
    await store.rolledBack(async (trx) => {
      const now = new Date('2026-05-21T09:00:00Z');
      const platform = platformOn(trx, { SMTP_URL: server.url }, () => now);
      const id = await queueMail(trx, { to: 'a@x.example', subject: 's', text });
      const left = (claimed: string) =>
        mailTables(trx)
          .updateTable('mail')
          .set({ state: 'sending', claimed: new Date(claimed) })
          .execute();
      await left('2026-05-21T08:55:00Z');
      await deliverMail(platform);
      expect(server.messages).toHaveLength(0);
      await left('2026-05-21T08:45:00Z');
      await deliverMail(platform);
      expect(server.messages[0]).toContain(`Message-ID: <${id}@`);
    });
  });

  it('keeps no secret of its links here once it has gone, and shows none before', async () => {
    const server = await mailServer();
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx, { SMTP_URL: server.url });
      const id = await queueMail(trx, { to: 'a@x.example', subject: 's', text, html: `<a>${SECRET}</a>` });
      const before = await perform(platform, owner, readMail, { id });
      expect(JSON.stringify(before)).toContain('https://coalface.example/password/(hidden)');
      await deliverMail(platform);
      expect(server.messages[0]).toContain(SECRET);
      expect(JSON.stringify(await stateOf(trx, id))).not.toContain(SECRET);
    });
  });

  it('about an object that was hidden from its person meanwhile is withheld, also among several', async () => {
    const server = await mailServer();
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx, { SMTP_URL: server.url });
      const actor: Person = {
        kind: 'person',
        id: 'p1',
        name: 'A',
        standing: '',
        roles: [],
        secondFactor: 'not-asked',
        via: 'session',
      };
      platform.registries.contacts.add('test', async () => [
        { actor, hears: 'at-once', stopMail: async () => undefined },
      ]);
      platform.registries.restrictions.add('test', async () => new Set(['paper:2']));
      const seen = {
        to: 'a@x.example',
        subject: 's',
        text,
        person: 'p1',
        object: { kind: 'paper', id: '1' },
      };
      const sent = await queueMail(trx, seen);
      const withheld = await queueMail(trx, { ...seen, object: { kind: 'paper', id: '2' } });
      const { object, ...several } = seen;
      const among = await queueMail(trx, { ...several, about: [object, { kind: 'paper', id: '2' }] });
      const both = await queueMail(trx, { ...several, about: [object, { kind: 'paper', id: '3' }] });
      await deliverMail(platform);
      for (const id of [sent, both]) expect((await stateOf(trx, id)).state).toBe('sent');
      for (const id of [withheld, among]) expect((await stateOf(trx, id)).state).toBe('withheld');
      expect(server.messages).toHaveLength(2);
    });
  });
});

describe('mail without a mail server', () => {
  it('is kept as a file that a mail program opens, and can be read whole with its links', async () => {
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx);
      const id = await queueMail(trx, { to: 'a@x.example', subject: 'Grüße', text });
      await deliverMail(platform);
      const files = readdirSync(platform.folder('mail'));
      expect(files).toHaveLength(1);
      expect(readFileSync(`${platform.folder('mail')}/${files[0]}`, 'utf8')).toContain(`Message-ID: <${id}@`);
      expect(await perform(platform, owner, readMail, { id })).toMatchObject({
        ok: true,
        value: { text, state: 'kept', subject: 'Grüße' },
      });
    });
  });

  it('does not tell to whom it goes where a name hangs on what it is about, in list, search and text', async () => {
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx);
      platform.registries.discreet.add('test', async () => [{ kind: 'idea', id: '1' }]);
      const to = { name: 'Dr Amara Thistlewood', address: 'amara@bellpit.example' };
      const kept = (id: string) => ({ to, subject: 'News', person: 'p-amara', object: { kind: 'idea', id } });
      const words = `${to.name},\nhttps://x.example/stop?person=p-amara`;
      const hidden = await queueMail(trx, { ...kept('1'), text: words });
      const open = await queueMail(trx, { ...kept('2'), text: words });
      const told = async (input: object) => JSON.stringify(await perform(platform, owner, listMail, input));
      expect(await told({ q: 'Thistlewood' })).toContain(open);
      expect(await told({ q: 'Thistlewood' })).not.toContain(hidden);
      expect(await told({ q: 'amara@' })).not.toContain(hidden);
      expect(await told({ q: 'News' })).toContain(hidden);
      expect(JSON.stringify(await perform(platform, owner, readMail, { id: open }))).toContain('p-amara');
      expect(JSON.stringify(await perform(platform, owner, readMail, { id: hidden }))).not.toMatch(/amara/i);
    });
  });

  it('is listed newest first, by state and by words', async () => {
    await store.rolledBack(async (trx) => {
      const platform = platformOn(trx);
      for (const subject of ['One 100%', 'Two']) await queueMail(trx, { to: 'a@x.example', subject, text });
      const items = async (input: object) => {
        const result = await perform(platform, owner, listMail, input);
        return result.ok ? result.value.items.map((item) => item.subject).sort() : result.refusal;
      };
      expect(await items({})).toEqual(['One 100%', 'Two']);
      expect(await items({ q: '0%' })).toEqual(['One 100%']);
      expect(await items({ state: 'given-up' })).toEqual([]);
      expect(await items({ state: 'lost' })).toMatchObject({ kind: 'bad-input' });
    });
  });
});
