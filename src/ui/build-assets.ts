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
export type AssetManifest = { readonly css: string; readonly js: string };

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
  const manifest = { css: hashed('coalface', css, 'css'), js: hashed('coalface', js, 'js') };
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(join(outDir, manifest.css), css),
    writeFile(join(outDir, manifest.js), js),
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
  return { css: `${base}${manifest.css}`, js: `${base}${manifest.js}` };
};
