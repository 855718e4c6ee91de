import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countElection, type Election, type Ranking } from './count-rules.ts';
import type { CountRules, Electing } from './election-rules.ts';
import { tabulate } from './tabulate-rules.ts';
import { oddMarks, people, rankings, votesOfRound, wholeRankings } from './test-papers.ts';

const fixed = { seed: 20155, numRuns: 200 };
const candidates = people(5);
const elections: readonly Election[] = [
  { method: 'instant-run-off', seats: 1, quota: 'droop', candidates, seed: 7 },
  { method: 'scottish-transferable-vote', seats: 2, quota: 'droop', candidates, seed: 7 },
  { method: 'scottish-transferable-vote', seats: 3, quota: 'hare', candidates, seed: 7 },
];
const papers = (some: readonly { readonly times: number }[]): string =>
  String(some.reduce((sum, { times }) => sum + times, 0));

describe.each(elections)('$method for $seats by $quota', (election) => {
  const once = (some: readonly Ranking[]): Ranking[] =>
    some.flatMap(({ ranks, times }) => Array.from({ length: times }, () => ({ ranks, times: 1 })));

  it('comes to the same whatever the order of ballots, of candidates, or their grouping', () => {
    fc.assert(
      fc.property(wholeRankings(candidates), fc.nat(), (some, cut) => {
        const count = countElection(election, some);
        const at = cut % some.length;
        expect(countElection(election, [...some.slice(at), ...some.slice(0, at)].reverse())).toEqual(count);
        expect(countElection(election, once(some))).toEqual(count);
        const turned = countElection({ ...election, candidates: [...candidates].reverse() }, some);
        expect(turned.rounds).toEqual(count.rounds);
        expect(turned.winners).toEqual(count.winners);
      }),
      fixed,
    );
  });

  it('loses and makes no vote in any round, and fills the seats', () => {
    fc.assert(
      fc.property(wholeRankings(candidates), (some) => {
        const count = countElection(election, some);
        for (const round of count.rounds) expect(votesOfRound(round)).toBe(papers(some));
        expect(count.winners).toHaveLength(election.seats);
        expect(new Set(count.winners).size).toBe(election.seats);
        expect(count.stopped).toBeUndefined();
      }),
      fixed,
    );
  });
});

describe('the general counter', () => {
  const rules: CountRules = {
    elect: 'one',
    seats: 1,
    decimals: 4,
    quota: 'droop',
    wholeQuota: true,
    firstRoundQuota: false,
    leastVotes: 0,
    batch: false,
    toLastTwo: false,
    ties: { earlierFirst: true, by: 'drawn-order', seed: 3 },
    leftOut: [],
    marks: { over: 'pass-by', skips: 1, endAtRepeat: false },
  };
  const kinds: readonly [Electing, number][] = [
    ['one', 1],
    ['every-winner-at-once', 3],
    ['one-winner-a-round', 2],
    ['last-standing', 2],
    ['all-above-share', 0],
    ['one-seat-after-another', 2],
  ];

  it.each(kinds)('%s: ends, and keeps every vote, with ballots of every kind of fault', (elect, seats) => {
    const options = fc.record({
      over: fc.constantFrom('end' as const, 'pass-by' as const, 'end-if-several-stand' as const),
      skips: fc.constantFrom(undefined, 0, 1),
      endAtRepeat: fc.boolean(),
      batch: fc.boolean(),
      firstRoundQuota: fc.boolean(),
      toLastTwo: fc.boolean(),
      wholeQuota: fc.boolean(),
      leastVotes: fc.constantFrom(0, 0, 3),
      writeIns: fc.constantFrom(undefined, 'efua'),
    });
    fc.assert(
      fc.property(oddMarks(candidates), options, (ballots, { over, skips, endAtRepeat, ...more }) => {
        const one = elect === 'one';
        const count = tabulate(candidates, ballots, {
          ...rules,
          ...more,
          elect,
          seats,
          sharePercent: 15,
          toLastTwo: one && more.toLastTwo,
          firstRoundQuota: one && more.firstRoundQuota,
          marks: { over, skips, endAtRepeat },
        });
        expect(count.rounds.length).toBeLessThan(30);
        expect(count.winners).not.toContain(more.writeIns);
        for (const round of count.rounds) expect(votesOfRound(round)).toBe(papers(ballots));
        expect(tabulate(candidates, [...ballots].reverse(), { ...rules, elect, seats }).rounds).toEqual(
          tabulate(candidates, ballots, { ...rules, elect, seats }).rounds,
        );
      }),
      { ...fixed, numRuns: 120 },
    );
  });

  const count = (some: Partial<CountRules>, ...lines: string[]) =>
    tabulate(
      candidates,
      rankings(...lines).map(({ ranks, times }) => ({
        times,
        marks: ranks.map((one) => (one === '-' ? null : one.includes('+') ? one.split('+') : one)),
      })),
      { ...rules, leftOut: ['dev', 'efua'], ...some },
    );
  const ended = (one: ReturnType<typeof count>) => one.rounds.at(-1)?.ended;

  it('ends a ballot where more ranks are skipped than may be, not where just as many are', () => {
    const lines = ['5 aled', '4 bina', '1 cora - bina', '1 cora - - bina'];
    expect(ended(count({}, ...lines))).toMatchObject({ 'skipped-ranks': '1', 'nobody-left': '0' });
    expect(ended(count({ marks: { ...rules.marks, skips: undefined } }, ...lines))).toMatchObject({
      'skipped-ranks': '0',
    });
  });

  it.each([
    ['end', { aled: '6', bina: '4', cora: '0' }, '2'],
    ['pass-by', { aled: '6', bina: '5', cora: '0' }, '0'],
    ['end-if-several-stand', { aled: '6', bina: '4', cora: '1' }, '1'],
  ] as const)('several at a rank: %s', (over, first, several) => {
    const lines = ['6 aled', '4 bina', '1 cora+dev bina', '1 aled+bina'];
    const [round] = count({ marks: { over, endAtRepeat: false } }, ...lines).rounds;
    expect(
      Object.fromEntries(round?.tallies.map(({ candidate, votes }) => [candidate, votes]) ?? []),
    ).toEqual(first);
    expect(round?.ended['several-at-a-rank']).toBe(several);
  });

  it('tells a tie that nobody has decided, and goes on with the answer', () => {
    const lines = ['4 aled', '5 bina', '3 cora bina', '3 dev aled'];
    const some = { leftOut: ['efua'], ties: { earlierFirst: false, by: 'asked' as const } };
    expect(count(some, ...lines).stopped).toEqual({
      kind: 'tie-undecided',
      round: 1,
      between: ['cora', 'dev'],
    });
    const decided = count({ ...some, ties: { ...some.ties, answers: ['cora'] } }, ...lines);
    expect(decided.stopped).toBeUndefined();
    expect(decided.winners).toEqual(['bina']);
    expect(decided.rounds[0]?.events[0]?.tie).toEqual({
      between: ['cora', 'dev'],
      chosen: 'cora',
      by: 'asked',
    });
  });

  it('elects nobody where nobody has the least number of votes', () => {
    expect(count({ leastVotes: 9 }, '4 aled', '3 bina', '2 cora')).toMatchObject({
      winners: [],
      stopped: { kind: 'nobody-has-the-least' },
    });
  });

  it('throws for a ballot that names a stranger', () => {
    expect(() => count({}, '1 zoe')).toThrow('zoe');
  });
});

describe('an election of ours', () => {
  it('elects nobody by lot when nobody voted', () => {
    for (const election of elections)
      expect(countElection(election, [])).toMatchObject({ winners: [], stopped: { kind: 'no-votes' } });
  });

  it('counts one candidate for one seat', () => {
    expect(
      countElection({ ...elections[0], candidates: people(1) } as Election, rankings('3 aled')),
    ).toMatchObject({
      winners: ['aled'],
    });
  });
});
