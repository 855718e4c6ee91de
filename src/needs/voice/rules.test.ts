import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseQuotations,
  type Heard,
  listIn,
  mayRead,
  PERMITTED,
  seemsToName,
  shownHeard,
  sumHeard,
  themesIn,
  whoNotHeard,
} from './rules.ts';

const heard = fc
  .tuple(fc.option(fc.nat(30), { nil: null }), fc.nat(30))
  .map(([people, part]): Heard => ({ people, with: people === null ? null : Math.min(people, part) }));

describe('how many were heard', () => {
  it('never tells one to four, nor a part that leaves one to four, in a voice or in any choice of voices', () => {
    fc.assert(
      fc.property(fc.array(heard, { maxLength: 8 }), (voices) => {
        for (const { people, with: living, few } of voices.map(shownHeard)) {
          if (people !== null) expect(people === 0 || people >= 5).toBe(true);
          if (people !== null && living !== null) {
            expect(living === 0 || living >= 5).toBe(true);
            expect(people - living === 0 || people - living >= 5).toBe(true);
          }
          if (few) expect([people, living]).toEqual([null, null]);
        }
        // Leaving one voice out changes the sum by what is shown of it, and by nothing that is not.
        const whole = sumHeard(voices);
        voices.forEach((one, i) => {
          const rest = sumHeard(voices.filter((_, j) => j !== i));
          expect(whole.people - rest.people).toBe(shownHeard(one).people ?? 0);
          expect(whole.with - rest.with).toBe(shownHeard(one).with ?? 0);
        });
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  it('counts voices of few and of untold people apart', () => {
    const sum = sumHeard([
      { people: 38, with: 29 },
      { people: 3, with: 3 },
      { people: 1, with: null },
      { people: null, with: null },
    ]);
    expect(sum).toEqual({ people: 38, with: 29, voices: 4, few: 2, untold: 1 });
  });
});

describe('a quotation', () => {
  it('is read by those whom the speaker allowed, and by those who manage voices', () => {
    const readers = (['public', 'member', 'manager'] as const).map((reader) =>
      PERMITTED.filter((permitted) => mayRead(permitted, reader)),
    );
    expect(readers).toEqual([['public'], ['public', 'members'], ['public', 'members', 'not-given']]);
  });

  it('is chosen from as many voices as there are before a second of one', () => {
    const all = ['c', 'c', 'b', 'a', 'a'].map((voice, i) => ({ voice, i }));
    expect(chooseQuotations(all, 3).map(({ voice }) => voice)).toEqual(['c', 'b', 'a']);
    expect(chooseQuotations(all.slice(0, 2), 3).map(({ i }) => i)).toEqual([0, 1]);
  });

  it('that seems to name somebody is noticed', () => {
    for (const words of ['Mrs Example waited', 'I told Dr. Ploverdale', 'nurse Élodie and Nurse Éclair'])
      expect([words, seemsToName(words)]).toEqual([words, true]);
    for (const words of ['my doctor', 'Miss the bus and you wait', 'the nurse practitioner', 'a Mr'])
      expect([words, seemsToName(words)]).toEqual([words, false]);
  });
});

describe('lists that people write', () => {
  it('are told apart by lines and semicolons, each once', () => {
    expect(listIn('People who rent privately; night-shift workers\nnight-shift workers.\n')).toEqual([
      'People who rent privately',
      'night-shift workers',
    ]);
    expect(whoNotHeard([['Night-shift workers'], ['renters', 'night-shift workers'], ['']])).toEqual([
      'Night-shift workers',
      'renters',
    ]);
  });

  it('of themes are small letters, so that they meet', () => {
    expect(themesIn(['Transport, being  Believed', 'transport'])).toEqual(['transport', 'being believed']);
  });
});
