import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall } from '../../shared/small-numbers.ts';
import { TARGET_WEEKS } from '../waiting/rules.ts';
import { CONDITIONS } from './condition/catalogue.ts';
import { shownElsewhere, shownOfAll, shownSum, shownWeeks } from './waits-shown.ts';

const OTHERS = ['100', '502', 'X01'];
const FUNCTIONS = [...shownElsewhere, ...OTHERS];

/** Weeks with many small counts; a function may have hardly anybody. */
const weeksOf = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 53, maxLength: 53 }),
  fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 9 })), {
    minLength: 53,
    maxLength: 53,
  }),
);
const place = fc.array(weeksOf, { minLength: FUNCTIONS.length, maxLength: FUNCTIONS.length });

const sideOf = (counts: readonly (number | null)[], beyond: boolean) =>
  beyond ? counts.slice(TARGET_WEEKS) : counts.slice(0, TARGET_WEEKS);
const sum = (counts: readonly (number | null)[]): number =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);

const pairs = CONDITIONS.flatMap((whole) =>
  CONDITIONS.filter(
    ({ treatments }) =>
      treatments.length > 0 &&
      treatments.length < whole.treatments.length &&
      treatments.every((one) => whole.treatments.includes(one)),
  ).map((part) => [whole, part] as const),
);

describe('weeks of conditions that share treatment functions', () => {
  it('never give a small count by taking one from another: not of a week, not over 18 weeks, not of all', () => {
    expect(pairs.map(([whole, part]) => `${whole.slug} - ${part.slug}`)).toContain('stroke - epilepsy');
    let compared = 0;
    fc.assert(
      fc.property(place, (places) => {
        const of = (treatments: readonly string[]) =>
          shownSum(treatments.map((one) => places[FUNCTIONS.indexOf(one)] ?? []));
        for (const [whole, part] of pairs) {
          const [more, less] = [of(whole.treatments), of(part.treatments)];
          for (const [week, count] of more.counts.entries()) {
            const other = less.counts[week] ?? null;
            if (count === null) continue;
            compared += 1;
            // A sum is shown only where its parts are.
            expect(other).not.toBeNull();
            expect(isSmall(count - (other ?? 0))).toBe(false);
          }
          if (more.over !== null && less.over !== null) expect(isSmall(more.over - less.over)).toBe(false);
          if (more.people !== null && less.people !== null)
            expect(isSmall(more.people - less.people)).toBe(false);
        }
      }),
      { seed: 18, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('leave what each function withholds open when its totals are known', () => {
    fc.assert(
      fc.property(weeksOf, (weeks) => {
        const { counts, over, people } = shownWeeks(weeks);
        const hidden = (shown: readonly (number | null)[]) => shown.filter((count) => count === null).length;
        const open = (total: number, shown: readonly (number | null)[]) => {
          const left = total - sum(shown);
          expect(hidden(shown) === 0 ? left === 0 : hidden(shown) > 1 && !isSmall(left)).toBe(true);
        };
        if (people !== null) open(people, counts);
        if (over !== null && people !== null) {
          open(over, sideOf(counts, true));
          open(people - over, sideOf(counts, false));
        }
      }),
      { seed: 19, numRuns: 200 },
    );
  });
});

describe('weeks of all treatment functions', () => {
  it('do not tell a few people of other functions to whoever takes those of conditions from them', () => {
    fc.assert(
      fc.property(place, (places) => {
        const rows = FUNCTIONS.map((treatment, i) => ({ treatment, weeks: places[i] ?? [] }));
        const all = (places[0] ?? []).map((_, week) => sum(places.map((weeks) => weeks[week] ?? 0)));
        const shown = shownOfAll(all, rows);
        const known = rows
          .filter(({ treatment }) => shownElsewhere.has(treatment))
          .map(({ weeks }) => shownWeeks(weeks).counts);
        const rest = (count: number | null, week: number) =>
          count === null ? null : count - sum(known.map((counts) => counts[week] ?? null));
        const left = shown.counts.map(rest);
        for (const count of left) expect(count !== null && isSmall(count)).toBe(false);
        // The total of a side and the weeks that are shown leave at least two weeks and five people open.
        if (shown.over === null) return;
        for (const beyond of [false, true]) {
          const hidden = sideOf(shown.counts, beyond).flatMap((count, week) =>
            count === null
              ? [rest(all[week + (beyond ? TARGET_WEEKS : 0)] ?? 0, week + (beyond ? TARGET_WEEKS : 0))]
              : [],
          );
          expect(hidden.length !== 1 && !isSmall(sum(hidden))).toBe(true);
        }
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});
