import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './bytes/csv.ts';
import { defineSource, findLoads, findRejects, keep, reject } from './index.ts';
import { about, HEADER, lists, offer, withStore } from './test-import-file.ts';

describe('rows', () => {
  it('read are rows accepted and rejected, whatever is in them, for facts and records alike', async () => {
    const asRecords = defineSource({
      ...about,
      kind: 'records',
      id: 'as-records',
      title: 'The same as records',
      layout: { headers: true },
      columns: {
        date: { header: 'Date', kind: 'date', forms: ['month-name'] },
        practice: { header: 'Practice', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
        name: { header: 'Name', kind: 'text', optional: true },
        male: { header: 'Male', kind: 'count' },
        female: { header: 'Female', kind: 'count' },
      },
      period: { from: 'none' },
      read: (row) =>
        row.male + row.female > 1000 ? reject('male', 'more people than any practice has') : keep(1),
      store: async () => undefined,
    });
    const cell = (...values: string[]) => fc.constantFrom(...values);
    const row = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(
          cell('01JAN2021', '01-Jan-21', 'x'),
          cell('A12345', 'B12345 ', ''),
          cell('', 'a "b" c', 'x\ny', ',', '5" x'),
          cell('1', '1,000', '-1', ' 7 '),
          cell('2', '999'),
        ),
      },
      { weight: 1, arbitrary: fc.array(cell('', 'x', '1'), { maxLength: 8 }) },
    );
    const raw = fc.oneof(
      { weight: 8, arbitrary: row.map((cells) => cells.map(csvCell).join(',')) },
      { weight: 1, arbitrary: cell('', '"x"y,1', ' "a" ,b', '01JAN2021,A12345,5" pipe,1,2') },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(raw, { minLength: 1, maxLength: 30 }),
        cell('\n', '\r\n', '\r'),
        (rows, end) =>
          withStore(async (context) => {
            const content = `${[HEADER.trim(), ...rows].join(end)}${end}`;
            const found = [];
            for (const source of [lists, asRecords]) {
              const result = await offer({ ...context, sources: [source] }, content);
              const [load] = await findLoads(context.db, { limit: 1 });
              if (!load) throw new Error('every file has a load');
              if (result.ok) expect(load.rowsRead).toBe(load.rowsAccepted + load.rowsRejected);
              const rejects = (await findRejects(context.db, load.id, { limit: 1000 })).map(
                ({ line, column, reason }) => `${line} ${column} ${reason}`,
              );
              found.push({
                kind: result.ok ? 'ok' : result.refusal.kind,
                read: load.rowsRead,
                rejected: load.rowsRejected,
                rejects: rejects.sort(),
              });
            }
            expect(found[0]).toEqual(found[1]);
          }),
      ),
      { seed: 11, numRuns: 15 },
    );
  }, 120_000);
});
