import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { peopleOn } from './bands.ts';
import { inventPlace } from './place.ts';
import type { Place } from './types.ts';

const fingerprint = (place: Place): string =>
  createHash('sha256').update(JSON.stringify(place)).digest('hex');

const peopleIn = (place: Place): number =>
  place.lists.filter(({ date }) => date === '2026-04-01').reduce((sum, list) => sum + peopleOn(list), 0);

describe('the invented place', () => {
  it('is the same to the last figure each time, and the same as when it was last changed on purpose', () => {
    const first = fingerprint(inventPlace());
    expect(fingerprint(inventPlace())).toBe(first);
    expect(first).toMatchInlineSnapshot(`"594ac7ffce605c6444711fbbe6e24de0e8057bf1300427b7dc59e4ba2444b3f9"`);
  });

  it('has other people and lists from another seed, round the same story', () => {
    const [usual, other] = [inventPlace(), inventPlace(7)];
    expect(fingerprint(other)).not.toBe(fingerprint(usual));
    expect(peopleIn(other)).toBe(peopleIn(usual));
    expect(other.successions).toEqual(usual.successions);
    expect(other.people.slice(0, 20).map((person) => person.familyName)).toEqual(
      usual.people.slice(0, 20).map((person) => person.familyName),
    );
  });

  it('cannot be changed by whoever holds it', () => {
    const place = inventPlace();
    const parts = [place, place.lists, place.lists[0]?.male, place.people[0]?.appointments[0]];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });
});
