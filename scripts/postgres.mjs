// A real PostgreSQL for the query tests: Debian's programs on a temporary folder and a free local port, gone
// afterwards. PostgreSQL refuses to run as root, so root hands it to Debian's user `postgres`.

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port of 127.0.0.1 that nobody listens on. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });

/** Whose rights the server gets: ours, or those of `postgres` when we are root.
 * @returns {{ uid?: number, gid?: number }} */
const unprivileged = () => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (/** @type {string} */ flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  const ids = { uid: idOf('-u'), gid: idOf('-g') };
  if (!ids.uid || !ids.gid) throw new Error('there is no user `postgres` to run PostgreSQL as');
  return ids;
};

/**
 * Starts an empty PostgreSQL that trades safety of its files for speed.
 * @param {string} bin folder of initdb and postgres
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` carries a password made for this run
 */
export const startPostgres = async (bin) => {
  const ids = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'coalface-postgres-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(12).toString('hex');
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (ids.uid && ids.gid) for (const path of [folder, passwordFile]) chownSync(path, ids.uid, ids.gid);
    const options = { ...ids, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
    const data = join(folder, 'data');
    const made = spawnSync(
      join(bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'coalface',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--no-sync',
      ],
      { ...options, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
    const port = await freePort();
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
    ];
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let log = '';
    const ended = new Promise((resolve) => server.once('close', resolve));
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.once('close', () => reject(new Error(`PostgreSQL did not start: ${log.trim().slice(-800)}`)));
      server.stderr.on('data', (/** @type {Buffer} */ part) => {
        log = (log + part.toString('utf8')).slice(-4000);
        if (log.includes('ready to accept connections')) resolve(undefined);
      });
    });
    const url = `postgres://coalface:${password}@127.0.0.1:${port}/postgres`;
    const stop = async () => {
      // SIGINT is PostgreSQL's fast stop: open connections are ended, not waited for.
      server.kill('SIGINT');
      await ended;
      clear();
    };
    return { url, stop };
  } catch (fault) {
    clear();
    throw fault;
  }
};
