import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Hono } from 'hono';
import { identify } from '../people/index.ts';
import type { Env } from '../platform/http/parts.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import { health, httpMetrics } from '../platform/metrics/index.ts';
import { unreadCount } from '../platform/notifications/index.ts';
import { projectFile } from '../platform/paths.ts';
import type { Platform } from '../platform/platform.ts';
import { buildAssets, readAssets } from '../ui/build-assets.ts';
import { modules } from './modules.ts';
import { createRenderer } from './render.tsx';

const ASSETS = projectFile('build/assets');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Styles and scripts: their names carry a hash of their content, so a browser keeps them for good. */
const serveAssets = (app: Hono<Env>): void => {
  app.get('/assets/*', async (c) => {
    const path = normalize(c.req.path.slice('/assets/'.length));
    const type = TYPES[extname(path)];
    if (!type || path.startsWith('..') || !existsSync(join(ASSETS, path))) return c.notFound();
    return c.body(await readFile(join(ASSETS, path)), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
};

/** From sources the styles may be newer than what was last built; a built product has them beside it. */
const areStale = (): boolean => {
  const manifest = join(ASSETS, 'manifest.json');
  if (!existsSync(manifest)) return true;
  const built = statSync(manifest).mtimeMs;
  return ['src/ui/styles', 'src/ui/islands', 'src/ui'].some((folder) =>
    readdirSync(projectFile(folder), { withFileTypes: true }).some(
      (file) => file.isFile() && statSync(join(projectFile(folder), file.name)).mtimeMs > built,
    ),
  );
};

/** The HTTP face of every module over one platform. Builds the styles first where nobody has yet. */
export const createApp = async (
  platform: Platform,
  stopping: () => boolean = () => false,
): Promise<Hono<Env>> => {
  if (areStale()) await buildAssets(ASSETS);
  const assets = await readAssets(ASSETS);
  const { healthz, readyz } = health(platform, stopping);
  return createServerApp({
    platform,
    routes: modules.flatMap((module) => module.routes),
    refusals: modules.flatMap((module) => (module.refusals ? [module.refusals] : [])),
    identify: identify(platform),
    unread: (actor) => unreadCount(platform, actor),
    ...createRenderer(platform, modules, () => assets),
    extra: (app) => {
      app.use(httpMetrics);
      app.get('/healthz', healthz);
      app.get('/readyz', readyz);
      serveAssets(app);
    },
  });
};
