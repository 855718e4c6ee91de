import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { ImportRefusal } from '../refusals.ts';
import { csvCell, readRows } from './csv.ts';
import { type Limits, refusalOf, type Scanned } from './scan.ts';
import { type Encoding, sniffDelimiter } from './sniff.ts';
import { type Structure, structureScan } from './structure.ts';

/** A file as it can be read: UTF-8 without a mark, rows ended by LF or CRLF. */
export type Readable = {
  readonly path: string;
  readonly delimiter: string;
  readonly structure: Structure;
  /** What was done to it on the way, for the report. */
  readonly encoding: Encoding;
};

const decoderOf = (encoding: Encoding): Transform => {
  const decoder = iconv.getDecoder(encoding === 'windows-1252' ? 'win1252' : encoding, { stripBOM: true });
  const give = (text: string | undefined, done: TransformCallback) =>
    done(null, Buffer.from(text ?? '', 'utf8'));
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => give(decoder.write(chunk), done),
    flush: (done) => give(decoder.end(), done),
  });
};

/** Line ends outside quotes become LF; within quotes they are text and stay. Tells what separates the cells. */
const lineEnds = (known: string | undefined) => {
  let delimiter = known;
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let afterCr = false;
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      delimiter ??= sniffDelimiter(chunk.toString('utf8'));
      const separator = delimiter.charCodeAt(0);
      const out = Buffer.allocUnsafe(chunk.length);
      let length = 0;
      for (const byte of chunk) {
        const secondOfTwo = afterCr && byte === 10;
        afterCr = false;
        if (secondOfTwo) continue;
        if (state === 'quoted') {
          if (byte === 34) state = 'closed';
        } else if (byte === 13) {
          afterCr = true;
          state = 'start';
          out[length++] = 10;
          continue;
        } else if (byte === 10 || byte === separator) state = 'start';
        else if (byte === 34) state = state === 'plain' ? 'plain' : 'quoted';
        else if (byte !== 32 && byte !== 9) state = 'plain';
        out[length++] = byte;
      }
      done(null, out.subarray(0, length));
    },
  });
  return { stream, delimiter: () => delimiter ?? ',' };
};

/**
 * Makes a scanned file readable for the engine: the file itself when it is plain UTF-8, else a copy at
 * `spool`. UTF-16 is checked here for giant rows and open quotes, as its bytes could not be before.
 */
export const makeReadable = async (
  path: string,
  scanned: Scanned,
  spool: string,
  limits: Limits,
): Promise<Result<Readable, ImportRefusal>> => {
  const { encoding, structure } = scanned;
  if (structure && encoding === 'utf-8' && !scanned.mark && !structure.loneCr)
    return ok({ path, delimiter: scanned.delimiter, structure, encoding });
  const ends = lineEnds(structure ? scanned.delimiter : undefined);
  let check: ReturnType<typeof structureScan> | undefined;
  let within = true;
  const look = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      check ??= structureScan(ends.delimiter(), limits.row);
      within = check.push(chunk);
      done(within ? null : new Error('too long'), chunk);
    },
  });
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: 1 << 18 }),
      decoderOf(encoding),
      ends.stream,
      look,
      createWriteStream(spool),
    );
  } catch (fault) {
    if (within) throw fault;
  }
  const delimiter = ends.delimiter();
  const found = (check ?? structureScan(delimiter, limits.row)).end();
  // The rows of the copy so far are the rows of the file, so its lines are the file's.
  const refusal = await refusalOf(spool, found, limits);
  return refusal ? refuse(refusal) : ok({ path: spool, delimiter, structure: found, encoding });
};

/**
 * Writes a copy in plain CSV, each row led by the line it began on, without the rows whose quotes make no
 * sense: the engine's reader would stop at such a row. Gives the lines of the rows left out.
 */
export const tidied = async (
  file: Readable,
  spool: string,
): Promise<{ readonly file: Readable; readonly lines: number[] }> => {
  const lines: number[] = [];
  async function* copy() {
    for await (const rows of readRows(file.path, file.delimiter)) {
      let text = '';
      for (const row of rows) {
        if (row.malformed) lines.push(row.line);
        else text += `${row.line},${row.cells.map(csvCell).join(',')}\n`;
      }
      yield text;
    }
  }
  await pipeline(copy(), createWriteStream(spool));
  return { file: { ...file, path: spool, delimiter: ',' }, lines };
};
