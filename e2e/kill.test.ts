import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/setup.mjs';
import { childEnvironment } from '../src/platform/config/config.ts';
import { findOwner } from '../src/platform/owner/lock.ts';
import { fetchOverSocket } from '../src/platform/owner/socket.ts';
import { type Server, startServer, temporaryData } from './support/server.ts';

const ROUNDS = 20;
const { data, remove } = temporaryData();
/** The server of this moment: ended even when a test fails before it does. */
let now: Server | undefined;
afterAll(async () => {
  await now?.stop('SIGKILL');
  remove();
});

/** A request as the owner of the folder, over the private socket: what a command sends. */
const asOwner = (path: string, init?: RequestInit): Promise<Response> => {
  const socket = findOwner(data)?.socket;
  if (!socket) throw new Error('no server has the folder');
  return fetchOverSocket(socket, `/api/v1${path}`, init);
};

const loadOf = async (id: string): Promise<{ state: string; accepted: number }> =>
  (await (await asOwner(`/loads/${id}`)).json()) as { state: string; accepted: number };

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Adds people one after another until the server dies, and notes the ids that it acknowledged. */
const write = async (name: string, acknowledged: string[]): Promise<void> => {
  for (let i = 0; ; i += 1) {
    try {
      const answer = await asOwner('/people', json({ givenName: name, familyName: `Number${i}` }));
      const body = (await answer.json()) as { id: string };
      if (answer.ok) acknowledged.push(body.id);
      else throw new Error(`refused: ${JSON.stringify(body)}`);
    } catch (fault) {
      if (fault instanceof Error && fault.message.startsWith('refused')) throw fault;
      return;
    }
  }
};

/** A file of lists large enough to be caught in the middle of its import. */
const largeFile = (): string => {
  const head =
    'PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS';
  const lines = [head];
  for (let i = 0; i < 200_000; i += 1)
    lines.push(
      `GP_PRAC_PAT_LIST,01APR2026,GP,Z${String(i).padStart(5, '0').slice(-5)},,ZZ1 1AA,MALE,0_4,${i % 900}`,
    );
  return lines.join('\r\n');
};

const everyone = async (): Promise<Set<string>> => {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const answer = await asOwner(`/people?state=all&limit=1000${cursor ? `&cursor=${cursor}` : ''}`);
    const part = (await answer.json()) as { people: { id: string }[]; next?: string | null };
    for (const { id } of part.people) ids.add(id);
    cursor = part.next ?? undefined;
  } while (cursor);
  return ids;
};

describe('kill -9', () => {
  it(`loses no acknowledged write in ${ROUNDS} rounds, keeps the chain, and sweeps imports that it cut off`, async () => {
    const acknowledged: string[] = [];
    const file = largeFile();
    const sentFiles: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await startServer({ data });
      now = server;
      const writers = ['Ann', 'Ben', 'Cas'].map((name) => write(`${name}${round}`, acknowledged));
      // Every fifth round an import is under way too.
      if (round % 5 === 4) {
        const sent = await asOwner('/loads?name=large.csv', { method: 'POST', body: file });
        expect(sent.status, server.output().slice(-1500)).toBe(202);
        const { id } = (await sent.json()) as { id: string };
        while ((await loadOf(id)).state === 'waiting') await wait(5);
        sentFiles.push(id);
      } else await wait(150 + ((round * 137) % 400));
      await server.stop('SIGKILL');
      await Promise.all(writers);
    }
    const server = await startServer({ data });
    now = server;
    try {
      const there = await everyone();
      expect(acknowledged.length).toBeGreaterThan(ROUNDS);
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      const verified = (await (await asOwner('/verify')).json()) as { holds: boolean; record: unknown };
      expect(verified).toMatchObject({ holds: true });
      expect(verified.record).not.toHaveProperty('broken');
      // An import that was cut off is told as such; one that was whole in time is whole.
      expect(sentFiles).toHaveLength(ROUNDS / 5);
      for (const id of sentFiles) {
        // One killed before its load stood in the list waits again, and is read by this server.
        let load = await loadOf(id);
        while (load.state === 'waiting' || load.state === 'running') {
          await wait(100);
          load = await loadOf(id);
        }
        expect(['interrupted', 'current', 'superseded', 'unchanged']).toContain(load.state);
        if (load.state === 'current') expect(load.accepted).toBe(200_000);
      }
    } finally {
      await server.stop();
    }
  }, 600_000);

  it('leaves no half backup behind', async () => {
    const server = await startServer({ data });
    try {
      const path = join(data, 'backup.gz');
      const child = spawn(process.execPath, [join(root, 'bin', 'coalface.mjs'), 'backup', path], {
        env: childEnvironment({ BASE_URL: '', COALFACE_DATA: data }),
      });
      // Killed while it writes: the part is there from the first byte to the last.
      while (!existsSync(`${path}.part`) && child.exitCode === null) await wait(5);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(existsSync(`${path}.part`)).toBe(true);
      expect(existsSync(path)).toBe(false);
      const again = spawn(process.execPath, [join(root, 'bin', 'coalface.mjs'), 'backup', path], {
        env: childEnvironment({ BASE_URL: '', COALFACE_DATA: data }),
      });
      let said = '';
      for (const stream of [again.stdout, again.stderr])
        stream.on('data', (part: Buffer) => {
          said += part.toString();
        });
      expect((await once(again, 'close'))[0], said).toBe(0);
      expect(said).toContain(`It replaced ${path}.part, left of a backup that was cut off.`);
      expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([true, false]);
    } finally {
      await server.stop();
    }
  }, 120_000);

  it('in the middle of a first start leaves a folder that starts', async () => {
    const { data: fresh, remove: removeFresh } = temporaryData();
    try {
      for (const moment of [700, 1500, 2500]) {
        const child = spawn(
          process.execPath,
          [join(root, 'bin', 'coalface.mjs'), 'serve', '--port', '0', '--demo-if-empty'],
          {
            env: childEnvironment({ BASE_URL: '', NODE_ENV: 'production', COALFACE_DATA: fresh }),
          },
        );
        await wait(moment);
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      const server = await startServer({ data: fresh, args: ['--demo-if-empty'] });
      const practices = (await (await fetch(`${server.address}/api/v1/practices?area=Z1V`)).json()) as {
        total: number;
      };
      expect(practices.total).toBe(68);
      await server.stop();
    } finally {
      removeFresh();
    }
  }, 180_000);
});
