import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterPerson,
  enterPlace,
  eventKinds,
  mailsTo,
  PASSWORD,
  recordText,
} from '../test-house.ts';
import type { InvitationsAnswer } from './many.ts';
import { COLUMNS } from './rules.ts';

const store = testStore();
const manager = 'manager@example.org';
const HERE = '/people/invitations';
const NEW = 'otter lantern violin';

type House = {
  trx: Trx;
  clock: ReturnType<typeof createClock>;
  app: ReturnType<typeof createTestApp>;
  browser: ReturnType<typeof createBrowser>;
};

/** Signed in as the practice manager of Bellpit. */
const withPlace = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const clock = createClock();
    await enterPlace(trx);
    await enterPerson(trx, {
      email: manager,
      given: 'Edwina',
      family: 'Mossop',
      jobs: [{ role: 'practice-manager' }],
    });
    const app = createTestApp(createTestPlatform(trx, clock));
    const browser = createBrowser(app);
    await browser.fill('/sign-in', { email: manager, password: PASSWORD });
    await work({ trx, clock, app, browser });
  });

const csv = (...lines: string[]) => [COLUMNS.join(','), ...lines].join('\r\n');
const ANN = 'Dr,Ann,Example,ann@example.org,salaried-gp,Z90023,salaried,6,2026-04-01,';
const BEN = 'Mr,Ben,Other,ben@example.org,pharmacist,Z90023,,,2026-04-01,';
const FAR = 'Dr,Far,Away,far@example.org,salaried-gp,Z90024,,,2026-04-01,';

const people = async (trx: Trx, email: string) =>
  trx
    .withTables<{ person: { id: string; email: string } }>()
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .execute();

describe('inviting many from a file', () => {
  it('says first what each line would do, and does nothing', () =>
    withPlace(async ({ trx, browser }) => {
      await browser.get(HERE);
      const shown = await browser.post(HERE, {
        csv: csv(ANN, FAR, 'Dr,Bad,Line,bad,wizard,Z90023,,,2026-04-01,'),
      });
      expect(shown.status).toBe(200);
      expect(shown.html).toContain('Do these 1, leave out 2');
      expect(shown.html).toContain('you invite for your own organisation only, not for Lanternfield Surgery');
      expect(shown.html).toContain('is no role of the group');
      expect(await people(trx, 'ann@example.org')).toEqual([]);
      expect(await mailsTo(trx, 'ann@example.org')).toEqual([]);
    }));

  it('does all good lines at once when it is confirmed, each with its mail and its events', () =>
    withPlace(async ({ trx, browser }) => {
      await browser.get(HERE);
      const text = csv(ANN, BEN);
      const shown = await browser.post(HERE, { csv: text });
      const confirm = /name="confirm" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
      const done = await browser.post(HERE, { csv: text, confirm });
      expect(done.location).toBe(HERE);
      expect((await browser.get(HERE)).html).toContain('2 invited.');
      const [ann] = await people(trx, 'ann@example.org');
      expect(await eventKinds(trx, ann?.id ?? '')).toEqual([
        'person.added',
        'invitation.sent',
        'appointment.added',
      ]);
      const [mail] = await mailsTo(trx, 'ann@example.org');
      expect(mail?.text).toContain('Dr Edwina Mossop has invited you');
      expect(mail?.path).toMatch(/^\/sign-in\/invitation\/[\w-]{43}$/);
      expect(await recordText(trx)).not.toContain(mail?.path.split('/').at(-1));
      expect(await recordText(trx)).not.toContain('ann@example.org');
      // The same file again: there is nothing left to do.
      await browser.get(HERE);
      expect((await browser.post(HERE, { csv: text })).html).toContain('Nothing to do');
    }));

  it('appoints somebody who is known already, without another invitation', () =>
    withPlace(async ({ trx, browser }) => {
      const id = await enterPerson(trx, { email: 'ann@example.org', given: 'Ann', family: 'Example' });
      await browser.get(HERE);
      const shown = await browser.post(HERE, { csv: csv(ANN) });
      const confirm = /name="confirm" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
      await browser.post(HERE, { csv: csv(ANN), confirm });
      expect(await people(trx, 'ann@example.org')).toEqual([{ id }]);
      expect(await mailsTo(trx, 'ann@example.org')).toEqual([]);
      expect(await eventKinds(trx, id)).toEqual(['appointment.added']);
    }));

  it('shows the plan again when the register changed between looking and confirming', () =>
    withPlace(async ({ trx, browser }) => {
      await browser.get(HERE);
      const shown = await browser.post(HERE, { csv: csv(ANN) });
      const confirm = /name="confirm" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
      await enterPerson(trx, { email: 'ann@example.org', given: 'Ann', family: 'Example', jobs: [] });
      const again = await browser.post(HERE, { csv: csv(ANN), confirm });
      expect([again.status, again.html.includes('The register changed since you looked')]).toEqual([
        200,
        true,
      ]);
      expect(await mailsTo(trx, 'ann@example.org')).toEqual([]);
    }));

  it('takes everything back when the store fails on the way', () =>
    withPlace(async ({ trx, browser }) => {
      await browser.get(HERE);
      const text = csv(ANN, BEN);
      const shown = await browser.post(HERE, { csv: text });
      const confirm = /name="confirm" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
      await sql`alter table mail add constraint no_ben check (to_address <> 'ben@example.org')`.execute(trx);
      expect((await browser.post(HERE, { csv: text, confirm })).status).toBe(500);
      expect(await people(trx, 'ann@example.org')).toEqual([]);
      expect(await mailsTo(trx, 'ann@example.org')).toEqual([]);
    }));

  it('refuses a file with other columns and names them', () =>
    withPlace(async ({ browser }) => {
      await browser.get(HERE);
      const shown = await browser.post(HERE, { csv: 'name,email,favourite\r\nAnn,a@b.c,tea' });
      expect(shown.status).toBe(422);
      expect(shown.html).toContain('These columns are missing: title, given_name');
      expect(shown.html).toContain('These are not known: name, favourite.');
      for (const bad of ['', 'x', `${COLUMNS.join(',')}\r\n`, `${COLUMNS.join(',')}\r\n"open`]) {
        await browser.get(HERE);
        expect((await browser.post(HERE, { csv: bad })).status).toBe(422);
      }
    }));

  it('reads a file with a byte-order mark, quoted newlines and columns in another order', () =>
    withPlace(async ({ app, browser }) => {
      const reversed = [...COLUMNS].reverse();
      const cells: Record<string, string> = Object.fromEntries(
        COLUMNS.map((column, i) => [column, ANN.split(',')[i] ?? '']),
      );
      cells.title = '"Dr\n"';
      const text = `\uFEFF${reversed.join(',')}\n${reversed.map((column) => cells[column]).join(',')}\n`;
      const answer = await browser.send('/api/v1/invitations', {
        method: 'POST',
        headers: { origin: 'http://localhost' },
        body: JSON.stringify({ csv: text }),
      });
      const plan = JSON.parse(answer.html) as InvitationsAnswer;
      expect(plan).toMatchObject({ invite: 1, refused: 0, done: false });
      expect(plan.lines[0]?.name).toBe('Dr Ann Example');
      expect((await app.request('/api/v1/invitations', { method: 'POST', body: '{}' })).status).toBe(403);
    }));
});

describe('an invitation', () => {
  const inviteAnn = async ({ trx, browser }: House): Promise<string> => {
    const id = await enterPerson(trx, {
      email: 'ann@example.org',
      given: 'Ann',
      family: 'Example',
      password: false,
      jobs: [{ role: 'salaried-gp' }],
    });
    const before = (await mailsTo(trx, 'ann@example.org')).map(({ path }) => path);
    await browser.get(`/people/${id}/invitation`);
    expect((await browser.post(`/people/${id}/invitation`)).status).toBe(303);
    return (await mailsTo(trx, 'ann@example.org')).find(({ path }) => !before.includes(path))?.path ?? '';
  };

  it('welcomes by name, takes a password, and signs in at once; the link is then used up', () =>
    withPlace(async (house) => {
      const path = await inviteAnn(house);
      const ann = createBrowser(house.app);
      const welcome = await ann.get(path);
      expect(welcome.html).toContain('Welcome, Dr Ann Example');
      expect(welcome.html).toContain('Ironstone Vale has invited you');
      const entered = await ann.fill(path, { password: NEW, again: NEW });
      expect(entered.location).toBe('/');
      expect((await ann.get('/people/me/security')).html).toContain('Dr Ann Example, Salaried GP, Bellpit');
      expect((await createBrowser(house.app).get(path)).status).toBe(410);
      expect(
        (await createBrowser(house.app).fill('/sign-in', { email: 'ann@example.org', password: NEW })).status,
      ).toBe(303);
    }));

  it('works for fourteen days', () =>
    withPlace(async (house) => {
      const path = await inviteAnn(house);
      house.clock.moveMinutes(14 * 24 * 60 - 1);
      expect((await createBrowser(house.app).get(path)).status).toBe(200);
      house.clock.moveMinutes(1);
      expect((await createBrowser(house.app).get(path)).status).toBe(410);
    }));

  it('is refused to those of another practice, to those with a password, and to those without an address', () =>
    withPlace(async ({ trx, browser }) => {
      const far = await enterPerson(trx, {
        email: 'far@example.org',
        password: false,
        jobs: [{ role: 'salaried-gp', organisation: 'Z90024' }],
      });
      const has = await enterPerson(trx, { email: 'has@example.org', jobs: [{ role: 'salaried-gp' }] });
      await browser.get(HERE);
      const far403 = await browser.post(`/people/${far}/invitation`);
      const has409 = await browser.post(`/people/${has}/invitation`);
      expect([far403.status, has409.status]).toEqual([403, 409]);
      expect((await browser.post('/people/00000000-0000-0000-0000-000000000000/invitation')).status).toBe(
        404,
      );
      expect(await mailsTo(trx, 'far@example.org')).toEqual([]);
    }));
});

describe('coalface invite, at the machine itself', () => {
  const asOwner = (app: House['app'], input: object) =>
    app.request('/api/v1/invite', { method: 'POST', body: JSON.stringify(input) }, { owner: true } as object);
  const input = { email: 'First@example.org', name: 'Mr Godfrey Lamplough-Tye', role: 'administrator' };

  it('enters the first administrator and prints the link where there is no mail server', () =>
    withPlace(async ({ app, trx }) => {
      const answer = (await (await asOwner(app, input)).json()) as { link: string };
      expect(answer).toMatchObject({
        name: 'Mr Godfrey Lamplough-Tye',
        email: 'first@example.org',
        role: 'administrator',
        organisation: 'Z9A',
        mailed: false,
      });
      const path = new URL(answer.link).pathname;
      const first = createBrowser(app);
      expect((await first.fill(path, { password: NEW, again: NEW })).location).toBe('/');
      expect((await first.get('/people/me/security')).html).toContain('Administrator');
      // Their role counts once they have a second factor.
      expect((await first.get(HERE)).location).toContain('/sign-in/second-factor');
      expect(await people(trx, 'first@example.org')).toHaveLength(1);
    }));

  it('gives no link away where there is a mail server, and enters nobody twice', () =>
    store.rolledBack(async (trx) => {
      await enterPlace(trx);
      const app = createTestApp(createTestPlatform(trx, createClock(), { SMTP_URL: 'smtp://mail.test' }));
      for (let i = 0; i < 2; i += 1) {
        const answer = (await (await asOwner(app, input)).json()) as { link?: string; mailed: boolean };
        expect([answer.mailed, answer.link]).toEqual([true, undefined]);
      }
      const rows = await trx
        .selectFrom('event')
        .select('kind')
        .where('kind', 'in', ['person.added', 'appointment.added'])
        .execute();
      expect(rows.map(({ kind }) => kind).sort()).toEqual(['appointment.added', 'person.added']);
    }));

  it('is the owner’s alone, and says what is missing', () =>
    withPlace(async ({ app, browser }) => {
      expect(
        (await app.request('/api/v1/invite', { method: 'POST', body: JSON.stringify(input) })).status,
      ).toBe(403);
      const asManager = await browser.send('/api/v1/invite', {
        method: 'POST',
        body: JSON.stringify(input),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect(asManager.status).toBe(403);
      expect((await asOwner(app, { ...input, organisation: 'Z0000' })).status).toBe(409);
      expect((await asOwner(app, { ...input, name: 'Godfrey' })).status).toBe(422);
    }));
});
