import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { backupRefusals } from '../../platform/backup/refusals.ts';
import { restoreBackup } from '../../platform/backup/restore.ts';
import { writeBackup } from '../../platform/backup/write.ts';
import type { Command } from '../../platform/cli/command.ts';
import type { Config } from '../../platform/config/config.ts';
import { openFacts } from '../../platform/facts/index.ts';
import type { ApiBytesRoute } from '../../platform/http/routes.ts';
import { isHeld, takeFolder } from '../../platform/owner/lock.ts';
import { exitCode, problemOf } from '../../platform/refusals.ts';
import { openRelational } from '../../platform/relational/relational.ts';
import { CommandEnd } from '../api.ts';
import { storePlaces } from '../store-places.ts';
import { productVersion } from '../version.ts';

export const backupRoute: ApiBytesRoute = {
  face: 'api-bytes',
  method: 'get',
  path: '/backup',
  permission: 'machine.manage',
  summary: 'Both stores as one file.',
  handle: async ({ platform, hono }) => {
    const stream = writeBackup(platform, {
      product: productVersion,
      now: platform.now(),
      spool: platform.folder('spool'),
    });
    return hono.body(Readable.toWeb(stream) as ReadableStream<Uint8Array>, 200, {
      'content-type': 'application/gzip',
    });
  },
};

const size = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const backupCommand: Command = {
  kind: 'own',
  name: 'backup',
  summary: 'writes both stores to one file, also while the server runs',
  arguments: [{ name: 'file', what: 'where to; a file that is there is left alone' }],
  run: async (terminal, { arguments: [path = ''] }) => {
    if (existsSync(path))
      terminal.fail(`${path} is there already. Choose another name: a backup is never overwritten.`, 2);
    const answer = await terminal.api.fetch('/backup');
    if (!answer.ok || !answer.body) {
      const { title, detail } = (await answer.json().catch(() => ({}))) as {
        title?: string;
        detail?: string;
      };
      return terminal.fail(
        title ? `${title}. ${detail}` : `The backup could not be made: the answer was ${answer.status}.`,
      );
    }
    // Written beside and renamed at the end: a file of that name is always a whole backup.
    const part = `${path}.part`;
    const replaced = existsSync(part);
    const file = await open(part, 'w', 0o600);
    let bytes = 0;
    try {
      for await (const chunk of answer.body) {
        await file.write(chunk);
        bytes += chunk.length;
        terminal.progress(`${size(bytes)} written`);
      }
      await file.sync();
      await file.close();
      await rename(part, path);
    } catch (fault) {
      await file.close().catch(() => undefined);
      await rm(part, { force: true });
      throw fault;
    }
    const remark = replaced ? ` It replaced ${part}, left of a backup that was cut off.` : '';
    terminal.say(
      terminal.json ? JSON.stringify({ file: path, bytes, replaced }) : `${path}: ${size(bytes)}.${remark}`,
    );
  },
};

/** Fills empty stores from a backup. Opens the stores itself: nothing else may have them open. */
export const restore = async (config: Config, path: string, say: (text: string) => void): Promise<string> => {
  if (!existsSync(path)) throw new CommandEnd(`${path} is not there.`, 3);
  const taken = takeFolder(config.COALFACE_DATA);
  if (!isHeld(taken))
    throw new CommandEnd(
      `Coalface runs over ${config.COALFACE_DATA} (process ${taken.pid}). Stop it first.`,
      1,
    );
  const places = storePlaces(config);
  const [relational, facts] = await Promise.all([openRelational(places.relational), openFacts(places.facts)]);
  try {
    const result = await restoreBackup({ db: relational.db, facts }, createReadStream(path), (table) =>
      say(`Restoring ${table}`),
    ).catch((fault: { code?: string; message?: string }) => {
      if (!/^Z_/.test(fault.code ?? '') && !/unexpected end/i.test(fault.message ?? '')) throw fault;
      throw new CommandEnd(`${path} ends too early or was damaged: nothing was restored. Copy it again.`, 2);
    });
    if (!result.ok) {
      const { title, detail, status } = problemOf([backupRefusals], result.refusal);
      throw new CommandEnd(`${title}. ${detail}`, exitCode(status));
    }
    const { manifest, migrated } = result.value;
    const rows = Object.values(manifest.rows).reduce((sum, n) => sum + n, 0);
    return (
      `Restored ${rows.toLocaleString('en-GB')} rows as they were on ${manifest.written}.` +
      (migrated.length > 0 ? ` The schema was brought up to date (${migrated.length} changes).` : '')
    );
  } finally {
    await facts.close();
    await relational.close();
    taken.release();
  }
};
