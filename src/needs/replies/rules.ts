import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { FunnelChart, Picture } from '../../ui/index.ts';

/** How a reply stands: asked for; given; given and agreed to be an error of the data. */
export const REPLY_STATES = ['asked', 'replied', 'data-error'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** After so many days a practice that was asked is reminded, once. */
export const REMINDER_DAYS = 14;

export const remindOn = (askedOn: CalendarDate): CalendarDate => addDays(askedOn, REMINDER_DAYS);

type Point = FunnelChart['points'][number];

/** Practices against the limits of chance, where a picture shows them. */
export const funnelOf = (picture: Picture): FunnelChart | undefined =>
  picture.kind === 'funnel' ? picture.data : undefined;

/** Whether a mark lies where chance is an unlikely explanation. */
export const standsOut = ({ standing }: Pick<Point, 'standing'>): boolean =>
  standing === 'above' || standing === 'below';

/** The marks of those outside the limits, in the order of their letters. */
export const outsideOf = (chart: FunnelChart): readonly Point[] =>
  chart.points
    .filter(standsOut)
    .sort(
      (a, b) =>
        (a.letter ?? '').length - (b.letter ?? '').length || (a.letter ?? '').localeCompare(b.letter ?? ''),
    );

/** The mark of one practice; undefined where it has none, or marks are not named. */
export const pointOf = (chart: FunnelChart, practice: string): Point | undefined =>
  chart.points.find(({ code }) => code === practice);

/**
 * What becomes of a reply when the practice writes: it is given, and whatever was agreed of other words before is
 * no longer agreed.
 */
export const stateAfterWriting = (
  before:
    | { readonly state: ReplyState; readonly words: string | null; readonly saysError: boolean }
    | undefined,
  now: { readonly words: string; readonly saysError: boolean },
): ReplyState =>
  before?.state === 'data-error' && before.words === now.words && now.saysError ? 'data-error' : 'replied';

export type Counts = {
  /** Practices outside the limits. */
  readonly outside: number;
  readonly asked: number;
  /** Replies given, errors of the data among them. */
  readonly replied: number;
  /** Replies that the group agrees tell of an error of the data. */
  readonly errors: number;
};

/** The replies to one figure, counted: what the public reads. */
export const countReplies = (outside: number, states: readonly ReplyState[]): Counts => ({
  outside,
  asked: states.filter((state) => state === 'asked').length,
  replied: states.filter((state) => state !== 'asked').length,
  errors: states.filter((state) => state === 'data-error').length,
});
