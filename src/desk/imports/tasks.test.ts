import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LoadStatus } from '../../platform/imports/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { personOf } from '../test-app.tsx';
import { importTables } from './tables.ts';
import { tellOfRejected } from './tasks.ts';

const store = testStore();
const TODAY = '2026-05-21';

const load = async (trx: Trx, name: string, status: LoadStatus, day: string, rejected = 0) => {
  const id = randomUUID();
  await importTables(trx)
    .insertInto('import_load')
    .values({
      id,
      name,
      status,
      rows_rejected: rejected,
      who: JSON.stringify({ kind: 'owner' }),
      owner: 'test',
      started: new Date(`${day}T10:00:00Z`),
    })
    .execute();
  return id;
};

const tasks = async (trx: Trx, role: 'data-manager' | 'locum-gp' = 'data-manager') =>
  (await tellOfRejected(trx, personOf('amara', [role]), TODAY)).map(({ title, href }) => ({ title, href }));

describe('files that need whoever loads them', () => {
  it('are those with rejected rows and those refused, each leading to its report, for nobody else', () =>
    store.rolledBack(async (trx) => {
      await load(trx, 'clean.csv', 'current', '2026-05-20');
      await load(trx, 'known.csv', 'duplicate', '2026-05-20');
      const rows = await load(trx, 'lists.csv', 'current', '2026-05-19', 2);
      const refused = await load(trx, 'other.csv', 'refused', '2026-05-18');
      expect(await tasks(trx)).toEqual([
        { title: '2 rows of lists.csv were rejected', href: `/imports/${rows}` },
        { title: 'other.csv was refused', href: `/imports/${refused}` },
      ]);
      expect(await tasks(trx, 'locum-gp')).toEqual([]);
    }));

  it('go when they are replaced or taken back, sent again, or after thirty days', () =>
    store.rolledBack(async (trx) => {
      await load(trx, 'a.csv', 'superseded', '2026-05-19', 2);
      await load(trx, 'b.csv', 'taken-back', '2026-05-19', 2);
      await load(trx, 'c.csv', 'refused', '2026-05-18');
      await load(trx, 'c.csv', 'current', '2026-05-19');
      await load(trx, 'd.csv', 'refused', '2026-04-20');
      expect(await tasks(trx)).toEqual([]);
      await load(trx, 'e.csv', 'failed', '2026-04-21');
      expect((await tasks(trx)).map(({ title }) => title)).toEqual(['e.csv was not read to its end']);
    }));

  it('are three by name and then a number', () =>
    store.rolledBack(async (trx) => {
      for (const n of [1, 2, 3, 4, 5]) await load(trx, `${n}.csv`, 'current', `2026-05-1${n}`, 1);
      expect((await tasks(trx)).map(({ title }) => title)).toEqual([
        '1 row of 5.csv was rejected',
        '1 row of 4.csv was rejected',
        '1 row of 3.csv was rejected',
        '2 files more with rejected rows, or refused',
      ]);
    }));
});
