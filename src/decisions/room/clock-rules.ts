const MINUTE = 60_000;
const wholeMinutes = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE));

/** An item as the clock of the room reads it. */
export type TimedItem = {
  readonly planned: Date;
  readonly minutes: number;
  readonly openedAt: Date | null;
};

/** Minutes that an item has been open. */
export const minutesOpen = ({ openedAt }: TimedItem, now: Date): number =>
  openedAt ? wholeMinutes(openedAt, now) : 0;

/**
 * How many minutes a meeting is behind its plan; below nought when it is ahead. While an item is open it is late by how
 * late that began, and by what it takes too long; between two items by the one that is to be next.
 */
export const minutesLate = (
  current: TimedItem | undefined,
  next: TimedItem | undefined,
  now: Date,
): number => {
  if (current?.openedAt) {
    const begun = Math.round((current.openedAt.getTime() - current.planned.getTime()) / MINUTE);
    return begun + Math.max(0, minutesOpen(current, now) - current.minutes);
  }
  return next ? Math.round((now.getTime() - next.planned.getTime()) / MINUTE) : 0;
};

/** `on time`, `4 min late`, `10 min early`: a minute or two either way is on time. */
export const latenessWords = (late: number): string =>
  Math.abs(late) < 3 ? 'on time' : late > 0 ? `${late} min late` : `${-late} min early`;
