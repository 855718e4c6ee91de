import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { lastWholeDay } from './queries.ts';

const store = testStore();

/** An area with as many practices as there are last days; null is still there. */
const areaOf = async (trx: Trx, ends: readonly (string | null)[]): Promise<void> => {
  await sql`insert into organisation (code, name, kind, status, source)
    values ('Z8X', 'An area', 'ccg', 'active', 'entered')`.execute(trx);
  for (const [i, ended] of ends.entries()) {
    const code = `Z8${String(i).padStart(4, '0')}`;
    await sql`insert into organisation (code, name, kind, status, source)
      values (${code}, ${code}, 'practice', 'active', 'entered')`.execute(trx);
    await sql`insert into organisation_parent (child, parent, kind, started, ended, basis, source)
      values (${code}, 'Z8X', 'commissioner', '2013-04-01', ${ended}, 'entered', 'entered')`.execute(trx);
  }
};

describe('the last day on which an area was whole', () => {
  it('is the day before most of its practices left together', async () => {
    await store.rolledBack(async (trx) => {
      await areaOf(trx, ['2020-03-31', '2020-03-31', '2020-03-31', '2018-06-30', null]);
      expect(await lastWholeDay(trx, 'Z8X', '2026-11-21')).toBe('2020-03-31');
      expect(await lastWholeDay(trx, 'Z8X', '2019-01-01'), 'nobody has left yet').toBeUndefined();
    });
  });

  it('is none where a few left and most are still there', async () => {
    await store.rolledBack(async (trx) => {
      await areaOf(trx, ['2020-03-31', '2018-06-30', null, null, null]);
      expect(await lastWholeDay(trx, 'Z8X', '2026-11-21')).toBeUndefined();
    });
  });
});
