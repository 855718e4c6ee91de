import { describe, expect, it } from 'vitest';
import { type Capacity, PROPOSAL_MOVE_TABLE, PROPOSAL_MOVES, type ProposalMove } from './table-rules.ts';

const ASIDE = ['resume', 'part', 'reopen', 'pause', 'merge', 'not-pursue'] as const;
const LEADING = [
  ...['agree-problem', 'open-options', 'write-case', 'send', 'go-live', 'review', 'review-again'],
  ...['hand-over', 'back-to-problem', 'back-to-options', 'back-to-case'],
  ...ASIDE,
] as const;
const DECIDING = ['decide-yes', 'decide-not-yet', 'decide-no'] as const;
const KEEPING = ['take-on', ...DECIDING, 'hand-over', 'review-again', ...ASIDE] as const;

/** The table once more, person by person: nobody comes to a move by a slip in one place. */
const MAY: Readonly<Record<Capacity, readonly ProposalMove[]>> = {
  raiser: ['withdraw', 'part'],
  duty: ['take-on', ...ASIDE],
  clinician: LEADING as readonly ProposalMove[],
  manager: LEADING as readonly ProposalMove[],
  office: KEEPING,
  chair: [...KEEPING, 'set-problem-aside'],
  body: DECIDING,
};

describe('the table of moves', () => {
  it.each(Object.entries(MAY))('lets the %s make these moves and no others', (capacity, moves) => {
    const theirs = PROPOSAL_MOVES.filter((move) =>
      PROPOSAL_MOVE_TABLE[move].by.some((one) => one === capacity),
    );
    expect(theirs).toEqual(PROPOSAL_MOVES.filter((move) => moves.includes(move)));
  });

  it('asks what must be there of the moves that lead on to a promise, and of no others', () => {
    const asked = PROPOSAL_MOVES.flatMap((move) => {
      const { asks } = PROPOSAL_MOVE_TABLE[move];
      return asks.length > 0 ? [[move, [...asks]]] : [];
    });
    expect(asked).toEqual([
      ['agree-problem', ['problem-closed']],
      ['write-case', ['doing-nothing-weighed', 'option-chosen']],
      ['send', ['case-complete', 'route-known']],
      ['review', ['review-written']],
    ]);
  });

  it('asks for a reason wherever something ends, rests, goes back or is decided', () => {
    const reasoned = PROPOSAL_MOVES.filter((move) => PROPOSAL_MOVE_TABLE[move].needs.includes('reason'));
    expect(reasoned).toEqual([
      ...['set-problem-aside', 'decide-yes', 'decide-not-yet', 'decide-no', 'part', 'reopen'],
      ...['back-to-problem', 'back-to-options', 'back-to-case', 'review-again', 'pause', 'withdraw'],
      'not-pursue',
    ]);
  });
});
