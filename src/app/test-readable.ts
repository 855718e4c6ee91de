import { inflateRawSync, inflateSync } from 'node:zlib';

/** What lies packed in a Word file: the text of each part of its archive. */
const inArchive = (file: Buffer): string => {
  const parts: string[] = [];
  for (let at = file.indexOf('PK\x03\x04'); at >= 0; at = file.indexOf('PK\x03\x04', at + 4)) {
    const [method, packed] = [file.readUInt16LE(at + 8), file.readUInt32LE(at + 18)];
    const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    const part = file.subarray(from, packed ? from + packed : undefined);
    parts.push((method === 0 ? part : inflateRawSync(part)).toString('utf8'));
  }
  return parts.join('\n').replaceAll(/<[^>]*>/g, '');
};

/** Letters by the numbers that a font of a PDF calls them: `<0024> <0041>`, or from one to another. */
const lettersOf = (map: string): Map<number, string> => {
  const letters = new Map<number, string>();
  const hex = (text = '') => Number.parseInt(text, 16);
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, letter] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(hex(code), String.fromCodePoint(hex(letter)));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, letter] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = hex(first); code <= hex(last); code += 1)
        letters.set(code, String.fromCodePoint(hex(letter) + code - hex(first)));
  return letters;
};

/** The words that Chromium prints into a PDF: numbers of letters, by the map of each page’s font of that moment. */
const inPdf = (file: Buffer): string => {
  const objects = new Map<string, { readonly head: string; readonly body: string }>();
  const text = file.toString('latin1');
  for (const [whole, number = '', head = ''] of text.matchAll(
    /(\d+) 0 obj\s*(<<[\s\S]*?>>)?[\s\S]*?endobj/g,
  )) {
    const [, packed] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(whole) ?? [];
    const isPacked = packed !== undefined && whole.includes('/FlateDecode');
    const bytes = Buffer.from(packed ?? '', 'latin1');
    objects.set(number, { head: whole.slice(0, 4000), body: isPacked ? inflated(bytes) : (packed ?? head) });
  }
  const fonts = new Map<string, Map<number, string>>();
  for (const [number, { head }] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (map) fonts.set(`F${number}`, lettersOf(objects.get(map)?.body ?? ''));
  }
  const words: string[] = [];
  for (const { body } of objects.values()) {
    let font: Map<number, string> | undefined;
    for (const [, name, codes] of body.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name) font = fonts.get(name);
      else
        words.push((codes ?? '').replaceAll(/\w{4}/g, (code) => font?.get(Number.parseInt(code, 16)) ?? ''));
    }
  }
  return words.join('');
};

const inflated = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
};

/** The words of any answer, whatever it is packed in: a page, a file of words, a PDF or a Word file. */
export const readable = (file: Buffer): string =>
  file.subarray(0, 5).toString('latin1') === '%PDF-'
    ? inPdf(file)
    : file.subarray(0, 4).toString('latin1') === 'PK\x03\x04'
      ? inArchive(file)
      : file.toString('utf8');
