import { describe, expect, it } from 'vitest';
import { DEDUCTIONS, NET, PAYMENT_LINES, roleOf, TOTAL } from './line-rules.ts';
import { penceAHead, reconcile, sumOf } from './rules.ts';

describe('the lines of payments', () => {
  it('have keys of their own, which a column of facts can have, and no header twice', () => {
    const keys = PAYMENT_LINES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
    const headers = PAYMENT_LINES.flatMap((line) => line.headers.map((header) => header.toLowerCase()));
    expect(new Set(headers).size).toBe(headers.length);
    expect([roleOf(TOTAL), roleOf(DEDUCTIONS), roleOf(NET)]).toEqual(['total', 'deduction', 'net']);
  });
});

describe('a practice’s year', () => {
  const amounts = {
    global_sum: 100_000,
    total_national_enhanced_services: 2_000,
    total_local_enhanced_services: 3_000,
    local_enhanced_services_nhais: 1_000,
    local_enhanced_services_isfe: 2_000,
    covid_immunisation: 500,
    other_payments: -1_000,
    [TOTAL]: 104_000,
    [DEDUCTIONS]: -4_000,
    [NET]: 100_000,
  };
  it('adds up: what is called Total among the lines is a line, its breakdown is not', () => {
    expect(reconcile(amounts)).toEqual({
      lines: 104_000,
      total: 104_000,
      difference: 0,
      netDifference: 0,
      agrees: true,
    });
    expect(sumOf(amounts, 'covid')).toBe(500);
  });
  it('may miss its total by the rounding of pounds, and no more', () => {
    expect(reconcile({ ...amounts, global_sum: 101_500 }).agrees).toBe(true);
    expect(reconcile({ ...amounts, global_sum: 101_501 })).toMatchObject({
      difference: 1_501,
      agrees: false,
    });
    expect(reconcile({ ...amounts, [NET]: 90_000 })).toMatchObject({ netDifference: 10_000, agrees: false });
  });
  it('without a published total agrees with nothing', () => {
    expect(reconcile({ global_sum: 5 })).toEqual({
      lines: 5,
      total: null,
      difference: null,
      netDifference: null,
      agrees: false,
    });
  });
  it('is told a head, or not at all', () => {
    expect(penceAHead(648_909_500, 47_294)).toBe(13_721);
    expect([penceAHead(1, 0), penceAHead(1, null)]).toEqual([null, null]);
  });
});
