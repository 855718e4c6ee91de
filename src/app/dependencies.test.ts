import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../platform/paths.ts';

const packages = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const all = { ...packages.dependencies, ...packages.devDependencies };

describe('dependencies', () => {
  it('are each told of in docs/dependencies.md, and no other is', () => {
    const text = readFileSync(projectFile('docs/dependencies.md'), 'utf8');
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(told.sort()).toEqual(Object.keys(all).sort());
  });

  it('are pinned exactly', () => {
    expect(Object.values(all).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('come from a lock file without addresses', () => {
    expect(readFileSync(projectFile('package-lock.json'), 'utf8')).not.toMatch(
      /"resolved"|https?:\/\/(?!github|opencollective|paypal|tidelift|www|feross|eslint|dotenvx|polar|ko-fi|patreon|thanks)[\w.-]*regist/,
    );
  });
});
