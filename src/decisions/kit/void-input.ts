import { confirmedWords, words } from '../../platform/input.ts';

/** What is asked of whoever makes a vote, an election or a portfolio ballot void. */
export const voidInput = {
  reason: words('Say why it does not count: its page tells everybody.', 1000),
  confirmed: confirmedWords,
};
