import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../scripts/postgres.mjs';
import { findPostgres } from '../scripts/setup.mjs';
import { launchChromium, newVisitor, type Visitor } from './support/browser.ts';
import { type Server, startServer, temporaryData } from './support/server.ts';

const bin = findPostgres();
const CLINICIAN = 'Dr Tamsin Ploverdale';

describe.skipIf(!bin)('two servers over one PostgreSQL', () => {
  const folders = [temporaryData(), temporaryData()] as const;
  let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;
  const servers: Server[] = [];
  let browser: Browser;
  let office: Visitor;
  let lead: Visitor;

  const come = async (server: Server, role: string): Promise<Visitor> => {
    const visitor = await newVisitor(browser, server.address);
    await visitor.page.goto('/sign-in');
    await visitor.page
      .getByRole('button', { name: new RegExp(`, ${role}$`) })
      .first()
      .click();
    await visitor.page.waitForURL(`${server.address}/`);
    return visitor;
  };
  const press = async ({ page }: Visitor, name: string): Promise<void> => {
    const one = page.locator('main').getByRole('button', { name, exact: true }).first();
    await Promise.all([page.waitForEvent('load'), one.click()]);
  };

  beforeAll(async () => {
    postgres = await startPostgres(bin ?? '');
    const settings = { DATABASE_URL: postgres.url };
    const [one, other] = folders;
    const first = await startServer({
      data: one.data,
      // A database at an address is filled only where DEMO says so outright.
      settings: { ...settings, DEMO: 'yes' },
      patience: 240_000,
    });
    servers.push(first);
    const second = await startServer({ data: other.data, settings });
    servers.push(second);
    browser = await launchChromium();
    office = await come(first, 'Programme office');
    lead = await come(second, 'Clinical lead');
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.stop()));
    await postgres?.stop();
    for (const { remove } of folders) remove();
  });

  it('let a manager and a clinician write one section at once, each on their own, and lose no word', async () => {
    const { ideas } = await (await office.page.request.get('/api/v1/ideas?stage=case&limit=1')).json();
    const idea = `/ideas/${ideas[0].reference}`;
    await office.page.goto(`${idea}/move/hand-over`);
    await office.page.getByRole('group', { name: 'Clinician' }).getByLabel(CLINICIAN).check();
    await press(office, 'Change whose names stand on it');
    await office.page.waitForURL(new RegExp(`${idea}$`));

    // What one server was told the other knows: she leads it now, and so may write.
    await lead.page.goto(`${idea}/case/need`);
    const [mine, theirs] = [lead.page.locator('#need-words'), office.page.locator('#need-words')];
    await mine.fill('Nurses see 40 people a week. Each comes twice.');
    await press(lead, 'Save');
    await office.page.goto(`${idea}/case/need`);
    expect(await office.page.locator('main').innerText()).toContain(`${CLINICIAN} is writing here`);
    await office.page.locator('summary', { hasText: 'Take it over' }).click();
    await press(office, 'Take this section over');

    await theirs.fill('Nurses see 44 people a week. Each comes twice.');
    await press(office, 'Save');
    await mine.fill('Nurses see 48 people a week. Each comes twice. Most are over 80.');
    await press(lead, 'Save');
    expect(await lead.page.locator('h1').innerText()).toBe('You both changed the same words');
    const sides = await lead.page.locator('main').innerText();
    for (const words of ['44 people', '48 people']) expect(sides).toContain(words);
    const settled = 'Nurses see 44 to 48 people a week. Each comes twice. Most are over 80.';
    await lead.page.getByLabel('What shall stand').fill(settled);
    await press(lead, 'Save it so');
    await office.page.goto(`${idea}/case`);
    expect(await office.page.locator('main').innerText()).toContain(settled);
  });
});
