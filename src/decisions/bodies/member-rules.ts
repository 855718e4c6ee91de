import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { type Composition, type Membership, membershipFaults } from './composition-rules.ts';

/** How many days ahead the end of a term is warned of. */
export const TERM_WARNING_DAYS = 90;

export type TermState = 'none' | 'runs' | 'ends-soon' | 'over';

/** How a term stands on a day: it ends soon within ninety days, that day and the last one too. */
export const termStateOf = (termEnds: CalendarDate | null, on: CalendarDate): TermState => {
  if (termEnds === null) return 'none';
  if (termEnds < on) return 'over';
  return termEnds <= addDays(on, TERM_WARNING_DAYS) ? 'ends-soon' : 'runs';
};

export type SeatStanding = 'now' | 'to come' | 'past';

export const seatStandingOn = (
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null },
  on: CalendarDate,
): SeatStanding => (from > on ? 'to come' : to !== null && to < on ? 'past' : 'now');

const meet = (one: Pick<Membership, 'from' | 'to'>, other: Pick<Membership, 'from' | 'to'>): boolean =>
  (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);

export type WhyNotSit =
  | { readonly kind: 'seat-unknown' }
  | { readonly kind: 'ends-first' }
  | { readonly kind: 'term-first' }
  | { readonly kind: 'deputy-self' }
  | { readonly kind: 'twice' }
  | { readonly kind: 'practice-needed' }
  | { readonly kind: 'practice-taken'; readonly by: string };

/**
 * Why somebody cannot sit as asked beside all who sat, sit or will; undefined when they can. `by` is the person who
 * speaks for the practice already: one practice has one voice in a seat of a practice, deputies aside.
 */
export const whyNotSit = (
  composition: Pick<Composition, 'seats'>,
  others: readonly Membership[],
  one: Membership,
): WhyNotSit | undefined => {
  const faults = membershipFaults(composition, [...others, one]).filter(
    (fault) => fault.membership === one.key || ('and' in fault && fault.and === one.key),
  );
  const has = (kind: (typeof faults)[number]['kind']) => faults.some((fault) => fault.kind === kind);
  if (has('unknown-seat')) return { kind: 'seat-unknown' };
  if (has('ends-before-it-begins')) return { kind: 'ends-first' };
  if (one.termEnds !== null && one.termEnds < one.from) return { kind: 'term-first' };
  if (has('deputy-for-self')) return { kind: 'deputy-self' };
  if (has('twice-in-a-seat')) return { kind: 'twice' };
  const seat = composition.seats.find(({ key }) => key === one.seat);
  if (seat?.kind !== 'practice' || one.deputyFor !== null) return undefined;
  if (one.speaksFor === null) return { kind: 'practice-needed' };
  const taken = others.find(
    (other) =>
      other.seat === one.seat &&
      other.deputyFor === null &&
      other.speaksFor === one.speaksFor &&
      meet(other, one),
  );
  return taken && { kind: 'practice-taken', by: taken.person };
};
