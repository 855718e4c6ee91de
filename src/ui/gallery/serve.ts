import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { galleryPages } from './pages.tsx';

/** The policy that the real server sends; the gallery must need nothing more. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self' 'nonce-gallery'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

/** Serves the gallery at `/<name>` on a free port of this machine, with the assets built into `assetsDir`. */
export const serveGallery = async (assetsDir: string): Promise<{ server: Server; base: string }> => {
  const manifest: Record<string, string> = JSON.parse(
    await readFile(join(assetsDir, 'manifest.json'), 'utf8'),
  );
  const pages = galleryPages();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const page = pages[path.slice(1)];
    if (page !== undefined) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
      });
      response.end(page);
      return;
    }
    if (path === '/loads/L-0042/progress') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ state: 'running', value: 12400, max: 56000, text: '12,400 of 56,000 rows read' }),
      );
      return;
    }
    const file = path
      .replace('/assets/', '')
      .replace('gallery.css', manifest.css ?? '')
      .replace('gallery.js', manifest.js ?? '')
      .replace('gallery.svg', manifest.icon ?? '');
    try {
      const body =
        path.startsWith('/assets/') && !file.includes('..')
          ? await readFile(join(assetsDir, file))
          : undefined;
      response.writeHead(body ? 200 : 404, {
        'content-type': TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, base: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
};
