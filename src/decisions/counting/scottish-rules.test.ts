import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ranking } from './count-rules.ts';
import type { Count } from './election-rules.ts';
import { scottishCount } from './scottish-rules.ts';
import { people, rankings, wholeRankings } from './test-papers.ts';

const rules = { seats: 2, quota: 'droop', ties: { by: 'drawn-order', seed: 1 } } as const;
const count = (
  candidates: number,
  seats: number,
  lines: readonly string[],
  quota: 'droop' | 'hare' = 'droop',
) =>
  scottishCount(
    people(candidates),
    rankings(...lines).map(({ ranks, times }) => ({ marks: ranks, times })),
    { ...rules, seats, quota },
  );
const tallies = ({ rounds }: Count) =>
  rounds.map((round) => Object.fromEntries(round.tallies.map(({ candidate, votes }) => [candidate, votes])));

describe('the Scottish count', () => {
  it('passes a surplus on at five decimal places, the remainder ignored', () => {
    // 100 papers, 2 seats: quota 34. Aled has 55, a surplus of 21: 21/55 is 0.381818…, cut to 0.38181.
    const one = count(4, 2, [
      '30 aled bina',
      '20 aled cora',
      '5 aled',
      '18 bina',
      '15 cora dev',
      '12 dev cora',
    ]);
    expect(one.rounds[0]).toMatchObject({
      threshold: '34',
      events: [
        { kind: 'elected', candidate: 'aled', why: 'quota' },
        {
          kind: 'surplus',
          candidate: 'aled',
          transfers: [
            { to: 'bina', votes: '11.4543' },
            { to: 'cora', votes: '7.6362' },
          ],
          ended: '1.90905',
          cutOff: '0.00045',
        },
      ],
    });
    // Dev goes out, and with Dev's papers Cora is past 34: 15 + 7.6362 + 12.
    expect(tallies(one)).toEqual([
      { aled: '55', bina: '18', cora: '15', dev: '12' },
      { aled: '34', bina: '29.4543', cora: '22.6362', dev: '12' },
      { aled: '34', bina: '29.4543', cora: '34.6362' },
    ]);
    expect(one.winners).toEqual(['aled', 'cora']);
    expect(one.rounds[2]?.events).toMatchObject([{ kind: 'elected', candidate: 'cora', why: 'quota' }]);
  });

  it('passes on the largest surplus first, and every paper at the value it came with', () => {
    // 60 papers, 3 seats: quota 16. Aled 26 (surplus 10) before Bina 20 (surplus 4).
    const one = count(5, 3, ['26 aled bina cora', '20 bina cora', '7 cora', '4 dev', '3 efua']);
    expect(
      one.rounds.map(({ events }) => events.map(({ kind, candidate }) => `${kind} ${candidate}`)),
    ).toEqual([
      ['elected aled', 'elected bina', 'surplus aled'],
      // Bina stands no more, so Aled's papers went past her to Cora: 26 × 0.38461 = 9.99986.
      ['elected cora'],
    ]);
    expect(tallies(one)[1]).toMatchObject({ aled: '16', bina: '20', cora: '16.99986' });
  });

  it('elects the last when no more are left than seats, and passes nothing on any more', () => {
    const one = count(3, 2, ['5 aled', '4 bina', '3 cora']);
    expect(one.winners).toEqual(['aled', 'bina']);
    expect(one.rounds.at(-1)?.events).toMatchObject([{ candidate: 'bina', why: 'seats-left' }]);
  });

  it('breaks a tie by the latest earlier round in which the tied differed, then by the drawn order', () => {
    // Cora 5 and Dev 4 in round 1; Efua's paper brings Dev to 5.
    const one = count(5, 1, ['9 aled', '8 bina', '5 cora', '4 dev', '1 efua dev']);
    expect(one.rounds[1]?.events[0]).toMatchObject({
      candidate: 'dev',
      tie: { between: ['cora', 'dev'], by: 'earlier-round', round: 1 },
    });
    const lot = count(4, 1, ['9 aled', '8 bina', '5 cora', '5 dev']).rounds[0]?.events[0];
    expect(lot?.tie).toMatchObject({ between: ['cora', 'dev'], by: 'drawn-order' });
    const order = lot?.tie?.order ?? [];
    expect(order.indexOf(lot?.candidate ?? '')).toBeGreaterThan(
      order.indexOf(lot?.candidate === 'dev' ? 'cora' : 'dev'),
    );
  });

  it('takes the votes divided by the seats by Hare', () => {
    expect(count(3, 2, ['50 aled', '30 bina', '21 cora'], 'hare').rounds[0]?.threshold).toBe('51');
    expect(count(3, 2, ['50 aled', '30 bina', '21 cora']).rounds[0]?.threshold).toBe('34');
  });
});

/** The Order once more, paper by paper and slowly, so that two ways of counting can be held together. */
const slowly = (ids: readonly string[], papers: readonly Ranking[], seats: number): string[][] => {
  const all = papers.flatMap(({ ranks, times }) =>
    Array.from({ length: times }, () => ({ ranks, value: 100_000n, with: ranks[0] ?? '' })),
  );
  const quota = (BigInt(Math.floor(all.length / (seats + 1))) + 1n) * 100_000n;
  const elected: string[] = [];
  const done = new Map<string, bigint>();
  const gone = new Set<string>();
  const past: Map<string, bigint>[] = [];
  const said: string[][] = [];
  for (;;) {
    const votes = new Map(
      ids
        .filter((id) => !gone.has(id))
        .map((id) => {
          const here = all.filter((paper) => paper.with === id).reduce((sum, { value }) => sum + value, 0n);
          return [id, done.get(id) ?? here];
        }),
    );
    const of = (id: string): bigint => votes.get(id) ?? 0n;
    past.push(votes);
    for (const id of [...votes.keys()].filter((one) => !elected.includes(one) && of(one) >= quota))
      elected.push(id);
    const left = [...votes.keys()].filter((id) => !elected.includes(id));
    if (left.length <= seats - elected.length) elected.push(...left.splice(0));
    said.push([...votes].map(([id, some]) => `${id} ${some}`).sort());
    if (elected.length >= seats || left.length === 0) return [...said, [...elected].sort()];
    const waiting = elected.filter((id) => !done.has(id) && of(id) > quota);
    const pool = waiting.length ? waiting : left;
    const sign = waiting.length ? -1n : 1n;
    let tied = pool;
    for (const round of [...past].reverse()) {
      const best = tied.map((id) => sign * (round.get(id) ?? 0n)).sort((a, b) => (a < b ? -1 : 1))[0];
      tied = tied.filter((id) => sign * (round.get(id) ?? 0n) === best);
    }
    const [chosen] = tied;
    // A lot would be needed: the two ways need not agree on it.
    if (tied.length > 1 || chosen === undefined) return [...said, ['lot']];
    const [total, surplus] = [of(chosen), of(chosen) - quota];
    if (waiting.length) done.set(chosen, quota);
    else gone.add(chosen);
    for (const paper of all.filter((one) => one.with === chosen)) {
      if (waiting.length) paper.value = (paper.value * surplus) / total;
      paper.with = paper.ranks.find((id) => !gone.has(id) && !elected.includes(id)) ?? '';
    }
  }
};

describe('the Scottish count against the Order, paper by paper', () => {
  it.each([1, 2, 3])('agrees in every round for %i seats', (seats) => {
    const candidates = people(6);
    let compared = 0;
    fc.assert(
      fc.property(wholeRankings(candidates, 30), (some) => {
        const slow = slowly(
          candidates.map(({ id }) => id),
          some,
          seats,
        );
        if (slow.at(-1)?.[0] === 'lot') return;
        compared += 1;
        const quick = scottishCount(
          candidates,
          some.map(({ ranks, times }) => ({ marks: ranks, times })),
          { ...rules, seats },
        );
        const inUnits = (votes: string): string => {
          const [whole = '', rest = ''] = votes.split('.');
          return String(BigInt(whole + rest.padEnd(5, '0')));
        };
        expect([
          ...quick.rounds.map((round) =>
            round.tallies.map(({ candidate, votes }) => `${candidate} ${inUnits(votes)}`).sort(),
          ),
          [...quick.winners].sort(),
        ]).toEqual(slow);
      }),
      { seed: 2011, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});
