import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

/** A place for the command socket: a private folder with a short path, since sockets allow 107 bytes. */
export const socketPlace = (): { path: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-cmd-'));
  return {
    path: join(folder, 'coalface.sock'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** `fetch` over the Unix socket of the running server; bodies stream both ways. */
export const fetchOverSocket = (
  socketPath: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> =>
  new Promise((resolve, reject) => {
    const sent = new Request(`http://localhost${path}`, {
      ...init,
      ...(init.body ? { duplex: 'half' } : {}),
    });
    const outgoing = request(
      { socketPath, path, method: sent.method, headers: Object.fromEntries(sent.headers) },
      (incoming) => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(incoming.headers))
          for (const one of [value ?? []].flat()) headers.append(name, one);
        const status = incoming.statusCode ?? 502;
        const body = status === 204 || status === 304 ? null : (Readable.toWeb(incoming) as ReadableStream);
        resolve(new Response(body, { status, headers }));
      },
    );
    outgoing.on('error', reject);
    if (sent.body) Readable.fromWeb(sent.body as NodeStream).pipe(outgoing);
    else outgoing.end();
  });
