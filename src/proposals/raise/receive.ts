import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { LARGEST_MB } from '../../platform/attachments/index.ts';

export type Sent = {
  readonly fields: Readonly<Record<string, string>>;
  /** `too-large`: more than is kept was sent; its bytes were let go, the fields were not. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | 'too-large' | undefined;
};

const LIMITS = {
  fileSize: LARGEST_MB * 1024 * 1024,
  files: 1,
  fields: 30,
  fieldSize: 64 * 1024,
  parts: 40,
};

const text = (value: string): string => value.replaceAll('\0', '');

/**
 * Reads the form of an idea, whatever is sent with it: a file that is too large costs the file and not the words.
 * Never more than the largest file is held. Undefined: it is no form, or broke off.
 */
export const readSent = (request: Request): Promise<Sent | undefined> => {
  const type = request.headers.get('content-type') ?? '';
  const body = request.body;
  if (!body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
    return Promise.resolve(undefined);
  const form = new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  const source = Readable.fromWeb(body as NodeReadableStream);
  const fields: Record<string, string> = {};
  return new Promise((resolve) => {
    let name = '';
    let parts: Buffer[] = [];
    let tooLarge = false;
    form.on('field', (field, value) => {
      fields[field] = text(value);
    });
    form.on('file', (field, stream, given) => {
      if (field !== 'file') return stream.resume();
      name = given ?? '';
      stream.on('data', (part: Buffer) => {
        if (!tooLarge) parts.push(part);
      });
      stream.on('limit', () => {
        tooLarge = true;
        parts = [];
      });
    });
    form.on('finish', () => {
      const bytes = Buffer.concat(parts);
      const file = tooLarge ? ('too-large' as const) : bytes.length > 0 ? { name, bytes } : undefined;
      resolve({ fields, file });
    });
    form.on('error', () => resolve(undefined));
    source.on('error', () => resolve(undefined));
    source.pipe(form);
  });
};
