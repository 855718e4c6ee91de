import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import { pageComplaints, screenshot, visit } from './support/checks.ts';
import { conditionFigure, managerOf, newFile, openedUnder, partOf, turnTo, upload } from './support/needs.ts';
import { openPlace, type Place } from './support/place.ts';

const COPD = '/population/conditions/copd';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

describe('as the clinical lead for breathing', () => {
  for (const [width, javaScript, key, own] of [
    [DESK, true, 'gradient', 'Nobody in Lanternfield is tested before they are in hospital'],
    [PHONE, true, 'use-99000010', 'The room for breathing tests became a store'],
    [PHONE, false, 'practices', 'Three practices have no time to call people in'],
  ] as const)
    it(`reads a condition and records the gap that a figure shows, ${width} pixels wide, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const visitor = await place.as('Clinical lead', { width, javaScript });
      const { page } = visitor;
      const main = page.locator('main');
      expect(await visit(visitor, '/population')).toEqual([]);
      await turnTo(visitor, 'Needs profile');
      expect(await pageComplaints(visitor)).toEqual([]);
      await turnTo(visitor, 'Conditions');
      expect(await pageComplaints(visitor)).toEqual([]);
      await main.locator('tbody').getByRole('link', { name: 'COPD', exact: true }).click();
      await page.waitForURL(/conditions\/copd/);
      expect(await visit(visitor, page.url(), 'condition')).toEqual([]);
      // Words first: what is planted stands in them, and in the titles of the figures.
      expect(await page.locator('.cf-reading').first().innerText()).toContain(
        '64% of the number expected in the most deprived fifth, 91% in the least',
      );
      expect(await conditionFigure(page, 'practices').locator('figcaption').innerText()).toContain(
        '3 of 68 practices record fewer people with COPD than chance would explain',
      );
      expect(await partOf(page, 'practices-say').innerText()).toContain('Kiln Row Surgery');
      const figure = conditionFigure(page, key);
      const finding = await figure.locator('figcaption h2').innerText();
      const what = await (await openedUnder(figure, 'What is this figure?')).innerText();
      expect(what).toMatch(/csv.*load/is);
      expect(what).toMatch(/Open Government Licence|Licence/i);
      expect(await pageComplaints(visitor)).toEqual([]);
      await figure.getByRole('link', { name: 'Record this gap' }).click();
      await page.waitForURL(/gaps\/new/);
      expect(await visit(visitor, page.url(), 'gap-new')).toEqual([]);
      expect(await page.locator('#statement').inputValue()).toBe(finding);
      await page.locator('#statement').fill(own);
      await page.locator('#detail').fill('They are treated for age, and go home with an inhaler.');
      await page.getByRole('button', { name: 'Record this gap' }).click();
      await page.waitForLoadState('load');
      // One from this figure stands already: whoever records is asked whether theirs is another.
      const another = page.getByLabel('No, mine is another gap');
      expect(await another.count()).toBe(key === 'gradient' ? 1 : 0);
      if (key === 'gradient') {
        expect(await main.innerText()).toContain('Breathing tests stopped in nine practices');
        expect(await pageComplaints(visitor)).toEqual([]);
        await another.check();
        await page.getByRole('button', { name: 'Record this gap' }).click();
      }
      await page.waitForURL(/gaps\/GAP-/);
      const gap = new URL(page.url()).pathname;
      expect(await visit(visitor, gap, 'gap')).toEqual([]);
      expect(await page.locator('h1').innerText()).toBe(own);
      const kept = page.locator('figure').first();
      expect(await kept.locator('figcaption').innerText()).toContain(finding);
      expect(await kept.locator('svg').filter({ visible: true }).count()).toBe(1);
      expect(await (await openedUnder(kept, 'What is this figure?')).innerText()).toMatch(/csv.*load/is);
      expect(await main.innerText()).toContain('number for number');
      expect(await visit(visitor, '/population/gaps')).toEqual([]);
      expect(await page.locator('tbody').innerText()).toContain(own);
      await page.goto(COPD);
      const again = partOf(page, 'gaps');
      expect(await again.innerText()).toContain(own);
      await again.getByRole('link', { name: own }).click();
      await page.waitForURL(new RegExp(gap));
      await visitor.leave();
    });
});

describe('as the data manager', () => {
  it('uploads several files at once, sees what joined and what did not, and what was kept stays as it stood', async () => {
    const visitor = await place.as('Data manager');
    const { page } = visitor;
    const registers = readFileSync(join(place.files, 'qof', 'PREVALENCE_2526.csv'), 'utf8');
    const rows = registers.trimEnd().split(/\r?\n/);
    // Restated: Fenbank is missing, a code has come that nobody knows, and a register of Bellpit has grown.
    const restated = rows.flatMap((row) => {
      if (row.startsWith('Z00069,')) return [];
      if (!row.startsWith('Z00023,COPD,')) return [row];
      const [practice, group, people, ...rest] = row.split(',');
      return [
        [practice, group, Number(people) + 9, ...rest].join(','),
        ['Z99999', group, people, ...rest].join(','),
      ];
    });
    expect(restated).not.toEqual(rows);
    const monthly = readFileSync(join(place.files, 'fingertips', 'indicators-monthly.data.csv'), 'utf8');
    const stands = await upload(visitor, [
      newFile(place, 'PREVALENCE_2526.csv', restated),
      newFile(place, 'monthly-again.csv', monthly.trimEnd().split('\n')),
      newFile(place, 'nobody-knows.csv', ['surgery,how_many', 'Z00023,12']),
    ]);
    expect(stands['PREVALENCE_2526.csv']).toContain('In force');
    expect(stands['monthly-again.csv']).toContain('Known already');
    expect(stands['nobody-knows.csv']).toContain('Refused');
    expect(await visit(visitor, '/imports')).toEqual([]);
    await page.getByRole('link', { name: 'PREVALENCE_2526.csv' }).first().click();
    await page.waitForURL(/imports\/[0-9a-f-]{36}/);
    expect(await visit(visitor, page.url(), 'import-registers')).toEqual([]);
    expect(await visit(visitor, COPD)).toEqual([]);
    const joined = await openedUnder(page.locator('main'), 'Which practices joined');
    const said = await joined.innerText();
    expect(said).toContain('67 of the 68 practices');
    expect(said).toContain('Z00069');
    expect(said).toContain('Z99999');
    expect(await pageComplaints(visitor)).toEqual([]);
    // What was recorded before stays as it stood, and says that the figure has moved since.
    expect(await visit(visitor, '/population/gaps/GAP-2026-001', 'gap-since')).toEqual([]);
    const gap = await page.locator('main').innerText();
    expect(gap).toContain('64% of the number expected in the most deprived fifth');
    expect(gap).not.toContain('number for number');
    await visitor.leave();
  });

  it('changes area, year and beside whom, and finds one number on the page, in the file and in the JSON', async () => {
    const visitor = await place.as('Data manager');
    const { page } = visitor;
    expect(await visit(visitor, COPD)).toEqual([]);
    const choose = async (name: string, value: string) => {
      const field = page.locator(`#filter-${name}`);
      if ((await page.locator(`select#filter-${name}`).count()) > 0) await field.selectOption(value);
      else await field.fill(value);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.waitForURL(new RegExp(`${name}=${encodeURIComponent(value)}`));
      expect(await pageComplaints(visitor)).toEqual([]);
    };
    const comparison = () => conditionFigure(page, 'comparison').locator('figcaption').innerText();
    await choose('beside', 'region');
    expect(await comparison()).toContain('Midvale');
    await choose('beside', 'similar');
    expect(await comparison()).toContain('10 areas like it');
    await choose('beside', 'list');
    await choose('list', 'Z3M,Z3T');
    expect(await comparison()).toMatch(/list of 2/);
    await choose('year', '2023/24');
    expect(await page.locator('main').innerText()).toContain('figures to 31 March 2024');
    await choose('area', 'Z2F');
    expect(await page.locator('main').innerText()).toContain('Fenmarsh CCG');
    // One number wherever the figure is shown, of another year than the newest.
    await page.goto(`${COPD}?year=2023/24`);
    const figure = conditionFigure(page, 'gradient');
    const shown = await (await openedUnder(figure, 'Table')).locator('tbody tr').all();
    const cells = await Promise.all(shown.map((row) => row.locator('th, td').allInnerTexts()));
    const load = async (name: 'SVG' | 'CSV') => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('link', { name: new RegExp(`^${name}`) }).click(),
      ]);
      return readFileSync(await file.path(), 'utf8');
    };
    const [, ...lines] = parse(await load('CSV'), { bom: true }) as string[][];
    const href = await figure.getByRole('link', { name: /^CSV/ }).getAttribute('href');
    const api = (href ?? '').replace('/population/', '/api/v1/').replace('.csv', '');
    const answer = await (await page.request.get(api)).json();
    expect(answer.table.rows.map((row: unknown[]) => row.map((cell) => String(cell ?? '')))).toEqual(lines);
    expect(cells.map(([name]) => name)).toEqual(lines.map(([name]) => name));
    const numbers = (row: readonly string[]) => row.slice(1).map((cell) => Number(cell.replaceAll(',', '')));
    for (const [place, row] of cells.entries())
      for (const [column, number] of numbers(row).entries())
        expect(Math.abs(number - Number(lines[place]?.[column + 1]))).toBeLessThanOrEqual(0.0051);
    const svg = await load('SVG');
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
    expect(svg).toContain(answer.title);
    expect(svg).toContain(answer.files[0].file);
    await visitor.leave();
  });

  it('says what the columns of an unknown file are, loads it, and finds its figure among the indicators', async () => {
    const visitor = await place.as('Data manager');
    const { page } = visitor;
    const years = ['2023/24', '2024/25', '2025/26'].flatMap((year, at) =>
      ['Z00018', 'Z00054', 'Z00067', 'Z00023'].map((code, i) => `${code},${year},${9 + at + i / 2}`),
    );
    const file = newFile(place, 'lung-tests.csv', ['surgery,year,weeks', ...years]);
    expect(await visit(visitor, '/population/layouts')).toEqual([]);
    await page.getByRole('link', { name: 'Describe a file' }).click();
    await page.waitForURL(/layouts\/new/);
    expect(await visit(visitor, page.url())).toEqual([]);
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('button', { name: 'Show its columns' }).click();
    await page.waitForURL(/layouts\/example/);
    expect(await pageComplaints(visitor)).toEqual([]);
    await screenshot(page, 'layout-mapping');
    expect(await page.locator('#area').inputValue()).toBe('surgery');
    expect(await page.locator('#period').inputValue()).toBe('year');
    expect(await page.locator('#value').inputValue()).toBe('weeks');
    await page.locator('#title').fill('Weeks to a lung test of people with COPD');
    await page.locator('#unit').fill('weeks');
    await page.locator('#publisher').fill('Ironstone Vale Community Health');
    await page.locator('#licence').fill('for the group’s own use');
    await page.getByRole('button', { name: 'Keep this layout' }).click();
    await page.waitForURL(/\/imports/);
    expect(await pageComplaints(visitor)).toEqual([]);
    expect((await upload(visitor, [file]))['lung-tests.csv']).toContain('In force');
    expect(await visit(visitor, '/population/indicators?q=lung')).toEqual([]);
    await page.getByRole('link', { name: 'Weeks to a lung test of people with COPD' }).click();
    await page.waitForURL(/indicators\/./);
    expect(await visit(visitor, page.url(), 'indicator-own')).toEqual([]);
    expect(await page.locator('h1').innerText()).toBe('Weeks to a lung test of people with COPD');
    expect(await page.locator('main figure').count()).toBeGreaterThan(0);
    expect(await visit(visitor, '/population/layouts')).toEqual([]);
    expect(await page.locator('tbody').innerText()).toContain('Weeks to a lung test');
    await visitor.leave();
  });
});

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
