import { randomUUID } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'backup-';

/** Entries of a backup that wait on the disk until its reader has taken them. */
export type Spool = {
  readonly put: (name: string, text: string) => Promise<void>;
  /** The entries in the order that they were put, one in memory at a time. */
  readonly entries: () => AsyncGenerator<{ readonly name: string; readonly bytes: Buffer }>;
  readonly close: () => Promise<void>;
};

/**
 * A nameless file in the folder: its name goes as soon as it is open, so that not even a kill leaves anything of
 * it. Should a kill come in between, or a system keep the name, the next backup takes it away.
 */
export const openSpool = async (folder: string): Promise<Spool> => {
  for (const left of (await readdir(folder)).filter((name) => name.startsWith(PREFIX)))
    await rm(join(folder, left), { force: true });
  const path = join(folder, `${PREFIX}${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path, { force: true });
  const held: { readonly name: string; readonly at: number; readonly length: number }[] = [];
  let end = 0;
  return {
    put: async (name, text) => {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; )
        done += (await file.write(bytes, done, bytes.length - done, end + done)).bytesWritten;
      held.push({ name, at: end, length: bytes.length });
      end += bytes.length;
    },
    entries: async function* () {
      for (const { name, at, length } of held) {
        const bytes = Buffer.alloc(length);
        for (let done = 0; done < length; ) {
          const { bytesRead } = await file.read(bytes, done, length - done, at + done);
          if (bytesRead === 0) throw new Error(`the spool of the backup ends within ${name}`);
          done += bytesRead;
        }
        yield { name, bytes };
      }
    },
    close: () => file.close(),
  };
};
