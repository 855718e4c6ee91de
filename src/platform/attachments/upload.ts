import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { AttachmentRefusal } from './refusals.ts';
import { LARGEST } from './rules.ts';

export type Upload = {
  readonly fields: Readonly<Record<string, string>>;
  readonly name: string;
  readonly bytes: Buffer;
};

/** Room for the other fields of the form and the marks between them, in bytes. */
const REST = 64 * 1024;

const tooLarge: AttachmentRefusal = { kind: 'attachment-too-large', field: 'file' };
const missing: AttachmentRefusal = { kind: 'attachment-missing', field: 'file' };

/** True when the request says of itself that it is too large: it is then refused before a byte is read. */
export const saysTooLarge = (request: Request): boolean =>
  Number(request.headers.get('content-length') ?? 0) > LARGEST + REST;

/**
 * Reads a form with one file, `file`. Never more than the largest attachment is held, whatever is sent: what
 * goes beyond ends the reading. `trusted` sees the fields that stood before the file, as soon as it begins.
 */
export const readUpload = async (
  request: Request,
  trusted: (fields: Readonly<Record<string, string>>) => boolean,
): Promise<Result<Upload, AttachmentRefusal | { readonly kind: 'form-expired' }>> => {
  const type = request.headers.get('content-type') ?? '';
  if (saysTooLarge(request)) return refuse(tooLarge);
  if (!type.startsWith('multipart/form-data') || !request.body) return refuse(missing);
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: { fileSize: LARGEST, files: 1, fields: 10, fieldSize: 4096, parts: 12 },
  });
  const source = Readable.fromWeb(request.body as NodeReadableStream);
  const fields: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    let file: { name: string; parts: Buffer[] } | undefined;
    const end = (result: Awaited<ReturnType<typeof readUpload>>) => {
      source.unpipe(form);
      source.destroy();
      resolve(result);
    };
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (field, stream, name) => {
      if (!trusted(fields)) {
        stream.resume();
        return end(refuse({ kind: 'form-expired' }));
      }
      if (field !== 'file') return stream.resume();
      const parts: Buffer[] = [];
      file = { name: name ?? '', parts };
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => end(refuse(tooLarge)));
    });
    form.on('finish', () => {
      if (!trusted(fields)) return end(refuse({ kind: 'form-expired' }));
      const bytes = Buffer.concat(file?.parts ?? []);
      end(file && bytes.length > 0 ? ok({ fields, name: file.name, bytes }) : refuse(missing));
    });
    // A form that breaks off or is none.
    form.on('error', () => end(refuse(missing)));
    source.on('error', reject);
    source.pipe(form);
  });
};
