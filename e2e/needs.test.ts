import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE } from './support/browser.ts';
import { pageComplaints, screenshot, visit } from './support/checks.ts';
import { conditionFigure, newFile, openedUnder, partOf, turnTo, upload } from './support/needs.ts';
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
      expect(what).toMatch(/limits|Slope index/);
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
    // Another area: its trusts are not known, and those of the group are not shown for it.
    expect(await page.locator('main').innerText()).not.toContain('Emergency attendances');
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
    const practices = Array.from({ length: 30 }, (_, i) => `Z000${String(i + 30)}`);
    const years = ['2023/24', '2024/25', '2025/26'].flatMap((year, at) =>
      practices.map((code, i) => `${code},${year},${9 + at + (i % 7) / 2}`),
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
