import { describe, expect, it } from 'vitest';
import { presenceSentence } from './attendance.ts';
import { latenessWords, minutesLate, minutesOpen } from './clock-rules.ts';
import { type StepFacts, stepsOf } from './steps-rules.ts';

const at = (time: string): Date => new Date(`2026-06-09T${time}:00Z`);

describe('the clock of the room', () => {
  const item = { planned: at('14:20'), minutes: 20, openedAt: at('14:26') };

  it('is late by how late the item began, and by what it takes too long', () => {
    expect(minutesOpen(item, at('14:41'))).toBe(15);
    expect(minutesLate(item, undefined, at('14:41'))).toBe(6);
    expect(minutesLate(item, undefined, at('14:50'))).toBe(10);
  });

  it('goes by the next item between two, and is on time where there is none', () => {
    const next = { planned: at('14:40'), minutes: 10, openedAt: null };
    expect(minutesLate(undefined, next, at('14:48'))).toBe(8);
    expect(minutesLate(undefined, next, at('14:30'))).toBe(-10);
    expect(minutesLate(undefined, undefined, at('14:30'))).toBe(0);
  });

  it('says so in words, a minute or two either way being on time', () => {
    expect([-10, -2, 0, 2, 3].map(latenessWords)).toEqual([
      '10 min early',
      'on time',
      'on time',
      'on time',
      '3 min late',
    ]);
  });
});

describe('the steps of an item', () => {
  const FACTS: StepFacts = {
    decides: true,
    state: 'open',
    unruled: 0,
    isQuorate: true,
    vote: 'none',
    actions: 0,
  };
  const states = (facts: Partial<StepFacts>) =>
    stepsOf({ ...FACTS, ...facts })
      .map(({ name, state }) => `${name} ${state}`)
      .join(', ');

  it('are one after another, with one of them the present one', () => {
    expect(states({ state: 'planned' })).toBe(
      'Interests to-come, Quorum to-come, Discussion to-come, Vote to-come, Actions to-come',
    );
    expect(states({ unruled: 2 })).toBe(
      'Interests now, Quorum done, Discussion to-come, Vote to-come, Actions to-come',
    );
    expect(states({})).toBe('Interests done, Quorum done, Discussion now, Vote to-come, Actions to-come');
    expect(states({ vote: 'open' })).toBe(
      'Interests done, Quorum done, Discussion done, Vote open now, Actions to-come',
    );
    expect(states({ vote: 'carried' })).toBe(
      'Interests done, Quorum done, Discussion done, Carried done, Actions now',
    );
  });

  it('say that quorum fails, and leave it out with the vote where nothing is decided', () => {
    expect(states({ isQuorate: false })).toContain('Quorum fails, Discussion to-come');
    expect(states({ decides: false })).toBe('Interests done, Discussion now, Actions to-come');
  });
});

describe('what the record says of who comes and goes', () => {
  it('tells a first coming from a return, and a deputy by whose place they take', () => {
    expect(presenceSentence('Dr A', 'absent', 'here', null)).toBe('Dr A is here.');
    expect(presenceSentence('Dr A', 'left', 'video', null)).toBe('Dr A returned by video.');
    expect(presenceSentence('Dr A', 'here', 'video', null)).toBe('Dr A went on by video.');
    expect(presenceSentence('Dr A', 'video', 'here', null)).toBe('Dr A came into the room.');
    expect(presenceSentence('Dr A', 'waiting', 'here', 'Dr B')).toBe('Dr A is here in place of Dr B.');
  });
});
