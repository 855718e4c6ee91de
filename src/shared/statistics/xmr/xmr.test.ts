import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type XmrOptions, xmrChart } from '../index.ts';

const fixed = { seed: 20135, numRuns: 200 };
const series = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({ period: `m${String(i + 1).padStart(2, '0')}`, value }));
const chart = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}) =>
  xmrChart(series(values), { better: 'higher', ...options });
/** The rules of each point, one letter a rule: o outside, t trend, c two of three close to a limit, r run. */
const rulesOf = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}) =>
  chart(values, options).points.map(({ flags }) => flags.map(({ rule }) => LETTERS[rule]).join(''));
const LETTERS = { 'outside-limits': 'o', trend: 't', 'two-of-three': 'c', run: 'r' };
const calm = [50, 52, 49, 51, 50, 52, 49, 51, 50, 52, 49, 51];
const numbers = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 });

describe('an XmR chart', () => {
  it('has no flag on values all alike, with limits on the centre, also where their sum would round', () => {
    for (const value of [0, 0.1, 7, -3.3, 1e9]) {
      const { points, stretches } = chart(
        Array.from({ length: 12 }, () => value),
        { target: value },
      );
      expect(stretches[0]?.limits).toMatchObject({ centre: value, lower: value, upper: value, meanRange: 0 });
      expect(points.every(({ kind }) => kind === 'common-cause')).toBe(true);
    }
    expect(
      chart(
        Array.from({ length: 13 }, () => 4),
        { target: 5 },
      ).assurance,
    ).toBe('consistently-fail');
  });

  it('moves with the values: shifted and stretched, the limits follow and the flags stay', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: -100, max: 100 }),
        fc.constantFrom(2, 4, 8),
        (values, shift, by) => {
          const one = chart(values);
          const other = chart(values.map((value) => value * by + shift));
          expect(other.points.map(({ flags }) => flags)).toEqual(one.points.map(({ flags }) => flags));
          const [a, b] = [one.stretches[0]?.limits, other.stretches[0]?.limits];
          expect(b?.upper ?? 0).toBeCloseTo((a?.upper ?? 0) * by + shift, 6);
          expect(b?.lower ?? 0).toBeCloseTo((a?.lower ?? 0) * by + shift, 6);
          expect((a?.upper ?? 0) - (a?.centre ?? 0)).toBeCloseTo((a?.centre ?? 0) - (a?.lower ?? 0), 9);
        },
      ),
      fixed,
    );
  });

  it('mirrors: turned over, up is down and better is worse', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const found = chart(values).points.map(({ kind }) => kind);
        const turned = chart(values.map((value) => -value)).points.map(({ kind }) => kind);
        const swapped = found.map(
          (kind) => ({ improvement: 'concern', concern: 'improvement' })[kind as string] ?? kind,
        );
        // Where up and down rules fall on one point, the first of them names it in both.
        expect(turned.filter((kind, i) => kind !== swapped[i])).toEqual([]);
      }),
      fixed,
    );
  });

  it('names a point outside, and takes a point on a limit for within', () => {
    expect(rulesOf([...calm, 90])[12]).toBe('o');
    // Mean 1, one moving range of 2: the limits are 1 ∓ 5.32, fixed before the third point lands on one.
    const fixedLimits = { fixAfter: 2, screenRanges: false };
    expect(rulesOf([0, 2, 1 + 2.66 * 2], fixedLimits)[2]).toBe('');
    expect(rulesOf([0, 2, 1 + 2.66 * 2.001], fixedLimits)[2]).toBe('o');
  });

  it('needs seven for a run and for a trend, or the number a place has settled on', () => {
    // Centre 50.5; the thirteenth point lies below it, so that what follows begins its own rows.
    const seen = (values: readonly number[], options = {}) =>
      rulesOf([...calm, 50, ...values], { fixAfter: 12, ...options }).slice(13);
    const above = [51, 51.2, 51, 51.2, 51, 51.2, 51];
    expect(seen(above.slice(1)).join('')).toBe('');
    expect(seen(above)).toEqual(Array(7).fill('r'));
    expect(seen(above.slice(1), { run: 6 })).toEqual(Array(6).fill('r'));
    const rising = [49.8, 50, 50.2, 50.4, 50.6, 50.8, 51];
    expect(seen(rising.slice(1)).join('')).toBe('');
    expect(seen(rising)).toEqual(Array(7).fill('t'));
    expect(seen(rising.slice(1), { trend: 6 })).toEqual(Array(6).fill('t'));
    expect(seen([49.8, 50, 50.2, 50.2, 50.4, 50.6, 50.8]).join('')).toBe('');
  });

  it('wants two of three close to a limit, and all three on that side', () => {
    // Limits from the first twelve: 50.5 ∓ 2.66 × 25/11; two thirds of the way is ∓ 4.03.
    const basis = { fixAfter: 12, screenRanges: false };
    expect(rulesOf([...calm, 55, 51, 55], basis).slice(12)).toEqual(['c', '', 'c']);
    expect(rulesOf([...calm, 55, 50, 55], basis).slice(12)).toEqual(['', '', '']);
    expect(rulesOf([...calm, 55, 46, 55], basis).slice(12)).toEqual(['', '', '']);
    expect(rulesOf([...calm, 55, 51, 51, 55], basis).slice(12)).toEqual(['', '', '', '']);
    // A point outside is not also close: it does not make up the two.
    expect(rulesOf([...calm, 70, 51, 55], basis).slice(12)).toEqual(['o', '', '']);
  });

  it('calls limits of fewer than twelve values trial limits', () => {
    expect(chart(calm.slice(0, 11)).stretches[0]?.onTrial).toBe(true);
    expect(chart(calm).stretches[0]?.onTrial).toBe(false);
    expect(chart([...calm.slice(0, 11), null, null]).stretches[0]).toMatchObject({
      onTrial: true,
      values: 11,
    });
  });

  it('keeps the place of a missing value, takes no range across it, and breaks each row there', () => {
    const found = chart([10, 12, null, 100, 102, 100]);
    expect(found.points[2]).toMatchObject({ value: undefined, kind: 'missing', flags: [] });
    expect(found.stretches[0]?.limits?.meanRange).toBe(2);
    const row = [51, 51.2, 51, null, 51.2, 51, 51.2, 51];
    expect(rulesOf([...calm, ...row], { fixAfter: 12 }).join('')).not.toContain('r');
    expect(chart([10, 11, null]).variation).toBe('missing');
  });

  it('has no limits of one value, nothing of none, and no flags either way', () => {
    expect(chart([5], { target: 3 })).toMatchObject({
      points: [{ kind: 'common-cause', flags: [] }],
      stretches: [
        { limits: { centre: 5, lower: undefined, upper: undefined, meanRange: undefined }, onTrial: true },
      ],
      assurance: undefined,
    });
    expect(chart([])).toEqual({ points: [], stretches: [], variation: undefined, assurance: undefined });
    expect(chart([null, null]).stretches[0]?.limits).toBeUndefined();
    expect(chart([1, null, 9]).stretches[0]?.limits?.lower).toBeUndefined();
  });

  it('leaves an outlying moving range out once, unless told not to', () => {
    const spike = [...calm.slice(0, 6), 95, ...calm.slice(6)];
    const screened = chart(spike).stretches[0]?.limits?.meanRange ?? 0;
    const kept = chart(spike, { screenRanges: false }).stretches[0]?.limits?.meanRange ?? 0;
    expect(kept).toBeGreaterThan(2 * screened);
  });
});

describe('new limits from a period on', () => {
  const step = [...calm, ...calm.map((value) => value + 30)];

  it('are never begun unless a person says so', () => {
    expect(chart(step).stretches).toHaveLength(1);
  });

  it('stand for the points from there, and carry the reason', () => {
    const found = chart(step, { rebases: [{ from: 'm13', reason: 'A second clinic opened' }] });
    expect(found.stretches.map(({ from, reason }) => [from, reason])).toEqual([
      ['m01', undefined],
      ['m13', 'A second clinic opened'],
    ]);
    const [before, after] = found.stretches;
    expect(after?.limits?.centre).toBeCloseTo((before?.limits?.centre ?? 0) + 30, 9);
    expect(found.points.every(({ kind }) => kind === 'common-cause')).toBe(true);
    expect(found.points.map(({ stretch }) => stretch)).toEqual([...Array(12).fill(0), ...Array(12).fill(1)]);
  });

  it('decide the assurance by the last stretch, and break a row that would cross them', () => {
    const rebases = [{ from: 'm13', reason: 'A second clinic opened' }];
    expect(chart(step, { rebases, target: 65 }).assurance).toBe('consistently-pass');
    expect(chart(step, { target: 65 }).assurance).not.toBe('consistently-pass');
    const row = [50, 50, 50, 51, 51, 51, 51, 51, 51, 51];
    expect(rulesOf(row, { rebases: [{ from: 'm07', reason: 'why' }] }).join('')).not.toContain('r');
  });

  it.each([
    ['', 'without a reason'],
    ['  \n', 'without a reason'],
  ])('are refused with the reason %j', (reason, words) => {
    expect(() => chart(step, { rebases: [{ from: 'm13', reason }] })).toThrow(words);
  });

  it('are refused from a period that is not there, or twice', () => {
    expect(() => chart(step, { rebases: [{ from: 'm99', reason: 'why' }] })).toThrow(
      'no period is called m99',
    );
    const twice = { from: 'm13', reason: 'why' };
    expect(() => chart(step, { rebases: [twice, twice] })).toThrow('twice');
  });
});

describe('words of a chart', () => {
  const high = [...calm, 90];

  it('are better and worse by the direction given, and neither when none is', () => {
    expect(chart(high).variation).toBe('improvement');
    expect(chart(high, { better: 'lower' }).variation).toBe('concern');
    expect(chart(high, { better: 'neither' }).variation).toBe('high');
    expect(chart([...calm, 10], { better: 'neither' }).variation).toBe('low');
    expect(chart(calm, { better: 'neither', target: 99 }).assurance).toBeUndefined();
  });

  it('promise to meet a target only when it lies outside the limits', () => {
    const assurance = (target: number, better: 'higher' | 'lower') =>
      chart(calm, { target, better }).assurance;
    expect(assurance(99, 'higher')).toBe('consistently-fail');
    expect(assurance(99, 'lower')).toBe('consistently-pass');
    expect(assurance(1, 'higher')).toBe('consistently-pass');
    expect(assurance(1, 'lower')).toBe('consistently-fail');
    expect(assurance(50, 'higher')).toBe('inconsistent');
    const edge = chart(calm).stretches[0]?.limits?.upper ?? 0;
    expect(assurance(edge, 'higher')).toBe('inconsistent');
  });

  it('refuse NaN, a period twice, a run of one', () => {
    expect(() => chart([1, Number.NaN])).toThrow(RangeError);
    expect(() => chart(calm, { target: Number.NaN })).toThrow(RangeError);
    expect(() => chart(calm, { run: 1 })).toThrow(RangeError);
    expect(() => xmrChart([...series([1]), ...series([2])], { better: 'higher' })).toThrow('twice');
  });
});
