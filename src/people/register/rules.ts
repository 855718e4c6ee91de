import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { isGroupRole } from '../roles.ts';
import { needsFreshSecondFactor } from '../sign-in/identify/rules.ts';

export type Span = { readonly started: CalendarDate; readonly ended: CalendarDate | null };

export const isHeldOn = (span: Span, on: CalendarDate): boolean =>
  span.started <= on && (span.ended === null || span.ended >= on);

/** Both first and last days count, so one that ends on the day on which another begins overlaps it. */
export const overlaps = (a: Span, b: Span): boolean =>
  (b.ended === null || a.started <= b.ended) && (a.ended === null || b.started <= a.ended);

type Held = Span & { readonly id?: string; readonly role: string; readonly organisation: string };

/** An appointment of the same role at the same place that overlaps this one. */
export const clashWith = (held: readonly Held[], added: Held): Held | undefined =>
  held.find(
    (one) =>
      one.id !== added.id &&
      one.role === added.role &&
      one.organisation === added.organisation &&
      overlaps(one, added),
  );

/** Sessions a week of those that say, and whether any varies. */
export const sessionsOf = (
  held: readonly { readonly sessions: number | null }[],
): { readonly total: number; readonly varies: boolean } => ({
  total: held.reduce((sum, { sessions }) => sum + (sessions ?? 0), 0),
  varies: held.some(({ sessions }) => sessions === null),
});

/** Keeps everybody, not only the people of some organisations. No organisation has an empty code. */
export const keepsEverybody = (actor: Actor): boolean => can(actor, 'people.edit', { organisation: '' });

export const keepsPeopleOf = (actor: Actor, organisation: string): boolean =>
  can(actor, 'people.edit', { organisation });

/** Sees those who asked not to be found, as the keepers of the register must. */
export const seesExDirectory = (actor: Actor): boolean => can(actor, 'roles.manage');

export type KeepRefusal =
  | { readonly kind: 'group-role'; readonly field: 'role' }
  | { readonly kind: 'only-at-own-organisation'; readonly field: 'organisation' }
  | { readonly kind: 'second-factor-needed' };

/**
 * May this actor give, change or end such an appointment? Roles of the group ask for `roles.manage` and, of a
 * person at a page, for a second factor given just now; others for the keeping of that organisation's people.
 */
export const whyNotAppoint = (
  actor: Actor,
  appointment: { readonly role: string; readonly organisation: string },
  now: Date,
): KeepRefusal | undefined => {
  if (isGroupRole(appointment.role)) {
    if (!can(actor, 'roles.manage')) return { kind: 'group-role', field: 'role' };
    return needsFreshSecondFactor(actor, now) ? { kind: 'second-factor-needed' } : undefined;
  }
  return keepsPeopleOf(actor, appointment.organisation)
    ? undefined
    : { kind: 'only-at-own-organisation', field: 'organisation' };
};

/**
 * May this actor change somebody's details? A practice manager only those of people who work nowhere else:
 * the e-mail address is what a person signs in by, so it must not be in the hands of one place among several.
 */
export const mayKeepDetails = (actor: Actor, held: readonly Held[], today: CalendarDate): boolean => {
  if (keepsEverybody(actor)) return true;
  const ahead = held.filter((one) => one.ended === null || one.ended >= today);
  return (
    ahead.length > 0 && ahead.every((one) => !isGroupRole(one.role) && keepsPeopleOf(actor, one.organisation))
  );
};
