import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from './support/browser.ts';
import { pageComplaints, visit } from './support/checks.ts';
import { managerOf, partOf } from './support/needs.ts';
import { openPlace, type Place } from './support/place.ts';

const COPD = '/population/conditions/copd';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

describe('as the public-health consultant', () => {
  it('sees who is not seen, adds a community’s voice, and takes a permission back for everybody', async () => {
    const visitor = await place.as('Programme office');
    const { page } = visitor;
    const quotation = 'The clinic shuts before my shift does, so I cough at work.';
    expect(await visit(visitor, '/population/not-seen', 'not-seen')).toEqual([]);
    const unseen = await page.locator('main').innerText();
    expect(unseen).toContain('Furnace and Forge network');
    expect(unseen).toContain('63.2% in the most deprived fifth');
    expect(unseen).toContain('Who was not heard');
    await page.goto(COPD);
    await partOf(page, 'voice').getByRole('link', { name: 'Add a voice' }).click();
    await page.waitForURL(/voice\/new/);
    expect(await visit(visitor, page.url(), 'voice-new')).toEqual([]);
    expect(await page.locator('#subject').inputValue()).toBe('copd');
    await page.getByLabel('A community group').check();
    await page.locator('#source').fill('Foundry workers’ club');
    await page.locator('#heardOn').fill('20');
    await page.locator('#heardOn-month').fill('4');
    await page.locator('#heardOn-year').fill('2026');
    await page.locator('input[name=how][value=meeting]').check();
    await page.locator('#people').fill('17');
    await page.locator('#with').fill('6');
    await page.locator('#heardWho').fill('Men of the day shift, most of them over fifty.');
    await page.locator('#notHeard').fill('women who clean at night\npeople on agency contracts');
    await page.locator('#summary').fill('They cough, and hold it for the price of the work.');
    await page.locator('#newThemes').fill('shifts');
    await page.locator('#words-1').fill(quotation);
    await page.locator('#speaker-1').fill('Man, 50s, Furnace ward');
    await page.locator('input[name=permission-1][value=public]').check();
    await page.getByRole('button', { name: 'Add this voice' }).click();
    await page.waitForURL(/voice\/VOI-/);
    const voice = new URL(page.url()).pathname;
    expect(await visit(visitor, voice, 'voice')).toEqual([]);
    const anybody = await place.public();
    const told = async (path: string): Promise<string> => {
      expect([path, await visit(anybody, path)]).toEqual([path, []]);
      return anybody.page.locator('main').innerText();
    };
    expect(await told(COPD)).toContain(quotation);
    expect(await told(COPD)).toContain('people on agency contracts');
    expect(await told(voice)).toContain(quotation);
    expect(await told('/population/not-seen')).toContain('women who clean at night');
    await page.getByRole('link', { name: /Change or take back/ }).click();
    await page.waitForURL(/quotations/);
    expect(await visit(visitor, page.url())).toEqual([]);
    await page.getByRole('button', { name: 'Take it back for good' }).click();
    await page.waitForURL(new RegExp(`${voice}$`));
    expect(await pageComplaints(visitor)).toEqual([]);
    const words = 'The clinic shuts';
    expect(await page.locator('main').innerText()).toContain('Permission was taken back');
    for (const path of [COPD, voice, `/population/voice?q=clinic`]) {
      expect(await told(path)).not.toContain(words);
      await page.goto(path);
      expect(await page.locator('main').innerText()).not.toContain(words);
    }
    for (const path of ['/population/voice.csv', `/api/v1/voices/${voice.split('/').pop()}`])
      expect(await (await page.request.get(path)).text()).not.toContain(words);
    await anybody.leave();
    await visitor.leave();
  });
});

describe('as a member of the public', () => {
  it('reads it in plain words, without a practice, a small number or a way to record', async () => {
    const visitor = await place.public({ width: PHONE });
    const { page } = visitor;
    expect(await visit(visitor, '/population/plain', 'plain')).toEqual([]);
    expect(await page.locator('main').innerText()).toMatch(/leave out/i);
    await page.locator('main').getByRole('link', { name: 'COPD' }).first().click();
    await page.waitForURL(/plain\/copd/);
    expect(await visit(visitor, page.url(), 'plain-condition')).toEqual([]);
    for (const path of [page.url(), '/population/plain', COPD, '/population/not-seen', '/population/needs']) {
      await page.goto(path);
      const said = await page.content();
      expect([path, /Kiln Row|Lanternfield Health|Drift Street|Z000\d\d/.exec(said)?.[0]]).toEqual([
        path,
        undefined,
      ]);
      expect([path, await page.getByRole('link', { name: /Record (this|a) gap/ }).count()]).toEqual([
        path,
        0,
      ]);
    }
    for (const path of [
      '/population/gaps/new',
      '/population/voice/new',
      '/population/replies',
      '/population/layouts/new',
      '/population/gaps/GAP-2026-001/status',
    ]) {
      await page.goto(path);
      expect([path, new URL(page.url()).pathname]).toEqual([path, '/sign-in']);
    }
    await visitor.leave();
  });
});

describe('as a practice manager', () => {
  it('replies to a figure about the own practice; members read it, the public how many have', async () => {
    const manager = await managerOf(place, 'Z00067', 'Ashlar');
    const { page } = manager;
    const reply = 'Two of our nurses left in the autumn; the tests begin again in June.';
    expect(await visit(manager, '/population/replies', 'replies')).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('Drift Street Practice');
    await page
      .locator('main')
      .getByRole('link', { name: /^Reply\s*: COPD/ })
      .click();
    await page.waitForURL(/replies\/reply/);
    expect(await visit(manager, page.url(), 'reply')).toEqual([]);
    await page.locator('#words').fill(reply);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.waitForURL(/replies\?practice=/);
    expect(await pageComplaints(manager)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain(reply);
    const lead = await place.as('Clinical lead');
    expect(await visit(lead, COPD)).toEqual([]);
    expect(await partOf(lead.page, 'practices-say').innerText()).toContain(reply);
    const anybody = await place.public();
    expect(await visit(anybody, COPD)).toEqual([]);
    const said = await partOf(anybody.page, 'practices-say').innerText();
    expect(said).toContain('3 of the 3 practices outside the limits have replied');
    expect(await anybody.page.content()).not.toContain('Two of our nurses');
    for (const one of [manager, lead, anybody]) await one.leave();
  });
});
