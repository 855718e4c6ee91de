import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import { htmlComplaints, pageComplaints, screenshot, visit } from './support/checks.ts';
import { openPlace, type Place } from './support/place.ts';
import { startThumb } from './support/thumb.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const NUMBER = '999 000 0018';

describe('as a locum between two patients', () => {
  for (const [width, javaScript, what] of [
    [PHONE, true, 'Ear drops run out on Fridays and nobody at the pharmacy can say when they come.'],
    [PHONE, false, 'Spare nebuliser pumps cannot be borrowed on Saturdays.'],
    [DESK, true, 'Nobody answers the respiratory nurses’ telephone after four o’clock.'],
  ] as const)
    it(`raises an issue, ${width} pixels wide, ${javaScript ? 'with' : 'without'} JavaScript: warned of an identifier, told who looks and by when, and finds it on Home`, async () => {
      const visitor = await place.as('Locum GP', { width, javaScript });
      const { page } = visitor;
      expect(await visit(visitor, '/')).toEqual([]);
      await page.getByRole('link', { name: 'Raise an issue' }).click();
      await page.waitForURL(/ideas\/raise/);
      expect(await visit(visitor, '/ideas/raise', 'raise')).toEqual([]);
      const main = page.locator('main');
      expect(await main.innerText()).toContain('Who looks at it, and by when');
      await page.locator('#what').fill(`${what} ${NUMBER} went to the emergency department.`);
      await page.getByText('Most weeks', { exact: true }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.waitForLoadState('load');
      // Nothing is kept yet; what was found is marked, and what was chosen still stands.
      expect(await page.locator('mark').innerText()).toBe(NUMBER);
      expect(await page.getByLabel('Most weeks').isChecked()).toBe(true);
      // What is wrong is said before the heading of the page, as everywhere in the house.
      const html = await htmlComplaints(await page.content());
      expect(html.filter((complaint) => !complaint.includes('heading-level'))).toEqual([]);
      expect(await pageComplaints(visitor)).toEqual([]);
      await screenshot(page, 'raise-warned');
      await page.getByRole('button', { name: 'Take it out for me' }).click();
      await page.waitForLoadState('load');
      expect(await page.locator('#what').inputValue()).toContain('One person went');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.waitForURL(/ideas\/[A-Z]+-\d{4}-\d+$/);
      expect(await main.innerText()).toMatch(/looks? at it by \w+day \d/);
      const idea = new URL(page.url()).pathname;
      expect(await visit(visitor, idea, 'idea')).toEqual([]);
      expect(await main.innerText()).toContain('Raised');
      expect(await visit(visitor, `${idea}/otherwise`)).toEqual([]);
      expect(await visit(visitor, '/', 'home-ideas')).toEqual([]);
      expect(await page.locator('[aria-labelledby="your-ideas"]').innerText()).toContain(
        idea.split('/').at(-1),
      );
      expect(await visit(visitor, '/ideas/mine', 'ideas-mine')).toEqual([]);
      await visitor.leave();
    });

  it('takes less than a minute of a thumb, letters, presses and waits together', async () => {
    const visitor = await place.as('Locum GP', { width: PHONE });
    const { page } = visitor;
    await page.goto('/');
    const thumb = startThumb(visitor);
    await thumb.go(page.getByRole('link', { name: 'Raise an issue' }), /ideas\/raise$/);
    await thumb.write(
      page.locator('#what'),
      'The plaster room sends no letters to practices about falls at night.',
    );
    await thumb.press(page.getByText('Most weeks', { exact: true }));
    const send = page.getByRole('button', { name: 'Send', exact: true }).last();
    await thumb.go(send, /ideas\/[A-Z]+-\d{4}-\d+$/);
    expect(thumb.seconds()).toBeLessThan(60);
    await visitor.leave();
  });

  it('loses nothing when the session ends meanwhile: the words come back, and are sent after signing in', async () => {
    const visitor = await place.as('Locum GP', { width: PHONE });
    const { page, context } = visitor;
    await page.goto('/ideas/raise');
    const what = 'Nobody collects the samples on Wednesday afternoons.';
    await page.locator('#what').fill(what);
    await page.getByText('Most days', { exact: true }).click();
    // The session ends: the cookie names none that is known.
    const cookies = await context.cookies();
    await context.addCookies(
      cookies.map((cookie) =>
        cookie.name === 'coalface_session' ? { ...cookie, value: 'x'.repeat(43) } : cookie,
      ),
    );
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    await page.waitForLoadState('load');
    expect(await page.locator('main').innerText()).toContain('Nothing that you wrote is lost');
    expect(await page.locator('#what').inputValue()).toBe(what);
    expect(await page.locator('main').innerText()).not.toContain('Ashcombe');
    await context.addCookies(cookies);
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    await page.waitForLoadState('load');
    expect(await page.locator('#what').inputValue()).toBe(what);
    expect(await page.getByLabel('Most days').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    await page.waitForURL(/ideas\/[A-Z]+-\d{4}-\d+$/);
    expect(await page.locator('h1').innerText()).toContain('Nobody collects the samples');
    await visitor.leave();
  });
});
