import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

export type Server = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly address: string;
  readonly data: string;
  /** Everything that it wrote so far. */
  readonly output: () => string;
  readonly pid: number;
  /** Sends a signal (SIGTERM unless told otherwise), waits for the end and returns the exit code. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
};

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** An empty data folder for one test, and what throws it away. */
export const temporaryData = (): { readonly data: string; readonly remove: () => void } => {
  const data = mkdtempSync(join(tmpdir(), 'coalface-e2e-'));
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) };
};

/**
 * The built system on a free port over a data folder, ready to answer. Stores, mail and sign-in are the
 * embedded ones whatever the environment says; `settings` adds to it.
 */
export const startServer = async (options: {
  readonly data: string;
  readonly args?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  /** How long the first start may take, in milliseconds. */
  readonly patience?: number;
}): Promise<Server> => {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|CLICKHOUSE_URL|SMTP_URL|OIDC_|BASE_URL|HOST|PORT|DEMO|COALFACE_)/.test(name),
  );
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'coalface.mjs'), 'serve', '--port', '0', ...(options.args ?? [])],
    {
      cwd: options.data,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...Object.fromEntries(kept),
        NODE_ENV: 'production',
        COALFACE_DATA: options.data,
        ...options.settings,
      },
    },
  );
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not say where it is:\n${output.slice(-4000)}`));
    }, options.patience ?? 120_000);
    const read = (part: Buffer) => {
      output += part.toString('utf8');
      const said = /^Coalface is at (http:\/\/[^\s/]+)/m.exec(output);
      if (!said?.[1]) return;
      clearTimeout(late);
      resolve(said[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The server ended with ${code} before it answered:\n${output.slice(-4000)}`));
    });
  });
  return {
    address,
    data: options.data,
    output: () => output,
    pid: child.pid ?? 0,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended(child);
    },
  };
};
