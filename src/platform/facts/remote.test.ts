import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFacts } from './index.ts';

it('sends a file to a ClickHouse at an address as the body of its insert, with the settings of its reading', async () => {
  const seen: { query: URLSearchParams; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    seen.push({ query: searchParams, body: Buffer.concat(parts).toString() });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'coalface-remote-'));
  const facts = await openFacts({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  try {
    const path = join(folder, 'x.csv');
    writeFileSync(path, 'a;b\n1;2\n');
    await facts.insertFromFile({
      path,
      delimiter: ';',
      cells: [{ name: 'c1' }, { name: 'c2', nullable: true }],
      into: 't',
      columns: ['n', 'a'],
      select: (cells, number) => `SELECT ${number}, c1 FROM ${cells} WHERE ${number} > 0`,
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).toBe('a;b\n1;2\n');
    expect(seen[0]?.query.get('query')).toBe(
      "INSERT INTO t (n, a) SELECT record_number, c1 FROM (SELECT rowNumberInAllBlocks() AS record_number, * FROM input('c1 String, c2 Nullable(String)')) WHERE record_number > 0 FORMAT CSV",
    );
    expect(seen[0]?.query.get('format_csv_delimiter')).toBe(';');
    expect(seen[0]?.query.get('max_insert_threads')).toBe('1');
  } finally {
    await facts.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
