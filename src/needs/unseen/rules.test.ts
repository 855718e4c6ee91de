import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNotHeard } from './not-heard.ts';
import {
  bySeveralChances,
  groupRecordsLow,
  lowByPractice,
  needAndUse,
  placesOn,
  recordingOf,
  recordsLow,
  shareStandings,
} from './rules.ts';

const codes = (n: number) => Array.from({ length: n }, (_, place) => `Z${String(place).padStart(5, '0')}`);
/** Practices that record nine in ten of those expected, save those named. */
const practices = (n: number, others: Readonly<Record<string, number>> = {}) =>
  codes(n).map((code) => ({ code, expected: 200, people: others[code] ?? 180 }));

describe('recording low', () => {
  it('is below the outer limit round the area’s own rate, whatever the model expects', () => {
    expect(recordsLow(practices(30))).toEqual([]);
    expect(recordsLow(practices(30, { Z00003: 60 }))).toEqual(['Z00003']);
    // Where everybody records half, nobody stands out.
    expect(recordsLow(practices(30).map((one) => ({ ...one, people: 90 })))).toEqual([]);
  });

  it('allows for the usual spread among practices from ten of them on', () => {
    const spread = codes(30).map((code, place) => ({
      code,
      expected: 2000,
      people: 1400 + (place % 10) * 100,
    }));
    expect(recordingOf(spread).tauSquared).toBeGreaterThan(0);
    expect(recordsLow(spread)).toEqual([]);
    expect(recordsLow(spread.slice(0, 9)).length).toBeGreaterThan(0);
  });

  it('says nothing of a practice of whom too few are expected', () => {
    expect(recordsLow([...practices(9), { code: 'Z9', expected: 5, people: 0 }])).toEqual([]);
  });

  it('is counted over conditions for each practice that could be low in them', () => {
    const found = lowByPractice([
      { name: 'COPD', practices: practices(30, { Z00003: 60 }) },
      { name: 'Heart failure', practices: practices(30, { Z00003: 50 }) },
      { name: 'Asthma', practices: practices(5) },
    ]);
    expect(found.find(({ code }) => code === 'Z00003')).toEqual({
      code: 'Z00003',
      low: ['COPD', 'Heart failure'],
      of: 3,
    });
    expect(found.filter(({ low }) => low.length > 0)).toHaveLength(1);
  });

  it('is rarely low in two of twelve by chance: 1 − (1 − p)¹² − 12·p·(1 − p)¹¹ with p = 0.001', () => {
    const p = 0.001;
    expect(bySeveralChances(12)).toBeCloseTo(1 - (1 - p) ** 12 - 12 * p * (1 - p) ** 11, 12);
    expect(bySeveralChances(12, 0)).toBe(1);
    expect(bySeveralChances(1, 2)).toBe(0);
  });

  it('of a group is low when all its practices together are, and not for one of many', () => {
    const all = practices(30);
    const rate = recordingOf(all);
    expect(groupRecordsLow(all.slice(0, 6), rate)).toBe(false);
    expect(
      groupRecordsLow(
        all.slice(0, 6).map((one) => ({ ...one, people: 120 })),
        rate,
      ),
    ).toBe(true);
    // The same shortfall is within the spread where practices differ much.
    expect(
      groupRecordsLow(
        all.slice(0, 6).map((one) => ({ ...one, people: 120 })),
        { ...rate, tauSquared: 0.1 },
      ),
    ).toBe(false);
    expect(groupRecordsLow([], rate)).toBe(false);
  });
});

describe('need and use', () => {
  const groups = codes(6);
  const sign = (values: readonly number[], more = true, name = 'sign') => ({
    name,
    more,
    values: new Map(values.map((value, place) => [groups[place] ?? '', value])),
  });

  it('are the mean of places on their signs, turned round where less is more', () => {
    const places = placesOn(groups, [sign([1, 2, 3, 4, 5, 6]), sign([6, 5, 4, 3, 2, 1], false)]);
    expect(groups.map((group) => places.get(group))).toEqual([0, 20, 40, 60, 80, 100]);
    // A group without any sign has no place.
    expect(placesOn(groups, [sign([1, 2])]).size).toBe(2);
  });

  it('point in opposite directions in the upper third of one and the lower third of the other', () => {
    const placed = needAndUse(groups, [sign([6, 5, 4, 3, 2, 1])], [sign([1, 5, 3, 4, 2, 6])]);
    expect(placed.map(({ opposite }) => opposite)).toEqual([
      'more need than use',
      undefined,
      undefined,
      undefined,
      undefined,
      'more use than need',
    ]);
  });

  it('claim nothing with fewer than five groups', () => {
    expect(needAndUse(groups.slice(0, 4), [sign([1, 2, 3, 4])], [sign([4, 3, 2, 1])])).toEqual([]);
  });

  it('never both ways, and never without both, whatever the figures', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, values, (need, use) => {
        const placed = needAndUse(groups, [sign(need)], [sign(use)]);
        const swapped = needAndUse(groups, [sign(use)], [sign(need)]);
        for (const [place, one] of placed.entries()) {
          const other = swapped[place]?.opposite;
          if (one.opposite === 'more need than use') expect(other).toBe('more use than need');
          if (one.opposite === undefined) expect(other).toBeUndefined();
        }
      }),
      { seed: 1948 },
    );
  });
});

describe('who comes', () => {
  it('is outside the limits only where the share is unusual for the size, the usual spread allowed for', () => {
    const all = codes(30).map((code, place) => ({ code, denominator: 1000, numerator: 700 + (place % 3) }));
    expect(new Set(shareStandings(all).sides)).toEqual(new Set(['within']));
    const one = shareStandings(all.map((each, place) => (place === 4 ? { ...each, numerator: 300 } : each)));
    expect(one.sides.filter((side) => side === 'low')).toHaveLength(1);
    expect(one.sides[4]).toBe('low');
  });
});

describe('who was not heard', () => {
  it('stands once however it was written, those named most often first', () => {
    expect(
      countNotHeard([
        ['Night-shift workers', 'People who rent'],
        ['people who rent ', ''],
        ['Carers', 'People who rent'],
      ]),
    ).toEqual([
      { who: 'People who rent', times: 3 },
      { who: 'Carers', times: 1 },
      { who: 'Night-shift workers', times: 1 },
    ]);
  });
});
