import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { choosePassword, linkInMail, type Place, planInvitation, sendInvitations } from './place.ts';

/** A figure of a condition's page by its key: `gradient`. */
export const conditionFigure = (page: Page, key: string): Locator => page.locator(`#conditions-${key}`);

/** A part of a page under its heading, by its id: `voice`. */
export const partOf = (page: Page, id: string): Locator => page.locator(`section[aria-labelledby=${id}]`);

/** Opens "What is this figure?" or "Table" of a figure; gives what stands in it. */
export const openedUnder = async (figure: Locator, summary: string): Promise<Locator> => {
  const more = figure.locator('details', { has: figure.page().locator('summary', { hasText: summary }) });
  await more.locator('summary').first().click();
  await more.locator('summary + *').first().waitFor();
  return more;
};

/** Follows the way between the pages of needs. */
export const turnTo = async ({ page }: Visitor, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Population' }).getByRole('link', { name, exact: true }).click();
  await page.waitForLoadState('load');
};

/** Uploads files in one go and follows them until each has ended; gives how each stands, by its name. */
export const upload = async (
  { page }: Visitor,
  files: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  await page.goto('/imports');
  await page.locator('#files').setInputFiles([...files]);
  await page.getByRole('button', { name: 'Load the files' }).click();
  await page.waitForURL(/\/imports/);
  const stands: Record<string, string> = {};
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const newest = page.locator('tbody tr', { hasText: name }).first();
    await expect
      .poll(
        async () => {
          await page.goto(`/imports?q=${encodeURIComponent(name)}`);
          stands[name] = (await newest.count()) > 0 ? await newest.innerText() : '';
          return stands[name];
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toMatch(/In force|Refused|Failed|Known already/);
  }
  return stands;
};

/** Writes a file to upload; gives its path. */
export const newFile = ({ files }: Place, name: string, lines: readonly string[]): string => {
  const path = join(files, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

/** Somebody who is invited to be manager of a practice, and has come in. */
export const managerOf = async (place: Place, practice: string, family: string): Promise<Visitor> => {
  const administrator = await place.as('Administrator');
  const email = await planInvitation(
    administrator,
    place.files,
    family,
    `practice-manager,${practice},employed,10`,
  );
  await sendInvitations(administrator);
  const manager = await place.public();
  await manager.page.goto(await linkInMail(administrator, email, /./));
  await choosePassword(manager.page, 'lantern wharf ochre');
  await administrator.leave();
  return manager;
};
