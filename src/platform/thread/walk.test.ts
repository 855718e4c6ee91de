import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, type ObjectRef, refText } from '../registries.ts';
import { walkThread } from './walk.ts';

const ref = (n: number): ObjectRef => ({ kind: n % 7 === 6 ? 'practice' : 'gap', id: String(n) });

/** A world of numbered objects: edges between them, some hidden; practices stand on no thread. */
const worldOf = (edges: readonly (readonly [number, number])[], hidden: ReadonlySet<number>, most = 60) => {
  const rings: number[] = [];
  const end = (n: number) => ({ ...ref(n), label: `number ${n}`, href: `/${n}`, date: '2026-05-21' });
  return {
    /** How many objects were asked about at once, each time. */
    rings,
    linksOf: async (refs: readonly ObjectRef[]): Promise<readonly Link[]> => {
      rings.push(refs.length);
      const ids = new Set(refs.map(({ id }) => id));
      return edges
        .filter((edge) => edge.some((n) => ids.has(String(n))))
        .map(([from, to]) => ({ from: end(from), to: end(to) }));
    },
    visible: async (refs: readonly ObjectRef[]) => refs.filter(({ id }) => !hidden.has(Number(id))),
    isOn: (kind: string) => kind !== 'practice',
    most,
  };
};

/** What hangs together without what is hidden or on no thread, worked out the slow way. */
const together = (
  start: number,
  edges: readonly (readonly [number, number])[],
  hidden: ReadonlySet<number>,
) => {
  const passes = (n: number) => !hidden.has(n) && ref(n).kind !== 'practice';
  const found = new Set([start]);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [a, b] of edges)
      if (passes(a) && passes(b)) {
        if (found.has(a)) found.add(b);
        if (found.has(b)) found.add(a);
      }
  }
  return [...found].map((n) => refText(ref(n))).sort();
};

describe('walking a thread', () => {
  it('finds the same from any of its objects, never what is hidden, each once and each asked once', async () => {
    const drawn = fc.record({
      size: fc.integer({ min: 2, max: 30 }),
      edges: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
      hidden: fc.uniqueArray(fc.nat(29), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ size, edges: all, hidden: ids }) => {
        const edges = all.map(([a, b]) => [a % size, b % size] as const);
        const hidden = new Set(ids);
        for (let n = 0; n < size; n += 1) {
          if (ref(n).kind === 'practice') continue;
          const world = worldOf(edges, hidden);
          const walked = await walkThread(ref(n), world);
          if (hidden.has(n)) {
            expect(walked).toBeUndefined();
            continue;
          }
          const keys = walked?.objects.map(refText) ?? [];
          expect([...keys].sort()).toEqual(together(n, edges, hidden));
          expect(new Set(keys).size).toBe(keys.length);
          expect(world.rings.reduce((sum, asked) => sum + asked, 0)).toBe(keys.length);
          expect(walked?.more).toBe(false);
          for (const { from, to } of walked?.links ?? [])
            expect(keys).toEqual(expect.arrayContaining([from, to]));
        }
      }),
      { seed: 108, numRuns: 120 },
    );
  });

  it('stops at the most, nearest first, and says that there is more', async () => {
    const star = Array.from({ length: 99 }, (_, i) => [0, i + 1] as const);
    const world = worldOf(star, new Set());
    const walked = await walkThread(ref(0), { ...world, isOn: () => true, most: 60 });
    expect(walked?.objects).toHaveLength(60);
    expect(walked?.more).toBe(true);
    expect(walked?.links).toHaveLength(59);
    expect(world.rings).toEqual([1, 59]);
  });

  it('calls each object what its neighbours call it', async () => {
    const walked = await walkThread(ref(1), worldOf([[1, 2]], new Set()));
    expect(walked?.objects.map(({ told }) => told?.label)).toEqual(['number 1', 'number 2']);
  });

  it('prefers a name that begins with the reference, then what it came of calls it, then the fuller one', async () => {
    const gap = { kind: 'gap', id: 'GAP-1', label: 'GAP-1: tests', href: '/g', date: '' };
    const idea = (label: string) => ({ kind: 'gap', id: 'ISV-1', label, href: '/i', date: '' });
    const named = async (...links: readonly Link[]) => {
      const walked = await walkThread(gap, { ...worldOf([], new Set()), linksOf: async () => links });
      return walked?.objects[1]?.told?.label;
    };
    const came = { from: gap, to: idea('A van') };
    const led = { from: idea('A long name of a van'), to: gap };
    expect(await named(led, came)).toBe('A van');
    expect(await named(came, { from: gap, to: idea('A better van') })).toBe('A better van');
    expect(await named(came, { from: idea('ISV-1: a van'), to: gap })).toBe('ISV-1: a van');
  });
});
