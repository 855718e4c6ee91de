import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poundsOf } from '../../shared/pounds.ts';
import { timesOver } from '../case/pence-rules.ts';
import { answerDue, routeChange, routeOf } from './rules.ts';
import {
  FLAG_FACTS,
  lineHolds,
  type RouteFacts,
  type Scheme,
  type SchemeLine,
  schemeOn,
  whatIsWrongWithScheme,
  whichSchemesOverlap,
} from './scheme-rules.ts';
import { STARTING_SCHEME } from './starting-scheme.ts';

/** Direct-access echocardiography, as complete on 12 May 2026. */
const SCANS: RouteFacts = {
  recurringPence: 414_960_00,
  oncePence: 42_500_00,
  netPence: 284_256_00,
  highestRisk: 8,
  restricts: false,
  practices: 68,
  budgetShare: 5,
};

describe('the route of a case', () => {
  const route = routeOf(STARTING_SCHEME, SCANS);

  it('is explained line by line, with the line that decides', () => {
    expect(route.body.label).toBe('Governing body');
    expect(route.lines.map(({ fact, rule, decides }) => `${fact} | ${rule}${decides ? ' *' : ''}`)).toEqual([
      'Recurring cost £414,960 | over £250,000: Governing body *',
      'One-off cost £42,500 | up to £50,000: within what each body may decide',
      'Net cost £284,256 | over £250,000: chief finance officer’s note needed',
      'Highest risk 8 of 25 | up to 14 of 25: no stop',
      'No treatment restricted | no clinical panel',
      '68 practices touched, 0.05% of the budget | up to 1% of the budget: they are told, not balloted',
    ]);
    expect(route.because).toBe('because recurring cost is over £250,000');
    expect(route.also).toEqual(['chief finance officer’s note needed']);
  });

  it('has its deadline: 56 days from a complete case', () => {
    expect(answerDue(route.body, '2026-05-12')).toBe('2026-07-07');
    expect(answerDue({ ...route.body, answerWithin: { days: 40, unit: 'working' } }, '2026-05-12')).toBe(
      '2026-07-08',
    );
    expect(
      answerDue({ ...route.body, answerWithin: { days: 40, unit: 'working' } }, '2027-12-12'),
    ).toBeUndefined();
  });

  it('is known on the first day as far as it can be', () => {
    const first = routeOf(STARTING_SCHEME, {});
    expect([first.body.key, first.atMost.key]).toEqual(['clinical-lead', 'members']);
    expect(first.because).toMatch(/not enough is known/);
    expect(first.lines[0]).toMatchObject({ line: null, fact: 'Recurring cost not known yet' });
    const some = routeOf(STARTING_SCHEME, { ...SCANS, netPence: undefined, budgetShare: undefined });
    expect([some.body.key, some.atMost.key]).toEqual(['governing-body', 'members']);
    expect(routeOf(STARTING_SCHEME, SCANS).atMost.key).toBe('governing-body');
    expect(
      routeOf(STARTING_SCHEME, { ...SCANS, practices: 0, budgetShare: undefined }).lines.at(-1)?.line,
    ).toBe('nobody');
  });

  it('that restricts a treatment goes to the governing body with a panel’s view, however little it costs', () => {
    const restricting = routeOf(STARTING_SCHEME, {
      ...SCANS,
      recurringPence: 0,
      netPence: -90_000_00,
      restricts: true,
    });
    expect(restricting.body.key).toBe('governing-body');
    expect(restricting.lines.find(({ decides }) => decides)?.question).toBe('restriction');
    expect(restricting.because).toBe('because a treatment is restricted');
    expect(restricting.also).toEqual(['a clinical panel’s view needed']);
  });

  it('that changes with its case leaves a note, and one whose lines answer as before none', () => {
    const before = routeOf(STARTING_SCHEME, { ...SCANS, recurringPence: 150_000_00, netPence: 150_000_00 });
    const change = routeChange(before, route);
    expect(change?.note).toBe(
      'Governing body: was Commissioning committee, because recurring cost is over £250,000',
    );
    expect(change?.lines.map(({ question }) => question)).toEqual(['recurring', 'net']);
    expect(
      routeChange(route, routeOf(STARTING_SCHEME, { ...SCANS, recurringPence: 300_000_00 })),
    ).toBeUndefined();
    const note = routeChange(route, routeOf(STARTING_SCHEME, { ...SCANS, netPence: 10_00 }))?.note;
    expect(note).toMatch(/^Governing body, as before; Net cost £10, up to £250,000/);
  });
});

describe('a scheme of delegation', () => {
  const withLines = (change: (lines: readonly SchemeLine[]) => readonly SchemeLine[]): Scheme => ({
    ...STARTING_SCHEME,
    questions: STARTING_SCHEME.questions.map((question) =>
      question.key === 'recurring' ? { ...question, lines: change(question.lines) } : question,
    ),
  });

  it('to begin with has no gap and no overlap, and is not verified', () => {
    expect(whatIsWrongWithScheme(STARTING_SCHEME)).toEqual([]);
    expect(STARTING_SCHEME.verified).toBe(false);
  });

  it('with a gap is refused, with a case that falls into it', () => {
    const faults = whatIsWrongWithScheme(withLines((lines) => lines.filter(({ key }) => key !== 'middle')));
    expect(faults).toEqual([{ kind: 'gap', question: 'recurring', example: { recurringPence: 250_000_00 } }]);
  });

  it('with an overlap is refused, with the lines and a case', () => {
    const faults = whatIsWrongWithScheme(
      withLines((lines) =>
        lines.map((line) =>
          line.key === 'large'
            ? { ...line, when: [{ fact: 'recurringPence', over: 200_000_00, upTo: null }] }
            : line,
        ),
      ),
    );
    expect(faults).toEqual([
      {
        kind: 'overlap',
        question: 'recurring',
        lines: ['middle', 'large'],
        example: { recurringPence: 250_000_00 },
      },
    ]);
  });

  it('with a line that never holds, a body that is none, or nowhere for a case to go is refused', () => {
    const kinds = (scheme: Scheme) => whatIsWrongWithScheme(scheme).map(({ kind }) => kind);
    const never: SchemeLine = {
      key: 'never',
      when: [{ fact: 'recurringPence', over: 10, upTo: 10 }],
      goesTo: 'board',
      also: [],
      says: '',
    };
    expect(kinds(withLines((lines) => [...lines, never]))).toEqual(['unknown-body', 'never']);
    expect(kinds(withLines((lines) => lines.map((line) => ({ ...line, goesTo: null }))))).toEqual([
      'no-body-for-all',
    ]);
    expect(kinds({ ...STARTING_SCHEME, questions: [] })).toEqual(['no-body-for-all']);
    expect(
      kinds({
        ...STARTING_SCHEME,
        bodies: STARTING_SCHEME.bodies.map((body) => ({
          ...body,
          answerWithin: { days: 0, unit: 'calendar' },
        })),
      }),
    ).toEqual(['deadline', 'deadline', 'deadline', 'deadline']);
    expect(kinds(withLines((lines) => [...lines, ...lines]))).toContain('same-key');
  });

  const anyFacts: fc.Arbitrary<RouteFacts> = fc.record({
    recurringPence: fc.integer({ min: 0, max: 60_000_000 }),
    oncePence: fc.integer({ min: 0, max: 90_000_000 }),
    netPence: fc.integer({ min: -50_000_000, max: 60_000_000 }),
    highestRisk: fc.integer({ min: 1, max: 25 }),
    practices: fc.integer({ min: 0, max: 80 }),
    budgetShare: fc.integer({ min: 0, max: 300 }),
    restricts: fc.boolean(),
    partners: fc.boolean(),
  });

  it('covers every case exactly once in each question, and sends it to one body', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { lines } of STARTING_SCHEME.questions)
          expect(lines.filter((line) => lineHolds(line, facts))).toHaveLength(1);
        const route = routeOf(STARTING_SCHEME, facts);
        expect(route.lines.filter(({ decides }) => decides)).toHaveLength(1);
        expect(route.atMost).toEqual(route.body);
      }),
      { seed: 49, numRuns: 500 },
    );
  });

  it('with less known never says less than could be, nor more than must be', () => {
    const rank = (key: string) => STARTING_SCHEME.bodies.findIndex((body) => body.key === key);
    fc.assert(
      fc.property(anyFacts, fc.subarray(Object.keys(SCANS)), (facts, hidden) => {
        const known = Object.fromEntries(Object.entries(facts).filter(([fact]) => !hidden.includes(fact)));
        const [all, some] = [routeOf(STARTING_SCHEME, facts), routeOf(STARTING_SCHEME, known)];
        expect(rank(some.body.key)).toBeLessThanOrEqual(rank(all.body.key));
        expect(rank(some.atMost.key)).toBeGreaterThanOrEqual(rank(all.body.key));
      }),
      { seed: 50, numRuns: 300 },
    );
  });

  /** Any table of one question over two facts, sound or not. */
  const anyLines = fc.array(
    fc.record({
      over: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
      upTo: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      is: fc.constantFrom(true, false, undefined),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('that is called sound answers each case once, and one called faulty has a case that it does not', () => {
    fc.assert(
      fc.property(anyLines, (drawn) => {
        const lines = drawn.map(
          ({ over, upTo, is }, place): SchemeLine => ({
            key: String(place),
            when: [
              { fact: 'highestRisk', over, upTo },
              ...(is === undefined ? [] : [{ fact: FLAG_FACTS[0], is }]),
            ],
            goesTo: 'committee',
            also: [],
            says: '',
          }),
        );
        const scheme = { ...STARTING_SCHEME, questions: [{ key: 'q', title: 'Q', lines }] };
        const faults = whatIsWrongWithScheme(scheme).filter(
          ({ kind }) => kind === 'gap' || kind === 'overlap',
        );
        let sound = true;
        for (let risk = -1; risk <= 7; risk += 0.5)
          for (const restricts of [true, false])
            if (lines.filter((line) => lineHolds(line, { highestRisk: risk, restricts })).length !== 1)
              sound = false;
        expect(faults.length === 0).toBe(sound);
        for (const fault of faults)
          if ('example' in fault)
            expect(lines.filter((line) => lineHolds(line, fault.example))).toHaveLength(
              fault.kind === 'gap' ? 0 : fault.lines.length,
            );
      }),
      { seed: 51, numRuns: 500 },
    );
  });

  it('is the one of its day; none is guessed, and two at once are found', () => {
    const old = { ...STARTING_SCHEME, key: 'old', inForceTo: '2026-03-31' };
    const now = { ...STARTING_SCHEME, key: 'now', inForceFrom: '2026-04-01' };
    expect(schemeOn([old, now], '2026-03-31')?.key).toBe('old');
    expect(schemeOn([old, now], '2026-04-24')?.key).toBe('now');
    expect(schemeOn([old, now], '2009-01-01')).toBeUndefined();
    expect(whichSchemesOverlap([now, old])).toBeUndefined();
    expect(whichSchemesOverlap([now, { ...old, inForceTo: '2026-04-01' }])).toEqual(['old', 'now']);
    expect(whichSchemesOverlap([now, { ...old, inForceTo: null }])).toEqual(['old', 'now']);
  });
});

describe('whole pence', () => {
  it('are taken in shares to the nearest, halves away from nought, and never through parts of a penny', () => {
    expect(timesOver(130_704_00, 35_000, 120_000)).toBe(38_122_00);
    expect(timesOver(1, 1, 2)).toBe(1);
    expect(timesOver(-1, 1, 2)).toBe(-1);
    expect(Object.is(timesOver(-1, 1, 3), 0)).toBe(true);
    expect(timesOver(9_000_000_000_00, 10_000, 10_000)).toBe(9_000_000_000_00);
    expect(() => timesOver(0.5, 1, 1)).toThrow(RangeError);
    expect(() => timesOver(1, 1, 0)).toThrow(RangeError);
  });

  it('are said in pounds, with pence where there are some', () => {
    expect([414_960_00, -38_122_00, 21_50, 0, 5, 100_000_000_00].map(poundsOf)).toEqual([
      '£414,960',
      '−£38,122',
      '£21.50',
      '£0',
      '£0.05',
      '£100,000,000',
    ]);
  });
});
