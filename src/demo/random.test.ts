import { describe, expect, it } from 'vitest';
import { diceFor } from './random.ts';

const tenOf = (seed: number, part: string): number[] => {
  const dice = diceFor(seed, part);
  return Array.from({ length: 10 }, () => dice.int(1, 1000));
};

describe('chance of the invented place', () => {
  it('gives the same numbers for the same seed and part, and the numbers it gave when it was written', () => {
    expect(tenOf(1948, 'a part')).toEqual(tenOf(1948, 'a part'));
    expect(tenOf(1948, 'a part').slice(0, 4)).toMatchInlineSnapshot(`
      [
        156,
        358,
        250,
        884,
      ]
    `);
  });

  it('gives other numbers for another part or seed', () => {
    expect(tenOf(1948, 'a part')).not.toEqual(tenOf(1948, 'another part'));
    expect(tenOf(1948, 'a part')).not.toEqual(tenOf(1949, 'a part'));
  });

  it('is bell-shaped about nought with deviation one', () => {
    const dice = diceFor(1, 'bell');
    const drawn = Array.from({ length: 4000 }, dice.bell);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.08);
  });

  it('puts a list in another order without losing or doubling anything', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const order = diceFor(1, 'order').shuffled(list);
    expect(order).not.toEqual(list);
    expect([...order].sort((one, other) => one - other)).toEqual(list);
  });
});
