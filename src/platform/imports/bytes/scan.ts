import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { ImportRefusal } from '../refusals.ts';
import { type Encoding, hasUtf8Mark, sniffBinary, sniffDelimiter, sniffUtf16 } from './sniff.ts';
import { type Structure, structureScan } from './structure.ts';

export type Limits = {
  /** Bytes of the whole file. */
  readonly file: number;
  /** Bytes of one row, quoted newlines included. */
  readonly row: number;
  readonly columns: number;
};

export const LIMITS: Limits = { file: 1 << 30, row: 4 << 20, columns: 2000 };

export type Scanned = {
  readonly size: number;
  /** SHA-256 of the file as it came, hexadecimal. */
  readonly hash: string;
  readonly encoding: Encoding;
  readonly mark: boolean;
  readonly delimiter: string;
  /** Of UTF-16 it is known only after decoding; see spool.ts. */
  readonly structure: Structure | undefined;
};

const CHUNK = 1 << 20;
const HEAD = 64 << 10;

/** Whole characters at the end of a chunk: a character cut in two goes on into the next one. */
const cutCharacter = (chunk: Buffer): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
};

/** Follows whether bytes are UTF-8, over chunks that may cut characters. */
export const utf8Check = () => {
  let left = Buffer.alloc(0);
  let valid = true;
  return {
    push: (chunk: Buffer): void => {
      if (!valid) return;
      const joined = left.length > 0 ? Buffer.concat([left, chunk]) : chunk;
      const cut = cutCharacter(joined);
      valid = isUtf8(joined.subarray(0, joined.length - cut));
      left = Buffer.from(joined.subarray(joined.length - cut));
    },
    end: (): boolean => valid && left.length === 0,
  };
};

const lineAt = async (path: string, offset: number): Promise<number> => {
  const file = await open(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let lines = 1;
    let before = 0;
    for (let at = 0; at < offset; ) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(CHUNK, offset - at), at);
      if (bytesRead === 0) break;
      for (const byte of chunk.subarray(0, bytesRead)) {
        if (byte === 13 || (byte === 10 && before !== 13)) lines += 1;
        before = byte;
      }
      at += bytesRead;
    }
    return lines;
  } finally {
    await file.close();
  }
};

/** Turns what a scan found too long or unclosed into its refusal, with the line in the file. */
export const refusalOf = async (
  path: string,
  found: Structure,
  limits: Limits,
): Promise<ImportRefusal | undefined> => {
  if (found.giantAt !== undefined)
    return { kind: 'giant-line', line: await lineAt(path, found.giantAt), limit: limits.row };
  if (found.unclosedAt !== undefined)
    return { kind: 'unclosed-quote', line: await lineAt(path, found.unclosedAt) };
  return undefined;
};

/**
 * Reads a file once in memory that does not grow: its hash, its encoding (decided over the whole of it: UTF-8
 * if every byte fits, else Windows-1252), its line ends and quotes. What is no table of text is refused on
 * its first bytes, a row beyond the cap where it passes it.
 */
export const scanFile = async (
  path: string,
  limits: Limits = LIMITS,
  onBytes: (done: number, total: number) => void = () => undefined,
): Promise<Result<Scanned, ImportRefusal>> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return refuse({ kind: 'empty-file' });
    if (size > limits.file) return refuse({ kind: 'too-large', size, limit: limits.file });
    // Two buffers: while one is looked at, the next one is read.
    const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const;
    const hash = createHash('sha256');
    const utf8 = utf8Check();
    let wide: 'utf-16le' | 'utf-16be' | undefined;
    let mark = false;
    let delimiter = ',';
    let structure: ReturnType<typeof structureScan> | undefined;
    const readAt = (place: number, turn: number) =>
      file.read(buffers[turn % 2 === 0 ? 0 : 1], 0, CHUNK, place);
    let reading = readAt(0, 0);
    for (let at = 0, turn = 0; ; turn += 1) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      reading = readAt(at + bytesRead, turn + 1);
      // Awaited when its turn comes; an early end of this loop leaves it to the finally below.
      reading.catch(() => undefined);
      if (at === 0) {
        const head = bytes.subarray(0, HEAD);
        const binary = sniffBinary(head);
        if (binary) return refuse({ kind: 'not-a-table', what: binary });
        wide = sniffUtf16(head);
        mark = wide === undefined ? hasUtf8Mark(head) : head[0] === 0xff || head[0] === 0xfe;
        if (!wide) {
          delimiter = sniffDelimiter(head.toString('latin1', mark ? 3 : 0));
          structure = structureScan(delimiter, limits.row);
        }
      }
      hash.update(bytes);
      if (structure) {
        utf8.push(bytes);
        // The mark belongs to no cell: a quote behind it opens one.
        const text = at === 0 && mark ? bytes.subarray(3) : bytes;
        if (!structure.push(text)) break;
      }
      at += bytesRead;
      onBytes(at, size);
    }
    await reading;
    const found = structure?.end();
    if (found) {
      const shifted = (offset: number | undefined) =>
        offset === undefined ? undefined : offset + (mark ? 3 : 0);
      const refusal = await refusalOf(
        path,
        { ...found, giantAt: shifted(found.giantAt), unclosedAt: shifted(found.unclosedAt) },
        limits,
      );
      if (refusal) return refuse(refusal);
    }
    const encoding = wide ?? (utf8.end() ? 'utf-8' : 'windows-1252');
    return ok({ size, hash: hash.digest('hex'), encoding, mark, delimiter, structure: found });
  } finally {
    await file.close();
  }
};
