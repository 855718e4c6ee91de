import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Contribution,
  sumOfContributions,
  sumWords,
  whyNotAnswer,
  whyNotRemove,
  whyNotReply,
} from './rules.ts';

const TODAY = '2026-05-21';
const said: Contribution = {
  id: 'c1',
  replyTo: null,
  answer: null,
  owedBy: 'delphine',
  due: '2026-05-26',
  removedUnder: null,
};
const takenUp = { kind: 'taken-up', what: 'Reports within five days', where: 'Case, section 4' } as const;
const notTakenUp = { kind: 'not-taken-up', why: 'Quality checks need 400 scans a year' } as const;

describe('the answer to a contribution', () => {
  it('says what changed and where, or why not', () => {
    expect(whyNotAnswer(said, takenUp)).toBeUndefined();
    expect(whyNotAnswer(said, notTakenUp)).toBeUndefined();
    expect(whyNotAnswer(said, { ...takenUp, where: ' ' })).toEqual({
      kind: 'contribution-needs',
      field: 'where',
    });
    expect(whyNotAnswer(said, { ...takenUp, what: '' })).toMatchObject({ field: 'what' });
    expect(whyNotAnswer(said, { ...notTakenUp, why: '' })).toMatchObject({ field: 'why' });
  });

  it('is not given to a reply, nor to what was taken away', () => {
    expect(whyNotAnswer({ ...said, replyTo: 'c0' }, takenUp)?.kind).toBe('contribution-is-reply');
    expect(whyNotAnswer({ ...said, removedUnder: 'names a patient' }, takenUp)?.kind).toBe(
      'contribution-removed',
    );
  });
});

describe('replies and moderation', () => {
  it('have one level, and a rule of the published policy', () => {
    expect(whyNotReply(said)).toBeUndefined();
    expect(whyNotReply({ ...said, replyTo: 'c0' })?.kind).toBe('contribution-reply-to-reply');
    expect(whyNotReply({ ...said, removedUnder: 'abuse' })?.kind).toBe('contribution-removed');
    expect(whyNotRemove(said, 'abuse', ['abuse', 'names a patient'])).toBeUndefined();
    expect(whyNotRemove(said, 'I disagree', ['abuse'])?.kind).toBe('contribution-removal-needs');
    expect(whyNotRemove({ ...said, removedUnder: 'abuse' }, 'abuse', ['abuse'])?.kind).toBe(
      'contribution-removed',
    );
  });
});

describe('the sum', () => {
  const many = (count: number, change: Partial<Contribution>): Contribution[] =>
    Array.from({ length: count }, (_, place) => ({
      ...said,
      id: JSON.stringify([change, place]),
      ...change,
    }));

  it('of the founding story is 14 taken up, 6 not, 3 to be answered', () => {
    const all = [
      ...many(14, { answer: takenUp }),
      ...many(6, { answer: notTakenUp }),
      ...many(3, {}),
      ...many(9, { replyTo: 'c1' }),
    ];
    const sum = sumOfContributions(all, TODAY);
    expect(sum).toEqual({ all: 23, takenUp: 14, notTakenUp: 6, toAnswer: 3, late: 0, removed: 0 });
    expect(sumWords(sum)).toBe('14 taken up, 6 not taken up, 3 to be answered');
    expect(sumOfContributions(all, '2026-05-26').late).toBe(0);
    expect(sumOfContributions(all, '2026-05-27').late).toBe(3);
    expect(sumWords({ ...sum, removed: 1 })).toMatch(/, 1 taken away by a moderator$/);
  });

  it('has every contribution in exactly one place', () => {
    const one = fc.record({
      replyTo: fc.constantFrom(null, 'c0'),
      answer: fc.constantFrom(null, takenUp, notTakenUp),
      removedUnder: fc.constantFrom(null, 'abuse'),
      due: fc.constantFrom('2026-05-01', '2026-06-01'),
    });
    fc.assert(
      fc.property(fc.array(one), (drawn) => {
        const sum = sumOfContributions(
          drawn.map((change) => ({ ...said, ...change })),
          TODAY,
        );
        expect(sum.takenUp + sum.notTakenUp + sum.toAnswer + sum.removed).toBe(sum.all);
        expect(sum.all).toBe(drawn.filter(({ replyTo }) => replyTo === null).length);
        expect(sum.late).toBeLessThanOrEqual(sum.toAnswer);
      }),
      { seed: 57, numRuns: 200 },
    );
  });
});
