import { describe, expect, it } from 'vitest';
import { problemOf } from '../platform/refusals.ts';
import { proposalRefusals } from './refusals.ts';

const told = (refusal: { kind: string; field?: string } & Record<string, unknown>): string =>
  problemOf([proposalRefusals], refusal).detail;

describe('what a person is refused about proposals', () => {
  it('says what to do about it', () => {
    expect(told({ kind: 'proposal-not-yours', move: 'set-problem-aside', may: ['chair'] })).toBe(
      '“Go on without an agreed problem” is for the chair. Ask one of them.',
    );
    expect(told({ kind: 'proposal-not-yours', move: 'send', may: ['clinician', 'manager'] })).toMatch(
      /its clinical lead or its manager/,
    );
    expect(told({ kind: 'proposal-waits', move: 'send', waits: ['case-complete', 'route-known'] })).toBe(
      'Before “Send for a decision”, the case must be complete; its route must be known.',
    );
    expect(told({ kind: 'proposal-into-merged', field: 'into', into: 'A', instead: 'B' })).toMatch(/with B/);
    expect(told({ kind: 'clock-stopped-already', field: 'from', since: '2026-05-21' })).toMatch(
      /21 May 2026/,
    );
    const missing = [{ ask: 'risks.owner', item: 'Risk 4', words: 'name an owner' }];
    expect(told({ kind: 'case-incomplete', missing })).toBe('Risk 4: name an owner.');
    expect(told({ kind: 'case-care-first', because: 'only-saves', missing })).toMatch(/only saves/);
    expect(told({ kind: 'contribution-needs', field: 'why' })).toBe('Say why it was not taken up.');
  });

  it('has words for every kind, each at its field', () => {
    for (const [kind, { title }] of Object.entries(proposalRefusals)) {
      expect(kind).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title.length).toBeGreaterThan(3);
    }
    expect(problemOf([proposalRefusals], { kind: 'clock-needs', field: 'by' }).problems).toEqual([
      { field: 'by', message: 'Say who decides this.' },
    ]);
  });
});
