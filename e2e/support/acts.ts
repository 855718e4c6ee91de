import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';

const mainOf = ({ page }: Visitor): Locator => page.locator('main');
export const textOf = (visitor: Visitor): Promise<string> => mainOf(visitor).innerText();
export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Presses a button or follows a link of the page, and waits for what comes. */
export const press = async (
  { page }: Visitor,
  role: 'button' | 'link',
  name: string | RegExp,
): Promise<void> => {
  const one = page
    .locator('main')
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first();
  await Promise.all([page.waitForEvent('load'), one.click()]);
};

/** Asks the API in the visitor’s own session, for the long way to what a test is about; throws what is refused. */
export const call = async (
  { page }: Visitor,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  data?: object,
  // biome-ignore lint/suspicious/noExplicitAny: answers of every use
): Promise<any> => {
  const answer = await page.request.fetch(`/api/v1/${path}`, { method, ...(data ? { data } : {}) });
  const body = await answer.json();
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${JSON.stringify(body)}`);
  return body;
};

/** The vote of the room as it says itself: `Vote: one of twelve is in`. */
export const voteOf = ({ page }: Visitor): Locator => page.locator('section[aria-labelledby=vote]');

/** Takes down for every voter who is left that they vote for it. */
export const takeDown = async ({ page }: Visitor): Promise<void> => {
  const left = page.locator('.cf-rollcall > li');
  for (let count = await left.count(); count > 0; count -= 1) {
    const one = left.first().getByRole('button', { name: /^For/ });
    if (!(await one.isVisible())) await page.locator('summary', { hasText: 'Take votes down' }).click();
    await one.click();
    await expect.poll(() => left.count(), { timeout: 30_000 }).toBe(count - 1);
  }
};
