import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineHolds, type RouteFacts } from '../routes/scheme-rules.ts';
import { checkSetting } from './check.ts';
import { type Draft, draftFrom, editedDraft, fieldsOf } from './draft-rules.ts';
import { readSchemeDraft, schemeDraft } from './scheme-form-rules.ts';
import type { SchemeData } from './shapes.ts';

const BODIES: SchemeData['bodies'] = [
  { key: 'lead', label: 'Clinical lead', answerWithin: { days: 14, unit: 'calendar' } },
  { key: 'board', label: 'Governing body', answerWithin: { days: 20, unit: 'working' } },
];

/** A question of one or two facts whose lines divide every case between them, with its limits drawn at random. */
const anyQuestion = (key: string): fc.Arbitrary<SchemeData['questions'][number]> =>
  fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: -200, max: 900 }), { maxLength: 4 }),
      fact: fc.constantFrom('recurringPence', 'netPence', 'budgetShare', 'practices', 'highestRisk'),
      flag: fc.boolean(),
      goes: fc.array(fc.constantFrom('lead', 'board', null), { minLength: 12, maxLength: 12 }),
      also: fc.subarray(['a note', 'a panel’s view']),
    })
    .map(({ cuts, fact, flag, goes, also }) => {
      const sorted = [...cuts].sort((a, b) => a - b);
      const stretches = [...sorted, null].map((upTo, place) => ({ over: sorted[place - 1] ?? null, upTo }));
      const lines = stretches.flatMap(({ over, upTo }) => {
        const limits = over === null && upTo === null ? [] : [{ fact, over, upTo } as const];
        return flag ? [true, false].map((is) => [...limits, { fact: 'restricts', is } as const]) : [limits];
      });
      return {
        key,
        title: `Question ${key}`,
        lines: lines.map((when, place) => ({
          key: `line-${place}`,
          when,
          goesTo: key === 'first' ? (goes[place] ?? 'lead') : (goes[place] ?? null),
          also,
          says: '',
        })),
      };
    });

const anyScheme: fc.Arbitrary<SchemeData> = fc
  .tuple(anyQuestion('first'), anyQuestion('second'))
  .map((questions) => ({ approvedBy: 'Governing body', bodies: BODIES, questions }));

const anyFacts: fc.Arbitrary<RouteFacts> = fc.record({
  recurringPence: fc.integer({ min: -300, max: 1000 }),
  netPence: fc.integer({ min: -300, max: 1000 }),
  budgetShare: fc.integer({ min: -300, max: 1000 }),
  practices: fc.integer({ min: -300, max: 1000 }),
  highestRisk: fc.integer({ min: -300, max: 1000 }),
  restricts: fc.boolean(),
});

/** As a browser sends the form back. */
const sent = (draft: Draft): Draft => draftFrom(fieldsOf(draft));

describe('a scheme of delegation in its form', () => {
  it('comes back from the form as it went in, whatever it is', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        const read = readSchemeDraft(sent(schemeDraft(scheme)));
        expect(read).toEqual({ data: scheme, problems: [] });
      }),
      { seed: 61, numRuns: 200 },
    );
  });

  it('is kept only when every case has exactly one answer in each question', () => {
    fc.assert(
      fc.property(
        anyScheme,
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('keep', 'drop', 'double'),
        fc.array(anyFacts, { minLength: 40, maxLength: 40 }),
        (whole, question, line, what, cases) => {
          const questions = whole.questions.map((one, place) => {
            if (place !== question || what === 'keep') return one;
            const at = line % one.lines.length;
            const lines =
              what === 'drop'
                ? one.lines.filter((_, number) => number !== at)
                : [...one.lines, ...one.lines.slice(at, at + 1).map((twin) => ({ ...twin, key: 'twin' }))];
            return { ...one, lines };
          });
          const read = readSchemeDraft(sent(schemeDraft({ ...whole, questions })));
          const found = checkSetting('scheme', read.data, '2026-06-01');
          if (what !== 'keep') expect(found.problems).not.toEqual([]);
          if (found.data === undefined) return;
          for (const facts of cases)
            for (const { lines } of found.data.questions)
              expect(lines.filter((one) => lineHolds(one, facts) === true)).toHaveLength(1);
        },
      ),
      { seed: 62, numRuns: 200 },
    );
  });
});

describe('the fields of a form by their places', () => {
  it('are read whatever is sent, without harm from names that are none', () => {
    const draft = draftFrom({
      'rules.1.words': 'second',
      'rules.0.words': 'first',
      '__proto__.polluted': 'yes',
      'rules.0.__proto__': 'yes',
      'constructor.prototype.x': 'yes',
      '0.a': 'no list at the top',
      'a b': 'no name',
      [`${'deep.'.repeat(30)}end`]: 'too deep',
    });
    expect(draft.rules).toEqual([{ words: 'first' }, { words: 'second' }]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (fields, button) => {
        const read = draftFrom(fields);
        expect(fieldsOf(editedDraft(read, button))).toBeTypeOf('object');
      }),
      { seed: 63, numRuns: 200 },
    );
  });

  it('grow, shrink and change places by buttons, and stay as they are by others', () => {
    const draft: Draft = { rules: [{ words: 'a' }, { words: 'b' }] };
    expect(editedDraft(draft, 'add:rules').rules).toHaveLength(3);
    expect(editedDraft(draft, 'remove:rules.0').rules).toEqual([{ words: 'b' }]);
    expect(editedDraft(draft, 'up:rules.1').rules).toEqual([{ words: 'b' }, { words: 'a' }]);
    for (const nothing of ['up:rules.0', 'remove:rules', 'explode:rules.0', 'check']) {
      expect(editedDraft(draft, nothing).rules).toEqual(draft.rules);
    }
  });
});
