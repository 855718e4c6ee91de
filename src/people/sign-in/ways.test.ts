import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './secrets.ts';
import { safePath } from './ways.ts';

describe('where a sign-in may lead', () => {
  it.each([
    ['/people?page=2&q=a', '/people?page=2&q=a'],
    ['/sign-in/second-factor/set-up', '/sign-in/second-factor/set-up'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/a\\b', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in', '/'],
    ['/sign-in/as', '/'],
    ['/people/../sign-out', '/'],
    ['/x/..//evil.example', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('%j leads to %s', (to, path) => {
    expect(safePath(to)).toBe(path);
  });

  it('is our own origin whatever is asked for', () => {
    const hostile = fc.stringMatching(/^[/\\a-z:@?#.%\t\n-]{0,20}$/);
    fc.assert(
      fc.property(hostile, (text) => new URL(safePath(text), 'http://own.test').origin === 'http://own.test'),
      { seed: 2026, numRuns: 5000 },
    );
  });
});

describe('what is sealed', () => {
  const secret = Buffer.alloc(32, 7);

  it('opens for its own purpose and no other, with its own secret and no other', () => {
    const sealed = seal(secret, 'a', { x: 1 });
    expect(unseal(secret, 'a', sealed)).toEqual({ x: 1 });
    expect(unseal(secret, 'b', sealed)).toBeUndefined();
    expect(unseal(Buffer.alloc(32, 8), 'a', sealed)).toBeUndefined();
  });

  it('does not open once any byte of it was changed, nor when it is cut short', () => {
    const bytes = Buffer.from(seal(secret, 'a', { x: 1 }), 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(unseal(secret, 'a', changed.toString('base64url'))).toBeUndefined();
      expect(unseal(secret, 'a', bytes.subarray(0, i).toString('base64url'))).toBeUndefined();
    }
  });
});
