import { describe, expect, it } from 'vitest';
import { onceKey } from './once.ts';

describe('the key of a form', () => {
  it('is the same for the same words, whatever their order, and another for others', () => {
    const key = onceKey('form', { words: 'Once.', about: undefined, on: '2026-05-20' });
    expect(onceKey('form', { on: '2026-05-20', words: 'Once.' })).toBe(key);
    expect(onceKey('form', { on: '2026-05-20', words: 'Twice.' })).not.toBe(key);
    expect(onceKey('another', { on: '2026-05-20', words: 'Once.' })).not.toBe(key);
  });

  it('is none without one, since nobody can send the same again then', () =>
    expect([onceKey(undefined, { words: 'Once.' }), onceKey('', {})]).toEqual([null, null]));
});
