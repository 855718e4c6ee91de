import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import pino from 'pino';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import type { Platform } from '../../platform/platform.ts';
import { createRegistries } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { findGroup, setGroup } from '../../platform/settings.ts';
import { peopleRefusals } from '../refusals.ts';
import { signIn, signInRoutes } from './index.ts';
import { hashPassword } from './password/hash.ts';
import { signInTrx } from './tables.ts';

/** A clock that stands still until it is told to move. */
export const createClock = (start = '2026-05-21T10:00:00Z') => {
  let at = new Date(start);
  return {
    now: () => at,
    moveMinutes: (minutes: number) => {
      at = new Date(at.getTime() + minutes * 60_000);
    },
  };
};

/** A platform over one test's transaction: everything that it does is rolled back with it. */
export const createTestPlatform = (
  trx: Trx,
  clock = createClock(),
  settings: Partial<Config> = {},
): Platform => {
  const read = readConfig({}, tmpdir());
  if (!read.ok) throw new Error(read.problems.join());
  const config = { ...read.config, BASE_URL: 'http://coalface.test', ...settings };
  return {
    config,
    log: pino({ level: 'silent' }),
    now: clock.now,
    // Sign-in knows the store by `db` alone and no facts.
    relational: undefined as never,
    facts: undefined as never,
    db: trx,
    instance: 'test',
    registries: createRegistries(),
    secret: randomBytes(32),
    group: async () => {
      const group = await findGroup(trx);
      return group && { name: 'Ironstone Vale', kind: 'Clinical Commissioning Group', ...group };
    },
    folder: () => tmpdir(),
    address: () => config.BASE_URL ?? 'http://coalface.test',
  };
};

export const createTestApp = (platform: Platform, routes = signInRoutes()) =>
  createServerApp({
    platform,
    routes,
    refusals: [peopleRefusals, signIn.refusals],
    identify: signIn.identify(platform),
    renderPage: (shell, head, content: ReactNode) =>
      `<title>${head.title}</title><p id="flash">${shell.flash?.text ?? ''}</p>` +
      `<p id="who">${shell.actor.kind === 'person' ? `${shell.actor.name}, ${shell.actor.standing}` : 'public'}</p>` +
      `<input type="hidden" name="csrf" value="${shell.token}"/>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });

export type TestApp = ReturnType<typeof createTestApp>;

export type Shown = {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Headers;
  /** Each Set-Cookie line. */
  readonly set: readonly string[];
};

/** A browser without scripts: keeps cookies, sends each form with the token of the page it saw last. */
export const createBrowser = (app: TestApp, address = '10.1.1.1') => {
  const cookies = new Map<string, string>();
  let token = '';
  const send = async (path: string, init: RequestInit = {}): Promise<Shown> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('user-agent', 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0');
    const incoming = { socket: { remoteAddress: address } };
    const answer = await app.request(path, { ...init, headers }, { incoming } as object);
    const set = answer.headers.getSetCookie();
    for (const line of set) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = await answer.text();
    token = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return {
      status: answer.status,
      html,
      location: answer.headers.get('location') ?? undefined,
      headers: answer.headers,
      set,
    };
  };
  const browser = {
    cookies,
    send,
    get: (path: string) => send(path),
    /** Sends a form; redirects are not followed. */
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams({ csrf: token, ...fields }) }),
    /** Loads a page and sends the form on it. */
    fill: async (
      page: string,
      fields: Readonly<Record<string, string>>,
      action = page.replace(/\?.*/, ''),
    ) => {
      const shown = await send(page);
      const hidden = Object.fromEntries(
        [...shown.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/>/g)].map(
          ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')],
        ),
      );
      return browser.post(action, { ...hidden, csrf: token, ...fields });
    },
  };
  return browser;
};

export const PASSWORD = 'heron ladder quartz';

let hash: Promise<string> | undefined;

/** The group with its own organisation and two practices. */
export const enterPlace = async (trx: Trx, invented = false): Promise<void> => {
  await setGroup(trx, { kind: 'owner' }, { area: 'Z9A', name: 'Ironstone Vale', invented });
  await signInTrx(trx)
    .insertInto('organisation')
    .values(
      (
        [
          ['Z9A', 'NHS Ironstone Vale CCG', 'ccg'],
          ['Z90023', 'Bellpit Medical Centre', 'practice'],
          ['Z90024', 'Lanternfield Surgery', 'practice'],
        ] as const
      ).map(([code, name, kind]) => ({ code, name, kind, status: 'active', source: 'test' }) as never),
    )
    .execute();
};

/** Another body; a part of `parent` where one is given. */
export const enterBody = async (trx: Trx, code: string, parent?: string): Promise<void> => {
  const db = signInTrx(trx);
  await db
    .insertInto('organisation')
    .values({ code, name: code, kind: 'committee', status: 'active', source: 'test' } as never)
    .execute();
  if (parent)
    await db
      .insertInto('organisation_parent')
      .values({
        child: code,
        parent,
        kind: 'part-of',
        started: '2013-04-01',
        basis: 'entered',
        source: 'test',
      } as never)
      .execute();
};

type Job = {
  readonly role: string;
  readonly organisation?: string;
  readonly started?: string;
  readonly ended?: string;
};

/** Somebody in the register, with a password unless told otherwise. Returns the id. */
export const enterPerson = async (
  trx: Trx,
  person: {
    readonly email: string;
    readonly given?: string;
    readonly family?: string;
    readonly password?: boolean;
    readonly jobs?: readonly Job[];
  },
): Promise<string> => {
  const db = signInTrx(trx);
  const { id } = await db
    .insertInto('person')
    .values({
      title: 'Dr',
      given_name: person.given ?? 'Amara',
      family_name: person.family ?? 'Thistlewood',
      email: person.email,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const job of person.jobs ?? [{ role: 'locum-gp' }])
    await db
      .insertInto('appointment')
      .values({
        person: id,
        role: job.role,
        organisation: job.organisation ?? 'Z90023',
        started: job.started ?? '2020-01-01',
        ended: job.ended ?? null,
      })
      .execute();
  if (person.password ?? true) {
    hash ??= hashPassword(PASSWORD);
    await db
      .insertInto('sign_in_account')
      .values({ person: id, password_hash: await hash, password_set: new Date(), provider_subject: null })
      .execute();
  }
  return id;
};

/** Every mail to an address: its text and the path of the link in it. Their order says nothing. */
export const mailsTo = async (trx: Trx, to: string) => {
  const mail = await trx
    .withTables<{ mail: { to_address: string; subject: string; text: string } }>()
    .selectFrom('mail')
    .select(['subject', 'text'])
    .where('to_address', '=', to)
    .execute();
  return mail.map(({ subject, text }) => ({
    subject,
    text,
    path: /http:\/\/coalface\.test(\/\S+)/.exec(text)?.[1] ?? '',
  }));
};

/** Kinds of event about a person, oldest first. */
export const eventKinds = async (trx: Trx, person: string): Promise<string[]> =>
  (
    await trx
      .selectFrom('event')
      .select('kind')
      .where('object', '=', `person:${person}`)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

/** Nothing that opens a door stands in the record. */
export const recordText = async (trx: Trx): Promise<string> =>
  JSON.stringify(await trx.selectFrom('event').selectAll().execute());
