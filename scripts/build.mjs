// The build: src/app/cli.ts as one file of plain JavaScript, and the pages' assets. Sources are compared by
// content with what was last built, so that a start with nothing new costs some tens of milliseconds.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { duration, runQuietly, say } from './say.mjs';
import { root, SetUpFailure } from './setup.mjs';

export const builtFile = join(root, 'build', 'coalface.mjs');
const stampFile = join(root, 'build', 'stamp.txt');
const entry = join(root, 'src', 'app', 'cli.ts');
const assetsEntry = join(root, 'src', 'ui', 'build-assets.ts');

const isTest = (/** @type {string} */ name) => /(^test-|\.test\.tsx?$)/.test(name);

/** @param {string} folder @returns {string[]} every file that a build depends upon, in a fixed order */
const sourcesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => {
      const path = join(folder, item.name);
      if (item.isDirectory()) return sourcesUnder(path);
      return item.isFile() && !isTest(item.name) ? [path] : [];
    });

/** One hash over the sources, the packages in use and this script. */
export const sourcesStamp = () => {
  const hash = createHash('sha256');
  const around = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'].map((name) => join(root, name));
  for (const path of [...around, ...sourcesUnder(join(root, 'src'))]) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

/** True when build/ was made from the sources as they stand. @param {string} [stamp] */
export const isBuilt = (stamp = sourcesStamp()) =>
  existsSync(builtFile) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/**
 * In one bundled file `import.meta.url` would be the bundle's; each source keeps its own, so that a file
 * beside it (a migration, a sample) is found from the sources and from the bundle alike.
 * @type {import('esbuild').Plugin}
 */
const keepOwnAddress = {
  name: 'keep-own-address',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const place = relative(join(root, 'build'), path).split(sep).join('/');
      return {
        contents: text.replaceAll('import.meta.url', `new URL('${place}', import.meta.url).href`),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
};

/** Builds when something changed, and says so; false when there was nothing to do. */
export const buildIfChanged = async () => {
  const stamp = sourcesStamp();
  if (isBuilt(stamp)) return false;
  if (!existsSync(entry)) throw new SetUpFailure('src/app/cli.ts is missing: there is nothing to build.');
  const began = Date.now();
  say('Building …');
  rmSync(stampFile, { force: true });
  mkdirSync(join(root, 'build'), { recursive: true });
  const { build, stop } = await import('esbuild');
  // Written beside and moved into place: a server that starts meanwhile reads the old file or the new one.
  const beside = `${builtFile}.${process.pid}.mjs`;
  try {
    await build({
      entryPoints: [entry],
      outfile: beside,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      jsx: 'automatic',
      sourcemap: 'inline',
      legalComments: 'none',
      logLevel: 'warning',
      absWorkingDir: root,
      plugins: [keepOwnAddress],
    });
    renameSync(beside, builtFile);
  } catch (fault) {
    rmSync(beside, { force: true });
    throw new SetUpFailure(`The build failed.\n${fault instanceof Error ? fault.message : fault}`);
  } finally {
    await stop();
  }
  await buildAssets();
  writeFileSync(stampFile, stamp);
  say(`  built (${duration(Date.now() - began)})`);
  return true;
};

/** Styles, scripts and icons of the pages, by src/ui/build-assets.ts, a program that takes no arguments. */
export const buildAssets = async () => {
  if (!existsSync(assetsEntry)) return;
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const { code, output } = await runQuietly(process.execPath, ['--import', tsx, assetsEntry], {
    cwd: root,
    what: 'building styles and scripts',
  });
  if (code !== 0) throw new SetUpFailure(`src/ui/build-assets.ts failed:\n${output.trim()}`);
};
