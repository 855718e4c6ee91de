import type { CalendarDate } from '../../shared/dates.ts';
import { monthsOn } from './months-rules.ts';
import {
  daysLate,
  type InterestSettings,
  publicUntil,
  renewalOf,
  STARTING_INTEREST_SETTINGS,
} from './retention-rules.ts';

/** A band of money a year; `off` where it is only still read, in what was declared in it. */
export type Band = { readonly key: string; readonly words: string; readonly off?: boolean };

/** How interests are declared, shown and kept. */
export type InterestRules = InterestSettings & {
  readonly bands: readonly Band[];
  /** Where the bands come from, and whether somebody held them against it. */
  readonly bandsFrom?: { readonly source: string; readonly verified: boolean };
};

/** The bands that can be chosen, with the one that stands, where it is no longer among them. */
export const bandsOffered = ({ bands }: InterestRules, standing?: string | null): readonly Band[] =>
  bands.filter(({ key, off }) => !off || key === standing);

/** The rules to begin with. No source sets the bands: they are unverified. */
export const STARTING_RULES: InterestRules = {
  ...STARTING_INTEREST_SETTINGS,
  bands: [
    { key: 'under-1k', words: 'Up to £1,000 a year' },
    { key: '1k-10k', words: '£1,001 to £10,000 a year' },
    { key: '10k-50k', words: '£10,001 to £50,000 a year' },
    { key: 'over-50k', words: 'More than £50,000 a year' },
  ],
  bandsFrom: { source: 'A suggestion to begin with', verified: false },
};

/** So many days after its last day was it declared; 0 when in time. Late is said, never refused. */
export const lateDays = (since: CalendarDate, declaredOn: CalendarDate, rules: InterestRules): number =>
  daysLate({ knewOn: since, declaredOn }, rules);

/** The day by which somebody who must declare says again that what stands of them is complete. */
export const confirmBy = (
  last: CalendarDate | null,
  since: CalendarDate,
  rules: InterestRules,
): CalendarDate => renewalOf({ confirmedOn: last, joinedOn: since }, rules, since).due;

/** How an interest stands on the public register on a day. */
export const standingOf = (
  to: CalendarDate | null,
  on: CalendarDate,
  rules: InterestRules,
): 'current' | 'ended' | 'off' => {
  if (to === null || to >= on) return 'current';
  const until = publicUntil(to, rules);
  return until === null || until >= on ? 'ended' : 'off';
};

/** What ended before this day leaves the public register. */
export const tailFrom = (on: CalendarDate, { publicMonths }: InterestRules): CalendarDate =>
  monthsOn(on, -publicMonths.value);

/** What ended before this day has been kept long enough. */
export const keptFrom = (on: CalendarDate, { keptYears }: InterestRules): CalendarDate =>
  monthsOn(on, -12 * keptYears.value);

/** `£1,001 to £10,000 a year`; a band that the rules do not name any more keeps its key. */
export const bandWords = ({ bands }: InterestRules, key: string | null): string | null =>
  key === null ? null : (bands.find((band) => band.key === key)?.words ?? key);
