import { type CalendarDate, daysBetween } from '../../shared/dates.ts';

/** In what way somebody must hear of a proposal; the worst of them where several hold. */
export type Late = 'late' | 'soon-late' | 'step-late';

/**
 * Whether a stage is late or soon late, or its next step past its day. Nothing while its clock is held or its target
 * lifted, or while what a body answered waits to be published, save a next step whose day has gone: a promise is a
 * promise. The day due is itself in time.
 */
export const latenessOf = (
  proposal: {
    readonly stage_due: CalendarDate | null;
    readonly clock_held: boolean;
    readonly exempt: boolean;
    readonly decision_waits: string | null;
    readonly next_by: CalendarDate;
  },
  /** With so many days left or fewer it is soon late. */
  soon: number,
  today: CalendarDate,
): Late | undefined => {
  const { stage_due: due, clock_held: held, exempt, decision_waits: answered, next_by } = proposal;
  if (due !== null && !held && !exempt && answered === null) {
    if (due < today) return 'late';
    if (next_by >= today && daysBetween(today, due) <= soon) return 'soon-late';
  }
  return next_by < today ? 'step-late' : undefined;
};
