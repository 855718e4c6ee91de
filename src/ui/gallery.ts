// Photographs every page of the gallery: `npx tsx src/ui/gallery.ts /tmp/ui [name...]`. For people at work on the look.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildAssets } from './build-assets.ts';
import { galleryPages } from './gallery/pages.tsx';
import { serveGallery } from './gallery/serve.ts';

const [out = '/tmp/ui', ...names] = process.argv.slice(2);
const assets = join(out, 'assets');
await mkdir(out, { recursive: true });
await buildAssets(assets);
const { server, base } = await serveGallery(assets);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
for (const [name, html] of Object.entries(galleryPages())) {
  if (names.length > 0 && !names.includes(name)) continue;
  await writeFile(join(out, `${name}.html`), html);
  for (const width of [1280, 390]) {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      deviceScaleFactor: width < 500 ? 2 : 1,
    });
    page.on('console', (message) => console.log(name, width, message.type(), message.text()));
    await page.goto(`${base}/${name}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) console.log(`${name} is ${wider} px too wide at ${width}`);
    await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true });
    await page.close();
  }
}
await browser.close();
server.close();
