import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findArial } from '../../../scripts/setup.mjs';
import { buildAssets } from '../build-assets.ts';
import { galleryPages } from './pages.tsx';
import { serveGallery } from './serve.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Pictures of the last run stay here, for people to look at. */
const PICTURES = join(tmpdir(), 'coalface-gallery');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Words of the charts that are shown which touch other words by over a pixel, or stand outside their chart. */
const ILL_PLACED = `[...document.querySelectorAll('svg.cf-chart')].filter((svg) => svg.getBoundingClientRect().width > 0).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const outside = texts.filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3);
  const touching = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => meet(a.box, b.box)).map((b) => a.words + ' / ' + b.words));
  return [...outside.map(({ words }) => words + ' outside'), ...touching];
})`;
type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
};

const cases = Object.keys(galleryPages()).flatMap((name) =>
  [1280, 390].map((width) => [name, width] as const),
);

describe.skipIf(!existsSync(CHROMIUM))('the gallery in a browser, under the real content policy', () => {
  let folder = '';
  let server: Server | undefined;
  let base = '';
  let axe = '';
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coalface-gallery-'));
    await buildAssets(folder);
    axe = await readFile(AXE, 'utf8');
    ({ server, base } = await serveGallery(folder));
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: FLAGS,
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true });
  });

  const open = async (
    path: string,
    width: number,
    options = {},
  ): Promise<{ page: Page; complaints: string[] }> => {
    if (!browser) throw new Error('no browser');
    const page = await browser.newPage({ viewport: { width, height: 900 }, ...options });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${base}/${path}`);
    return { page, complaints };
  };

  it.each(cases)(
    '%s at %i pixels: axe finds nothing, nothing is too wide, nothing breaks the policy',
    async (name, width) => {
      const { page, complaints } = await open(name, width);
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
      await page.evaluate('for (const d of document.querySelectorAll("main details")) d.open = true');
      await page.evaluate(axe);
      const found = await page.evaluate<Found>(
        'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
      );
      expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('shows one drawing of each chart: the wide one on a desk, the narrow one on a phone', async () => {
    const shown = async (width: number): Promise<string> => {
      const { page } = await open('practice', width);
      const classes = await page.evaluate<string[]>(
        '[...document.querySelectorAll("#ages svg")].filter((s) => s.getBoundingClientRect().width > 0).map((s) => s.getAttribute("class"))',
      );
      await page.close();
      return classes.join();
    };
    expect(await shown(1280)).toBe('cf-chart cf-chart--wide');
    expect(await shown(390)).toBe('cf-chart cf-chart--narrow');
  }, 60_000);

  // Letters of another font are wider than those that charts are laid out for.
  it.skipIf(!findArial()).each([
    ['condition', 1280],
    ['condition', 390],
    ['practice', 1280],
    ['practice', 390],
  ] as const)(
    '%s at %i pixels: no words of a chart touch others or stand outside it',
    async (name, width) => {
      const { page } = await open(name, width);
      expect(await page.evaluate<readonly string[]>(ILL_PLACED)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('draws the chart of a main column for its own width, and the half-page one where the columns fold', async () => {
    const shown = async (width: number): Promise<string> => {
      const { page } = await open('condition', width);
      const classes = await page.evaluate<string[]>(
        '[...document.querySelectorAll("#funnel svg")].filter((s) => s.getBoundingClientRect().width > 0).map((s) => s.getAttribute("class"))',
      );
      await page.close();
      return classes.join();
    };
    expect(await shown(1280)).toBe('cf-chart cf-chart--broad');
    expect(await shown(1000)).toBe('cf-chart cf-chart--wide');
    expect(await shown(390)).toBe('cf-chart cf-chart--narrow');
  }, 60_000);

  it('opens the menu on a phone without JavaScript', async () => {
    const { page } = await open('home', 390, { javaScriptEnabled: false });
    await page.click('.cf-menu > summary');
    expect(await page.isVisible('.cf-menu nav a[href="/people"]')).toBe(true);
    expect(await page.isVisible('.cf-menu input[type=search]')).toBe(true);
    await page.close();
  }, 60_000);

  it('follows the progress of work and loads the page anew when it has ended', async () => {
    const { page } = await open('home', 390);
    let asked = 0;
    let drawn = 0;
    await page.route('**/loads/L-0042/progress', (route) => {
      asked += 1;
      return route.fulfill({
        json:
          asked < 2
            ? { state: 'running', value: 28000, max: 56000, text: 'Half way' }
            : { state: 'done', text: 'Done' },
      });
    });
    page.on('load', () => {
      drawn += 1;
    });
    await page.goto(`${base}/load`);
    await page.getByText('Half way').waitFor();
    expect(await page.evaluate('document.querySelector("#load progress").value')).toBe(28000);
    expect(await page.isVisible('#load .cf-progress__again')).toBe(false);
    await expect.poll(() => drawn, { timeout: 10_000 }).toBeGreaterThan(1);
    await page.close();
  }, 60_000);

  it('copies a link and says so', async () => {
    const { page } = await open('load', 1280, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.click('[data-cf-copy]');
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${base}/loads/L-0042`);
    await page.close();
  }, 60_000);

  it('asks before a page with unsent changes is left, and not otherwise', async () => {
    const { page } = await open('form', 1280);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.goto(`${base}/form`);
    expect(asked).toEqual([]);
    await page.fill('#name', 'Dr Otis Pargeter');
    await page.goto(`${base}/home`);
    expect(asked).toEqual(['beforeunload']);
    await page.close();
  }, 60_000);
});
