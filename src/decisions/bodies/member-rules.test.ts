import { describe, expect, it } from 'vitest';
import type { Membership } from './composition-rules.ts';
import { seatStandingOn, termStateOf, whyNotSit } from './member-rules.ts';
import { STARTING_BODIES } from './starting-bodies.ts';

const ONE: Membership = {
  key: '1',
  person: 'p1',
  seat: 'practice',
  from: '2024-04-01',
  to: null,
  termEnds: null,
  deputyFor: null,
  isClinician: false,
  speaksFor: 'Z00001',
};
const why = (others: readonly Membership[], one: Partial<Membership>) =>
  whyNotSit(STARTING_BODIES.members, others, { ...ONE, key: 'new', ...one })?.kind;

describe('a term', () => {
  it('ends soon from ninety days before to its last day, and is then over', () => {
    expect(termStateOf(null, '2026-06-09')).toBe('none');
    expect(termStateOf('2026-09-08', '2026-06-09')).toBe('runs');
    expect(termStateOf('2026-09-07', '2026-06-09')).toBe('ends-soon');
    expect(termStateOf('2026-06-09', '2026-06-09')).toBe('ends-soon');
    expect(termStateOf('2026-06-08', '2026-06-09')).toBe('over');
  });
});

describe('a seat', () => {
  it('is held on its first and its last day', () => {
    const held = { from: '2024-04-01', to: '2026-06-09' };
    expect(seatStandingOn(held, '2024-03-31')).toBe('to come');
    expect(seatStandingOn(held, '2024-04-01')).toBe('now');
    expect(seatStandingOn(held, '2026-06-09')).toBe('now');
    expect(seatStandingOn(held, '2026-06-10')).toBe('past');
  });
});

describe('whether somebody can sit', () => {
  it('asks each practice for one voice at a time, deputies aside', () => {
    expect(why([ONE], { person: 'p2' })).toBe('practice-taken');
    expect(why([{ ...ONE, to: '2024-12-31' }], { person: 'p2', from: '2025-01-01' })).toBeUndefined();
    expect(why([{ ...ONE, to: '2024-12-31' }], { person: 'p2', from: '2024-12-31' })).toBe('practice-taken');
    expect(why([ONE], { person: 'p2', deputyFor: 'p1' })).toBeUndefined();
    expect(why([], { speaksFor: null })).toBe('practice-needed');
  });

  it('knows faults of the one who is asked about alone', () => {
    const wrong: Membership = { ...ONE, key: '2', seat: 'throne', person: 'p9', speaksFor: 'Z00009' };
    expect(why([wrong], { person: 'p2', speaksFor: 'Z00002' })).toBeUndefined();
    expect(why([], { seat: 'throne' })).toBe('seat-unknown');
    expect(why([ONE], {})).toBe('twice');
    expect(why([], { to: '2024-03-31' })).toBe('ends-first');
    expect(why([], { termEnds: '2024-03-31' })).toBe('term-first');
    expect(why([], { deputyFor: 'p1' })).toBe('deputy-self');
  });
});
