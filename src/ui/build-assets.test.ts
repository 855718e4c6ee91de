import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAssets, readAssets } from './build-assets.ts';

describe('the built style sheet and script', () => {
  let folder = '';
  let css = '';
  let js = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coalface-assets-'));
    const manifest = await buildAssets(folder);
    css = await readFile(join(folder, manifest.css), 'utf8');
    js = await readFile(join(folder, manifest.js), 'utf8');
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('are named after their content, so that they may be cached for ever', async () => {
    const again = await buildAssets(folder);
    expect(await readAssets(folder, '/a/')).toEqual({
      css: `/a/${again.css}`,
      js: `/a/${again.js}`,
      icon: `/a/${again.icon}`,
    });
    expect((await readdir(folder)).filter((name) => name.endsWith('.css'))).toEqual([again.css]);
  }, 60_000);

  it('ask for nothing from outside and no web font', () => {
    expect(css).not.toMatch(/@font-face|@import|https?:\/\//);
    expect(css.match(/url\((?!"?images\/)[^)]*\)/g)).toBeNull();
  });

  it('carry every picture that the style sheet points to', async () => {
    const pictures = await readdir(join(folder, 'images'));
    for (const [, name] of css.matchAll(/url\("?images\/([^")]+)"?\)/g)) expect(pictures).toContain(name);
  });

  it('stay small', () => {
    expect(css.length).toBeLessThan(205_000);
    expect(js.length).toBeLessThan(40_000);
  });
});
