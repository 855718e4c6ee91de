import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from './rules.ts';

describe('which passwords may be chosen', () => {
  it.each(['short', 'elevenchars', '', '            '.slice(1)])('refuses %j as too short', (password) => {
    expect(passwordProblem(password)).toBe('too-short');
  });

  it('counts characters as people do: four emoji are four', () => {
    expect(passwordProblem('🦊🐻🐼🐨')).toBe('too-short');
  });

  it.each([
    'password1234',
    'Password1234!',
    'P@ssw0rd2024!',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'letmein12345',
    'liverpool2024',
    'Welcome2026!!',
    'iloveyou1234',
    'nhspassword1',
    'surgery12345',
    'zyxwvutsrqponm',
    '1qaz2wsx3edc',
    'summersummer',
    '            ',
  ])('refuses %j as one that is tried first', (password) => {
    expect(passwordProblem(password)).toBe('common');
  });

  it('refuses the person’s own name with figures behind it', () => {
    const own = ['Amara', 'Thistlewood', 'amara@example.org', 'Ironstone Vale'];
    expect(passwordProblem('Thistlewood2026!', own)).toBe('own-name');
    expect(passwordProblem('ironstonevale1', own)).toBe('own-name');
    expect(passwordProblem('Thistlewood2026!')).toBeUndefined();
  });

  it.each([
    'heron ladder quartz',
    'correct horse battery staple',
    'wtkpvbnrhdls',
    'grüner Heuhaufen',
    'ein 83-teiliger Satz',
  ])('takes %j, whatever signs are in it or not', (password) => {
    expect(passwordProblem(password)).toBeUndefined();
  });

  it('asks nothing of composition: random letters alone are enough', () => {
    const letters = fc.array(fc.constantFrom(...'bdfhkmprtvwxz'), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(letters, (found) => {
        fc.pre(new Set(found).size >= 8);
        return passwordProblem(found.join('')) === undefined;
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  it('refuses what is longer than 256 characters, and is quick with what is hostile', () => {
    expect(passwordProblem('ab1!'.repeat(65))).toBe('too-long');
    expect(passwordProblem('x'.repeat(1_000_000))).toBe('too-long');
  });
});
