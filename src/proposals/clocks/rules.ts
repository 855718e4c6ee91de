import { calendarCovers, workingDaysBetween } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { isOver, isStage, STAGES, type Stage, type State } from '../stages/table-rules.ts';

/** Entering a state; a proposal’s history is these in their order, the first when it was raised. */
export type Entry = { readonly state: State; readonly on: CalendarDate };

/** A time in one state: days from `from` to `to`, the first of them day nought. */
export type Stretch = {
  readonly state: State;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
};

/** The clock of a stage held: only with a reason and a name, and shown to everybody beside the days. */
export type ClockStop = {
  readonly from: CalendarDate;
  /** The day on which it goes on; null while it is held. */
  readonly to: CalendarDate | null;
  readonly reason: string;
  readonly by: string;
};

/** A target that does not hold for one proposal, with its reason and a name. */
export type Exemption = { readonly reason: string; readonly by: string; readonly on: CalendarDate };

/** How long a stage may take, in calendar days. Data of the group, by route. */
export type StageTarget = {
  readonly days: number;
  /** With so many days left or fewer it is soon late. */
  readonly soon: number;
  /** Whether coming back to the stage goes on counting, or starts anew, as an answer owed to a new case does. */
  readonly again: 'adds-up' | 'starts-anew';
};

/**
 * From a complete case to its answer: 8 weeks, 56 calendar days. Source: entitlement of practice-based commissioners,
 * March 2009 (DOMAIN H, P27 and P28).
 */
export const ANSWER_DAYS = 56;

/** The last day on which an answer to a case complete on that day is in time: 3 February 2015 gives 31 March. */
export const answerOwedBy = (completeOn: CalendarDate): CalendarDate => addDays(completeOn, ANSWER_DAYS);

/** The day that its days are counted to: today, or the day when it was over. */
const lastDay = (history: readonly Entry[], today: CalendarDate): CalendarDate => {
  const last = history.at(-1);
  if (!last) throw new RangeError('a proposal has a history from the day it was raised');
  return isOver(last.state) ? last.on : today;
};

/**
 * The times that a proposal spent in its states, without a hole: their days add up to its age. Time closed before it
 * was opened again counts as time closed; time after it was over counts as nothing. Refuses (RangeError) a history
 * that is empty or out of order, and a today before its end.
 */
export const stretchesOf = (history: readonly Entry[], today: CalendarDate): readonly Stretch[] => {
  const end = lastDay(history, today);
  return history.map(({ state, on }, place) => {
    const to = history[place + 1]?.on ?? end;
    if (to < on) throw new RangeError(`${to} comes before ${on} in the history of a proposal`);
    return { state, from: on, to, days: daysBetween(on, to) };
  });
};

/** Calendar days since it was raised, up to today or to the day when it was over. */
export const ageOf = (history: readonly Entry[], today: CalendarDate): number =>
  history[0] ? daysBetween(history[0].on, lastDay(history, today)) : 0;

/** How many of the days from one day to another the clock was held. */
const stoppedBetween = (stops: readonly ClockStop[], from: CalendarDate, to: CalendarDate): number =>
  stops.reduce((sum, stop) => {
    const starts = stop.from > from ? stop.from : from;
    const ends = stop.to !== null && stop.to < to ? stop.to : to;
    return sum + (starts < ends ? daysBetween(starts, ends) : 0);
  }, 0);

export type DaysInState = {
  readonly state: State;
  readonly calendar: number;
  /** Undefined where the bank holidays of its years are not known. */
  readonly working: number | undefined;
  /** Calendar days of these for which the clock was held. */
  readonly stopped: number;
  /** How often it came there. */
  readonly times: number;
};

/** Days by state, in the order in which each was first entered. Their calendar days add up to the age. */
export const daysByState = (
  history: readonly Entry[],
  stops: readonly ClockStop[],
  today: CalendarDate,
): readonly DaysInState[] => {
  const stretches = stretchesOf(history, today);
  return [...new Set(stretches.map(({ state }) => state))].map((state) => {
    const own = stretches.filter((stretch) => stretch.state === state);
    const covered = own.every(({ from, to }) => calendarCovers(from, to));
    return {
      state,
      calendar: own.reduce((sum, { days }) => sum + days, 0),
      working: covered ? own.reduce((sum, { from, to }) => sum + workingDaysBetween(from, to), 0) : undefined,
      stopped: own.reduce((sum, { from, to }) => sum + stoppedBetween(stops, from, to), 0),
      times: own.length,
    };
  });
};

/**
 * The stretches of a stage that its target is held against: all of them where time adds up, else those since it
 * last came there along the line. A time aside in between (paused, joined, closed) is not a new coming.
 */
const heldAgainst = (
  stretches: readonly Stretch[],
  stage: Stage,
  { again }: StageTarget,
): readonly Stretch[] => {
  const own = stretches.filter(({ state }) => state === stage);
  if (again === 'adds-up') return own;
  const last = stretches.findLastIndex(({ state }) => state === stage);
  let first = last;
  for (let place = last; place >= 0; place -= 1) {
    const state = stretches[place]?.state;
    if (state === stage) first = place;
    else if (state && isStage(state)) break;
  }
  return stretches.slice(first, last + 1).filter(({ state }) => state === stage);
};

export type ClockStanding = 'in-time' | 'soon-late' | 'late' | 'stopped' | 'exempt';

export type StageClock = {
  readonly stage: Stage;
  /** Since when its days are held against the target. */
  readonly since: CalendarDate;
  /** Days that count: calendar days less those for which the clock was held. */
  readonly counted: number;
  readonly target: number;
  /** Days beyond the target. */
  readonly over: number;
  /** The last day in time; null while the clock is held, since it moves on day by day. */
  readonly due: CalendarDate | null;
  readonly standing: ClockStanding;
};

/**
 * The clock of the stage where a proposal is. Undefined when it is aside or the stage has no target. A day counted
 * beyond the target is late, so day 56 of 56 is in time.
 */
export const stageClock = (
  history: readonly Entry[],
  {
    stops,
    target,
    exemption,
    today,
  }: {
    readonly stops: readonly ClockStop[];
    readonly target: StageTarget | undefined;
    readonly exemption?: Exemption | undefined;
    readonly today: CalendarDate;
  },
): StageClock | undefined => {
  const stage = history.at(-1)?.state;
  if (!stage || !isStage(stage) || !target) return undefined;
  const held = heldAgainst(stretchesOf(history, today), stage, target);
  const counted = held.reduce((sum, { from, to, days }) => sum + days - stoppedBetween(stops, from, to), 0);
  const left = target.days - counted;
  const stopped = stops.some(({ from, to }) => from <= today && (to === null || to > today));
  const standing = exemption
    ? 'exempt'
    : stopped
      ? 'stopped'
      : left < 0
        ? 'late'
        : left <= target.soon
          ? 'soon-late'
          : 'in-time';
  return {
    stage,
    since: held[0]?.from ?? today,
    counted,
    target: target.days,
    over: Math.max(0, -left),
    due: stopped ? null : addDays(today, left),
    standing,
  };
};

export type StageRow = {
  readonly stage: Stage;
  readonly place: 'done' | 'now' | 'to-come';
  /** Days held against the target; null where it has not been. */
  readonly counted: number | null;
  readonly target: number | null;
  readonly over: number;
};

/**
 * The stage line: every stage with its days and its target. `now` is the stage where it is, or which it left for
 * the side; a stage behind that was never entered (the problem set aside) is done with no days.
 */
export const stageLine = (
  history: readonly Entry[],
  {
    stops,
    targets,
    today,
  }: {
    readonly stops: readonly ClockStop[];
    readonly targets: Readonly<Partial<Record<Stage, StageTarget>>>;
    readonly today: CalendarDate;
  },
): readonly StageRow[] => {
  const stretches = stretchesOf(history, today);
  const at = stretches.map(({ state }) => state).findLast(isStage) ?? 'raised';
  const now = STAGES.indexOf(at);
  return STAGES.map((stage, place) => {
    const target = targets[stage];
    const held = heldAgainst(stretches, stage, target ?? { days: 0, soon: 0, again: 'adds-up' });
    const reached = held.length > 0 && place <= now;
    const counted = held.reduce((sum, { from, to, days }) => sum + days - stoppedBetween(stops, from, to), 0);
    return {
      stage,
      place: place === now ? 'now' : place < now ? 'done' : 'to-come',
      counted: reached ? counted : null,
      target: target?.days ?? null,
      over: reached && target ? Math.max(0, counted - target.days) : 0,
    };
  });
};

export type ClockRefusal =
  | { readonly kind: 'clock-needs'; readonly field: 'reason' | 'by' }
  | { readonly kind: 'clock-backdated'; readonly field: 'from' }
  | { readonly kind: 'clock-stopped-already'; readonly field: 'from'; readonly since: CalendarDate }
  | { readonly kind: 'clock-ends-early'; readonly field: 'to' };

const whyNotSaid = ({
  reason,
  by,
}: {
  readonly reason: string;
  readonly by: string;
}): ClockRefusal | undefined =>
  !reason.trim()
    ? { kind: 'clock-needs', field: 'reason' }
    : !by.trim()
      ? { kind: 'clock-needs', field: 'by' }
      : undefined;

/**
 * Why the clock cannot be held so; undefined when it can. A stop has a reason and a name, begins on the day it is
 * written down or later (late days are not stopped away afterwards), and does not lie over another.
 */
export const whyNotStop = (
  stops: readonly ClockStop[],
  stop: ClockStop,
  today: CalendarDate,
): ClockRefusal | undefined => {
  const unsaid = whyNotSaid(stop);
  if (unsaid) return unsaid;
  if (stop.from < today) return { kind: 'clock-backdated', field: 'from' };
  if (stop.to !== null && stop.to <= stop.from) return { kind: 'clock-ends-early', field: 'to' };
  const over = stops.find(
    ({ from, to }) => (stop.to === null || from < stop.to) && (to === null || to > stop.from),
  );
  return over && { kind: 'clock-stopped-already', field: 'from', since: over.from };
};

/** Why a target cannot be lifted so: an exemption has a reason and a name. */
export const whyNotExempt = (exemption: Exemption): ClockRefusal | undefined => whyNotSaid(exemption);
