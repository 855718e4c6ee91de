import { describe, expect, it } from 'vitest';
import { plainRecoveryCode, stepOf } from './codes.ts';

/** RFC 6238, appendix B: the secret 12345678901234567890, times and codes (their last six figures). */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const CASES: readonly (readonly [number, string])[] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
];

describe('time-based codes', () => {
  it.each(CASES)('at %i seconds the code of RFC 6238 is %s', (seconds, code) => {
    expect(stepOf(SECRET, code, new Date(seconds * 1000), 0)).toBe(Math.floor(seconds / 30));
  });

  it('takes a code of the step before or after, and none further away', () => {
    const at = (seconds: number) => stepOf(SECRET, '050471', new Date(seconds * 1000), 0);
    const step = Math.floor(1111111111 / 30);
    expect([at(1111111111 - 30), at(1111111111 + 30)]).toEqual([step, step]);
    expect([at(1111111111 - 90), at(1111111111 + 90)]).toEqual([undefined, undefined]);
  });

  it('takes no code of the last step taken or of an older one', () => {
    const now = new Date(1111111111 * 1000);
    const step = Math.floor(1111111111 / 30);
    expect(stepOf(SECRET, '050471', now, step - 1)).toBe(step);
    expect(stepOf(SECRET, '050471', now, step)).toBeUndefined();
    expect(stepOf(SECRET, '050471', now, step + 5)).toBeUndefined();
  });

  it('reads figures with a space between and nothing but figures', () => {
    const now = new Date(1111111111 * 1000);
    expect(stepOf(SECRET, '050 471', now, 0)).toBeDefined();
    for (const typed of ['', '50471', '0504711', 'abcdef', '050471;'])
      expect(stepOf(SECRET, typed, now, 0)).toBeUndefined();
  });

  it('reads a recovery code however it is typed', () => {
    expect(plainRecoveryCode(' ABCD-efgh 1234 – 5678 ')).toBe('abcdefgh12345678');
  });
});
