import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Thread } from '../../shared/thread.ts';
import { textWidth } from '../charts/draw.ts';
import { branchesOf, columnsOf, inLines } from './layout.ts';
import { threadPictureSvg } from './picture.tsx';

const threadOf = (size: number, edges: readonly (readonly [number, number])[]): Thread => ({
  here: 'k0:0',
  objects: Array.from({ length: size }, (_, n) => ({
    kind: `k${n % 6}`,
    id: String(n),
    station: `Station ${n % 6}`,
    order: n % 6,
    label: `ISV-2026-${String(n).padStart(3, '0')}: what it is about, in a sentence that is rather long`,
    href: `/${n}`,
    date: '2026-05-21',
  })),
  links: edges.map(([a, b]) => ({
    from: `k${(a % size) % 6}:${a % size}`,
    to: `k${(b % size) % 6}:${b % size}`,
  })),
  more: false,
});

const drawn = fc.tuple(
  fc.integer({ min: 1, max: 60 }),
  fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 90 }),
);

describe('the layout of a thread', () => {
  it('as branches has every object once, below what it hangs from, in circles too', () => {
    fc.assert(
      fc.property(drawn, ([size, edges]) => {
        const rows = branchesOf(threadOf(size, edges));
        expect(rows.map(({ object }) => object.id).sort()).toEqual(
          Array.from({ length: size }, (_, n) => String(n)).sort(),
        );
        for (const [i, { parent }] of rows.entries())
          if (parent !== undefined) expect(parent).toBeLessThan(i);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('in columns has every object at a place of its own', () => {
    fc.assert(
      fc.property(drawn, ([size, edges]) => {
        const { placed } = columnsOf(threadOf(size, edges), { column: 190, step: 92, top: 52 });
        expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(size);
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  it('cuts words to their room', () => {
    const lines = inLines('Breathing tests stopped in the poorest fifth of the whole area', 13, 120, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(120);
  });

  it('is drawn of sixty objects without an inline style', () => {
    const svg = threadPictureSvg(
      threadOf(
        60,
        Array.from({ length: 59 }, (_, n) => [n, n + 1] as const),
      ),
    );
    expect(svg.match(/<circle/g)).toHaveLength(60);
    expect(svg).not.toContain('style=');
  });
});
