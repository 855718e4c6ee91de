import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gathering, gathered, goesOnIn, whyNotMergeInto } from './merge-rules.ts';
import { seesRaiser, whyNotGuardian } from './raiser-rules.ts';
import type { State } from './table-rules.ts';

describe('joining one proposal with another', () => {
  it('is refused with itself, with one that joined another, and with one that is closed', () => {
    const into = (state: State, mergedInto: string | null = null) => ({ reference: 'B', state, mergedInto });
    expect(whyNotMergeInto('B', into('raised'))?.kind).toBe('proposal-into-itself');
    expect(whyNotMergeInto('A', into('merged', 'C'))).toMatchObject({
      kind: 'proposal-into-merged',
      instead: 'C',
    });
    expect(whyNotMergeInto('A', into('withdrawn'))?.kind).toBe('proposal-into-closed');
    expect(whyNotMergeInto('A', into('not-pursued'))?.kind).toBe('proposal-into-closed');
    expect(whyNotMergeInto('A', into('paused'))).toBeUndefined();
    expect(whyNotMergeInto('A', into('live'))).toBeUndefined();
  });

  it('never leads in a circle, whoever joins and parts what, in whatever order', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const step = fc.record({
      of: fc.constantFrom(...names),
      into: fc.constantFrom(...names),
      part: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const joined = new Map<string, string | null>(names.map((name) => [name, null]));
        for (const { of, into, part } of steps) {
          const mergedInto = joined.get(into) ?? null;
          const state = mergedInto === null ? 'raised' : 'merged';
          if (part) joined.set(of, null);
          else if (joined.get(of) === null && !whyNotMergeInto(of, { reference: into, state, mergedInto }))
            joined.set(of, into);
          for (const name of names) {
            const end = goesOnIn(name, (reference) => joined.get(reference) ?? null);
            expect(joined.get(end)).toBeNull();
          }
        }
      }),
      { seed: 45, numRuns: 300 },
    );
  });

  it('that is a circle all the same is a fault, and not an endless walk', () => {
    expect(() => goesOnIn('A', (reference) => (reference === 'A' ? 'B' : 'A'))).toThrow(/circle/);
  });

  it('loses no supporter, no other view, no watcher, no comment and no file', () => {
    const ids = (prefix: string) =>
      fc.uniqueArray(fc.integer({ min: 1, max: 20 }).map((n) => `${prefix}${n}`));
    const gathering = (reference: string): fc.Arbitrary<Gathering> =>
      fc.record({
        reference: fc.constant(reference),
        supporters: ids('p'),
        otherwise: ids('p'),
        watchers: ids('p'),
        comments: ids(`${reference}c`),
        files: ids(`${reference}f`),
      });
    fc.assert(
      fc.property(fc.tuple(gathering('A'), gathering('B'), gathering('C')), (all) => {
        const found = gathered(all);
        for (const one of all) {
          const has = (of: 'supports' | 'otherwise' | 'watches') =>
            found.people.filter((person) => person[of].includes(one.reference)).map(({ person }) => person);
          expect(has('supports').sort()).toEqual([...one.supporters].sort());
          expect(has('otherwise').sort()).toEqual([...one.otherwise].sort());
          expect(has('watches').sort()).toEqual([...one.watchers].sort());
          for (const id of one.comments) expect(found.comments).toContainEqual({ id, from: one.reference });
          for (const id of one.files) expect(found.files).toContainEqual({ id, from: one.reference });
        }
        expect(found.supporting).toBe(new Set(all.flatMap(({ supporters }) => supporters)).size);
        expect(found.seeingOtherwise).toBe(new Set(all.flatMap(({ otherwise }) => otherwise)).size);
      }),
      { seed: 46, numRuns: 100 },
    );
  });
});

describe('the name of whoever raised it', () => {
  const chair = { person: 'chair', isChair: true };
  const guardian = { person: 'guardian', isChair: false };
  const raiser = { person: 'raiser', isChair: false };
  const other = { person: 'other', isChair: false };
  const kept = { how: 'kept', raiser: 'raiser', guardian: 'guardian', chairToo: true } as const;

  it('is known to one guardian, and to the chair unless the raiser said otherwise', () => {
    expect([raiser, guardian, chair, other].map((viewer) => seesRaiser(kept, viewer))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(seesRaiser({ ...kept, chairToo: false }, chair)).toBe(false);
    expect(seesRaiser({ how: 'open', raiser: 'raiser' }, other)).toBe(true);
  });

  it('is not given to a guardian who is the raiser or leads the work', () => {
    expect(whyNotGuardian('guardian', { raiser: 'raiser', leads: ['rowan'] })).toBeUndefined();
    expect(whyNotGuardian('raiser', { raiser: 'raiser', leads: [] })?.kind).toBe('proposal-guardian');
    expect(whyNotGuardian('rowan', { raiser: 'raiser', leads: ['rowan'] })?.field).toBe('guardian');
  });
});
