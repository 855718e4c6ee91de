import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'coalface-config-'));

describe('configuration', () => {
  it('has defaults that run on one machine', () => {
    const read = readConfig({}, folder);
    expect(read.ok && read.config).toMatchObject({ HOST: '127.0.0.1', PORT: 3000 });
    expect(read.ok && read.config.COALFACE_DATA).toBe(join(folder, 'data'));
  });

  it('names each bad value, where it came from and what it must be', () => {
    const read = readConfig({ PORT: '99999', DEMO: 'maybe', DATABASE_URL: 'mysql://x' }, folder);
    expect(read.ok ? [] : read.problems).toEqual([
      'PORT=99999 (environment) must be a port from 0 to 65535.',
      'DATABASE_URL=mysql://x (environment) must be an address that begins with postgres:// or postgresql://.',
      'DEMO=maybe (environment) must be yes or no.',
    ]);
  });

  it('takes the environment before the file, and masks secrets where it prints', () => {
    const inside = mkdtempSync(join(folder, 'file-'));
    writeFileSync(
      join(inside, 'coalface.env'),
      'PORT=4000\nHOST=127.0.0.2\nDATABASE_URL=postgres://me:secret@db/x\n',
    );
    const read = readConfig({ PORT: '5000' }, inside);
    if (!read.ok) throw new Error(read.problems.join());
    expect(read.config).toMatchObject({ PORT: 5000, HOST: '127.0.0.2' });
    expect(read.lines.find((line) => line.name === 'PORT')?.from).toBe('environment');
    expect(read.lines.find((line) => line.name === 'DATABASE_URL')).toMatchObject({
      value: 'postgres://me:********@db/x',
      from: 'file',
    });
  });

  it('never shows a password, wherever it stands in an address', () => {
    const shown = (url: string): string => {
      const read = readConfig({ DATABASE_URL: url }, folder);
      return read.ok
        ? (read.lines.find((line) => line.name === 'DATABASE_URL')?.value ?? '')
        : read.problems.join();
    };
    for (const url of [
      'postgres://me:s3cret@db/x',
      'postgres://me:s3#cret@db/x',
      'postgres://db/x?password=s3cret',
    ])
      expect(shown(url)).not.toMatch(/s3|cret/);
    expect(shown('postgres://me:s3cret@%zz/x')).not.toContain('s3cret');
    expect(shown('postgres://db/x')).toBe('postgres://db/x');
  });

  it('refuses a setting in the file that it does not know, so that a slip of the pen is seen', () => {
    const inside = mkdtempSync(join(folder, 'slip-'));
    writeFileSync(join(inside, 'coalface.env'), 'PROT=4000\n');
    const read = readConfig({}, inside);
    expect(read.ok ? '' : read.problems[0]).toContain('sets PROT, which is no setting of Coalface');
  });
});
