import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { breachesIn, brokenLaws } from './laws.mjs';
import { root } from './setup.mjs';

const trees: string[] = [];

/** A small house under the repository, so that packages are found where they are; gone after the test. */
const houseWith = (files: Record<string, string>): string => {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const tree = mkdtempSync(join(root, '.tmp', 'house-'));
  trees.push(tree);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return tree;
};

/** A house in which every arrow is right. */
const sound = {
  'src/shared/money.ts': `import { Temporal } from 'temporal-polyfill';\nexport const day = Temporal.PlainDate;\n`,
  'src/shared/money.test.ts': `import { readFileSync } from 'node:fs';\nexport const now = () => [Date.now(), readFileSync];\n`,
  'src/platform/store.ts': `import pg from 'pg';\nimport '../shared/money.ts';\nexport const store = pg;\n`,
  'src/platform/config/config.ts': `export const env = process.env;\n`,
  'src/platform/test-store.ts': `import { it } from 'vitest';\nexport const url = [it, process.env.URL];\n`,
  'src/ui/page.tsx': `import '../shared/money.ts';\nexport const page = <p>x</p>;\n`,
  'src/people/index.ts': `export { find } from './queries.ts';\nexport type Person = string;\n`,
  'src/people/queries.ts': `import { store } from '../platform/store.ts';\nexport const find = store;\n`,
  'src/people/rules.ts': `import { day } from '../shared/money.ts';\nimport type { find } from './queries.ts';\nexport const a = (x: typeof find) => [day, x];\n`,
  'src/needs/index.ts': `import { find } from '../people/index.ts';\nexport const a = find;\n`,
  'src/app/cli.ts': `import { a } from '../needs/index.ts';\nexport const b = a;\n`,
};

const caught = async (planted: Record<string, string>): Promise<string[]> =>
  (await brokenLaws(houseWith({ ...sound, ...planted }))).map(({ law, file }) => `${law} ${file}`).sort();

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

describe('the laws of the house, each with a violation planted', () => {
  it('finds nothing in a sound house', async () => {
    expect(await caught({})).toEqual([]);
  });

  it('1: a rule that reads a file, asks a store or leans on a file that may', async () => {
    const file = 'src/needs/gap/rules.ts';
    expect(
      await caught({ [file]: `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n` }),
    ).toEqual([`law-1-pure-files-use-no-core ${file}`]);
    expect(await caught({ [file]: `import pg from 'pg';\nexport const a = pg;\n` })).toEqual([
      `law-1-pure-files-do-no-io ${file}`,
    ]);
    expect(
      await caught({
        [file]: `export { b } from './queries.ts';\n`,
        'src/needs/gap/queries.ts': `export const b = 1;\n`,
      }),
    ).toEqual([`law-1-pure-files-lean-on-pure-files ${file}`]);
  });

  it('1: a clock in shared/, chance in a rule, the environment in the model', async () => {
    expect(await caught({ 'src/shared/today.ts': 'export const today = () => new Date();\n' })).toEqual([
      'law-1-no-clock-chance-or-environment src/shared/today.ts',
    ]);
    expect(await caught({ 'src/needs/rules.ts': 'export const a = Math.random();\n' })).toEqual([
      'law-1-no-clock-chance-or-environment src/needs/rules.ts',
    ]);
    expect(await caught({ 'src/scenarios/model/run.ts': 'export const a = process.env.A;\n' })).toEqual([
      'law-1-no-clock-chance-or-environment src/scenarios/model/run.ts',
      'law-4-only-config-reads-the-environment src/scenarios/model/run.ts',
    ]);
  });

  it('2: a module entered past its door, by another module and by the bench', async () => {
    const text = `import { find } from '../people/queries.ts';\nexport const c = find;\n`;
    expect(await caught({ 'src/needs/page.ts': text })).toEqual(['law-2-only-by-the-door src/needs/page.ts']);
    expect(await caught({ 'bench/main.ts': text.replace('../', '../src/') })).toEqual([
      'law-2-only-by-the-door bench/main.ts',
    ]);
  });

  it('2: an arrow that points to what comes later, and a circle', async () => {
    expect(await caught({ 'src/people/later.ts': `import '../needs/index.ts';\n` })).toEqual([
      'law-2-arrows-of-people src/people/later.ts',
    ]);
    const circle = { 'src/people/a.ts': `import './b.ts';\n`, 'src/people/b.ts': `import './a.ts';\n` };
    expect(await caught(circle)).toContain('law-2-no-circles src/people/a.ts');
  });

  it('2: a folder that is not in the plan of the house', async () => {
    expect(await caught({ 'src/misc/a.ts': `import '../shared/money.ts';\n` })).toEqual([
      'law-2-unknown-folder src/misc',
    ]);
  });

  it('2: more than types taken into the model that browsers run', async () => {
    const from = (words: string) => `${words} { a } from '../needs/index.ts';\nexport type B = typeof a;\n`;
    expect(await caught({ 'src/scenarios/a.ts': from('import type') })).toEqual([]);
    expect(await caught({ 'src/scenarios/a.ts': from('import') })).toEqual([
      'law-2c-scenarios-uses-types-alone src/scenarios/a.ts',
    ]);
  });

  it('3: a module known to platform/, ui/ or shared/', async () => {
    const text = `import '../people/index.ts';\n`;
    expect(await caught({ 'src/platform/a.ts': text })).toEqual([
      'law-3-platform-knows-no-module src/platform/a.ts',
    ]);
    expect(await caught({ 'src/ui/a.ts': text })).toEqual(['law-3-ui-knows-no-module src/ui/a.ts']);
    expect(await caught({ 'src/shared/a.ts': text })).toContain('law-3-shared-stands-alone src/shared/a.ts');
  });

  it('5: a use that asks the store past its own transaction, itself or in a helper that is handed it', () => {
    const law = 'law-5-in-a-transaction-only-it-is-asked';
    const file = 'src/needs/gap/change.ts';
    const breaches = (text: string) => breachesIn(file, text).map((one) => `${one.law} ${one.line}`);
    expect(breaches('const a = (platform, trx) => trx.one(platform.now());')).toEqual([]);
    expect(breaches('const a = (platform) => inTransaction(platform.db, (trx) => trx.one());')).toEqual([]);
    expect(breaches('const a = (platform, trx) =>\n  platform.db.one(trx);')).toEqual([`${law} 2`]);
    expect(
      breaches(
        'const a = (platform) =>\n  inTransaction(platform.db, async (trx) => {\n    await platform.group(trx);\n  });',
      ),
    ).toEqual([`${law} 3`]);
  });

  it('4: the environment read outside platform/config, however it is written', () => {
    const law = 'law-4-only-config-reads-the-environment';
    for (const text of [
      'export const a = process.env.PORT;',
      `export const a = process['env'].PORT;`,
      'const { env } = process;',
      `import { env } from 'node:process';`,
    ])
      expect(breachesIn('src/people/a.ts', text).map((breach) => breach.law)).toEqual([law]);
    expect(breachesIn('src/platform/config/a.ts', 'export const a = process.env.PORT;')).toEqual([]);
  });

  it('leaves names alone that only look like the clock or the machine', () => {
    const text = `type T = { process: string; fetch(): void };
export const f = (document: T, at: string) => [document.process, new Date(at), Date.UTC(2016, 1), Math.round(1)];`;
    expect(breachesIn('src/shared/a.ts', text)).toEqual([]);
  });

  it('says the line', () => {
    expect(breachesIn('src/shared/a.ts', '\n\nexport const a = Date.now();')).toMatchObject([{ line: 3 }]);
  });
});
