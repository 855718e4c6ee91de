import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts, settledText, versionChanges, wordChanges } from './versions-rules.ts';

const join = (changes: ReturnType<typeof wordChanges>, without: 'added' | 'removed') =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

/** Texts with the shapes that people write: sentences, lines, figures, empty lines. */
const sentence = fc
  .array(fc.constantFrom('visits', 'scans', 'release', 'cash', '45%', '£168.50', 'e.g.', 'a', 'wait'), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((words) =>
    fc.constantFrom('. ', '.\n', '!\n\n', '? ', '\n', '').map((end) => words.join(' ') + end),
  );
const text = fc.array(sentence, { maxLength: 7 }).map((parts) => parts.join(''));

describe('tracked changes', () => {
  it('show the words that went and those that came, in their place', () => {
    const changes = wordChanges(
      'Of 1,728 visits no longer needed, all release cash.',
      'Of 1,728 visits no longer needed, 45% release cash.',
    );
    expect(changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'all' },
      { kind: 'added', text: '45%' },
    ]);
  });

  it('lose nothing: both texts can be read out of them, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), fc.oneof(text, fc.string()), (before, after) => {
        const changes = wordChanges(before, after);
        expect(join(changes, 'added')).toBe(before);
        expect(join(changes, 'removed')).toBe(after);
      }),
      { seed: 71, numRuns: 300 },
    );
  });

  it('of texts with nothing in common are told whole, and soon', () => {
    const before = Array.from({ length: 6000 }, (_, i) => `old${i}`).join(' ');
    const after = Array.from({ length: 6000 }, (_, i) => `new${i}`).join(' ');
    const changes = wordChanges(before, after);
    expect(join(changes, 'added')).toBe(before);
    expect(join(changes, 'removed')).toBe(after);
  });

  it('of two versions name the sections that differ, with the words counted', () => {
    const found = versionChanges(
      { need: 'People wait.', risks: 'None.', old: 'Gone now.' },
      { need: 'People wait.', risks: 'None yet known.', money: 'It costs £92.' },
    );
    expect(found.map(({ section, added, removed }) => [section, added, removed])).toEqual([
      ['risks', 2, 0],
      ['money', 3, 0],
      ['old', 0, 2],
    ]);
  });
});

describe('two people writing one section', () => {
  const base = 'The scan costs £92. Visits are saved. A nurse rings.\n';

  it('both keep their sentences when they changed different ones', () => {
    const merge = mergeTexts(
      base,
      'The scan costs £92 with its report. Visits are saved. A nurse rings.\n',
      'The scan costs £92. Visits are saved. A cardiologist rings within five days.\n',
    );
    expect(merge.text).toBe(
      'The scan costs £92 with its report. Visits are saved. A cardiologist rings within five days.\n',
    );
    expect(merge.pieces).toContainEqual({
      kind: 'settled',
      by: 'mine',
      text: 'The scan costs £92 with its report. ',
    });
  });

  it('are shown side by side where they changed the same one, and nothing is decided for them', () => {
    const merge = mergeTexts(
      base,
      'The scan costs £92. Half of the visits are saved. A nurse rings.\n',
      'The scan costs £92. All visits are saved. A nurse rings.\n',
    );
    expect(merge.text).toBeUndefined();
    expect(merge.pieces).toContainEqual({
      kind: 'differs',
      base: 'Visits are saved. ',
      mine: 'Half of the visits are saved. ',
      theirs: 'All visits are saved. ',
    });
    expect(settledText(merge, ['Half of the visits are saved. '])).toBe(
      'The scan costs £92. Half of the visits are saved. A nurse rings.\n',
    );
    expect(settledText(merge, [])).toBeUndefined();
  });

  it('that both wrote the same is taken once', () => {
    const both = `${base}A leaflet is given.\n`;
    expect(mergeTexts(base, both, both).text).toBe(both);
  });

  it('that both added at one place is asked, not put one after the other', () => {
    const merge = mergeTexts(base, `${base}Mine.\n`, `${base}Theirs.\n`);
    expect(merge.pieces.at(-1)).toEqual({ kind: 'differs', base: '', mine: 'Mine.\n', theirs: 'Theirs.\n' });
  });

  it('one of whom changed nothing gives the other’s text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(mergeTexts(before, after, before).text).toBe(after);
        expect(mergeTexts(before, before, after).text).toBe(after);
        expect(mergeTexts(before, after, after).text).toBe(after);
      }),
      { seed: 72, numRuns: 300 },
    );
  });

  it('lose nothing: each one’s text can be read out of the pieces again', () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        const { pieces } = mergeTexts(before, mine, theirs);
        const wordsOf = (all: string) => all.match(/\S+/g) ?? [];
        const kept = pieces.flatMap((piece) =>
          wordsOf(piece.kind === 'settled' ? piece.text : `${piece.mine} ${piece.theirs}`),
        );
        const beforeWords = new Set(wordsOf(before));
        for (const word of [...wordsOf(mine), ...wordsOf(theirs)])
          if (!beforeWords.has(word)) expect(kept).toContain(word);
        const swapped = mergeTexts(before, theirs, mine);
        expect(swapped.text === undefined).toBe(pieces.some(({ kind }) => kind === 'differs'));
      }),
      { seed: 73, numRuns: 300 },
    );
  });
});
