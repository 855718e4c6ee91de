import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** Days from the first to the last, both of them held. */
export type Days = { readonly from: CalendarDate; readonly to: CalendarDate };

/** Two turns of duty overlap when there is a day that is in both. */
export const overlap = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to;

/**
 * The days of a time that no turn of duty holds, in order: each gap from its first to its last day. Turns may lie in
 * any order and over each other; what of them lies outside the time does not count.
 */
export const gapsIn = (turns: readonly Days[], { from, to }: Days): readonly Days[] => {
  const gaps: Days[] = [];
  let next = from;
  for (const turn of [...turns].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (turn.to < next) continue;
    if (turn.from > to) break;
    if (turn.from > next) gaps.push({ from: next, to: addDays(turn.from, -1) });
    next = addDays(turn.to, 1);
  }
  if (next <= to) gaps.push({ from: next, to });
  return gaps;
};
