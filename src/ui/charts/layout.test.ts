import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitAt, limitLine, withoutHidden } from './funnel-limits.ts';
import { placeKeys } from './key.ts';
import { apart, axisOver, inkWidth, thinned, touches, wrapped } from './layout.ts';

const fixed = { seed: 20_260_331, numRuns: 300 };
const values = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
  { minLength: 1, maxLength: 20 },
);

describe('an axis', () => {
  it('holds every figure, whatever the figures are', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('nought', 'half', 'near'), (figures, start) => {
        const { from, to, ticks } = axisOver(figures, 4, start);
        const slack = Math.max(1e-9, (to - from) * 1e-6);
        expect(Math.min(...figures)).toBeGreaterThanOrEqual(from - slack);
        expect(Math.max(...figures)).toBeLessThanOrEqual(to + slack);
        expect(ticks.length).toBeGreaterThan(1);
      }),
      fixed,
    );
  });

  it('starts at nought for bars, and for other figures where little would be won by cutting it off', () => {
    expect(axisOver([96, 350], 3, 'nought').from).toBe(0);
    expect(axisOver([1.7, 3.6], 4).from).toBe(0);
    expect(axisOver([76, 124], 4).from).toBe(70);
    expect(axisOver([41, 99], 4, 'near').from).toBe(40);
    expect(axisOver([12, 12], 4).from).toBe(0);
    expect(axisOver([], 4)).toEqual({ from: 0, to: 1, ticks: [0, 1] });
  });

  it('is thinned evenly, its start kept', () => {
    expect(thinned([0, 10, 20, 30, 40, 50, 60], 4)).toEqual([0, 20, 40, 60]);
    expect(thinned([0, 1, 2], 5)).toEqual([0, 1, 2]);
  });
});

describe('words in a picture', () => {
  it('are moved apart in their order, no closer than asked, and stay within the bounds where they fit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }), (heights) => {
        const placed = [...apart(heights, 14, 0, 300)].sort((a, b) => a - b);
        for (const [i, height] of placed.entries()) {
          expect(height).toBeGreaterThanOrEqual(0);
          expect(height).toBeLessThanOrEqual(300);
          if (i > 0) expect(height - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(13.999);
        }
      }),
      fixed,
    );
  });

  it('are broken into lines that fit, and none is lost', () => {
    const text = 'people expected to have COPD in the practice on the last day of March';
    const lines = wrapped(text, 120, 12);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(inkWidth(line, 12)).toBeLessThanOrEqual(120);
  });

  it('stand in rows of keys without touching', () => {
    const items = ['within chance: 65', 'below: A, B, C', 'above: 12', `withheld: ${'very '.repeat(20)}long`];
    const { placed, height } = placeKeys(
      items.map((text) => ({ room: 18, text })),
      200,
    );
    const boxes = placed.flatMap((item) =>
      item.labels.map((label) => ({
        x1: label.x,
        x2: label.x + inkWidth(label.text),
        y1: label.y - 6,
        y2: label.y + 6,
      })),
    );
    for (const [i, box] of boxes.entries()) {
      expect(box.x2).toBeLessThanOrEqual(200);
      expect(box.y2).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(i + 1)) expect(touches(box, other)).toBe(false);
    }
  });
});

const LIMITS = [
  { size: 10, lower95: null, upper95: 150, lower998: null, upper998: 200 },
  { size: 20, lower95: 10, upper95: 130, lower998: null, upper998: 160 },
  { size: 40, lower95: 40, upper95: 110, lower998: 20, upper998: 120 },
];

describe('the limits of a funnel', () => {
  it('end where they leave the frame and are never drawn along its edge', () => {
    expect(limitLine(LIMITS, 'upper998', 0, 140)).toEqual([
      [10, Number.NaN],
      [20, Number.NaN],
      [30, 140],
      [40, 120],
    ]);
    expect(limitLine(LIMITS, 'lower998', 0, 140)[0]).toEqual([10, Number.NaN]);
  });

  it('are read between their sizes and nowhere else', () => {
    expect(limitAt(LIMITS, 'upper95', 30)).toBe(120);
    expect(limitAt(LIMITS, 'lower998', 30)).toBeUndefined();
    expect(limitAt(LIMITS, 'upper95', 90)).toBeUndefined();
  });
});

describe('thousands of marks', () => {
  it('lose only those that stand on the same half pixel as another', () => {
    const place = fc.record({
      x: fc.double({ min: 0, max: 40, noNaN: true }),
      y: fc.double({ min: 0, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), (places) => {
        const kept = withoutHidden(places);
        for (const { x, y } of places)
          expect(kept.some((other) => Math.abs(other.x - x) <= 0.5 && Math.abs(other.y - y) <= 0.5)).toBe(
            true,
          );
      }),
      fixed,
    );
  });
});
