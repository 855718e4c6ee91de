import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { ok, type Result, refuse } from '../../shared/result.ts';

/** A file as it arrived: spooled, not yet read. */
export type Received = { readonly name: string; readonly path: string; readonly size: number };

export type ReceiveRefusal =
  | { readonly kind: 'upload-too-large'; readonly limit: number }
  | { readonly kind: 'no-file'; readonly field: 'files' }
  | { readonly kind: 'upload-broken' }
  | { readonly kind: 'form-expired' };

const MOST_FILES = 200;

class TooLarge extends Error {}

/** The last part of whatever path a browser or a terminal sent along; never empty. */
export const plainName = (name: string): string => {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in a name
  return last.replaceAll(/[\u0000-\u001f\u007f]/g, '').slice(0, 255) || 'file';
};

const measured = (limit: number) => {
  let size = 0;
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      done(size > limit ? new TooLarge() : null, chunk);
    },
  });
  return { stream, size: () => size };
};

const writeSpool = async (from: Readable, name: string, folder: string, limit: number): Promise<Received> => {
  const path = join(folder, `${randomUUID()}.upload`);
  const { stream, size } = measured(limit);
  try {
    await pipeline(from, stream, createWriteStream(path, { mode: 0o600 }));
    return { name: plainName(name), path, size: size() };
  } catch (fault) {
    await rm(path, { force: true });
    throw fault;
  }
};

/** True when the sender itself says that it is too much, before a byte is read. */
export const announcedTooLarge = (headers: Headers, limit: number): boolean =>
  Number(headers.get('content-length') ?? 0) > limit;

const readable = (request: Request): Readable | undefined =>
  request.body ? Readable.fromWeb(request.body as NodeStream<Uint8Array>) : undefined;

/** Spools the body of a request as one file, in constant memory; what is larger than `limit` is given up. */
export const receiveBytes = async (
  request: Request,
  name: string,
  where: { readonly folder: string; readonly limit: number },
): Promise<Result<Received, ReceiveRefusal>> => {
  const tooLarge = refuse<ReceiveRefusal>({ kind: 'upload-too-large', limit: where.limit });
  if (announcedTooLarge(request.headers, where.limit)) return tooLarge;
  const body = readable(request);
  if (!body) return refuse<ReceiveRefusal>({ kind: 'no-file', field: 'files' });
  try {
    return ok(await writeSpool(body, name, where.folder, where.limit));
  } catch (fault) {
    if (fault instanceof TooLarge) return tooLarge;
    return refuse<ReceiveRefusal>({ kind: 'upload-broken' });
  }
};

/**
 * Spools the files of a posted form while they arrive, in constant memory. The form's token stands before its
 * files: without one that fits nothing is written. Either every file is kept or, on a refusal, none.
 */
export const receiveForm = async (
  request: Request,
  where: {
    readonly folder: string;
    readonly limit: number;
    readonly tokenFits: (token: unknown) => boolean;
  },
): Promise<
  Result<
    { readonly files: readonly Received[]; readonly fields: ReadonlyMap<string, string> },
    ReceiveRefusal
  >
> => {
  const contentType = request.headers.get('content-type') ?? '';
  const broken = refuse<ReceiveRefusal>({ kind: 'upload-broken' });
  const tooLarge = refuse<ReceiveRefusal>({ kind: 'upload-too-large', limit: where.limit });
  if (announcedTooLarge(request.headers, where.limit)) return tooLarge;
  const body = readable(request);
  if (!body || !contentType.startsWith('multipart/form-data')) return broken;

  const fields = new Map<string, string>();
  const writing: Promise<Received | undefined>[] = [];
  const open = new Set<Readable>();
  let trusted = false;
  let fault: unknown;
  const all = measured(where.limit);
  const form = new Busboy({
    headers: { 'content-type': contentType },
    limits: { fieldSize: 1000, fields: 20, files: MOST_FILES, headerPairs: 50 },
  });
  form.on('field', (name, value) => {
    fields.set(name, value);
    if (name === 'csrf') trusted = where.tokenFits(value);
  });
  form.on('file', (_field, stream, name) => {
    // An empty choice of files is sent as one file without a name.
    if (!trusted || !name) {
      stream.resume();
      return;
    }
    open.add(stream);
    writing.push(
      writeSpool(stream, name, where.folder, where.limit).catch((broke) => {
        fault ??= broke;
        stream.resume();
        return undefined;
      }),
    );
  });
  try {
    await pipeline(body, all.stream, form);
  } catch (broke) {
    // The parser does not end the file that it was in the middle of when its own source breaks off.
    fault ??= broke;
    form.destroy();
    for (const stream of open) stream.destroy(new Error('the upload broke off'));
  }
  const files = (await Promise.all(writing)).filter((file) => file !== undefined);
  const refusal = !fields.has('csrf') || !trusted ? 'form-expired' : fault ? 'broken' : undefined;
  if (refusal || fault) {
    for (const file of files) await rm(file.path, { force: true });
    if (fault instanceof TooLarge) return tooLarge;
    return refusal === 'form-expired' ? refuse<ReceiveRefusal>({ kind: 'form-expired' }) : broken;
  }
  if (files.length === 0) return refuse<ReceiveRefusal>({ kind: 'no-file', field: 'files' });
  return ok({ files, fields });
};
