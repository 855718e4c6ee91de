import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RaisedBy, raisedShown, sizeBand } from './raisers-rules.ts';
import { howLongFor, monthlyMedians, type Stays } from './stays-rules.ts';
import { readYear, spanOf, yearName, yearOf, yearsBetween } from './years-rules.ts';

describe('financial years', () => {
  it('begin in April, by name and by day', () => {
    expect(yearName(2025)).toBe('2025/26');
    expect(yearName(1999)).toBe('1999/00');
    expect([yearOf('2026-03-31'), yearOf('2026-04-01')]).toEqual([2025, 2026]);
    expect([readYear('2025/26'), readYear('2025/27'), readYear('2025')]).toEqual([
      2025,
      undefined,
      undefined,
    ]);
    expect(spanOf(2025)).toEqual({ from: '2025-04-01', to: '2026-03-31' });
    expect(yearsBetween('2024-05-01', '2026-05-21')).toEqual([2026, 2025, 2024]);
  });
});

describe('how long things take', () => {
  const stays: readonly Stays[] = [
    { way: 'case', route: 'committee', month: '2026-01', days: [10, 20, 30] },
    { way: 'case', route: null, month: '2026-02', days: [40, 50] },
    { way: 'options', route: 'committee', month: '2026-02', days: [1] },
  ];
  const still = [
    { way: 'case', route: 'committee', ideas: 2 },
    { way: 'case', route: null, ideas: 1 },
  ] as const;

  it('is told of all routes together, of one, and of a time', () => {
    expect(howLongFor(stays, still, { way: 'case' })).toEqual({
      of: 5,
      median: 30,
      nineInTen: 46,
      stillOpen: 3,
    });
    expect(howLongFor(stays, still, { way: 'case', route: 'committee' })).toBeUndefined();
    expect(howLongFor(stays, still, { way: 'case', route: 'committee', least: 3 })).toMatchObject({
      median: 20,
      stillOpen: 2,
    });
    expect(
      howLongFor(stays, still, { way: 'case', least: 1, fits: (month) => month === '2026-02' }),
    ).toMatchObject({ of: 2, median: 45 });
  });

  it('is told month by month, and left out where too few ended', () => {
    expect(monthlyMedians(stays, { way: 'case' })).toEqual([
      { month: '2026-01', median: 20, of: 3 },
      { month: '2026-02', median: 45, of: 2 },
    ]);
    expect(monthlyMedians(stays, { way: 'case', least: 3 }).map(({ median }) => median)).toEqual([20, null]);
  });
});

describe('who raises ideas', () => {
  it('is told by the size of a practice in three bands', () => {
    expect([4999, 5000, 9999, 10_000, null].map(sizeBand)).toEqual([
      'Under 5,000',
      '5,000 to 9,999',
      '5,000 to 9,999',
      '10,000 and more',
      'No practice',
    ]);
  });

  it('withholds a small one and another with it, so that the year’s sum does not give it back', () => {
    const rows: readonly RaisedBy[] = [
      { year: 2025, kind: 'nurse', ideas: 3 },
      { year: 2025, kind: 'locum', ideas: 8 },
      { year: 2025, kind: 'partner', ideas: 20 },
      { year: 2024, kind: 'nurse', ideas: 6 },
    ];
    expect(raisedShown(rows, (year) => year === 2025).kinds).toEqual([
      { kind: 'partner', ideas: 20, withheld: 0 },
      { kind: 'locum', ideas: null, withheld: 1 },
      { kind: 'nurse', ideas: null, withheld: 1 },
    ]);
    // Over both years the nurse's is the sum of what is shown: the difference to 2024 alone is nought, not three.
    expect(raisedShown(rows, () => true).kinds).toContainEqual({ kind: 'nurse', ideas: 6, withheld: 1 });
  });

  it('never shows one to four, nor gives them back from the sum of a year or from two choices of years', () => {
    const row = fc.record({
      year: fc.constantFrom(2023, 2024, 2025),
      kind: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      ideas: fc.nat(15),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: ({ year, kind }) => `${year} ${kind}`, maxLength: 15 }),
        (rows) => {
          const years = [2023, 2024, 2025];
          const of = (chosen: readonly number[]) => raisedShown(rows, (year) => chosen.includes(year)).kinds;
          const all = of(years);
          for (const { ideas } of all)
            if (ideas !== null && ideas > 0) expect(ideas).toBeGreaterThanOrEqual(5);
          for (const year of years) {
            const one = of([year]);
            const counts = new Map(one.map(({ kind, ideas }) => [kind, ideas]));
            const own = rows.filter((each) => each.year === year);
            const hidden = own.filter(({ kind }) => counts.get(kind) === null);
            // Whoever knows the sum of the year learns the sum of what is hidden: it tells none of them.
            if (hidden.length > 0) {
              expect(hidden.length).toBeGreaterThan(1);
              expect(hidden.reduce((sum, { ideas }) => sum + ideas, 0)).toBeGreaterThanOrEqual(5);
            }
            // A year left out is left out whole.
            expect(one.length === 0 || one.length === own.length).toBe(true);
            const rest = of(years.filter((other) => other !== year));
            for (const { kind, ideas } of all) {
              const without = rest.find((each) => each.kind === kind)?.ideas;
              if (ideas === null || without === null || without === undefined) continue;
              const difference = ideas - without;
              expect(difference === 0 || difference >= 5).toBe(true);
            }
          }
        },
      ),
      { seed: 68, numRuns: 300 },
    );
  });
});
