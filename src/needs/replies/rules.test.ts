import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countReplies,
  outsideOf,
  REPLY_STATES,
  type ReplyState,
  remindOn,
  stateAfterWriting,
} from './rules.ts';

const point = (
  code: string,
  letter: string | undefined,
  standing: 'above' | 'below' | 'within' | 'withheld',
) => ({
  code,
  name: code,
  ...(letter ? { letter } : {}),
  size: 1,
  value: 1,
  standing,
});

describe('replies', () => {
  it('are reminded of 14 days after they were asked for', () => {
    expect(remindOn('2026-05-14')).toBe('2026-05-28');
  });

  it('are asked of those above or below the limits alone, in the order of their letters', () => {
    const chart = {
      title: '',
      measure: '',
      unit: '%',
      sizeName: '',
      points: [
        point('E', 'A2', 'above'),
        point('D', undefined, 'withheld'),
        point('C', 'B', 'below'),
        point('B', undefined, 'within'),
        point('A', 'A', 'above'),
      ],
      centre: { name: '', value: 1 },
      limits: [],
    };
    expect(outsideOf(chart).map(({ code }) => code)).toEqual(['A', 'C', 'E']);
  });

  it('stay agreed as an error only while the practice says the same; any other words open it again', () => {
    const stood = (state: ReplyState) => ({ state, words: 'Codes were replaced.', saysError: true });
    const same = { words: 'Codes were replaced.', saysError: true };
    expect(stateAfterWriting(stood('data-error'), same)).toBe('data-error');
    expect(stateAfterWriting(stood('data-error'), { ...same, words: 'Others.' })).toBe('replied');
    expect(stateAfterWriting(stood('data-error'), { ...same, saysError: false })).toBe('replied');
    expect(stateAfterWriting(stood('asked'), same)).toBe('replied');
    expect(stateAfterWriting(undefined, same)).toBe('replied');
  });

  it('are counted so that what is asked and what is answered is all there is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REPLY_STATES)), (states) => {
        const counts = countReplies(7, states);
        expect(counts.asked + counts.replied).toBe(states.length);
        expect(counts.errors).toBeLessThanOrEqual(counts.replied);
      }),
      { seed: 2026 },
    );
  });
});
