import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotsFromRows, rowsOfRankings } from './ballot-file-rules.ts';
import { grouped } from './paper-rules.ts';
import { people, wholeRankings } from './test-papers.ts';

const candidates = people(3);

describe('a file of ballots', () => {
  it('is read by name or id, with its own words for skipped and several', () => {
    const rows = [
      ['count', 'rank1', 'rank2'],
      ['3', 'Aled', 'bina'],
      ['2', 'none', 'Cora'],
      ['1', 'over', ''],
    ];
    expect(ballotsFromRows(rows, candidates, { skipped: ['none'], several: ['over'] })).toEqual({
      ballots: [
        { times: 3, marks: ['aled', 'bina'] },
        { times: 2, marks: [null, 'cora'] },
        { times: 1, marks: [[], null] },
      ],
      faults: [],
    });
  });

  it('tells every line that it cannot read', () => {
    const rows = [
      ['count', 'rank1'],
      ['x', 'Aled'],
      ['2', 'Zoe'],
      ['-1', 'Aled'],
      ['1', 'Bina'],
    ];
    expect(ballotsFromRows(rows, candidates)).toEqual({
      ballots: [{ times: 1, marks: ['bina'] }],
      faults: [
        { kind: 'no-count', line: 2, written: 'x' },
        { kind: 'unknown-candidate', line: 3, written: 'Zoe' },
        { kind: 'no-count', line: 4, written: '-1' },
      ],
    });
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(wholeRankings(candidates), (some) => {
        const { ballots, faults } = ballotsFromRows(rowsOfRankings(some, candidates), candidates);
        expect(faults).toEqual([]);
        const plain = grouped(
          ballots.map(({ marks, times }) => ({ times, marks: marks.filter((mark) => mark !== null) })),
        );
        const before = grouped(some.map(({ ranks, times }) => ({ times, marks: ranks })));
        const byMarks = (a: { marks: unknown }, b: { marks: unknown }) =>
          JSON.stringify(a.marks) < JSON.stringify(b.marks) ? -1 : 1;
        expect([...plain].sort(byMarks)).toEqual([...before].sort(byMarks));
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});
