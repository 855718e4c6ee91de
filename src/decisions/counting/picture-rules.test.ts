import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countElection, type Election } from './count-rules.ts';
import { eventWords, methodWords, outcomeWords, transferWords } from './outcome-rules.ts';
import { roundFlow, roundTable, sumText } from './picture-rules.ts';
import { people, rankings, wholeRankings } from './test-papers.ts';

const candidates = people(4);
const board: Election = {
  method: 'scottish-transferable-vote',
  seats: 2,
  quota: 'droop',
  candidates,
  seed: 1,
};
const count = countElection(
  board,
  rankings('30 aled bina', '20 aled cora', '5 aled', '18 bina', '15 cora dev', '12 dev cora'),
);
const chair = countElection(
  { ...board, method: 'instant-run-off', seats: 1 },
  rankings('4 aled', '4 bina', '1 cora aled', '1 dev bina'),
);

describe('rounds as a table', () => {
  it('tells votes, what each round changed, and how each candidate stands', () => {
    const table = roundTable(count);
    expect(table.rows.map(({ name }) => name)).toEqual(['Aled', 'Cora', 'Bina', 'Dev']);
    expect(table.rows[0]?.cells).toEqual([
      { votes: '55', change: undefined, state: 'elected' },
      { votes: '34', change: '-21', state: 'elected-before' },
      { votes: '34', change: '0', state: 'elected-before' },
    ]);
    expect(table.rows[1]?.cells.map(({ change }) => change)).toEqual([undefined, '+7.6362', '+12']);
    expect(table.rows[3]?.cells.map(({ state }) => state)).toEqual(['standing', 'eliminated', 'gone']);
    expect(table.ended).toEqual(['0', '1.90905', '1.90905']);
    expect(table.cutOff).toEqual(['0', '0.00045', '0.00045']);
  });
});

describe('rounds as a flow', () => {
  it('has bands out of every bar but the last that are as wide as the bar, and into each of the next', () => {
    fc.assert(
      fc.property(wholeRankings(candidates), (some) => {
        const any = countElection(board, some);
        const { bars, bands } = roundFlow(any);
        const sum = (labels: readonly string[]): string => sumText(labels);
        for (const bar of bars) {
          const out = bands.filter(({ round, from }) => round === bar.round && from === bar.candidate);
          if (bar.round < any.rounds.length) expect(sum(out.map(({ label }) => label))).toBe(bar.label);
          const into = bands.filter(({ round, to }) => round === bar.round - 1 && to === bar.candidate);
          if (bar.round > 1) expect(sum(into.map(({ label }) => label))).toBe(bar.label);
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});

describe('the words of a count', () => {
  it('say in one sentence why each was or was not elected', () => {
    expect(candidates.map(({ id }) => outcomeWords(count, id))).toEqual([
      'Aled was elected in round 1, with 55 votes, at or above the quota of 34.',
      'Bina was not elected: all seats were filled while they still had 29.4543 votes.',
      'Cora was elected in round 3, with 34.6362 votes, at or above the quota of 34.',
      'Dev was not elected: out in round 2, with 12 votes, the fewest of those left.',
    ]);
  });

  it('say how a tie was settled', () => {
    expect(outcomeWords(chair, chair.rounds[0]?.events[0]?.candidate ?? '')).toMatch(
      /^(Cora|Dev) was not elected: out in round 1, with 1 vote, the fewest of those left; Cora and Dev were tied; the order drawn by lot before the count decided\.$/,
    );
  });

  it('say what happened in a round and where votes went', () => {
    const [first] = count.rounds;
    expect(first?.events.map((event) => eventWords(count, first, event))).toEqual([
      'Aled was elected with 55 votes, at or above the quota of 34.',
      'What Aled had above the quota was passed on to the voters’ next choices.',
    ]);
    expect(first?.events[1] && transferWords(count, first.events[1])).toBe(
      '11.4543 to Bina, 7.6362 to Cora, 1.90905 had no further choice and 0.00045 was lost in decimal places.',
    );
    expect(methodWords(count)).toContain('one more than the 2 seats');
  });
});
