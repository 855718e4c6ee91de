import { describe, expect, it } from 'vitest';
import { oneVote, unitsOf, votesText } from './decimal-rules.ts';
import { drawnOrder, drawsFrom } from './draw-rules.ts';
import { tieSettler } from './tie-rules.ts';

describe('draws from a seed', () => {
  it('are those that the documented generator gives', () => {
    const draws = drawsFrom(42);
    expect(Array.from({ length: 10 }, () => draws.below(10))).toEqual([0, 3, 8, 4, 0, 5, 5, 8, 9, 3]);
    // 0.7275636800328681 and 0.6832234717598454 are its first two numbers below one.
    const shares = drawsFrom(42);
    expect([shares.oneOf(1e9), shares.oneOf(1e9)]).toEqual([727563680, 683223471]);
  });

  it('give one order of all, whatever the order they came in, and another for another seed', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(drawnOrder([...ids].reverse(), 5)).toEqual(drawnOrder(ids, 5));
    expect([...drawnOrder(ids, 5)].sort()).toEqual(ids);
    expect(
      new Set(Array.from({ length: 20 }, (_, seed) => drawnOrder(ids, seed).join())).size,
    ).toBeGreaterThan(10);
  });

  it('take each order about as often as any other', () => {
    const often = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const order = drawnOrder(['a', 'b', 'c'], seed * 7919).join('');
      often.set(order, (often.get(order) ?? 0) + 1);
    }
    expect(often.size).toBe(6);
    for (const times of often.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
  });
});

describe('ties', () => {
  const listed = ['ann', 'bob', 'cid'];
  const none = () => undefined;

  it('in the order on the paper the earliest wins and the latest loses', () => {
    const settle = tieSettler({ earlierFirst: false, by: 'listed-order' }, listed);
    expect(settle(['cid', 'bob'], 'winner', 1, none)?.chosen).toBe('bob');
    expect(settle(['ann', 'bob'], 'loser', 1, none)?.chosen).toBe('bob');
  });

  it('look back through the rounds, the latest first, dropping whoever is safe', () => {
    const rounds: Record<number, Record<string, bigint>> = {
      1: { ann: 3n, bob: 2n, cid: 1n },
      2: { ann: 4n, bob: 4n, cid: 5n },
    };
    const settle = tieSettler({ earlierFirst: true, by: 'listed-order' }, listed);
    const earlier = (round: number, id: string) => rounds[round]?.[id];
    expect(settle(listed, 'winner', 3, earlier)).toMatchObject({
      chosen: 'cid',
      by: 'earlier-round',
      round: 2,
    });
    expect(settle(listed, 'loser', 3, earlier)).toMatchObject({
      chosen: 'bob',
      by: 'earlier-round',
      round: 1,
    });
  });
});

describe('votes in decimal places', () => {
  it('go from text to units and back, cutting off what is smaller', () => {
    expect(oneVote(5)).toBe(100_000n);
    expect(unitsOf('14866.0000', 4)).toBe(148_660_000n);
    expect(unitsOf('0.38181818', 5)).toBe(38_181n);
    expect(votesText(1_775_192n, 4)).toBe('177.5192');
    expect(votesText(-50n, 2)).toBe('-0.5');
    expect(votesText(7n, 0)).toBe('7');
    expect(() => unitsOf('1e5', 2)).toThrow('1e5');
  });
});
