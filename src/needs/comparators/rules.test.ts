import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaFeatures, listedCodes, similarAreas } from './rules.ts';

const areas = (count: number): AreaFeatures[] =>
  Array.from({ length: count }, (_, i) => ({
    area: `A${String(i).padStart(2, '0')}`,
    list: 100_000 + 10_000 * i,
    older: 0.1 + 0.002 * i,
    deprivation: 10 + i,
  }));

describe('areas like one', () => {
  it('are the nearest in size, age and deprivation together, never the area itself', () => {
    const found = similarAreas('A20', areas(40), 4);
    expect(found).toEqual({
      areas: ['A19', 'A21', 'A18', 'A22'].toSorted(byDistance),
      by: ['list', 'older', 'deprivation'],
    });
    expect(found?.areas).not.toContain('A20');
  });

  it('weigh each feature by its own spread: units do not matter', () => {
    const some = areas(40).map((one, i) => ({ ...one, older: ((i * 7) % 40) / 100 }));
    const inPercent = some.map((one) => ({
      ...one,
      older: (one.older ?? 0) * 100,
      deprivation: (one.deprivation ?? 0) * 3 - 4,
    }));
    expect(similarAreas('A07', inPercent)).toEqual(similarAreas('A07', some));
  });

  it('count a feature only when the area and twenty others have it, and pass over who lacks it', () => {
    const some = areas(40).map((one, i) => ({ ...one, deprivation: i < 10 ? 5 : null }));
    expect(similarAreas('A05', some)?.by).toEqual(['list', 'older']);
    const gap = areas(40).map((one) => (one.area === 'A21' ? { ...one, older: null } : one));
    expect(similarAreas('A20', gap)?.areas).not.toContain('A21');
    const own = areas(40).map((one) => (one.area === 'A20' ? { ...one, older: null } : one));
    expect(similarAreas('A20', own)?.by).toEqual(['list', 'deprivation']);
  });

  it('do not exist for an area that is not among them, or where nothing is known', () => {
    expect(similarAreas('X', areas(40))).toBeUndefined();
    expect(similarAreas('A01', areas(10))).toBeUndefined();
  });

  it('do not depend on the order in which areas come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(areas(60), { minLength: 30 }), (some) => {
        const sorted = [...some].sort((a, b) => a.area.localeCompare(b.area));
        const target = sorted[3]?.area ?? '';
        expect(similarAreas(target, some)).toEqual(similarAreas(target, sorted));
      }),
      { seed: 53, numRuns: 100 },
    );
  });
});

/** In the logarithm the larger neighbour is nearer than the smaller one. */
const byDistance = (a: string, b: string): number => {
  const away = (code: string) => {
    const i = Number(code.slice(1)) - 20;
    return Math.abs(i) * 10 - Math.sign(i);
  };
  return away(a) - away(b);
};

describe('a list of one’s own', () => {
  it('is read with commas or spaces, each code once, as the register writes it', () => {
    expect(listedCodes(' 04F, 04e;04F00  03V ')).toEqual(['04F', '04E', '03V']);
    expect(listedCodes('')).toEqual([]);
  });
});
