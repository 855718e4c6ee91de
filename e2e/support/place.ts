import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inventPlace, writeExport } from '../../src/demo/index.ts';
import { projectFile } from '../../src/platform/paths.ts';
import { launchChromium, newVisitor, type Visitor } from './browser.ts';
import { startServer, temporaryData } from './server.ts';

type Options = { readonly width?: number; readonly javaScript?: boolean };

export type Place = {
  readonly browser: Browser;
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** A folder with the published files of the place, to upload from and to write new ones to. */
  readonly files: string;
  /** Somebody who has not signed in. */
  readonly public: (options?: Options) => Promise<Visitor>;
  /** A visitor who has chosen whom to be, by what they do, on the list of the invented place. */
  readonly as: (role: string, options?: Options) => Promise<Visitor>;
  readonly close: () => Promise<void>;
};

const filled = projectFile('.tmp/place');

/** The set-up of a run: the place that the run before it filled may be an older one. */
export const setup = (): void => rmSync(filled, { recursive: true, force: true });

/** A data folder with the invented place. It is filled once a run, since that takes half a minute; this is a copy. */
const copyOfPlace = async (): Promise<{ readonly data: string; readonly remove: () => void }> => {
  if (!existsSync(filled)) {
    const { data, remove } = temporaryData();
    // The place has figures of four years to load.
    const server = await startServer({ data, args: ['--demo-if-empty'], patience: 170_000 });
    await server.stop();
    mkdirSync(dirname(filled), { recursive: true });
    cpSync(data, filled, { recursive: true });
    remove();
  }
  const copy = temporaryData();
  cpSync(filled, copy.data, { recursive: true });
  return copy;
};

/** The built system over the invented place, and a browser beside it; `close` ends and removes both. */
export const openPlace = async (): Promise<Place> => {
  const { data, remove } = await copyOfPlace();
  const files = mkdtempSync(join(tmpdir(), 'coalface-files-'));
  await writeExport(inventPlace(), files);
  const [server, browser] = await Promise.all([
    startServer({ data, args: ['--demo-if-empty'] }),
    launchChromium(),
  ]);
  const { address } = server;
  return {
    browser,
    address,
    files,
    public: (options) => newVisitor(browser, address, options),
    as: async (role, options) => {
      const visitor = await newVisitor(browser, address, options);
      await visitor.page.goto('/sign-in');
      await visitor.page
        .getByRole('button', { name: new RegExp(`, ${role}$`) })
        .first()
        .click();
      await visitor.page.waitForURL(`${address}/`);
      return visitor;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      remove();
      rmSync(files, { recursive: true, force: true });
    },
  };
};

/** Uploads the file of one person as the administrator; the page then says what it would do. */
export const planInvitation = async (
  { page }: Visitor,
  files: string,
  family: string,
  /** Role, organisation, contract and sessions, as the file of people has them. */
  job = 'locum-gp,Z1V,locum,',
): Promise<string> => {
  const email = `nova.${family.toLowerCase()}@example.org`;
  const list = join(files, `new-${family}.csv`);
  writeFileSync(
    list,
    'title,given_name,family_name,email,role,organisation_code,contract_type,sessions,from,to\r\n' +
      `Dr,Nova,${family},${email},${job},2026-05-01,\r\n`,
  );
  await page.goto('/people/invitations');
  await page.getByLabel('File of people').setInputFiles(list);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'See what it would do' }).click(),
  ]);
  return email;
};

/** Does what the plan says: the invitations go out. */
export const sendInvitations = ({ page }: Visitor): Promise<void> =>
  page.locator('main form').first().getByRole('button').first().click();

/** The path of the link in the newest mail to an address whose subject fits, as the administrator reads it. */
export const linkInMail = async ({ page }: Visitor, email: string, subject: RegExp): Promise<string> => {
  await page.goto(`/admin/mail?q=${encodeURIComponent(email.split('@')[0] ?? '')}`);
  await page.locator('main tbody').getByRole('link', { name: subject }).first().click();
  const text = await page.locator('main').innerText();
  const link = /https?:\/\/\S+\/sign-in\/(?:invitation|reset)\/[\w-]+/.exec(text)?.[0];
  if (!link) throw new Error(`no link in the mail: ${text}`);
  return new URL(link).pathname;
};

/** Fills in the page of an invitation or a reset. */
export const choosePassword = async (page: Page, password: string): Promise<void> => {
  await page.locator('#password').fill(password);
  await page.locator('#again').fill(password);
  await page
    .locator('main form')
    .getByRole('button', { name: /Come in|Set this password/ })
    .click();
};

/** Signs in by the form. */
export const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page
    .locator('main form', { has: page.locator('#password') })
    .getByRole('button', { name: 'Sign in' })
    .click();
};

/** Asks for a new password; the mail with the link follows. */
export const forget = async (page: Page, email: string): Promise<void> => {
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
};
