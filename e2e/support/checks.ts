import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/setup.mjs';
import type { Visitor } from './browser.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

type AxeAnswer = {
  readonly violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[];
};

/** What axe finds against WCAG 2.2 AA on the page as it stands: one line for each, empty when clean. */
export const axeComplaints = async (page: Page): Promise<string[]> => {
  // Evaluated and not added as a script, which the page's own policy would refuse.
  await page.evaluate(axeSource);
  const answer = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(WCAG_22_AA)}, resultTypes: ['violations'] })`,
  )) as AxeAnswer;
  return answer.violations.map(
    ({ id, help, nodes }) =>
      `axe ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
};

const validator = new HtmlValidate(
  new StaticConfigLoader(JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8'))),
);

/** What html-validate finds in the HTML as the server sent it: one line for each, empty when clean. */
export const htmlComplaints = async (html: string): Promise<string[]> => {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `html ${line}:${column} ${ruleId}: ${message}`),
  );
};

/** A page must not be wider than the screen; wide tables scroll inside their own box. */
const widthComplaints = async (page: Page): Promise<string[]> => {
  const over = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return Number(over) > 0 ? [`the page is ${over} pixels wider than the screen`] : [];
};

/** A sentence must not stand in a column of one word a line, as where columns do not fit the page that they are on. */
const squeezedComplaints = async (page: Page): Promise<string[]> => {
  const squeezed = (await page.evaluate(`
    [...document.querySelectorAll('main :is(p, dd, dt, li, td, th, h1, h2, h3, label, summary)')]
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && width < 80 && height > 110 && one.innerText.trim().length >= 30
          && !one.closest('.cf-hidden, svg');
      })
      .map((one) => one.innerText.trim().replaceAll(/\\s+/g, ' ').slice(0, 60))`)) as string[];
  return squeezed.map((words) => `“${words}” stands in a column of one word a line`);
};

/** A picture of the whole page at .tmp/screens/<name>-<width>.png; returns its path. */
export const screenshot = async (page: Page, name: string): Promise<string> => {
  const folder = join(root, '.tmp', 'screens');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${page.viewportSize()?.width ?? 0}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
};

/**
 * Goes to a path as the visitor and returns everything that is wrong with what came: its status, its HTML as
 * sent, axe, its width and columns, faults of scripts and requests to other hosts. Empty when the page is sound.
 * With `name`, a picture is kept; `status` is what a page of a refusal should answer.
 */
export const visit = async (
  visitor: Visitor,
  path: string,
  name?: string,
  status = 200,
): Promise<string[]> => {
  const { page } = visitor;
  const before = visitor.complaints.length;
  const response = await page.goto(path, { waitUntil: 'load' });
  if (!response) return [`${path} gave no answer`];
  const found = response.status() === status ? [] : [`${path} answered ${response.status()}`];
  found.push(...(await htmlComplaints(await response.text())), ...(await pageComplaints(visitor)));
  if (name) await screenshot(page, name);
  return [...found, ...visitor.complaints.slice(before)];
};

/**
 * What is wrong with the page that the visitor stands on, after a form or a click: axe, its width and its columns.
 * Axe is a script with timers: a visitor without JavaScript goes without.
 */
export const pageComplaints = async ({ page, javaScript }: Visitor): Promise<string[]> => {
  // Without its styles a page is another: nothing is measured before they are there.
  await page.waitForLoadState('load');
  return [
    ...(javaScript ? await axeComplaints(page) : []),
    ...(await widthComplaints(page)),
    ...(await squeezedComplaints(page)),
  ];
};
