import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from './support/browser.ts';
import { pageComplaints, screenshot, visit } from './support/checks.ts';
import {
  choosePassword,
  forget,
  linkInMail,
  openPlace,
  type Place,
  planInvitation,
  sendInvitations,
  signIn,
} from './support/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

describe('as the data manager', () => {
  it('uploads a file, follows it, reads its report, sees the figures, and takes it back', async () => {
    const visitor = await place.as('Data manager');
    const { page } = visitor;
    expect(await visit(visitor, '/imports', 'imports')).toEqual([]);
    // A restated quarter: one practice has a person more, and one row is wrong.
    const published = readFileSync(
      join(place.files, 'list-size', 'gp-reg-pat-prac-quin-age_2026-04.csv'),
      'utf8',
    );
    const [head = '', ...rows] = published.trimEnd().split('\r\n');
    const band = rows.findIndex((row) => row.includes('Z00023') && row.includes(',FEMALE,0_4,'));
    rows[band] = (rows[band] ?? '').replace(/\d+$/, (people) => String(Number(people) + 1));
    const other = rows.findIndex((row) => row.includes('Z00024') && row.includes(',MALE,0_4,'));
    rows[other] = (rows[other] ?? '').replace(/\d+$/, 'many');
    const restated = join(place.files, 'restated.csv');
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
    const visitor = await place.public({ width: PHONE, javaScript: false });
    const { page } = visitor;
    const names = () => page.locator('tbody tr').getByRole('link', { name: /./ }).allInnerTexts();
    const codes = async () =>
      (await page.locator('tbody').innerText()).match(/\bZ\d{5}\b/g) ?? ([] as string[]);
    expect(await visit(visitor, '/people/practices', 'practices')).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('68 practices');
    // Turned: the pages between them hold every practice once.
    const all: string[] = await codes();
    const first = all.length;
    for (let turned = 1; turned * first < 68; turned += 1) {
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.waitForURL(new RegExp(`page=${turned + 1}`));
      expect(await pageComplaints(visitor)).toEqual([]);
      expect(await page.locator('.cf-pager').innerText()).toContain(`${turned * first + 1} to`);
      all.push(...(await codes()));
    }
    expect(first).toBeLessThan(68);
    expect([all.length, new Set(all).size]).toEqual([68, 68]);
    expect(await page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
    // Sorted: by code, then the other way round, from the first page again. A phone sorts above the cards.
    await page.goto('/people/practices');
    const byName = await names();
    const sort = async (direction: string) => {
      await page
        .locator('main')
        .getByRole('link', { name: /Code/ })
        .filter({ visible: true })
        .first()
        .click();
      await page.waitForURL(new RegExp(`sort=code&dir=${direction}`));
    };
    await sort('ascending');
    const sorted = [...all].sort();
    expect(await codes()).toEqual(sorted.slice(0, first));
    expect(await names()).not.toEqual(byName);
    await sort('descending');
    expect(await codes()).toEqual(sorted.reverse().slice(0, first));
    // Found, by a misspelled name.
    await page.getByLabel('Name or code').fill('belpit');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/q=belpit/);
    expect(await page.locator('tbody').innerText()).toContain('Bellpit Medical Centre');
    expect(await page.locator('tbody tr').count()).toBeLessThan(first);
    await visitor.leave();
  });
});

describe('as anyone in the group', () => {
  it('finds a locum without a practice in the register beside a partner', async () => {
    const visitor = await place.as('Locum GP');
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
    const visitor = await place.as('Locum GP', { width: PHONE });
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

describe('with the keyboard alone', () => {
  it('passes over the navigation by the skip link, and goes on to the first practice of the list', async () => {
    const visitor = await place.public();
    const { page } = visitor;
    await page.goto('/people/practices');
    const focused = (what: string) => page.evaluate(`((at) => ${what})(document.activeElement)`);
    await page.keyboard.press('Tab');
    expect(await focused('at.textContent.trim()')).toBe('Skip to main content');
    // What has the focus can be seen.
    expect(await focused('at.getBoundingClientRect().height > 10')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focused('at.id')).toBe('main');
    const href = await page.locator('tbody').getByRole('link').first().getAttribute('href');
    let presses = 0;
    for (; presses < 20 && (await focused("at.getAttribute('href')")) !== href; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await focused("at.closest('main') !== null")).toBe(true);
    }
    expect(presses).toBeLessThan(20);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${place.address}${href}`);
    await visitor.leave();
  });
});

describe('on paper', () => {
  it('prints a practice without navigation and buttons, its charts and where they come from with it', async () => {
    const visitor = await place.public();
    const { page } = visitor;
    await page.goto('/people/practices/Z00023');
    const shown = (selector: string) => page.locator(selector).filter({ visible: true }).count();
    const ON_SCREEN_ONLY = ['.cf-nav', '.cf-crumbs', '.cf-downloads', '.cf-top__search'];
    for (const selector of ON_SCREEN_ONLY)
      expect([selector, await shown(selector)]).not.toEqual([selector, 0]);
    await page.emulateMedia({ media: 'print' });
    for (const selector of [...ON_SCREEN_ONLY, '.cf-buttons', '.nhsuk-skip-link', '.cf-foot ul'])
      expect([selector, await shown(selector)]).toEqual([selector, 0]);
    expect(await page.locator('h1').filter({ visible: true }).count()).toBe(1);
    expect(await shown('svg.cf-chart')).toBeGreaterThanOrEqual(2);
    // "What is this figure?" stands open on paper, where nobody can click it; the ground is white.
    expect(
      await page
        .getByText(/^From .*gp-reg-pat/)
        .filter({ visible: true })
        .count(),
    ).toBeGreaterThan(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
    await visitor.leave();
  });
});

describe('as a new member', () => {
  it('is invited by mail, chooses a password, signs out and in, forgets it and chooses another', async () => {
    const administrator = await place.as('Administrator');
    const email = await planInvitation(administrator, place.files, 'Newcombe');
    expect(await pageComplaints(administrator)).toEqual([]);
    expect(await administrator.page.locator('main').innerText()).toContain('Newcombe');
    await sendInvitations(administrator);
    const visitor = await place.public();
    const { page } = visitor;
    const isIn = async () => expect(await page.locator('header').innerText()).toContain('Nova Newcombe');
    const signOut = () => page.getByRole('button', { name: 'Sign out' }).first().click();
    expect(await visit(visitor, await linkInMail(administrator, email, /./), 'invitation')).toEqual([]);
    await choosePassword(page, 'lantern wharf ochre');
    await isIn();
    await signOut();
    await signIn(page, email, 'not this one at all');
    expect(await pageComplaints(visitor)).toEqual([]);
    expect(await page.locator('main').innerText()).not.toContain('lantern');
    await signIn(page, email, 'lantern wharf ochre');
    await isIn();
    await signOut();
    expect(await visit(visitor, '/sign-in/forgotten', 'forgotten')).toEqual([]);
    await forget(page, email);
    await page.goto(await linkInMail(administrator, email, /password/i));
    await choosePassword(page, 'quarry tramway heron');
    await signIn(page, email, 'quarry tramway heron');
    await isIn();
    await visitor.leave();
    await administrator.leave();
  });
});
