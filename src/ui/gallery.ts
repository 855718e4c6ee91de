// Serves every piece of the kit with made-up content, under the real content policy: `npx tsx src/ui/gallery.ts`.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAssets } from './build-assets.ts';
import { galleryPages } from './gallery/pages.tsx';
import { serveGallery } from './gallery/serve.ts';

const folder = await mkdtemp(join(tmpdir(), 'coalface-gallery-'));
await buildAssets(folder);
const { base } = await serveGallery(folder);
for (const name of Object.keys(galleryPages())) process.stdout.write(`${base}/${name}\n`);
