import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { monthsOn } from './months-rules.ts';

/** A number that a group sets, and whether somebody has held it against its source. */
export type Setting = { readonly value: number; readonly source: string; readonly verified: boolean };

/** How long interests are declared, shown and kept: data of the group. */
export type InterestSettings = {
  /** Days after somebody knows of an interest within which it is declared. */
  readonly declareDays: Setting;
  /** Months after which everybody is asked again. */
  readonly renewMonths: Setting;
  /** Days before that on which they are reminded. */
  readonly remindDays: Setting;
  /** Months for which an interest that has ended stays on the public register. */
  readonly publicMonths: Setting;
  /** Years for which the record of it is kept after that. */
  readonly keptYears: Setting;
};

const from = (value: number, source: string, verified: boolean): Setting => ({ value, source, verified });

/** What a group begins with: DOMAIN A4, P11 and P12. The yearly renewal and the days of the reminder have no source yet. */
export const STARTING_INTEREST_SETTINGS: InterestSettings = {
  declareDays: from(28, 'Declarations of a commissioning group, as it publishes them', true),
  renewMonths: from(12, 'A suggestion to begin with', false),
  remindDays: from(28, 'A suggestion to begin with', false),
  publicMonths: from(6, 'Policy of a commissioning group on conflicts', true),
  keptYears: from(6, 'Policy of a commissioning group on conflicts', true),
};

/** The last day on which an interest is declared in time, from the day on which the person knew of it. */
export const declareBy = (knewOn: CalendarDate, { declareDays }: InterestSettings): CalendarDate =>
  addDays(knewOn, declareDays.value);

/** Days by which a declaration was late; nought when it was in time. */
export const daysLate = (
  { knewOn, declaredOn }: { readonly knewOn: CalendarDate; readonly declaredOn: CalendarDate },
  settings: InterestSettings,
): number => Math.max(0, daysBetween(declareBy(knewOn, settings), declaredOn));

export type Renewal = {
  /** The last day on which it is in time. */
  readonly due: CalendarDate;
  readonly state: 'in-time' | 'remind' | 'overdue';
};

/** When a person must look through their interests again, and how that stands on a day. Who never did is due since they joined. */
export const renewalOf = (
  { confirmedOn, joinedOn }: { readonly confirmedOn: CalendarDate | null; readonly joinedOn: CalendarDate },
  settings: InterestSettings,
  on: CalendarDate,
): Renewal => {
  const due =
    confirmedOn === null ? declareBy(joinedOn, settings) : monthsOn(confirmedOn, settings.renewMonths.value);
  if (on > due) return { due, state: 'overdue' };
  return { due, state: on >= addDays(due, -settings.remindDays.value) ? 'remind' : 'in-time' };
};

/** The last day of an interest on the public register; null while it lasts. */
export const publicUntil = (
  endedOn: CalendarDate | null,
  { publicMonths }: InterestSettings,
): CalendarDate | null => (endedOn === null ? null : monthsOn(endedOn, publicMonths.value));

/** Whether an interest stands on the public register on a day. */
export const isOnPublicRegister = (
  { from: since, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null },
  settings: InterestSettings,
  on: CalendarDate,
): boolean => {
  const until = publicUntil(to, settings);
  return since <= on && (until === null || on <= until);
};

/** The last day on which the record of an ended interest must be kept: years after its end; null while it lasts. */
export const keptUntil = (
  endedOn: CalendarDate | null,
  { keptYears }: InterestSettings,
): CalendarDate | null => (endedOn === null ? null : monthsOn(endedOn, keptYears.value * 12));
