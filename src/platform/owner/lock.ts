import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who owns a data folder now: its process, and the socket where it answers commands once it serves. */
export type Owner = { readonly pid: number; readonly started: string; readonly socket?: string };

const file = (folder: string) => join(folder, 'owner.json');

/** When a process began, so that a number used again by another process is not taken for it. */
const startOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command's name, which may hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
};

const lives = (owner: Owner): boolean => {
  try {
    process.kill(owner.pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(owner.pid);
  return started === undefined || started === owner.started;
};

/** The living owner of a data folder, or undefined when nobody has it open. */
export const findOwner = (folder: string): Owner | undefined => {
  try {
    const owner = JSON.parse(readFileSync(file(folder), 'utf8')) as Owner;
    return lives(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
};

export type Held = {
  /** True when the owner before did not close: a kill, a power cut. */
  readonly unclean: boolean;
  /** Says where commands find this process. */
  readonly announce: (socket: string) => void;
  readonly release: () => void;
};

/**
 * Takes the data folder for this process, or answers with its living owner.
 * The lock is a file that is linked into place, which one process alone can do; a dead owner's is moved away first.
 *
 */
export const takeFolder = (folder: string): Held | Owner => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? '' };
  const draft = `${file(folder)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  let unclean = false;
  try {
    for (;;) {
      try {
        linkSync(draft, file(folder));
        break;
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      }
      const living = findOwner(folder);
      if (living) return living;
      const moved = `${draft}.dead`;
      try {
        renameSync(file(folder), moved);
      } catch {
        continue;
      }
      unclean = true;
      rmSync(moved, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    unclean,
    announce: (socket) => {
      writeFileSync(draft, JSON.stringify({ ...mine, socket }), { mode: 0o600 });
      renameSync(draft, file(folder));
    },
    release: () => rmSync(file(folder), { force: true }),
  };
};

export const isHeld = (taken: Held | Owner): taken is Held => 'release' in taken;
