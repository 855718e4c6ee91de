import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findPostgres, installPackages, nodeComplaint } from './setup.mjs';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'coalface-setup-'));
  folders.push(made);
  return made;
};

afterEach(() => {
  vi.unstubAllEnvs();
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

/** A folder to install in, and a program called npm that notes each call and does what it is told to. */
const projectWithNpm = (does: string) => {
  const [project, programs] = [folder(), folder()];
  writeFileSync(join(project, 'package.json'), '{}');
  writeFileSync(join(project, 'package-lock.json'), '{"pinned":true}\n');
  writeFileSync(
    join(programs, 'npm'),
    `#!/bin/sh\nmkdir -p node_modules\necho "$*" >> node_modules/calls\n${does}\n`,
  );
  chmodSync(join(programs, 'npm'), 0o755);
  vi.stubEnv('PATH', `${programs}${delimiter}${process.env.PATH}`);
  const read = (path: string) => readFileSync(join(project, path), 'utf8');
  return { project, read, calls: () => read('node_modules/calls').trim().split('\n') };
};

describe('the set-up', () => {
  it('refuses a Node that is too old, naming what is needed', () => {
    expect(nodeComplaint('18.20.4')).toContain('20.19');
    expect(nodeComplaint('20.18.3')).toContain('20.18.3');
    expect(['20.19.0', '20.20.2', '22.1.0', '24.0.0'].map(nodeComplaint)).toEqual(Array(4).fill(undefined));
  });

  it('installs once, and again only when what is pinned has changed', async () => {
    const { project, calls } = projectWithNpm('exit 0');
    await installPackages(project);
    await installPackages(project);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatch(/^install .*--ignore-scripts/);
    writeFileSync(join(project, 'package-lock.json'), '{"pinned":"otherwise"}\n');
    await installPackages(project);
    expect(calls()).toHaveLength(2);
  });

  it('puts the lock file back when npm changes it', async () => {
    const { project, read } = projectWithNpm('echo changed > package-lock.json');
    await installPackages(project);
    expect(read('package-lock.json')).toBe('{"pinned":true}\n');
  });

  it('tells what npm said when it failed, and tries again the next time', async () => {
    const { project, calls } = projectWithNpm('echo "no such package" >&2; exit 1');
    await expect(installPackages(project)).rejects.toThrow('no such package');
    await expect(installPackages(project)).rejects.toThrow('no such package');
    expect(calls()).toHaveLength(2);
  });

  it('takes the newest PostgreSQL from 15 on, and one whose programs are all there', () => {
    const base = folder();
    const add = (version: string, ...programs: string[]) => {
      mkdirSync(join(base, version, 'bin'), { recursive: true });
      for (const name of programs) writeFileSync(join(base, version, 'bin', name), '');
    };
    add('14', 'initdb', 'postgres');
    expect(findPostgres(base)).toBeUndefined();
    add('15', 'initdb', 'postgres');
    add('17', 'psql');
    expect(findPostgres(base)).toBe(join(base, '15', 'bin'));
    expect(findPostgres(join(base, 'nowhere'))).toBeUndefined();
  });
});
