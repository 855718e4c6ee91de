import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOwner, isHeld, takeFolder } from './lock.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'coalface-lock-'));

describe('the owner of a data folder', () => {
  it('is one process at a time', () => {
    const folder = fresh();
    const held = takeFolder(folder);
    expect(isHeld(held) && held.unclean).toBe(false);
    const second = takeFolder(folder);
    expect(second).toMatchObject({ pid: process.pid });
    if (isHeld(held)) held.release();
    expect(isHeld(takeFolder(folder))).toBe(true);
  });

  it('tells where it answers', () => {
    const folder = fresh();
    const held = takeFolder(folder);
    if (isHeld(held)) held.announce('/tmp/x/coalface.sock');
    expect(findOwner(folder)?.socket).toBe('/tmp/x/coalface.sock');
  });

  it('is taken over from a process that was killed, which is then known', async () => {
    const folder = fresh();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const started = '1';
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: child.pid, started }));
    expect(findOwner(folder), 'a number used again by another process is not the owner').toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const held = takeFolder(folder);
    expect(isHeld(held) && held.unclean).toBe(true);
    if (isHeld(held)) held.release();
    expect(existsSync(join(folder, 'owner.json'))).toBe(false);
  });
});
