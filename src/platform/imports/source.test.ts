import { describe, expect, it } from 'vitest';
import { defineSource, keep } from './source.ts';

const described = {
  version: 1,
  title: 'Test',
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
} as const;

describe('a source', () => {
  it('gives read the types of its columns', () => {
    const source = defineSource({
      ...described,
      kind: 'records',
      id: 'typed',
      layout: { headers: true },
      columns: {
        code: { header: 'Code', kind: 'code', pattern: /^[A-Z]+$/ },
        people: { header: 'People', kind: 'count' },
        closed: { header: 'Closed', kind: 'date', forms: ['compact'], optional: true },
        rest: { header: 'Rest', kind: 'ignored' },
      },
      period: { from: 'none' },
      read: (row) => {
        const code: string = row.code;
        const people: number = row.people;
        const closed: string | undefined = row.closed;
        // @ts-expect-error an ignored column is not handed over
        row.rest;
        return keep({ code, people, closed });
      },
      store: async (_trx, records) => {
        const first: { code: string; people: number } | undefined = records[0];
        expect(first).toBeUndefined();
      },
    });
    expect(source.id).toBe('typed');
  });

  it('is refused at start when it cannot work', () => {
    expect(() =>
      defineSource({
        ...described,
        kind: 'facts',
        id: 'wrong',
        layout: { headers: true },
        columns: { row: { header: 'Row', kind: 'count' }, code: { kind: 'code', pattern: /x/i } },
        period: { from: 'none' },
        facts: { table: 't', select: (accepted) => `SELECT 1 FROM ${accepted}` },
      }),
    ).toThrow(
      'row cannot be the key of a column; code says neither its header nor its place; code: patterns take no flags',
    );
  });
});
