import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';

/** A band of money a year. */
export type Band = { readonly key: string; readonly words: string };

/** How interests are declared, shown and kept. */
export type InterestRules = {
  /** Days from the day on which somebody becomes aware of an interest to the last on which they declare it. */
  readonly declareDays: number;
  /** Everybody who must declare confirms what stands of them after so many months. */
  readonly renewMonths: number;
  /** They are reminded so many days before. */
  readonly remindDays: number;
  /** What has ended stays on the public register for so many months. */
  readonly tailMonths: number;
  /** And is kept for so many years. */
  readonly keepYears: number;
  readonly bands: readonly Band[];
};

/**
 * The rules to begin with. 28 days, six months and six years stand in NHS England’s statutory guidance on conflicts of
 * interest (DOMAIN A4, P11 and P12); the months of renewal, the days of the reminder and the bands are unverified.
 */
export const STARTING_RULES: InterestRules = {
  declareDays: 28,
  renewMonths: 12,
  remindDays: 30,
  tailMonths: 6,
  keepYears: 6,
  bands: [
    { key: 'under-1k', words: 'Up to £1,000 a year' },
    { key: '1k-10k', words: '£1,001 to £10,000 a year' },
    { key: '10k-50k', words: '£10,001 to £50,000 a year' },
    { key: 'over-50k', words: 'More than £50,000 a year' },
  ],
};
export const STARTING_SOURCE =
  'NHS England, Managing conflicts of interest: statutory guidance for clinical commissioning groups';

/** The same day so many months on, or the last of a shorter month. */
export const monthsOn = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)));
  return at.toISOString().slice(0, 10);
};

/** So many days after its last day was it declared; 0 when in time. Late is said, never refused. */
export const lateDays = (
  since: CalendarDate,
  declaredOn: CalendarDate,
  { declareDays }: InterestRules,
): number => Math.max(0, daysBetween(addDays(since, declareDays), declaredOn));

/** The day by which somebody who must declare says again that what stands of them is complete. */
export const confirmBy = (
  last: CalendarDate | null,
  since: CalendarDate,
  { renewMonths, declareDays }: InterestRules,
): CalendarDate => (last ? monthsOn(last, renewMonths) : addDays(since, declareDays));

/** How an interest stands on the public register on a day. */
export const standingOf = (
  to: CalendarDate | null,
  on: CalendarDate,
  { tailMonths }: InterestRules,
): 'current' | 'ended' | 'off' =>
  to === null || to >= on ? 'current' : monthsOn(to, tailMonths) >= on ? 'ended' : 'off';

/** What ended before this day leaves the public register. */
export const tailFrom = (on: CalendarDate, { tailMonths }: InterestRules): CalendarDate =>
  monthsOn(on, -tailMonths);

/** What ended before this day has been kept long enough. */
export const keptFrom = (on: CalendarDate, { keepYears }: InterestRules): CalendarDate =>
  monthsOn(on, -12 * keepYears);

/** `£1,001 to £10,000 a year`; a band that the rules do not name any more keeps its key. */
export const bandWords = ({ bands }: InterestRules, key: string | null): string | null =>
  key === null ? null : (bands.find((band) => band.key === key)?.words ?? key);
