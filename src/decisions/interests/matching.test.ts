import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interest } from '../../people/index.ts';
import {
  isSameParty,
  type Matching,
  matchesOf,
  type Party,
  type Relation,
  suggestedRuling,
} from './matching-rules.ts';
import { mayDo, RULINGS, type RulingState, strictest } from './rulings-rules.ts';

const party = (name: string, code: string | null = null): Party => ({ code, name });
const interest = (id: string, organisationName: string, more: Partial<Interest> = {}): Interest => ({
  id,
  person: id,
  personName: `Dr ${id}`,
  kind: 'financial',
  tie: 'owns-share-in',
  organisation: null,
  organisationName,
  closeTie: null,
  closeName: null,
  words: '',
  band: null,
  from: '2020-01-01',
  to: null,
  declaredOn: '2020-01-10',
  ...more,
});
const relation = (
  from: string,
  kind: Relation['kind'],
  to: string,
  more: Partial<Relation> = {},
): Relation => ({
  from: party(from),
  kind,
  to: party(to),
  since: '2020-01-01',
  until: null,
  ...more,
});
const matching = (more: Partial<Matching>): Matching => ({
  interests: [],
  relations: [],
  touches: [
    { party: party('Quillmoor Ultrasound Ltd'), as: 'bidder' },
    { party: party('Kestrelbridge Infirmary', 'RZZ01'), as: 'gainer' },
  ],
  what: 'this contract',
  on: '2026-06-09',
  longest: 2,
  tailMonths: 6,
  ...more,
});

describe('which interests touch an item', () => {
  it('a share in a bidder, directly; a spouse who works for the gainer, by a chain', () => {
    const found = matchesOf(
      matching({
        interests: [
          interest('Quartzley', 'Kestrelbridge Infirmary', {
            kind: 'indirect',
            tie: 'employed-by',
            organisation: 'rzz01',
            closeTie: 'married-to',
            closeName: 'Ms H. Quartzley',
          }),
          interest('Fennimore', 'quillmoor  ultrasound ltd'),
          interest('Hobbinford', 'Somebody Else Ltd'),
        ],
      }),
    );
    expect(found.map(({ person, direct, words }) => [person, direct, words])).toEqual([
      [
        'Fennimore',
        true,
        'Dr Fennimore: owns a share of quillmoor  ultrasound ltd, which could bid for this contract',
      ],
      [
        'Quartzley',
        false,
        'Dr Quartzley: married to Ms H. Quartzley, employed by Kestrelbridge Infirmary, which gains from this contract',
      ],
    ]);
    expect(found.map(suggestedRuling)).toEqual(['no-papers', 'speak-not-vote']);
    expect(found[1]?.chain.map(({ to }) => to.name)).toEqual([
      'Ms H. Quartzley',
      'Kestrelbridge Infirmary',
      'this contract',
    ]);
  });

  it('what ended within the months that are looked at, marked; what ended before or begins later, not', () => {
    const heart = (to: string | null, from = '2020-01-01') =>
      matchesOf(matching({ interests: [interest('Tansywick', 'Quillmoor Ultrasound Ltd', { from, to })] }));
    expect(heart('2025-12-31')[0]).toMatchObject({ ended: true });
    expect(heart('2025-12-31').map(suggestedRuling)).toEqual(['note']);
    expect(heart('2025-12-09')).toHaveLength(1);
    expect(heart('2025-12-08')).toEqual([]);
    expect(heart('2026-06-09')[0]).toMatchObject({ ended: false });
    expect(heart(null, '2026-06-10')).toEqual([]);
  });

  it('by way of owners and parts, both ways, but not from a hospital to all its people', () => {
    const of = (relations: readonly Relation[], longest = 2) =>
      matchesOf(matching({ interests: [interest('Fennimore', 'Holding')], relations, longest })).map(
        ({ words }) => words,
      );
    expect(of([relation('Holding', 'owns', 'Quillmoor Ultrasound Ltd')])).toEqual([
      'Dr Fennimore: owns a share of Holding, owns Quillmoor Ultrasound Ltd, which could bid for this contract',
    ]);
    expect(of([relation('Quillmoor Ultrasound Ltd', 'owns-share', 'Holding')])).toHaveLength(1);
    expect(of([relation('Quillmoor Ultrasound Ltd', 'employed-by', 'Holding')])).toEqual([]);
    const far = [
      relation('Holding', 'owns', 'A'),
      relation('A', 'owns', 'B'),
      relation('B', 'owns', 'Quillmoor Ultrasound Ltd'),
    ];
    expect(of(far)).toEqual([]);
    expect(of(far, 3)).toHaveLength(1);
    expect(of([relation('Holding', 'owns', 'Quillmoor Ultrasound Ltd', { until: '2024-01-01' })])).toEqual(
      [],
    );
  });

  it('by code where both have one, by name where one has none', () => {
    expect(isSameParty(party('The Infirmary', 'RZZ01'), party('Kestrelbridge Infirmary', 'rzz01'))).toBe(
      true,
    );
    expect(isSameParty(party('Same', 'A'), party('Same', 'B'))).toBe(false);
    expect(isSameParty(party(' same  name', null), party('Same Name', 'B'))).toBe(true);
  });

  it('each way of touching by itself, and ends where relations go in circles', () => {
    const found = matchesOf(
      matching({
        interests: [interest('Fennimore', 'A')],
        relations: [relation('A', 'owns', 'B'), relation('B', 'owns', 'A'), relation('A', 'part-of', 'B')],
        touches: [
          { party: party('B'), as: 'bidder' },
          { party: party('B'), as: 'supplier' },
          { party: party('A'), as: 'loser' },
        ],
        longest: 9,
      }),
    );
    expect(found.map(({ touch, direct }) => `${touch.party.name} ${touch.as} ${direct}`)).toEqual([
      'A loser true',
      'B bidder false',
      'B supplier false',
    ]);
  });

  it('finds exactly what can be reached, over random ties', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
    const ties = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.boolean()), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(
        ties,
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.nat(4),
        (made, from, to, longest) => {
          let reached = new Set<string>([from]);
          for (let n = 0; n < longest; n += 1)
            reached = new Set([
              ...reached,
              ...made.flatMap(([one, other, back]) => [
                ...(reached.has(one) ? [other] : []),
                ...(back && reached.has(other) ? [one] : []),
              ]),
            ]);
          const relations = made.map(([one, other, back]) =>
            relation(one, back ? 'owns' : 'employed-by', other),
          );
          const found = matchesOf(
            matching({
              interests: [interest('Fennimore', from)],
              relations,
              touches: [{ party: party(to), as: 'gainer' }],
              longest,
            }),
          );
          expect(found).toHaveLength(reached.has(to) ? 1 : 0);
          expect(found.every(({ direct }) => direct === (from === to))).toBe(true);
        },
      ),
      { seed: 20514, numRuns: 500 },
    );
  });
});

describe('what a ruling lets a person do', () => {
  const can = (ruling: RulingState | undefined) =>
    Object.entries(mayDo(ruling))
      .filter(([, may]) => may)
      .map(([what]) => what);

  it('is all, to speak, to read, nothing; and until it is made no papers and no vote', () => {
    expect(can(undefined)).toHaveLength(5);
    expect(can('note')).toHaveLength(5);
    expect(can('speak-not-vote')).toEqual(['readPapers', 'bePresent', 'speak']);
    expect(can('leave')).toEqual(['readPapers']);
    expect(can('no-papers')).toEqual([]);
    expect(can('not-ruled')).toEqual(['bePresent', 'speak']);
  });

  it('is the strictest of several: it lets nobody do what any of them forbids', () => {
    const states: readonly RulingState[] = [...RULINGS, 'not-ruled'];
    expect(strictest([])).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 4 }), (rulings) => {
        const allowed = mayDo(strictest(rulings));
        for (const ruling of rulings)
          for (const what of ['readPapers', 'bePresent', 'speak', 'vote', 'countInQuorum'] as const)
            expect(allowed[what] && !mayDo(ruling)[what]).toBe(false);
      }),
      { seed: 20515, numRuns: 300 },
    );
  });
});
