import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facts, migrateFacts, openFacts } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'coalface-facts-'));
let facts: Facts;
beforeAll(async () => {
  facts = await openFacts({ dataFolder: folder });
}, 30_000);
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded fact store', () => {
  it('binds values in the engine, so that a quote in one is only a quote', async () => {
    const rows = await facts.query('SELECT {name:String} AS name, {days:Array(Date)} AS days', {
      name: "O'Brien' OR 1=1 -- \\",
      days: ['2016-02-29'],
    });
    expect(rows).toEqual([{ name: "O'Brien' OR 1=1 -- \\", days: ['2016-02-29'] }]);
  });

  it('gives 64-bit whole numbers as numbers, decimals as text, and refuses what would lose digits', async () => {
    const rows = await facts.query(
      "SELECT toInt64(-9007199254740991) AS a, toNullable(toUInt64(7)) AS b, [toUInt64(1)] AS c, toDecimal64('1.10', 2) AS d",
    );
    expect(rows).toEqual([{ a: -9007199254740991, b: 7, c: [1], d: '1.1' }]);
    await expect(facts.query('SELECT toInt64(9007199254740993) AS a')).rejects.toThrow(/exactly/);
  });

  it('gives numbers exactly also in a question with bound values', async () => {
    await expect(facts.query('SELECT toInt64(9007199254740993) + {n:UInt8} AS a', { n: 2 })).rejects.toThrow(
      /exactly/,
    );
  });

  it('is one per process: the same folder is the same store, another folder is refused', async () => {
    const again = await openFacts({ dataFolder: folder });
    expect(again).toBe(facts);
    await again.close();
    expect(await facts.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(openFacts({ dataFolder: join(folder, 'other') })).rejects.toThrow(/cannot open/);
  });

  it('claims only what it was allowed of the memory', async () => {
    const [row] = await facts.query<{ value: string }>(
      "SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'",
    );
    expect(Number(row?.value)).toBeLessThanOrEqual(800_000_000);
  });

  it('applies each migration once and remembers it', async () => {
    const one = {
      name: 'needs/facts/001-a.sql',
      text: 'CREATE TABLE IF NOT EXISTS a (n UInt8)\n-- why\nENGINE = Memory;\n',
    };
    const two = {
      name: 'needs/facts/002-b.sql',
      text: 'ALTER TABLE a ADD COLUMN IF NOT EXISTS m UInt8;\nSELECT 1;',
    };
    expect(await migrateFacts(facts, [one])).toEqual([one.name]);
    expect(await migrateFacts(facts, [one, two])).toEqual([two.name]);
    expect(await migrateFacts(facts, [one, two])).toEqual([]);
    expect(await facts.query('SELECT n, m FROM a')).toEqual([]);
  });

  it('survives a quoted cell that ends in a blank above an empty one', async () => {
    const path = join(folder, 'blank.csv');
    writeFileSync(path, 'a,"b ",c\na,,c\na,,c\n');
    await facts.command('CREATE TABLE blanks (b String) ENGINE = MergeTree ORDER BY b');
    await facts.insertFromFile({
      path,
      delimiter: ',',
      cells: [{ name: 'c1' }, { name: 'c2' }, { name: 'c3', nullable: true }],
      into: 'blanks',
      columns: ['b'],
      select: (cells) => `SELECT c2 FROM ${cells}`,
    });
    expect(await facts.query('SELECT b FROM blanks ORDER BY b')).toEqual([{ b: '' }, { b: '' }, { b: 'b ' }]);
  });

  it('reads a file into a table with the number of each record, quoted newlines, missing and odd cells', async () => {
    const path = join(folder, "it's.csv");
    writeFileSync(path, 'a,b\r\n1,"x\ny"\r\n 2 , padded \r\n3\r\n5" pipe,\\N\r\n');
    await facts.command(
      'CREATE TABLE t (n UInt64, a String, b String, missing UInt8) ENGINE = MergeTree ORDER BY n',
    );
    await facts.insertFromFile({
      path,
      delimiter: ',',
      cells: [{ name: 'c1' }, { name: 'c2', nullable: true }],
      into: 't',
      columns: ['n', 'a', 'b', 'missing'],
      select: (cells, number) =>
        `SELECT ${number}, c1, ifNull(c2, ''), isNull(c2) FROM ${cells} WHERE ${number} > 0`,
    });
    expect(await facts.query('SELECT * FROM t ORDER BY n')).toEqual([
      { n: 1, a: '1', b: 'x\ny', missing: 0 },
      { n: 2, a: '2 ', b: ' padded ', missing: 0 },
      { n: 3, a: '3', b: '', missing: 1 },
      { n: 4, a: '5" pipe', b: '\\N', missing: 0 },
    ]);
  });
});
