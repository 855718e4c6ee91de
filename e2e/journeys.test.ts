import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventPlace, writeExport } from '../src/demo/index.ts';
import { DESK, launchChromium, newVisitor, PHONE, type Visitor } from './support/browser.ts';
import { pageComplaints, screenshot, visit } from './support/checks.ts';
import { type Server, startServer, temporaryData } from './support/server.ts';

const { data, remove } = temporaryData();
const files = mkdtempSync(join(tmpdir(), 'coalface-files-'));
let server: Server;
let browser: Browser;

beforeAll(async () => {
  await writeExport(inventPlace(), files);
  [server, browser] = await Promise.all([startServer({ data, args: ['--demo-if-empty'] }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  remove();
  rmSync(files, { recursive: true, force: true });
});

/** A visitor who has chosen whom to be, by what they do, on the list of the invented place. */
const as = async (role: string, options: { width?: number; javaScript?: boolean } = {}): Promise<Visitor> => {
  const visitor = await newVisitor(browser, server.address, options);
  await visitor.page.goto('/sign-in');
  await visitor.page
    .getByRole('button', { name: new RegExp(`, ${role}$`) })
    .first()
    .click();
  await visitor.page.waitForURL(`${server.address}/`);
  return visitor;
};

const heading = async ({ page }: Visitor): Promise<string> => (await page.locator('h1').innerText()).trim();

describe('as the data manager', () => {
  it('uploads a file, follows it, reads its report, sees the figures, and takes it back', async () => {
    const visitor = await as('Data manager');
    const { page } = visitor;
    expect(await visit(visitor, '/imports', 'imports')).toEqual([]);
    // A restated quarter: one practice has a person more, and one row is wrong.
    const published = readFileSync(join(files, 'list-size', 'gp-reg-pat-prac-quin-age_2026-04.csv'), 'utf8');
    const [head = '', ...rows] = published.trimEnd().split('\r\n');
    const band = rows.findIndex((row) => row.includes('Z00023') && row.includes(',FEMALE,0_4,'));
    rows[band] = (rows[band] ?? '').replace(/\d+$/, (people) => String(Number(people) + 1));
    const other = rows.findIndex((row) => row.includes('Z00024') && row.includes(',MALE,0_4,'));
    rows[other] = (rows[other] ?? '').replace(/\d+$/, 'many');
    const restated = join(files, 'restated.csv');
    writeFileSync(restated, [head, ...rows].join('\r\n'));
    await page.locator('#files').setInputFiles(restated);
    await page.getByRole('button', { name: 'Load the files' }).click();
    await page.waitForURL(/\/imports/);
    await page.goto('/imports');
    await page.getByRole('link', { name: 'restated.csv' }).first().click();
    await page.getByText('In force').first().waitFor({ timeout: 30_000 });
    expect(await pageComplaints(visitor)).toEqual([]);
    await screenshot(page, 'import');
    const rejected = await page.request.get(`${page.url()}/rejects.csv`);
    expect(await rejected.text()).toContain('many');
    expect(await visit(visitor, '/people/practices/Z00023', 'practice')).toEqual([]);
    expect(await page.locator('.cf-reading').first().innerText()).toContain('9,843 people');
    await page.goBack();
    await page
      .getByRole('link', { name: /Take .* back/ })
      .first()
      .click();
    expect(await pageComplaints(visitor)).toEqual([]);
    await page
      .getByRole('button', { name: /Take .* back/ })
      .first()
      .click();
    await page.goto('/people/practices/Z00023');
    expect(await page.locator('.cf-reading').first().innerText()).toContain('9,842 people');
    await visitor.leave();
  });

  it('finds, sorts and turns the pages of the practices, without JavaScript and on a phone', async () => {
    const visitor = await newVisitor(browser, server.address, { width: PHONE, javaScript: false });
    const { page } = visitor;
    expect(await visit(visitor, '/people/practices', 'practices')).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('68 practices');
    await page.getByLabel('Name or code').fill('belpit');
    await page.getByRole('button', { name: 'Search' }).last().click();
    expect(await page.locator('tbody').innerText()).toContain('Bellpit Medical Centre');
    await visitor.leave();
  });
});

describe('as anyone in the group', () => {
  it('finds a locum without a practice in the register beside a partner', async () => {
    const visitor = await as('Locum GP');
    const { page } = visitor;
    expect(await visit(visitor, '/people', 'people')).toEqual([]);
    expect(await visit(visitor, '/people?role=locum-gp&without=practice')).toEqual([]);
    const first = page.locator('tbody tr').first();
    expect(await first.innerText()).toContain('Locum GP');
    await first.getByRole('link').first().click();
    expect(await pageComplaints(visitor)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('Locum GP');
    await visitor.leave();
  });

  it('keeps the own details and says how to hear from the group', async () => {
    const visitor = await as('Locum GP', { width: PHONE });
    const { page } = visitor;
    expect(await visit(visitor, '/people/me', 'me')).toEqual([]);
    await page.getByLabel(/phone/i).first().fill('01632 960001');
    await page.getByRole('button', { name: 'These details are right' }).first().click();
    expect(await page.locator('.cf-flash').innerText()).toMatch(/^Done/);
    await page.goto('/people/me');
    expect(await page.getByLabel(/phone/i).first().inputValue()).toBe('01632 960001');
    await visitor.leave();
  });
});

describe('as a new member', () => {
  it('is invited by mail, chooses a password, signs out and in, forgets it and chooses another', async () => {
    const administrator = await as('Administrator');
    await administrator.page.goto('/people/invitations');
    const list = join(files, 'new.csv');
    writeFileSync(
      list,
      'title,given_name,family_name,email,role,organisation_code,contract_type,sessions,from,to\r\n' +
        'Dr,Nova,Newcombe,nova.newcombe@example.org,locum-gp,Z1V,locum,,2026-05-01,\r\n',
    );
    await administrator.page.getByLabel('File of people').setInputFiles(list);
    await administrator.page.getByRole('button', { name: 'See what it would do' }).click();
    expect(await pageComplaints(administrator)).toEqual([]);
    expect(await administrator.page.locator('main').innerText()).toContain('Newcombe');
    await administrator.page.locator('main form').first().getByRole('button').first().click();
    const linkIn = async (subject: RegExp): Promise<string> => {
      await administrator.page.goto('/admin/mail?q=nova.newcombe');
      await administrator.page.locator('main tbody').getByRole('link', { name: subject }).first().click();
      const text = await administrator.page.locator('main').innerText();
      const link = /https?:\/\/\S+\/sign-in\/(?:invitation|reset)\/[\w-]+/.exec(text)?.[0];
      if (!link) throw new Error(`no link in the mail: ${text}`);
      return new URL(link).pathname;
    };
    const invitation = await linkIn(/./);
    const visitor = await newVisitor(browser, server.address);
    const { page } = visitor;
    expect(await visit(visitor, invitation, 'invitation')).toEqual([]);
    const choose = async (password: string) => {
      await page.locator('#password').fill(password);
      await page.locator('#again').fill(password);
      await page
        .locator('main form')
        .getByRole('button', { name: /Come in|Set this password/ })
        .click();
    };
    await choose('lantern wharf ochre');
    expect(await page.locator('header').innerText()).toContain('Nova Newcombe');
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    const signIn = async (password: string) => {
      await page.goto('/sign-in');
      await page.locator('#email').fill('nova.newcombe@example.org');
      await page.locator('#password').fill(password);
      await page
        .locator('main form', { has: page.locator('#password') })
        .getByRole('button', { name: 'Sign in' })
        .click();
    };
    await signIn('not this one at all');
    expect(await pageComplaints(visitor)).toEqual([]);
    expect(await page.locator('main').innerText()).not.toContain('lantern');
    await signIn('lantern wharf ochre');
    expect(await page.locator('header').innerText()).toContain('Nova Newcombe');
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    expect(await visit(visitor, '/sign-in/forgotten', 'forgotten')).toEqual([]);
    await page.locator('#email').fill('nova.newcombe@example.org');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.goto(await linkIn(/password/i));
    await choose('quarry tramway heron');
    await signIn('quarry tramway heron');
    expect(await page.locator('header').innerText()).toContain('Nova Newcombe');
    await visitor.leave();
    await administrator.leave();
  });
});

describe('every page', () => {
  const FOR: readonly (readonly [string, readonly string[]])[] = [
    [
      'Administrator',
      [
        '/',
        '/admin/mail',
        '/record',
        '/record/verify',
        '/people/add',
        '/people/invitations',
        '/notifications',
      ],
    ],
    [
      'Administrator',
      [
        '/people/organisations',
        '/people/organisations/Z1V',
        '/people/organisations/add',
        '/people/successions/add',
      ],
    ],
    [
      'Administrator',
      ['/people/organisations/Z00023/correct', '/people/organisations/Z00023/parents', '/people/me/security'],
    ],
    ['Data manager', ['/imports', '/imports/sources', '/search?q=belpit', '/search?q=nothing-at-all']],
    ['Practice manager', ['/', '/people/practices/Z00023', '/people/me']],
    [
      'The public',
      [
        '/',
        '/population',
        '/population/practices/Z00023',
        '/people/practices',
        '/about/privacy',
        '/about/contact',
      ],
    ],
    [
      'The public',
      [
        '/about/accessibility',
        '/about/open-data',
        '/sign-in',
        '/sign-in/forgotten',
        '/people/practices/Z00061',
      ],
    ],
  ];
  for (const width of [DESK, PHONE])
    it(`is sound at ${width} pixels: HTML, axe, width, nothing from outside`, async () => {
      for (const [role, paths] of FOR) {
        const visitor =
          role === 'The public'
            ? await newVisitor(browser, server.address, { width })
            : await as(role, { width });
        for (const path of paths)
          expect([path, await visit(visitor, path, path.replaceAll(/\W+/g, '-'))]).toEqual([path, []]);
        await visitor.leave();
      }
    }, 300_000);

  it('hides from the public what is for members', async () => {
    const visitor = await newVisitor(browser, server.address);
    for (const path of ['/people', '/imports', '/record', '/admin/mail', '/people/me']) {
      await visitor.page.goto(path);
      expect(visitor.page.url()).toContain('/sign-in');
    }
    expect(await heading(visitor)).toBe('Sign in');
    await visitor.leave();
  });
});
