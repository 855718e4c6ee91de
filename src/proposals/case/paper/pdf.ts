import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where systems keep Chromium; the first that is there makes the file. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const findPrinter = (): string | undefined => PLACES.find((path) => existsSync(path));

/** Longer than any paper takes; then it is given up and said so. */
const MOST_MS = 30_000;

/** One after another: each takes a core and some hundred megabytes. */
let before: Promise<unknown> = Promise.resolve();

const print = (chromium: string, folder: string): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The paper holds all that it needs: nothing of it may reach out. Its own policy lets no script run.
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${join(folder, 'paper.pdf')}`,
        pathToFileURL(join(folder, 'paper.html')).href,
      ],
      { stdio: 'ignore' },
    );
    const late = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(late);
      if (code === 0) done();
      else fail(new Error(`Chromium ended with ${code ?? 'a signal'}`));
    });
  });

/** A whole page of HTML as a PDF; `folder` is where its files may lie meanwhile. Throws when Chromium does. */
export const printedPdf = (chromium: string, html: string, folder: string): Promise<Uint8Array> => {
  const make = async () => {
    const place = await mkdtemp(join(folder, 'paper-'));
    try {
      await writeFile(join(place, 'paper.html'), html);
      await print(chromium, place);
      return await readFile(join(place, 'paper.pdf'));
    } finally {
      await rm(place, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  const made = before.then(make, make);
  before = made.catch(() => undefined);
  return made;
};
