import { existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor, PHONE } from './support/browser.ts';
import { screenshot, visit } from './support/checks.ts';

const page = (body: string): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A page of the test</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <main>
      <h1>A page</h1>
${body}
    </main>
  </body>
</html>
`;

const pages: Record<string, string> = {
  '/sound': page('      <p>All is well.</p>'),
  '/no-name': page('      <button type="button"></button>'),
  '/wide': page('      <pre>'.concat('w'.repeat(400), '</pre>')),
  '/squeezed': page(
    '      <p style="width: 50px">Each further week about fifty people more wait for it.</p>',
  ),
  '/nested': page('      <p>One <div>inside</div></p>'),
  '/fault': page('      <p>x</p>\n      <script>throw new Error("planted");</script>'),
  '/outside': page('      <p>x</p>\n      <img src="http://203.0.113.1/x.png" alt="A picture">'),
};

describe('what the browser tests would notice', () => {
  let server: Server;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const html = pages[request.url ?? ''];
      response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html ?? pages['/sound']);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const complaintsOf = async (path: string, options = {}): Promise<string> => {
    const visitor = await newVisitor(browser, address, options);
    const complaints = await visit(visitor, path);
    await visitor.leave();
    return complaints.join('\n');
  };

  it('finds nothing on a sound page, with and without JavaScript', async () => {
    expect(await complaintsOf('/sound')).toBe('');
    expect(await complaintsOf('/sound', { width: PHONE, javaScript: false })).toBe('');
    expect(await complaintsOf('/wide', { width: PHONE, javaScript: false })).toContain('wider');
  });

  it.each([
    ['/no-name', 'axe button-name'],
    ['/wide', 'wider than the screen'],
    ['/squeezed', 'one word a line'],
    ['/nested', 'html 12:32 close-order'],
    ['/fault', 'fault in a script: planted'],
    ['/outside', 'asked another host: http://203.0.113.1/x.png'],
    ['/missing', 'answered 404'],
  ])('finds what is wrong with %s', async (path, words) => {
    expect(await complaintsOf(path, { width: PHONE })).toContain(words);
  });

  it('keeps cookies of two visitors apart, and takes pictures', async () => {
    const [one, other] = [await newVisitor(browser, address), await newVisitor(browser, address)];
    await one.context.addCookies([{ name: 'who', value: 'one', url: address }]);
    expect(await other.context.cookies()).toEqual([]);
    await one.page.goto('/sound');
    const path = await screenshot(one.page, 'harness-sound');
    expect(existsSync(path) && statSync(path).size).toBeGreaterThan(1000);
    await one.leave();
    await other.leave();
  });
});
