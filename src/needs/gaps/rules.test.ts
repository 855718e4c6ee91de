import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures } from './compare-rules.ts';
import {
  GAP_MOVES,
  GAP_STATUSES,
  type GapMove,
  type GapStatus,
  MOVES,
  movesFrom,
  roleOnly,
  standsWords,
  whyNotMerge,
  whyNotPeople,
} from './rules.ts';

type Model = { status: GapStatus; into: string | null; owner: string | null };

/** What the use does to its row, without a store. */
const apply = (
  gaps: Map<string, Model>,
  reference: string,
  move: GapMove,
  into: string,
): 'done' | 'refused' => {
  const gap = gaps.get(reference);
  const target = gaps.get(into);
  if (!gap || !target || !MOVES[move].from.includes(gap.status)) return 'refused';
  if (MOVES[move].needs.includes('owner') && !gap.owner) return 'refused';
  if (
    move === 'merge' &&
    whyNotMerge(reference, { reference: into, status: target.status, mergedInto: target.into })
  )
    return 'refused';
  gaps.set(reference, { ...gap, status: MOVES[move].to, into: move === 'merge' ? into : null });
  return 'done';
};

const names = ['GAP-2026-001', 'GAP-2026-002', 'GAP-2026-003', 'GAP-2026-004', 'GAP-2026-005'];
const steps = fc.array(
  fc.record({
    gap: fc.constantFrom(...names),
    move: fc.constantFrom(...GAP_MOVES),
    into: fc.constantFrom(...names),
  }),
  { maxLength: 60 },
);

/** Follows merges to their end; undefined when they lead round. */
const endOf = (gaps: Map<string, Model>, from: string): string | undefined => {
  let at = from;
  for (let step = 0; step <= names.length; step += 1) {
    const next = gaps.get(at)?.into;
    if (!next) return at;
    at = next;
  }
  return undefined;
};

describe('how a gap stands', () => {
  it('has a way on from every state, and every state can be reached', () => {
    for (const status of GAP_STATUSES) expect([status, movesFrom(status).length > 0]).toEqual([status, true]);
    const reached = new Set<GapStatus>(['recorded']);
    for (let i = 0; i < GAP_STATUSES.length; i += 1)
      for (const status of [...reached]) for (const move of movesFrom(status)) reached.add(MOVES[move].to);
    expect([...reached].sort()).toEqual([...GAP_STATUSES].sort());
  });

  it('leads back to recorded from everywhere, so that nothing is lost for good', () => {
    for (const status of GAP_STATUSES) {
      const seen = new Set<GapStatus>([status]);
      for (let i = 0; i < GAP_STATUSES.length; i += 1)
        for (const at of [...seen]) for (const move of movesFrom(at)) seen.add(MOVES[move].to);
      expect([status, seen.has('recorded')]).toEqual([status, true]);
    }
  });

  it('never merges in a circle, and never leaves one taken up without an owner, whatever is done in any order', () => {
    fc.assert(
      fc.property(steps, fc.subarray(names), (done, owned) => {
        const gaps = new Map<string, Model>(
          names.map((name) => [
            name,
            { status: 'recorded', into: null, owner: owned.includes(name) ? 'somebody' : null },
          ]),
        );
        for (const { gap, move, into } of done) {
          apply(gaps, gap, move, into);
          for (const [name, { status, into: target, owner }] of gaps) {
            expect(endOf(gaps, name)).toBeDefined();
            expect((status === 'merged') === (target !== null)).toBe(true);
            if (status === 'taken-up') expect(owner).not.toBeNull();
            expect(movesFrom(status).length).toBeGreaterThan(0);
          }
        }
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  it('refuses to merge into itself, into a merged one (naming where to) and into a closed one', () => {
    const open = { reference: 'B', status: 'recorded', mergedInto: null } as const;
    expect(whyNotMerge('A', open)).toBeUndefined();
    expect(whyNotMerge('B', open)?.kind).toBe('gap-into-itself');
    expect(whyNotMerge('A', { ...open, status: 'merged', mergedInto: 'C' })).toMatchObject({
      kind: 'gap-into-merged',
      instead: 'C',
    });
    expect(whyNotMerge('A', { ...open, status: 'closed' })?.kind).toBe('gap-into-closed');
  });

  it('is told in a few words', () => {
    expect(standsWords({ status: 'closed', closedBecause: 'met', mergedInto: null })).toBe(
      'Closed: the need is met',
    );
    expect(standsWords({ status: 'merged', closedBecause: null, mergedInto: 'GAP-2026-003' })).toBe(
      'Merged into GAP-2026-003',
    );
    expect(roleOnly('GP partner, Bellpit')).toBe('GP partner');
  });
});

describe('people affected', () => {
  const none = { people: undefined, peopleLower: undefined, peopleUpper: undefined, peopleWords: undefined };
  it('may be left out; one to four are never kept; limits must hold the number; it says what it counts', () => {
    expect(whyNotPeople(none)).toBeUndefined();
    for (const people of [1, 2, 3, 4])
      expect(whyNotPeople({ ...none, people, peopleWords: 'people' })?.kind).toBe('people-too-few');
    expect(whyNotPeople({ ...none, people: 5 })?.kind).toBe('people-without-words');
    expect(whyNotPeople({ ...none, peopleLower: 5 })?.kind).toBe('people-limits');
    const held = { people: 3689, peopleLower: 2500, peopleUpper: 4900, peopleWords: 'people with COPD' };
    expect(whyNotPeople(held)).toBeUndefined();
    expect(whyNotPeople({ ...held, peopleLower: 3700 })?.kind).toBe('people-limits');
    expect(whyNotPeople({ ...held, peopleUpper: 3600 })?.kind).toBe('people-limits');
  });
});

describe('a kept figure beside today’s', () => {
  const then = {
    title: 'The poorer the place, the wider the difference',
    reading: '62% of those expected are on a register in the most deprived fifth.',
    period: '31 March 2025',
    method: 'recorded / expected',
    people: { people: 3689, lower: 2500, upper: 4900, words: 'fewer than expected' },
    withheld: 0,
    table: {
      caption: 'People with COPD',
      columns: ['Fifth', 'Recorded, %', 'Expected, %'],
      rows: [
        ['1, most deprived', 2.3, 3.6],
        ['5, least deprived', 1.7, 1.8],
      ],
      gap: 'withheld',
    },
  };

  it('is the same when nothing changed', () => {
    expect(compareFigures(then, structuredClone(then))).toEqual({ same: true, words: [] });
  });

  it('tells period, finding, people and the numbers that changed most', () => {
    const now = {
      ...then,
      period: '31 March 2026',
      title: 'The difference has narrowed',
      people: { ...then.people, people: 3120 },
      table: {
        ...then.table,
        rows: [
          ['1, most deprived', 2.8, 3.6],
          ['5, least deprived', null, 1.8],
        ],
      },
    };
    const { same, words } = compareFigures(then, now);
    expect(same).toBe(false);
    expect(words).toEqual([
      'It was of 31 March 2025; now it is of 31 March 2026.',
      'It said: “The poorer the place, the wider the difference”. Now it says: “The difference has narrowed”.',
      'People: then 3,689 (2,500 to 4,900), now 3,120 (2,500 to 4,900): 569 fewer (15.4%).',
      'Fifth 1, most deprived, Recorded, %: then 2.3, now 2.8; Fifth 5, least deprived, Recorded, %: then 1.7, now withheld.',
    ]);
  });

  it('says so where rows came and went, or columns are others', () => {
    const rows = {
      ...then,
      table: {
        ...then.table,
        rows: [
          ['2', 2.4, 3],
          ['1, most deprived', 2.3, 3.6],
        ],
      },
    };
    expect(compareFigures(then, rows).words).toEqual([
      'No longer in its table: 5, least deprived.',
      'New in its table: 2.',
    ]);
    const columns = { ...then, table: { ...then.table, columns: ['Fifth', 'Recorded, %'] } };
    expect(compareFigures(then, columns).words[0]).toContain('other columns');
  });
});
