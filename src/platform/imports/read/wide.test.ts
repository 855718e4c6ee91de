import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testFacts } from '../../facts/test-facts.ts';
import { testStore } from '../../relational/test-store.ts';
import { defineSource, importFile } from '../index.ts';

// A statement this long takes the engine a while to understand on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const store = testStore();
const { facts, folder } = testFacts();

const amounts = Array.from({ length: 100 }, (_, place) => ({
  key: `line_${place}`,
  header: `Line ${place}`,
}));

const wide = defineSource({
  kind: 'facts',
  id: 'wide',
  version: 1,
  title: 'A hundred amounts',
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
  layout: { headers: true, others: /./ },
  columns: {
    month: { header: 'Month', kind: 'date', forms: ['iso'] },
    ...Object.fromEntries(
      amounts.map(({ key, header }, place) => [
        key,
        { header, kind: 'money', absent: true, told: place < 10, blank: ['-'] } as const,
      ]),
    ),
  },
  period: { from: 'rows', sql: "concat(toString(min(month)), ' to ', toString(max(month)))" },
  facts: {
    table: 'test_wide',
    select: (accepted) =>
      `SELECT load_id, month, ${amounts.map(({ key }) => `ifNull(${key}, 0)`).join(' + ')} AS pence FROM ${accepted}`,
  },
});

beforeAll(async () => {
  await facts().command(
    'CREATE TABLE test_wide (load_id UUID, month Date, pence Int64) ENGINE = MergeTree ORDER BY month',
  );
});

const give = (header: readonly string[], ...rows: readonly (readonly string[])[]) => {
  const path = join(folder, 'wide.csv');
  writeFileSync(path, [header, ...rows].map((cells) => cells.join(',')).join('\n'));
  let read: Awaited<ReturnType<typeof importFile>> | undefined;
  return store
    .rolledBack(async (db) => {
      read = await importFile(
        { db, facts: facts(), sources: [wide], folder, owner: 'me', now: () => new Date(0), secret: 's' },
        { path, who: { kind: 'system' } },
      );
    })
    .then(() => {
      if (!read?.ok) throw new Error(JSON.stringify(read));
      return read.value;
    });
};

describe('a file of facts', () => {
  it('may have a hundred columns of money, and says which cell of them is wrong', async () => {
    const header = ['Month', ...amounts.map((line) => line.header)];
    const report = await give(
      header,
      ['2016-02-01', ...amounts.map(() => '1.01')],
      ['2016-03-01', ...amounts.map((_, place) => (place === 99 ? 'lots' : '-'))],
    );
    expect(report).toMatchObject({
      rowsRead: 2,
      rowsRejected: 1,
      reading: { notes: {}, reasons: [{ column: 'Line 99', reason: 'not an amount of money', rows: 1 }] },
    });
    expect(
      await facts().query('SELECT pence FROM test_wide WHERE load_id = {load:UUID}', { load: report.id }),
    ).toEqual([{ pence: 100 * 101 }]);
  });

  it('tells its period by its rows, and which columns it lacks or has beside the known ones', async () => {
    const report = await give(
      ['Month', ...amounts.slice(2, 20).map((line) => line.header), 'Something New'],
      ['2016-02-01', ...amounts.slice(2, 20).map(() => '1'), 'x'],
      ['2016-04-01', ...amounts.slice(2, 20).map(() => '1'), 'y'],
    );
    expect(report).toMatchObject({
      period: '2016-02-01 to 2016-04-01',
      key: 'wide/2016-02-01 to 2016-04-01',
    });
    expect(report.reading?.notes).toEqual({
      'without the column Line 0': 2,
      'without the column Line 1': 2,
      'with the unknown column Something New, left out': 2,
    });
  });
});
