import { fileTypeFromBuffer } from 'file-type';
import { findNhsNumbers } from '../../shared/privacy/rules.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { activeContent, activeText } from './active.ts';
import type { AttachmentRefusal } from './refusals.ts';
import { ACCEPTED, type AcceptedType } from './rules.ts';

const utf16Of = (bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined => {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined;
};

/** Text in UTF-8, UTF-16 with its mark, or Windows-1252; undefined when it is no text. */
const textOf = (bytes: Buffer): string | undefined => {
  const utf16 = utf16Of(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are what tells bytes from text
  const isText = (text: string) => !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/.test(text);
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'windows-1252'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return isText(text) ? text : undefined;
    } catch {
      // Not this encoding.
    }
  return undefined;
};

export type Detected = { readonly type: AcceptedType; readonly ending: string };

const isAccepted = (type: string): type is AcceptedType => type in ACCEPTED;

/**
 * What a file really is, by its content; its name counts only to tell CSV from plain text. Refuses what is
 * not on the list, what could act on a reader's machine, and text that holds NHS numbers.
 */
export const detect = async (bytes: Buffer, name: string): Promise<Result<Detected, AttachmentRefusal>> => {
  const field = 'file';
  if (bytes.length === 0) return refuse<AttachmentRefusal>({ kind: 'attachment-missing', field });
  // The mark of UTF-16 looks like the beginning of MPEG sound.
  const known = utf16Of(bytes) && textOf(bytes) !== undefined ? undefined : await fileTypeFromBuffer(bytes);
  if (known && known.mime !== 'application/xml') {
    if (!isAccepted(known.mime))
      return refuse<AttachmentRefusal>({ kind: 'attachment-type', field, found: `of the kind ${known.ext}` });
    const ending = ACCEPTED[known.mime];
    const found = activeContent(bytes, ending);
    return found
      ? refuse<AttachmentRefusal>({ kind: 'attachment-active', field, found })
      : ok({ type: known.mime, ending });
  }
  const text = textOf(bytes);
  if (text === undefined)
    return refuse<AttachmentRefusal>({
      kind: 'attachment-type',
      field,
      found: 'of a kind that we do not know',
    });
  const active = activeText(text);
  if (active) return refuse<AttachmentRefusal>({ kind: 'attachment-active', field, found: active });
  const [number] = findNhsNumbers(text);
  if (number)
    return refuse<AttachmentRefusal>({
      kind: 'attachment-identifies',
      field,
      line: text.slice(0, number.at).split(/\r\n|\r|\n/).length,
    });
  const type = /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  return ok({ type, ending: ACCEPTED[type] });
};
