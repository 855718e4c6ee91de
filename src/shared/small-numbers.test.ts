import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, LEAST_SHOWN, sumOfShown, withholdAtoms, withholdSmall } from './small-numbers.ts';

const fixed = { seed: 20260, numRuns: 500 };
const few = fc.oneof(
  fc.constantFrom(0, 3, 5, 5, 5, 6, 6),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 400 }),
);

describe('small numbers', () => {
  it('are one to four: nought and five are shown', () => {
    expect([0, 1, 4, 5, 40].map(isSmall)).toEqual([false, true, true, false, false]);
    expect(withholdSmall([0, 3, 40], { totalShown: false })).toMatchObject({
      counts: [0, null, 40],
      total: null,
    });
  });

  it('take the next smallest with them where a total would give one away', () => {
    expect(withholdSmall([40, 3, 12, 0])).toMatchObject({ counts: [40, null, null, 0], total: 55 });
    // Three and four together are seven, and may stand either way round.
    expect(withholdSmall([40, 3, 4]).counts).toEqual([40, null, null]);
    // Four and four are eight: nothing else there could make it, so a third goes with them.
    expect(withholdSmall([40, 4, 4, 5]).counts).toEqual([40, null, null, null]);
    // One and one are two, which is itself a small number.
    expect(withholdSmall([40, 1, 1, 9]).counts).toEqual([40, null, null, null]);
    // Of four nines one goes with the three, by their places and not by which of the two is small.
    expect(withholdSmall([9, 3, 9, 9, 9, 40]).counts).toEqual([null, null, 9, 9, 9, 40]);
    expect(withholdSmall([3, 9, 9, 9, 9, 40]).counts).toEqual([null, null, 9, 9, 9, 40]);
    // Five ones are five: each would be known to be one.
    expect(withholdSmall([1, 1, 1, 1, 1, 30, 8]).counts).toEqual([null, null, null, null, null, 30, null]);
  });

  it('take the total with them where there is nothing else to withhold', () => {
    expect(withholdSmall([3])).toMatchObject({ counts: [null], total: null });
    expect(withholdSmall([3, 0, 0])).toMatchObject({ counts: [null, 0, 0], total: null });
    expect(withholdSmall([1, 2, null])).toMatchObject({ counts: [null, null, null], total: null });
    expect(withholdSmall([])).toMatchObject({ counts: [], total: 0 });
  });

  it('leave every withheld count open: others of the same sum would be shown the same way', () => {
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 14 }), (counts) => {
        const { counts: shown, total, places } = withholdSmall(counts);
        for (const [place, count] of counts.entries()) {
          if (isSmall(count)) expect(shown[place]).toBeNull();
          expect(shown[place]).toBe(places.has(place) ? null : count);
        }
        const hidden = [...places].map((place) => counts[place] ?? 0);
        if (hidden.length === 0) {
          expect(total).toBe(counts.reduce((a, b) => a + b, 0));
          return;
        }
        if (total === null) {
          // Only when nothing is left that could guard it.
          expect(shown.every((count) => count === null || count === 0)).toBe(true);
          return;
        }
        const sum = total - shown.reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(sum).toBeGreaterThanOrEqual(LEAST_SHOWN);
        // For each of them there is another order of the same counts, which is shown the same way.
        for (const place of places) {
          const differs = [...places].find((other) => counts[other] !== counts[place]);
          expect(differs).toBeDefined();
          const turned = [...counts];
          turned[place] = counts[differs ?? 0] ?? 0;
          turned[differs ?? 0] = counts[place] ?? 0;
          expect(withholdSmall(turned)).toEqual({ counts: shown, total, places });
        }
      }),
      fixed,
    );
  });
});

type Atom = {
  readonly practice: number;
  readonly register: string;
  readonly year: number;
  readonly people: number;
};
const atoms = fc.array(few, { minLength: 60, maxLength: 60 }).map((counts): readonly Atom[] =>
  counts.map((people, i) => ({
    practice: i % 10,
    register: i % 20 < 10 ? 'COPD' : 'DM',
    year: Math.trunc(i / 20),
    people,
  })),
);
const filter = fc.record({
  practices: fc.uniqueArray(fc.integer({ min: 0, max: 9 })),
  registers: fc.subarray(['COPD', 'DM']),
  years: fc.subarray([0, 1, 2]),
});
type Filter = {
  readonly practices: readonly number[];
  readonly registers: readonly string[];
  readonly years: readonly number[];
};

const group = ({ register, year }: Atom) => `${register} ${year}`;
const answer = (all: readonly Atom[], { practices, registers, years }: Filter) => {
  const shown = new Set(withholdAtoms(all, { count: ({ people }) => people, group }).shown);
  const chosen = all.filter(
    (atom) =>
      practices.includes(atom.practice) && registers.includes(atom.register) && years.includes(atom.year),
  );
  return sumOfShown(chosen.map((atom) => (shown.has(atom) ? atom.people : null)));
};

describe('sums over any choice of filters', () => {
  it('do not change when withheld counts do: no difference of answers can tell one', () => {
    fc.assert(
      fc.property(atoms, fc.array(filter, { minLength: 2, maxLength: 8 }), fc.nat(), (all, filters, turn) => {
        const { withheld } = withholdAtoms(all, { count: ({ people }) => people, group });
        const hidden = new Set(withheld);
        // Another country, in which withheld counts differ but the totals that are published elsewhere do not.
        const other = all.map((atom) => ({ ...atom }));
        for (const key of new Set(all.map(group))) {
          const places = other.flatMap((atom, i) =>
            group(atom) === key && hidden.has(all[i] as Atom) ? [i] : [],
          );
          if (places.length < 2) continue;
          const counts = places.map((i) => all[i]?.people ?? 0);
          for (const [j, i] of places.entries())
            other[i] = { ...(other[i] as Atom), people: counts[(j + turn) % places.length] ?? 0 };
        }
        for (const one of filters) expect(answer(other, one)).toEqual(answer(all, one));
      }),
      { ...fixed, numRuns: 200 },
    );
  });

  it('hold no small atom, and are the sums of the parts that they are made of', () => {
    fc.assert(
      fc.property(atoms, filter, filter, (all, a, b) => {
        const only = (one: Filter, practice: number) => ({ ...one, practices: [practice] });
        const parts = [...new Set(a.practices)].map((practice) => answer(all, only(a, practice)).sum);
        expect(answer(all, a).sum).toBe(parts.reduce((sum, part) => sum + part, 0));
        // A choice and the same with one more practice differ by that practice's shown atoms, none of them small.
        const [extra] = b.practices.filter((practice) => !a.practices.includes(practice));
        if (extra === undefined || a.registers.length !== 1 || a.years.length !== 1) return;
        const more = answer(all, { ...a, practices: [...a.practices, extra] }).sum - answer(all, a).sum;
        expect(isSmall(more)).toBe(false);
      }),
      { ...fixed, numRuns: 300 },
    );
  });
});
