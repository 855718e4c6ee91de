import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/setup.mjs';

/** Debian's Chromium, quiet: nothing of its own goes out, and it runs where there is no sandbox or display. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Widths that every page is looked at: a phone and a desk. */
export const PHONE = 390;
export const DESK = 1280;

/** Starts Chromium with a new profile, which is thrown away when it closes. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed: see `npm test -- --system`.');
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
};

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly javaScript: boolean;
  /** What went wrong behind the page: faults of scripts, refused by the policy, asked of other hosts. */
  readonly complaints: readonly string[];
  readonly leave: () => Promise<void>;
};

/**
 * One person at a browser: cookies of their own, a width, with or without JavaScript.
 * Requests to any host but `address` are refused and noted in `complaints`.
 */
export const newVisitor = async (
  browser: Browser,
  address: string,
  options: { readonly width?: number; readonly javaScript?: boolean } = {},
): Promise<Visitor> => {
  const { host } = new URL(address);
  const { width = DESK, javaScript = true } = options;
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 600 ? 844 : 900 },
    javaScriptEnabled: javaScript,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Nothing moves while it is looked at.
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.host !== host,
    (route) => {
      complaints.push(`asked another host: ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('pageerror', (fault) => complaints.push(`fault in a script: ${fault.message}`));
  page.on('console', (message) => {
    // A refused form is answered with 4xx, which Chromium writes as an error: the journey checks that itself.
    if (message.type() === 'error' && !/^Failed to load resource: .* status of 4/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  return { page, context, javaScript, complaints, leave: () => context.close() };
};
