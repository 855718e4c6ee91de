import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Post, perTenThousand, readFullTime, staffOf } from './rules.ts';

const post = (network: string, person: string, fullTime: string | null): Post => ({
  network,
  person,
  role: 'Pharmacists',
  fullTime: readFullTime(fullTime),
});

describe('full-time equivalents', () => {
  it('are read without loss, and what is no number is nothing', () => {
    expect(readFullTime('0.986666667')).toBe(986_666_667n);
    expect(readFullTime('3.3')).toBe(3_300_000_000n);
    expect(readFullTime('1')).toBe(1_000_000_000n);
    expect([readFullTime(null), readFullTime(''), readFullTime('NULL')]).toEqual([null, null, null]);
  });
});

describe('the staff of several networks', () => {
  it('counts a person in two of them once, and nobody where nobody is named', () => {
    const posts = [
      post('A', '1', '0.5'),
      post('B', '1', '0.5'),
      post('B', '2', '1'),
      post('B', '', '2.25'),
      post('B', '', null),
    ];
    expect(staffOf(posts)).toEqual({ people: 2, unnamed: 2, fullTime: 4.25, withoutHours: 1 });
    expect(staffOf([])).toEqual({ people: 0, unnamed: 0, fullTime: 0, withoutHours: 0 });
  });
  it('never has more people than its networks together, nor fewer than the largest', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('', '1', '2', '3', '4')));
    fc.assert(
      fc.property(some, (given) => {
        const posts = given.map(([network, person]) => post(network, person, '0.1'));
        const parts = ['A', 'B', 'C'].map((code) => staffOf(posts.filter(({ network }) => network === code)));
        const { people, unnamed, fullTime } = staffOf(posts);
        expect(people).toBeLessThanOrEqual(parts.reduce((sum, part) => sum + part.people, 0));
        expect(people).toBeGreaterThanOrEqual(Math.max(...parts.map((part) => part.people)));
        expect(unnamed).toBe(parts.reduce((sum, part) => sum + part.unnamed, 0));
        expect(fullTime).toBeCloseTo(given.length * 0.1, 9);
      }),
      { seed: 2020 },
    );
  });
  it('is told per ten thousand people, or not at all', () => {
    expect(perTenThousand(12, 40_000)).toBe(3);
    expect(perTenThousand(12, 0)).toBeNull();
  });
});
