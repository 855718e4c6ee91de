import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { csvCell, isBlankRow, readRows } from './csv.ts';
import { LIMITS, scanFile } from './scan.ts';
import { makeReadable, tidied } from './spool.ts';

const folder = mkdtempSync(join(tmpdir(), 'coalface-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const write = (content: Buffer | string): string => {
  const path = join(folder, `${++count}.csv`);
  writeFileSync(path, content);
  return path;
};

const rowsOf = async (path: string, delimiter = ',') => {
  const found: { line: number; cells: readonly string[] }[] = [];
  for await (const rows of readRows(path, delimiter))
    for (const row of rows) if (!isBlankRow(row)) found.push({ line: row.line, cells: row.cells });
  return found;
};

const read = async (content: Buffer | string, limits = LIMITS) => {
  const path = write(content);
  const scanned = await scanFile(path, limits);
  if (!scanned.ok) return scanned.refusal;
  const readable = await makeReadable(path, scanned.value, `${path}.spool`, limits);
  if (!readable.ok) return readable.refusal;
  const { encoding, structure, delimiter } = readable.value;
  return {
    encoding,
    copied: readable.value.path !== path,
    structure,
    rows: await rowsOf(readable.value.path, delimiter),
  };
};

const table = 'Code,Name\nA1,Café £5 – Zoë\nA2,"two\nlines"\n\nA3, padded \n';
const expected = [
  { line: 1, cells: ['Code', 'Name'] },
  { line: 2, cells: ['A1', 'Café £5 – Zoë'] },
  { line: 3, cells: ['A2', 'two\nlines'] },
  { line: 6, cells: ['A3', 'padded'] },
];

describe('the bytes of a file', () => {
  const encodings: [string, string, (text: string) => Buffer, boolean][] = [
    ['UTF-8', 'utf-8', (text) => Buffer.from(text), false],
    ['UTF-8 with its mark', 'utf-8', (text) => Buffer.from(`\ufeff${text}`), true],
    [
      'UTF-16 little-endian with its mark',
      'utf-16le',
      (text) => iconv.encode(text, 'utf16le', { addBOM: true }),
      true,
    ],
    [
      'UTF-16 big-endian with its mark',
      'utf-16be',
      (text) => iconv.encode(text, 'utf16be', { addBOM: true }),
      true,
    ],
    ['UTF-16 little-endian without one', 'utf-16le', (text) => iconv.encode(text, 'utf-16le'), true],
    ['UTF-16 big-endian without one', 'utf-16be', (text) => iconv.encode(text, 'utf-16be'), true],
    ['Windows-1252', 'windows-1252', (text) => iconv.encode(text, 'win1252'), true],
  ];
  for (const [name, encoding, encode, copied] of encodings)
    for (const [ends, end] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['bare CR', '\r'],
    ] as const)
      it(`are read the same in ${name} with ${ends} line ends`, async () => {
        const found = await read(encode(table.replaceAll('\n', end)));
        expect(found).toMatchObject({ encoding, copied: copied || ends === 'bare CR' });
        const rows = 'rows' in found ? found.rows : [];
        expect(
          rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.replace(end, '\n')) })),
        ).toEqual(expected);
      });

  it('are Windows-1252 when only the last one is no UTF-8', async () => {
    const long = Buffer.concat([Buffer.from(`a,b\n${'é,x\n'.repeat(400_000)}`), Buffer.from([0xe9])]);
    expect(await read(long)).toMatchObject({ encoding: 'windows-1252' });
  });

  it('are UTF-8 also where a chunk cuts a character', async () => {
    expect(await read(`a,b\n${'x'.repeat((1 << 20) - 5)}é,1\n${'–'.repeat(400_000)},2\n`)).toMatchObject({
      encoding: 'utf-8',
      copied: false,
    });
  });

  it('tell other delimiters', async () => {
    expect(await read('a;b\n"1,5";2\n')).toMatchObject({
      rows: [{ cells: ['a', 'b'] }, { cells: ['1,5', '2'] }],
    });
    expect(await read('a\tb\n1\t\t2\n')).toMatchObject({
      rows: [{ cells: ['a', 'b'] }, { cells: ['1', '', '2'] }],
    });
  });

  const refused: [string, Buffer | string, object][] = [
    ['nothing', '', { kind: 'empty-file' }],
    ['a zip', Buffer.from('PK\u0003\u0004\u0014\u0000data.csv'), { kind: 'not-a-table', what: 'zip' }],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004\u0014\u0000[Content_Types].xml'),
      { kind: 'not-a-table', what: 'workbook' },
    ],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      { kind: 'not-a-table', what: 'old workbook' },
    ],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), { kind: 'not-a-table', what: 'gzip' }],
    ['a PDF', '%PDF-1.7\n', { kind: 'not-a-table', what: 'pdf' }],
    ['a web page', '\n<!DOCTYPE html><title>Sign in</title>', { kind: 'not-a-table', what: 'web page' }],
    [
      'a program',
      Buffer.from('\u007fELF\u0002\u0001\u0000\u0000abc\u0000'),
      { kind: 'not-a-table', what: 'binary' },
    ],
    ['an open quote', 'a,b\n1,2\n3,"x\n4,5\n', { kind: 'unclosed-quote', line: 3 }],
  ];
  for (const [name, content, refusal] of refused)
    it(`are refused early when they are ${name}`, async () =>
      expect(await read(content)).toMatchObject(refusal));

  it('are refused beyond the size limit without being read', async () => {
    const path = write('a,b\n');
    truncateSync(path, 2 * 1024 ** 3);
    expect(await scanFile(path)).toEqual({
      ok: false,
      refusal: { kind: 'too-large', size: 2 * 1024 ** 3, limit: 2 ** 30 },
    });
  });

  it('are refused at a giant line, with memory flat', async () => {
    const path = join(folder, 'giant.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    // A sparse file: 1.9 GB of NUL would be binary, so the head is text and the rest is one line.
    const before = process.memoryUsage().rss;
    writeFileSync(path, `a,b\n1,2\n${'x'.repeat(8 << 20)}`);
    truncateSync(path, 1900 * 1000 ** 2);
    const found = await scanFile(path, { ...LIMITS, file: 2 ** 31 });
    expect(found).toEqual({ ok: false, refusal: { kind: 'giant-line', line: 3, limit: LIMITS.row } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('are refused at a giant row within quotes and in UTF-16', async () => {
    const small = { ...LIMITS, row: 1 << 20 };
    expect(await read(`a,b\n1,"${'x\n'.repeat(1 << 20)}"\n`, small)).toMatchObject({
      kind: 'giant-line',
      line: 2,
    });
    expect(
      await read(iconv.encode(`\ufeffa,b\r\n1,${'x'.repeat(1 << 21)}\r\n`, 'utf-16le'), small),
    ).toMatchObject({
      kind: 'giant-line',
      line: 2,
    });
  });

  it('tell text behind a closing quote, and the rows round it survive', async () => {
    const path = write('a,b\n"x"y,2\n3,"4\n5"\n6,7\n');
    const scanned = await scanFile(path);
    if (!scanned.ok) throw new Error('refused');
    expect(scanned.value.structure).toMatchObject({ irregular: true, quotedNewlines: true });
    const readable = await makeReadable(path, scanned.value, `${path}.spool`, LIMITS);
    if (!readable.ok) throw new Error('refused');
    const clean = await tidied(readable.value, `${path}.clean`);
    expect(clean.lines).toEqual([2]);
    expect((await rowsOf(clean.file.path)).map((row) => row.cells)).toEqual([
      ['1', 'a', 'b'],
      ['3', '3', '4\n5'],
      ['5', '6', '7'],
    ]);
  });

  it('come back cell by cell, whatever is in them, on the line they stand', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '\t', ';', '1'),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const path = write(`left,right\n${rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('')}`);
        const scanned = await scanFile(path);
        if (!scanned.ok) throw new Error('refused');
        expect(scanned.value.structure).toMatchObject({ irregular: false, unclosedAt: undefined });
        let line = 2;
        const lines = rows.map((row) => {
          const starts = line;
          line += 1 + row.join('').split(/\r\n|\n|\r/).length - 1;
          return starts;
        });
        const found: { line: number; cells: readonly string[] }[] = [];
        for await (const batch of readRows(path, ',')) found.push(...batch);
        expect(found.map((row) => row.line)).toEqual([1, ...lines]);
        expect(found.map((row) => row.cells)).toEqual([['left', 'right'], ...rows]);
        rmSync(path);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
