import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeContent, withSettled } from './merge-rules.ts';
import { settledText } from './versions-rules.ts';

const risk = (key: string, label: string, action = '') => ({ key, label, action });

describe('two people who changed one topic at once', () => {
  const base = { risks: [risk('a', 'Scans outrun reporters.'), risk('b', 'Nobody rings.')], none: false };

  it('both keep the row that they added, and what they changed in different rows', () => {
    const mine = {
      risks: [risk('a', 'Scans outrun reporters.', 'Two sessions.'), base.risks[1], risk('m', 'Mine')],
    };
    const theirs = {
      risks: [base.risks[0], risk('b', 'Nobody rings back.'), risk('t', 'Theirs')],
      none: false,
    };
    const merged = mergeContent(base, { ...mine, none: false }, theirs);
    expect(merged.differences).toEqual([]);
    expect(merged.content).toEqual({
      risks: [
        risk('a', 'Scans outrun reporters.', 'Two sessions.'),
        risk('b', 'Nobody rings back.'),
        risk('t', 'Theirs'),
        risk('m', 'Mine'),
      ],
      none: false,
    });
  });

  it('lose no row that one took out while the other wrote in it; one that nobody touched goes', () => {
    const took = { risks: [base.risks[1]], none: false };
    const wrote = {
      risks: [risk('a', 'Scans outrun reporters.', 'Two sessions.'), base.risks[1]],
      none: false,
    };
    expect(mergeContent(base, took, wrote).content).toEqual(wrote);
    expect(mergeContent(base, wrote, took).content).toEqual(wrote);
    expect(mergeContent(base, took, base).content).toEqual(took);
  });

  it('are asked where both chose another thing, or changed the same sentence', () => {
    const [was, mine, theirs] = [
      { aYear: 10, words: 'They wait.' },
      { aYear: 20, words: 'They wait long.' },
      { aYear: 30, words: 'They wait for weeks.' },
    ];
    const { content, differences } = mergeContent(was, mine, theirs);
    expect(differences.map(({ path, mine: my, theirs: their }) => [path, my, their])).toEqual([
      [['aYear'], '20', '30'],
      [['words'], 'They wait long.', 'They wait for weeks.'],
    ]);
    const settled = withSettled(content, [
      { path: ['aYear'], value: 20 },
      { path: ['words'], value: 'They wait long, for weeks.' },
    ]);
    expect(settled).toEqual({ aYear: 20, words: 'They wait long, for weeks.' });
  });

  it('settle a row by its key, wherever it stands now', () => {
    expect(withSettled(base, [{ path: ['risks', 'b', 'label'], value: 'Somebody rings.' }])).toEqual({
      risks: [base.risks[0], risk('b', 'Somebody rings.')],
      none: false,
    });
  });

  const sentence = fc
    .array(fc.constantFrom('visits', 'scans', 'cash', '45%', '£92', 'wait', 'rings'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((words) => `${words.join(' ')}. `);
  const text = fc.array(sentence, { maxLength: 4 }).map((all) => all.join(''));
  const content = fc.record({
    words: text,
    rows: fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), label: text }), {
      selector: ({ key }) => key,
      maxLength: 4,
    }),
  });
  const sentences = (whole: { words: string; rows: readonly { label: string }[] }): string[] =>
    [whole.words, ...whole.rows.map(({ label }) => label)].flatMap((all) =>
      all
        .split(/(?<=\.)\s+/)
        .map((one) => one.trim())
        .filter(Boolean),
    );

  it('lose no sentence of either, whatever they type: it stands in what is kept, or side by side', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { content: kept, differences } = mergeContent(base, mine, theirs);
        // As the page of settling offers it: both texts of each piece, one under the other.
        const settled = differences.map(({ path, mine: my, theirs: their, merge }) => ({
          path,
          value: merge
            ? settledText(
                merge,
                merge.pieces.flatMap((piece) =>
                  piece.kind === 'differs' ? [`${piece.mine} ${piece.theirs} `] : [],
                ),
              )
            : `${my ?? ''} ${their ?? ''}`,
        }));
        const whole = JSON.stringify(withSettled(kept, settled));
        const before = new Set(sentences(base));
        for (const one of [...sentences(mine), ...sentences(theirs)])
          if (!before.has(one)) expect(whole).toContain(one);
      }),
      { seed: 64, numRuns: 400 },
    );
  });
});
