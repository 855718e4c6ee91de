import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountIn, countIn, numberIn, shareIn } from '../case/money/amounts-rules.ts';
import { decimalIn, hundredthsIn, hundredthsText, numberText, penceIn, wholeIn } from './amounts-rules.ts';

describe('amounts as people write them', () => {
  it.each([
    ['25,000', 25_000],
    ['25 000', 25_000],
    ['1,234,567', 1_234_567],
    ['1234567', 1_234_567],
    [' 7 ', 7],
    ['−1', -1],
    ['-90,000', -90_000],
  ])('“%s” is a number', (text, value) => {
    expect([wholeIn(text), hundredthsIn(text), penceIn(text), decimalIn(text)]).toEqual([
      value,
      value * 100,
      value * 100,
      value,
    ]);
  });

  it.each([
    '1,23',
    '12,34,567',
    '1,2345',
    ',123',
    '1,,234',
    '1 23',
    '',
    'a lot',
    '1.2.3',
    '1e3',
    '--1',
    '1,234,',
  ])('“%s” is a slip, whoever reads it', (text) => {
    for (const read of [wholeIn, hundredthsIn, penceIn, decimalIn, amountIn, countIn, numberIn, shareIn])
      expect([read.name, read(text)]).toEqual([read.name, undefined]);
  });

  it('have signs of pounds and shares, and no more decimals than are counted', () => {
    expect(['£25,000', '21.50', '-£5', '£ 92.5', '1.234', '5£'].map(penceIn)).toEqual([
      2_500_000,
      2150,
      -500,
      9250,
      undefined,
      undefined,
    ]);
    expect(['0.05%', '1 %', '0.055%'].map(hundredthsIn)).toEqual([5, 100, undefined]);
    expect(['1.5', '3.5'].map(wholeIn)).toEqual([undefined, undefined]);
    expect(['3.5', '0.1234', '0.12345'].map(decimalIn)).toEqual([3.5, 0.1234, undefined]);
  });

  it('are the same in a case, where none is below nought and no share above the whole', () => {
    expect(['£92.00', '1,234.50', '-1'].map(amountIn)).toEqual([9200, 123_450, undefined]);
    expect(['2,880', '-1'].map(countIn)).toEqual([2880, undefined]);
    expect(['80%', '12.5 per cent', '100', '101', '-1'].map(shareIn)).toEqual([
      8000,
      1250,
      10_000,
      undefined,
      undefined,
    ]);
  });

  it('come back from their fields as they went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }), (hundredths) => {
        expect(hundredthsIn(hundredthsText(hundredths))).toBe(hundredths);
        expect(decimalIn(numberText(hundredths / 100))).toBe(hundredths / 100);
      }),
      { seed: 64, numRuns: 300 },
    );
  });
});
