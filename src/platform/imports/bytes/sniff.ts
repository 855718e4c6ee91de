import type { BinaryKind } from '../refusals.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const starts = (head: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, place) => head[place] === byte);

/** What a file is that cannot be a table of text, from its first bytes; undefined when it may be one. */
export const sniffBinary = (head: Buffer): BinaryKind | undefined => {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) {
    const names = head.toString('latin1');
    return /\[Content_Types\]\.xml|xl\/|_rels\//.test(names) ? 'workbook' : 'zip';
  }
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old workbook';
  if (starts(head, 0x1f, 0x8b)) return 'gzip';
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (
    /^\s*<(!doctype|html|\?xml)/i.test(
      head
        .subarray(0, 200)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, ''),
    )
  )
    return 'web page';
  // Text has no NUL; UTF-16 has, and is told apart before.
  return sniffUtf16(head) === undefined && head.includes(0) ? 'binary' : undefined;
};

/** UTF-16 by its mark, or by every other byte of the beginning being NUL as in English text. */
export const sniffUtf16 = (head: Buffer): 'utf-16le' | 'utf-16be' | undefined => {
  if (starts(head, 0xff, 0xfe)) return 'utf-16le';
  if (starts(head, 0xfe, 0xff)) return 'utf-16be';
  const sample = head.subarray(0, 2048);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let place = 0; place + 1 < sample.length; place += 2) {
    if (sample[place] === 0) even += 1;
    if (sample[place + 1] === 0) odd += 1;
  }
  const pairs = Math.floor(sample.length / 2);
  if (odd > pairs * 0.8 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.8 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
};

export const hasUtf8Mark = (head: Buffer): boolean => starts(head, 0xef, 0xbb, 0xbf);

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What separates the cells: whichever stands most often outside quotes on the first line with any. */
export const sniffDelimiter = (text: string): string => {
  for (const line of text.replace(/"[^"]*"?/g, '').split(/\r\n|\n|\r/)) {
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return DELIMITERS[counts.indexOf(most)] ?? ',';
  }
  return ',';
};
