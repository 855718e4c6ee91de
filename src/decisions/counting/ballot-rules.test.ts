import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksInOrder, whatIsWrongWithBallot } from './ballot-rules.ts';
import { people } from './test-papers.ts';

const candidates = people(4);
const wrong = (answers: Record<string, string | number>) => whatIsWrongWithBallot(answers, candidates);

describe('what is wrong with a ballot', () => {
  it.each([
    ['nothing', { aled: '2', bina: '', cora: ' 1 ' }, []],
    ['nothing is ranked', { aled: '', bina: ' ' }, [{ kind: 'nothing-ranked' }]],
    ['a stranger', { aled: 1, zoe: 2 }, [{ kind: 'unknown-candidate', candidate: 'zoe' }]],
    [
      'the same rank twice',
      { aled: 1, bina: 2, cora: 2 },
      [{ kind: 'rank-repeated', candidate: 'cora', with: 'bina', rank: 2 }],
    ],
    [
      'a rank left out',
      { aled: 1, dev: 3 },
      [{ kind: 'rank-skipped', candidate: 'dev', rank: 3, missing: 2 }],
    ],
    ['no first', { bina: 2 }, [{ kind: 'rank-skipped', candidate: 'bina', rank: 2, missing: 1 }]],
    [
      'both, in the order of the boxes',
      { aled: 4, bina: 1, cora: 1 },
      [
        { kind: 'rank-skipped', candidate: 'aled', rank: 4, missing: 2 },
        { kind: 'rank-repeated', candidate: 'cora', with: 'bina', rank: 1 },
      ],
    ],
    ['no number', { aled: 'x', bina: 1 }, [{ kind: 'no-rank', candidate: 'aled', written: 'x' }]],
    ['nought', { aled: 0 }, [{ kind: 'no-rank', candidate: 'aled', written: '0' }]],
    ['a half', { aled: '1.5' }, [{ kind: 'no-rank', candidate: 'aled', written: '1.5' }]],
  ])('%s', (_, answers, faults) => {
    expect(wrong(answers)).toEqual(faults);
  });

  it('lets every whole ranking through, in its order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          candidates.map(({ id }) => id),
          { minLength: 1 },
        ),
        (order) => {
          const answers = Object.fromEntries(
            [...order].sort().map((id) => [id, String(order.indexOf(id) + 1)]),
          );
          expect(wrong(answers)).toEqual([]);
          expect(ranksInOrder(answers)).toEqual(order);
        },
      ),
      { seed: 4, numRuns: 100 },
    );
  });
});
