import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFacts } from '../../facts/test-facts.ts';
import type { Trx } from '../../relational/relational.ts';
import { testStore } from '../../relational/test-store.ts';
import { defineSource, findRejects, importFile, plainCell, type Source } from '../index.ts';
import { readWorkbook, type Sheet, WORKBOOK_LIMITS } from './open.ts';

const store = testStore();
const { facts, folder } = testFacts();

const about = {
  version: 1,
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
  period: { from: 'none' },
} as const;

/** Sheets whose first row says Code and People. */
const counts = defineSource({
  ...about,
  kind: 'facts',
  id: 'counts',
  title: 'Counts of people',
  layout: {
    headers: true,
    workbook: {
      sheets: ['East', 'West'],
      rows: (sheet) => {
        const [header, ...rows] = sheet.rows;
        if (plainCell(header?.cells[0]) !== 'Code') return undefined;
        return rows.map(({ row, cells }) => ({
          row,
          cells: { Sheet: sheet.name, Code: cells[0], People: cells[1] },
        }));
      },
    },
  },
  columns: {
    sheet: { header: 'Sheet', kind: 'text' },
    code: { header: 'Code', kind: 'code', pattern: /^[A-Z][0-9]{2}$/ },
    people: { header: 'People', kind: 'count' },
  },
  facts: {
    table: 'test_count',
    select: (accepted) => `SELECT load_id, sheet, code, people FROM ${accepted}`,
  },
});
const plain = defineSource({
  ...about,
  kind: 'facts',
  id: 'plain',
  title: 'Counts as text',
  layout: { headers: true },
  columns: {
    code: { header: 'Code', kind: 'text' },
    people: { header: 'People', kind: 'count' },
  },
  facts: {
    table: 'test_count',
    about: "arrayStringConcat(arraySort(groupUniqArray(code)), '+')",
    select: (accepted) => `SELECT load_id, '' AS sheet, code, people FROM ${accepted}`,
  },
});

beforeAll(async () => {
  await facts().command(
    'CREATE TABLE test_count (load_id UUID, sheet String, code String, people UInt32) ENGINE = MergeTree ORDER BY code',
  );
});

const workbook = (name: string, sheets: Record<string, (string | number | boolean)[][]>): string => {
  const book = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), sheet);
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
  return path;
};

const offer = (trx: Trx, path: string, sources: readonly Source[] = [counts, plain]) => {
  mkdirSync(join(folder, 'spool'), { recursive: true });
  return importFile(
    {
      db: trx,
      facts: facts(),
      sources,
      folder: join(folder, 'spool'),
      owner: 'test',
      now: () => new Date('2016-05-01T12:00:00Z'),
      secret: 'test',
    },
    { path, who: { kind: 'system' } },
  );
};

const read = async (path: string, limits = {}) => {
  const sheets: Sheet[] = [];
  const answer = await readWorkbook(path, (sheet) => sheets.push(sheet), { ...WORKBOOK_LIMITS, ...limits });
  return { answer, sheets };
};

/** A zip by hand: names and contents, and what its directory claims that each entry becomes. */
const zip = (
  name: string,
  entries: readonly { name: string; content: Buffer; claims?: number; flags?: number }[],
) => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name: entry, content, claims, flags = 0 } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = (signature: number, before: number, after: number) => {
      const bytes = Buffer.alloc(before + 26 + after);
      bytes.writeUInt32LE(signature, 0);
      bytes.writeUInt16LE(flags, before + 2);
      bytes.writeUInt16LE(8, before + 4);
      bytes.writeUInt32LE(packed.length, before + 14);
      bytes.writeUInt32LE(claims ?? content.length, before + 18);
      bytes.writeUInt16LE(entry.length, before + 22);
      return bytes;
    };
    const local = head(0x04034b50, 4, 0);
    const listed = head(0x02014b50, 6, 14);
    listed.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(entry), packed);
    directory.push(listed, Buffer.from(entry));
    at += local.length + entry.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([...parts, ...directory, end]));
  return path;
};

describe('a workbook', () => {
  it('is read sheet by sheet with the rows that it shows, faults and all', async () => {
    const path = workbook('plain.xlsx', { 'A & B': [['x', 1.5, true], [], ['', '2']], Empty: [] });
    const { answer, sheets } = await read(path);
    expect(answer.ok).toBe(true);
    expect(sheets).toEqual([
      {
        name: 'A & B',
        rows: [
          { row: 1, cells: ['x', 1.5, 'TRUE'] },
          { row: 3, cells: ['', '2'] },
        ],
      },
      { name: 'Empty', rows: [] },
    ]);
  });

  it('that unpacks to more than the limit is refused, whatever its directory claims', async () => {
    const bomb = zip('bomb.xlsx', [
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(8 << 20, 0x20), claims: 100 },
    ]);
    expect((await read(bomb, { expanded: 1 << 20 })).answer).toEqual({
      ok: false,
      refusal: { kind: 'workbook', why: 'expanded' },
    });
  });

  it('with too many parts, too many cells, a password or a cut end is refused with the reason', async () => {
    const why = async (path: string, limits = {}) => {
      const { answer } = await read(path, limits);
      return answer.ok ? 'read' : answer.refusal.why;
    };
    const part = (name: string, flags = 0) => ({ name, content: Buffer.from('<x/>'), flags });
    const many = zip(
      'many.xlsx',
      Array.from({ length: 50 }, (_, place) => part(`xl/${place}.xml`)),
    );
    expect(await why(many, { entries: 49 })).toBe('entries');
    expect(await why(zip('locked.xlsx', [part('xl/workbook.xml', 1)]))).toBe('protected');
    expect(await why(zip('twice.xlsx', [part('xl/workbook.xml'), part('xl/workbook.xml')]))).toBe('damaged');
    expect(await why(zip('photos.zip', [part('holiday.jpg')]))).toBe('none');
    const cells = workbook('cells.xlsx', {
      A: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    expect(await why(cells, { cells: 5 })).toBe('cells');
    expect(await why(cells, { packed: 100 })).toBe('packed');
  });

  it('becomes rows of the source that knows its sheets, and tells what it lacks and where it is wrong', async () => {
    await store.rolledBack(async (trx) => {
      const path = workbook('counts.xlsx', {
        Notes: [['About this file']],
        East: [
          ['Code', 'People'],
          ['A01', 5],
          ['A02', 'many\npeople'],
          ['A03', 7],
        ],
      });
      const taken = await offer(trx, path);
      if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
      const { value } = taken;
      expect(value).toMatchObject({ source: 'counts', rowsRead: 3, rowsRejected: 1 });
      expect(value.reading).toMatchObject({
        encoding: 'workbook',
        notes: { 'sheets missing: West': 1, 'sheets not read: Notes': 1 },
      });
      expect(await findRejects(trx, value.id)).toMatchObject([
        { line: 3, column: 'East: People', value: 'many people', reason: 'not a whole number' },
      ]);
      expect(
        await facts().query(
          'SELECT sheet, code, people FROM test_count WHERE load_id = {id:UUID} ORDER BY code',
          {
            id: value.id,
          },
        ),
      ).toEqual([
        { sheet: 'East', code: 'A01', people: 5 },
        { sheet: 'East', code: 'A03', people: 7 },
      ]);
      expect(await offer(trx, path)).toMatchObject({ ok: true, value: { status: 'duplicate' } });
    });
  });

  it('that no source knows is refused with its sheets, and stays a zip where nobody reads workbooks', async () => {
    await store.rolledBack(async (trx) => {
      const path = workbook('other.xlsx', {
        Budget: [
          ['Line', 'Pounds'],
          ['Rent', 5],
        ],
      });
      expect(await offer(trx, path)).toMatchObject({
        ok: false,
        refusal: { kind: 'unknown-workbook', sheets: ['Budget'], known: ['Counts of people'] },
      });
      expect(await offer(trx, path, [plain])).toMatchObject({
        ok: false,
        refusal: { kind: 'not-a-table', what: 'workbook' },
      });
    });
  });
});

describe('a file about several things', () => {
  it('joins them to its key, so that only a file about the same replaces it', async () => {
    await store.rolledBack(async (trx) => {
      const file = async (name: string, text: string) => {
        const path = join(folder, name);
        writeFileSync(path, text);
        const taken = await offer(trx, path);
        if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
        return taken.value;
      };
      const first = await file('a.csv', 'Code,People\nB,1\nA,2\n');
      const other = await file('b.csv', 'Code,People\nA,2\n');
      const again = await file('c.csv', 'Code,People\nA,3\nB,4\n');
      expect([first.key, other.key, again.key]).toEqual(['plain/A+B', 'plain/A', 'plain/A+B']);
      expect([other.replaced, again.replaced?.id]).toEqual([undefined, first.id]);
    });
  });
});
