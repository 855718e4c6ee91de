import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Known, type Touches, whoMustBeAsked, whyNotEdit, withEdits } from './asked-rules.ts';
import { type ClosingWords, closeProblem, type Problem, STARTING_CLOSING, whyNotClose } from './rules.ts';
import {
  countStatements,
  dissentOf,
  movements,
  peopleHeard,
  STANCES,
  type Stance,
  type Vote,
} from './votes-rules.ts';

const KNOWN: Known = {
  practices: [
    { code: 'Z10001', name: 'Bellpit Medical Centre' },
    { code: 'Z10002', name: 'Furnace Lane' },
  ],
  specialists: [{ person: 'ines', name: 'Dr Ines Ravensmoor', specialty: 'cardiology' }],
  partners: [{ code: 'ZH1', name: 'Hollowmere General' }],
  patientGroups: [
    { key: 'healthwatch', name: 'Ironstone Vale healthwatch', about: 'all' },
    { key: 'hearts', name: 'Lanternfield hearts', about: ['heart failure', 'Lanternfield'] },
  ],
};
const TOUCHES: Touches = {
  practices: 'all',
  specialties: ['cardiology', 'radiology'],
  partners: ['ZH1', 'ZX9'],
  patients: ['heart failure', 'Lanternfield', 'breathlessness'],
};

describe('who must be asked', () => {
  const must = whoMustBeAsked(TOUCHES, KNOWN);

  it('is worked out from what it touches, each once, with the reason', () => {
    expect(must.asked.map(({ kind, key, because }) => `${kind} ${key}: ${because}`)).toEqual([
      'practice Z10001: all practices',
      'practice Z10002: all practices',
      'specialist ines: cardiology',
      'partner ZH1: it is touched',
      'patients healthwatch: heart failure; Lanternfield; breathlessness',
      'patients hearts: heart failure; Lanternfield',
    ]);
  });

  it('says for what nobody is known to ask', () => {
    expect(must.nobodyFor).toEqual([
      { kind: 'specialist', what: 'radiology' },
      { kind: 'partner', what: 'ZX9' },
    ]);
    const lost = whoMustBeAsked(
      { ...TOUCHES, practices: ['Z10001', 'Z99999'], patients: ['skin'] },
      {
        ...KNOWN,
        patientGroups: [],
      },
    );
    expect(lost.nobodyFor).toContainEqual({ kind: 'practice', what: 'Z99999' });
    expect(lost.nobodyFor).toContainEqual({ kind: 'patients', what: 'skin' });
  });

  it('can be changed by the leads; who is left out stays on show with the reason', () => {
    const leave = {
      do: 'leave-out',
      kind: 'practice',
      key: 'Z10002',
      because: 'Closed',
      by: 'rowan',
    } as const;
    const nurse = { kind: 'specialist', key: 'nurse', name: 'Sister Wrenfold', because: 'clinics' } as const;
    const add = { do: 'add', asked: nurse, by: 'rowan' } as const;
    expect(whyNotEdit(must.asked, leave)).toBeUndefined();
    expect(whyNotEdit(must.asked, { ...leave, because: ' ' })?.kind).toBe('asked-needs-reason');
    expect(whyNotEdit(must.asked, { ...leave, key: 'Z1' })?.kind).toBe('asked-unknown');
    expect(whyNotEdit(must.asked, { ...add, asked: { ...nurse, because: '' } })?.field).toBe('because');
    const list = withEdits(must, [leave, add, add]);
    expect(list.asked.map(({ key }) => key)).toEqual([
      'Z10001',
      'ines',
      'ZH1',
      'healthwatch',
      'hearts',
      'nurse',
    ]);
    expect(list.leftOut).toMatchObject([{ key: 'Z10002', leftOutBecause: 'Closed', by: 'rowan' }]);
    const back = { do: 'add', asked: { ...nurse, kind: 'practice', key: 'Z10002' }, by: 'rowan' } as const;
    expect(withEdits(must, [leave, back]).leftOut).toEqual([]);
  });
});

const votes = (statement: string, camp: string, counts: Partial<Record<Stance, number>>): Vote[] =>
  STANCES.flatMap((stance) =>
    Array.from({ length: counts[stance] ?? 0 }, (_, place) => ({
      statement,
      person: `${camp} ${stance} ${place}`,
      camp,
      stance,
      words: '',
    })),
  );

/** "A GP can act on a scan report without a clinic visit": 51 people. */
const REPORT: readonly Vote[] = [
  ...votes('report', 'GPs', { agree: 25, disagree: 3, pass: 2 }),
  ...votes('report', 'Hospital doctors', { agree: 3, disagree: 7, pass: 1 }),
  ...votes('report', 'Patients', { agree: 2, disagree: 2, pass: 3 }),
  ...votes('report', 'Managers', { agree: 1, disagree: 2 }),
];

describe('statements', () => {
  it('are counted in all and by camp, and say where camps differ beyond chance', () => {
    const [report] = countStatements(['report'], REPORT);
    expect(report).toMatchObject({ agree: 31, disagree: 14, pass: 6, of: 51 });
    expect(report?.differ?.map(({ camp, agree, of }) => `${camp} ${agree} of ${of}`)).toEqual([
      'GPs 25 of 30',
      'Hospital doctors 3 of 11',
    ]);
  });

  it('do not call a difference what is within chance', () => {
    const close = [
      ...votes('report', 'GPs', { agree: 4, disagree: 2 }),
      ...votes('report', 'Hospital doctors', { agree: 2, disagree: 4 }),
    ];
    expect(countStatements(['report'], close)[0]?.differ).toBeUndefined();
  });

  it('never show a camp of fewer than five, nor let it be got by subtraction', () => {
    const [report] = countStatements(['report'], REPORT);
    expect(report?.camps.map(({ camp, joined, of }) => [camp, joined.length, of])).toEqual([
      ['GPs', 1, 30],
      ['Hospital doctors', 1, 11],
      ['Others', 2, 10],
    ]);
    const camp = fc.constantFrom('GPs', 'Nurses', 'Patients', 'Managers', 'Hospital doctors');
    fc.assert(
      fc.property(fc.array(fc.tuple(camp, fc.constantFrom(...STANCES)), { maxLength: 40 }), (drawn) => {
        const all = drawn.map(([of, stance], place) => ({
          statement: 's',
          person: String(place),
          camp: of,
          stance,
          words: '',
        }));
        const [count] = countStatements(['s'], all);
        const shown = (count?.camps ?? []).reduce((sum, { of }) => sum + of, 0);
        expect(count?.camps.every(({ of }) => of >= 5)).toBe(true);
        expect(shown === all.length || (shown === 0 && all.length < 5)).toBe(true);
        expect(count?.of).toBe(all.length);
      }),
      { seed: 55, numRuns: 200 },
    );
  });

  it('count each person once, by what they said last, and tell who moved', () => {
    const moved: readonly Vote[] = [
      ...REPORT,
      ...[0, 1, 2].map((place) => ({
        statement: 'report',
        person: `Hospital doctors disagree ${place}`,
        camp: 'Hospital doctors',
        stance: 'pass' as const,
        words: 'With a question on each form',
      })),
    ];
    const [report] = countStatements(['report'], moved);
    expect(report).toMatchObject({ agree: 31, disagree: 11, pass: 9, of: 51 });
    expect(movements(moved)).toEqual([{ statement: 'report', from: 'disagree', to: 'pass', people: 3 }]);
    expect(peopleHeard(moved)).toBe(51);
    expect(countStatements(['nobody'], moved)[0]).toMatchObject({ of: 0, camps: [] });
  });
});

describe('closing a problem', () => {
  const ines: Vote = {
    statement: 'report',
    person: 'ines',
    camp: 'Hospital doctors',
    stance: 'disagree',
    words: 'A scan without a question is a picture, not an answer.',
  };
  const PROBLEM: Problem = {
    openedOn: '2026-02-05',
    leads: ['rowan', 'delphine'],
    asked: [
      { kind: 'practice', key: 'Z10001', name: 'Bellpit', because: 'all practices', answered: true },
      { kind: 'practice', key: 'Z10002', name: 'Furnace Lane', because: 'all practices', answered: false },
      { kind: 'specialist', key: 'ines', name: 'Dr Ravensmoor', because: 'cardiology', answered: true },
    ],
    nobodyFor: [],
    statements: ['report'],
    votes: [...REPORT, ines],
  };
  const WORDS: ClosingWords = {
    text: 'Adults whose GP suspects heart failure wait three months.',
    signedBy: ['rowan', 'delphine'],
    without: {},
  };
  const kinds = (problem: Problem, words = WORDS, today = '2026-03-12') =>
    whyNotClose(problem, words, STARTING_CLOSING, today).map(({ kind }) => kind);

  it('needs a statement with answers, a text, and both names', () => {
    expect(kinds(PROBLEM)).toEqual([]);
    expect(kinds({ ...PROBLEM, statements: [] })).toEqual(['closing-no-statement']);
    expect(kinds({ ...PROBLEM, votes: [] })).toEqual(['closing-no-votes']);
    expect(kinds(PROBLEM, { ...WORDS, text: ' ' })).toEqual(['closing-text']);
    expect(whyNotClose(PROBLEM, { ...WORDS, signedBy: ['rowan'] }, STARTING_CLOSING, '2026-03-12')).toEqual([
      { kind: 'closing-unsigned', by: 'delphine' },
    ]);
  });

  it('waits for its days, unless all have answered', () => {
    expect(whyNotClose(PROBLEM, WORDS, STARTING_CLOSING, '2026-02-18')).toEqual([
      { kind: 'closing-too-soon', until: '2026-02-19', unheard: 1 },
    ]);
    expect(kinds(PROBLEM, WORDS, '2026-02-19')).toEqual([]);
    const heard = { ...PROBLEM, asked: PROBLEM.asked.map((one) => ({ ...one, answered: true })) };
    expect(kinds(heard, WORDS, '2026-02-06')).toEqual([]);
  });

  it('does not pass over a kind that is silent, or that nobody speaks for, without a word', () => {
    const silent = {
      ...PROBLEM,
      asked: PROBLEM.asked.map((one) => (one.kind === 'specialist' ? { ...one, answered: false } : one)),
      nobodyFor: [{ kind: 'patients', what: 'heart failure' } as const],
    };
    expect(kinds(silent)).toEqual(['closing-silent', 'closing-nobody']);
    const without = { specialist: 'Asked three times', patients: 'The group ended in January' };
    expect(kinds(silent, { ...WORDS, without })).toEqual([]);
  });

  it('keeps the dissent, which the leads cannot leave out', () => {
    const closing = closeProblem(PROBLEM, WORDS, STARTING_CLOSING, '2026-03-12');
    expect(closing).toMatchObject({ asked: 3, answered: 2, dissent: [ines] });
    expect(() => closeProblem(PROBLEM, { ...WORDS, text: '' }, STARTING_CLOSING, '2026-03-12')).toThrow(
      /closing-text/,
    );
    const vote = fc.record({
      statement: fc.constantFrom('a', 'b'),
      person: fc.constantFrom('p', 'q', 'r', 's'),
      camp: fc.constant('GPs'),
      stance: fc.constantFrom(...STANCES),
      words: fc.constantFrom('', 'I do not see it so'),
    });
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 20 }), (all) => {
        const kept = dissentOf(all);
        for (const statement of ['a', 'b'])
          for (const person of ['p', 'q', 'r', 's']) {
            const last = all.findLast((one) => one.statement === statement && one.person === person);
            const dissents = last?.stance === 'disagree' && last.words !== '';
            expect(kept.filter((one) => one.statement === statement && one.person === person)).toEqual(
              dissents ? [last] : [],
            );
          }
      }),
      { seed: 56, numRuns: 200 },
    );
  });
});
