import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileAsync } from 'sass';
import type { Assets } from './types.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NHSUK = fileURLToPath(new URL('.', import.meta.resolve('nhsuk-frontend/dist/nhsuk/index.scss')));

/** File names of the built style sheet and script; each carries a hash of what is in it. */
export type AssetManifest = { readonly css: string; readonly js: string; readonly icon: string };

/** Our own mark, for the browser's tab. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><rect width="34" height="34" rx="6" fill="#005eb8"/><path d="M5 24h24M5 19h24" stroke="#fff" stroke-width="3"/><path d="M5 11c4 0 4-4 8-4s4 7 8 7 4-4 8-4" fill="none" stroke="#f0d9c8" stroke-width="3" stroke-linecap="round"/></svg>\n`;

const hashed = (name: string, content: string, ending: string): string =>
  `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;

const compileStyles = async (): Promise<string> => {
  const { css } = await compileAsync(join(HERE, 'styles', 'coalface.scss'), {
    loadPaths: [NHSUK],
    style: 'compressed',
    quietDeps: true,
  });
  return css;
};

const bundleScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'islands', 'start.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    minify: true,
    write: false,
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
};

/** The design system's few icons that the style sheet points to. */
const copyImages = async (css: string, outDir: string): Promise<void> => {
  const images = new Set(
    [...css.matchAll(/url\("?images\/([\w-]+\.svg)"?\)/g)].map((match) => match[1] ?? ''),
  );
  await mkdir(join(outDir, 'images'), { recursive: true });
  for (const image of images)
    await copyFile(join(NHSUK, 'assets', 'images', image), join(outDir, 'images', image));
};

/** Compiles the style sheet and the script into `outDir` and writes `manifest.json` beside them. */
export const buildAssets = async (outDir: string): Promise<AssetManifest> => {
  const [css, js] = await Promise.all([compileStyles(), bundleScript()]);
  const manifest = {
    css: hashed('coalface', css, 'css'),
    js: hashed('coalface', js, 'js'),
    icon: hashed('mark', ICON, 'svg'),
  };
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(join(outDir, manifest.css), css),
    writeFile(join(outDir, manifest.js), js),
    writeFile(join(outDir, manifest.icon), ICON),
    copyImages(css, outDir),
    writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest)}\n`),
  ]);
  return manifest;
};

/**
 * Addresses of the assets built into `outDir`, for `<Page assets>`. `base` is where the server serves that folder.
 * The names change with the content, so they may be cached for ever.
 */
export const readAssets = async (outDir: string, base = '/assets/'): Promise<Assets> => {
  const manifest: AssetManifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'));
  return { css: `${base}${manifest.css}`, js: `${base}${manifest.js}`, icon: `${base}${manifest.icon}` };
};
