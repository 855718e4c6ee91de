import { describe, expect, it } from 'vitest';
import { versionFromNought, versionInput } from './input.ts';

describe('which version somebody has', () => {
  const words = (rule: typeof versionInput, given: unknown) =>
    rule.safeParse(given).error?.issues.map(({ message }) => message) ?? 'taken';

  it('is a number that the store can hold, and is asked for in words where it is none', () => {
    for (const one of [undefined, 'new', '1.5', '-1', '2147483648', '9'.repeat(30)])
      for (const rule of [versionInput, versionFromNought])
        expect(words(rule, one), String(one)).toEqual(['Say which version you have.']);
    expect(words(versionInput, '2147483647')).toBe('taken');
  });

  it('begins at nought only for what begins empty', () => {
    expect(words(versionInput, '0')).not.toBe('taken');
    expect(words(versionFromNought, '0')).toBe('taken');
  });
});
