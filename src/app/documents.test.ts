import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config/config.ts';
import { projectFile } from '../platform/paths.ts';
import { commands } from './commands.ts';

const root = projectFile('.');
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');
const readme = readFileSync(projectFile('README.md'), 'utf8');

describe('the documents', () => {
  it('link only to files that are there', () => {
    const missing = documents.flatMap((document) => {
      const text = readFileSync(join(root, document), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
      return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, target]) => join(dirname(document), target ?? ''))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${document} -> ${target}`);
    });
    expect(missing).toEqual([]);
  });

  it('name only commands that there are', () => {
    const known = new Set([
      ...commands.map((command) => command.name),
      'serve',
      'config',
      'restore',
      'demo',
      '--help',
    ]);
    const named = [...readme.matchAll(/(?:npx |`)coalface ([\w-]+|--help)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('tell of every setting', () => {
    const read = readConfig({}, '/');
    const names = read.ok ? read.lines.map((line) => line.name) : [];
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
