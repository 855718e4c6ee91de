import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InNetwork } from '../../../people/index.ts';
import { byarLimits, wilsonLimits } from '../../../shared/statistics/index.ts';
import { practicesOf } from './area.ts';
import { networks } from './networks.ts';
import { conditionData, type Surgery } from './test-data.ts';

const NAMES = ['Pithead', 'Brook', 'Canal', 'Moor'];

/** Practices of four networks in turn; each with 200 expected and as many recorded as its network's share. */
const place = (shares: readonly number[], each = 5): Surgery[] =>
  Array.from({ length: shares.length * each }, (_, i) => ({
    code: `Z${10_000 + i}`,
    expected: 200,
    people: Math.round(200 * (shares[i % shares.length] ?? 1)),
    list: 8000,
  }));

const belonging = (surgeries: readonly Surgery[], many = 4): InNetwork[] =>
  surgeries.map(({ code }, i) => ({
    practice: code,
    network: `U${i % many}`,
    networkName: NAMES[i % many] ?? '',
  }));

const made = (surgeries: readonly Surgery[], named = true, memberships = belonging(surgeries)) => {
  const data = conditionData(surgeries);
  return networks(data, {}, practicesOf(data), memberships, named)?.figure;
};

describe('what is on record by network', () => {
  it('is recorded of expected, the area first and networks by name, with the limits of Byar', () => {
    const figure = made(place([0.6, 0.8, 0.8, 0.8]));
    expect(figure?.title).toBe(
      'In 1 of 4 networks fewer people with COPD are on record than chance would explain',
    );
    expect(figure?.table.rows.map(([name]) => name)).toEqual([
      'Ironstone Vale',
      'Brook',
      'Canal',
      'Moor',
      'Pithead',
    ]);
    const { lower = 0, upper } = byarLimits(600);
    expect(figure?.table.rows[4]?.slice(2)).toEqual([
      60,
      expect.closeTo(lower / 10, 6),
      expect.closeTo(upper / 10, 6),
      600,
      1000,
      5,
    ]);
    expect(figure?.table.rows[0]?.slice(2)).toEqual([
      75,
      expect.any(Number),
      expect.any(Number),
      3000,
      4000,
      20,
    ]);
    expect(figure?.reading).toContain('Below it by more than chance: Pithead.');
    expect(figure?.people?.people).toBe(150);
  });

  it('is within chance where networks differ by no more than their limits', () => {
    expect(made(place([0.78, 0.8, 0.82, 0.8]))?.title).toContain('within chance');
  });

  it('is recorded prevalence with the limits of Wilson where nothing is expected of practices', () => {
    const figure = made(place([0.6, 0.8, 0.8, 0.8]).map(({ expected: _, ...one }) => one));
    const limits = wilsonLimits(600, 40_000);
    expect(figure?.table.rows[4]?.slice(2, 5)).toEqual([
      expect.closeTo(1.5, 9),
      expect.closeTo(100 * limits.lower, 9),
      expect.closeTo(100 * limits.upper, 9),
    ]);
    expect(figure?.caveats.join(' ')).toContain('No file loaded gives what a model expects');
  });

  it('is not made of one network, nor of practices in none', () => {
    const some = place([0.8, 0.8, 0.8, 0.8]);
    expect(made(some, true, belonging(some, 1))).toBeUndefined();
    expect(made(some, true, [])).toBeUndefined();
  });

  it('leaves small practices out with their people and says so; what is left never gives one of them away', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 30 }), (counts) => {
        const some = counts.map((people, i) => ({
          code: `Z${10_000 + i}`,
          people,
          expected: 20,
          list: 2000,
        }));
        const figure = made(some);
        if (!figure) return;
        const [area = 0, ...rest] = figure.table.rows.map((row) => (row[5] === null ? 0 : Number(row[5])));
        expect([area, ...rest].some((people) => people > 0 && people < 5)).toBe(false);
        expect(rest.reduce((sum, people) => sum + people, 0)).toBe(area);
        if (counts.some((people) => people > 0 && people < 5))
          expect(figure.caveats.join(' ')).toContain('left out with all their people');
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  it('does not tell the public the numbers of the one practice of a network, nor by what is left of the area', () => {
    const some = place([0.8, 0.8, 0.8, 0.8]);
    const memberships = belonging(some, 3).map((one, i) =>
      i === 0 ? { ...one, network: 'U9', networkName: 'Alone' } : one,
    );
    expect(made(some, true, memberships)?.table.rows.every(([, , value]) => value !== null)).toBe(true);
    const figure = made(some, false, memberships);
    const hidden = figure?.table.rows.filter(([, , value]) => value === null) ?? [];
    expect(hidden.map(([name]) => name)).toEqual(['Alone', 'Canal']);
    expect(hidden.every((row) => row.slice(2).every((cell) => cell === null))).toBe(true);
    expect(figure?.withheld).toBe(2);
  });
});
