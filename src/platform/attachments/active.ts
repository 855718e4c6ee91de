import { inflateSync } from 'node:zlib';

/** Words in a PDF that make a reader run, start or unpack something (ISO 32000-1, 12.6.4 and 7.11.4). */
const PDF_ACTIVE: readonly (readonly [RegExp, string])[] = [
  [/\/(JavaScript|JS)\b/, 'a script'],
  [/\/Launch\b/, 'an order to start a program'],
  [/\/EmbeddedFiles?\b/, 'another file'],
  [/\/RichMedia\b/, 'rich media'],
  [/\/XFA\b/, 'a form with scripts (XFA)'],
];

const UNPACKED_AT_MOST = 20 * 1024 * 1024;

/** The text of a PDF's objects, those packed into object streams too; streams of content stay closed. */
const pdfObjects = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  const parts = [text];
  let room = UNPACKED_AT_MOST;
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    const begin = text.slice(match.index).match(/stream\r?\n/);
    if (!begin?.index || begin.index > 1000) continue;
    const from = match.index + begin.index + begin[0].length;
    try {
      const unpacked = inflateSync(bytes.subarray(from), { maxOutputLength: room });
      room -= unpacked.length;
      parts.push(unpacked.toString('latin1'));
    } catch (fault) {
      // Packed in a way that is not looked into, or broken; what is too large to look into is not taken.
      if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return '/JavaScript';
    }
  }
  // A name may be written with its letters as figures: /J#61vaScript.
  return parts
    .join('\n')
    .replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
};

const OFFICE_ACTIVE: readonly (readonly [RegExp, string])[] = [
  [/vbaProject\.bin|vbaData\.xml/i, 'macros'],
  [/activeX\//i, 'ActiveX controls'],
  [/oleObject\d*\.bin/i, 'an embedded program object'],
  [/externalLinks\/externalLink/i, 'links to other files'],
];

/**
 * What a file of a taken kind holds that could act on its reader's machine, in words; undefined when nothing
 * was found. Not a virus scanner: a group that needs one puts it in front.
 */
export const activeContent = (bytes: Buffer, ending: string): string | undefined => {
  const [text, rules] =
    ending === 'pdf'
      ? [pdfObjects(bytes), PDF_ACTIVE]
      : ending === 'docx' || ending === 'xlsx'
        ? // Names of a zip's parts are not packed.
          [bytes.toString('latin1'), OFFICE_ACTIVE]
        : ['', []];
  return rules.find(([pattern]) => pattern.test(text))?.[1];
};

/** Texts that a browser or a shell would run, whatever their ending says. */
export const activeText = (text: string): string | undefined => {
  const start = text.trimStart().slice(0, 500).toLowerCase();
  if (/^(<!doctype|<html|<svg|<\?xml|<\?php|<script)/.test(start) || /<script[\s>]/i.test(text))
    return 'a web page or a script';
  return start.startsWith('#!') ? 'a script' : undefined;
};
