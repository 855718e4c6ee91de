import { describe, expect, it } from 'vitest';
import { nextReference, referenceText } from '../../platform/relational/references.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { figuresOf, LOADED } from '../kit/test-figures.ts';
import { testHouse } from '../kit/test-house.tsx';
import { registerGaps } from './registries.ts';
import { gapRoutes } from './routes.tsx';
import { gapDb } from './tables.ts';

const store = testStore();

describe('references', () => {
  it('have no holes and no doubles, though many write at once and some fail', async () => {
    const { db } = store.relational();
    const given = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        inTransaction(db, async (trx) => {
          const reference = await nextReference(trx, 'TRY', '2026-05-21');
          if (i % 3 === 0) throw new Error('this one is rolled back');
          return reference;
        }).catch(() => undefined),
      ),
    );
    const kept = given.filter((reference) => reference !== undefined).sort();
    expect(kept).toEqual(Array.from({ length: 20 }, (_, i) => referenceText('TRY', 2026, i + 1)));
  });

  it('begin again with each year, and go on after 999', async () => {
    await store.rolledBack(async (trx) => {
      expect(await nextReference(trx, 'YEAR', '2026-12-31')).toBe('YEAR-2026-001');
      expect(await nextReference(trx, 'YEAR', '2027-01-01')).toBe('YEAR-2027-001');
      expect(await nextReference(trx, 'YEAR', '2026-12-31')).toBe('YEAR-2026-002');
      expect(referenceText('GAP', 2026, 1000)).toBe('GAP-2026-1000');
    });
  });

  it('of gaps that many people record at once are one after the other; two merges at once make no circle', async () => {
    const { db } = store.relational();
    const house = await testHouse(store.relational(), db, {
      routes: gapRoutes(figuresOf(LOADED), () => undefined),
      register: registerGaps,
    });
    const sent = await Promise.all(
      Array.from({ length: 9 }, (_, i) =>
        house.as(i % 2 ? 'locum' : 'lead').api('POST', 'gaps', {
          // Every third is refused on the way.
          statement: i % 3 === 0 ? '' : `Gap number ${i}`,
          place: 'Here',
          different: true,
        }),
      ),
    );
    const kept = sent.flatMap(({ body }) => body.reference ?? []).sort();
    expect(kept).toEqual(Array.from({ length: 6 }, (_, i) => referenceText('GAP', 2026, i + 1)));
    const merge = (from: string, into: string) =>
      house.as('lead').api('POST', `gaps/${from}/status`, { move: 'merge', into, version: 1 });
    const [one, other] = await Promise.all([
      merge('GAP-2026-001', 'GAP-2026-002'),
      merge('GAP-2026-002', 'GAP-2026-001'),
    ]);
    expect([one?.status, other?.status].sort()).toEqual([200, 422]);
    const rows = await gapDb(db)
      .selectFrom('gap')
      .select('merged_into')
      .where('merged_into', 'is not', null)
      .execute();
    expect(rows).toHaveLength(1);
  });
});
