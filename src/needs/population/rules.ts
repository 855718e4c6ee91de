import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';

/** People of one age band; `ageTo` is null where the band has no upper end. */
export type AgeBand = {
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly male: number;
  readonly female: number;
};

/** What one load says of one practice on one date. `detail` says how fine: 0 total, 1 ten years, 2 five years. */
export type PracticeList = {
  readonly practice: string;
  readonly date: CalendarDate;
  readonly load: string;
  readonly detail: number;
  readonly people: number;
};

/** How many of an area's practices stand in the lists of one date. */
export type Coverage = { readonly date: CalendarDate; readonly listed: number; readonly members: number };

/** Counts of people below this are not shown by themselves. */
export const LEAST_SHOWN = 5;

/** Where several loads hold a practice on a date, the finest is read: never two, so nobody counts twice. */
export const finest = <L extends PracticeList>(lists: readonly L[]): L[] => {
  const best = new Map<string, L>();
  for (const list of lists) {
    const key = `${list.practice} ${list.date}`;
    const known = best.get(key);
    if (!known || list.detail > known.detail) best.set(key, list);
  }
  return [...best.values()];
};

/**
 * The list that answers for a date: the newest one dated on or before it that holds at least half of the
 * area's practices. Lists that hold fewer (a sample, a part of the country) are passed over and named.
 */
export const listInForce = (
  lists: readonly Coverage[],
  on: CalendarDate,
): { readonly date: CalendarDate; readonly passedOver: readonly CalendarDate[] } | undefined => {
  const passedOver: CalendarDate[] = [];
  for (const list of lists.filter(({ date }) => date <= on).sort((a, b) => b.date.localeCompare(a.date))) {
    if (list.listed > 0 && list.listed * 2 >= list.members) return { date: list.date, passedOver };
    if (list.listed > 0) passedOver.push(list.date);
  }
  return undefined;
};

const DAYS_OFF = 46;

/** The list to compare with: the one nearest to a year earlier, within half a quarter; undefined without one. */
export const listAYearBefore = (
  dates: readonly CalendarDate[],
  date: CalendarDate,
): CalendarDate | undefined => {
  const wanted = addDays(date, -365);
  const off = (other: CalendarDate) => Math.abs(daysBetween(wanted, other));
  return dates.filter((other) => off(other) <= DAYS_OFF).sort((a, b) => off(a) - off(b))[0];
};

export type Change = { readonly people: number; readonly percent: number | null };

/** How many more (or fewer) than before; per cent to one decimal, null when there was nobody before. */
export const changeFrom = (before: number, now: number): Change => ({
  people: now - before,
  percent: before === 0 ? null : Math.round(((now - before) / before) * 1000) / 10,
});

/** Sums bands of the same ages, youngest first. */
export const sumBands = (bands: readonly AgeBand[]): AgeBand[] => {
  const sums = new Map<string, AgeBand>();
  for (const band of bands) {
    const key = `${band.ageFrom}-${band.ageTo}`;
    const sum = sums.get(key);
    sums.set(key, {
      ageFrom: band.ageFrom,
      ageTo: band.ageTo,
      male: (sum?.male ?? 0) + band.male,
      female: (sum?.female ?? 0) + band.female,
    });
  }
  return [...sums.values()].sort((a, b) => a.ageFrom - b.ageFrom);
};

const joined = (a: AgeBand, b: AgeBand): AgeBand => ({
  ageFrom: Math.min(a.ageFrom, b.ageFrom),
  ageTo: a.ageTo === null || b.ageTo === null ? null : Math.max(a.ageTo, b.ageTo),
  male: a.male + b.male,
  female: a.female + b.female,
});

const tooSmall = ({ male, female }: AgeBand, least: number): boolean =>
  (male > 0 && male < least) || (female > 0 && female < least);

/**
 * Bands in which one sex counts fewer than `least` people are joined with their younger neighbour (the
 * youngest with the next one), so that no such count is shown and no total gives one away: nothing is left
 * out, and the bands still add up. A list too small for even one such band has none.
 */
export const withoutSmallBands = (bands: readonly AgeBand[], least = LEAST_SHOWN): AgeBand[] => {
  const kept = [...bands].sort((a, b) => a.ageFrom - b.ageFrom);
  for (;;) {
    const small = kept.findLastIndex((band) => tooSmall(band, least));
    if (small === -1) return kept;
    const first = Math.max(0, small - 1);
    const [a, b] = kept.slice(first, first + 2);
    if (!a || !b) return [];
    kept.splice(first, 2, joined(a, b));
  }
};

/** The same people in the bands of another structure; undefined when they do not fit into it. */
export const inBandsOf = (
  bands: readonly AgeBand[],
  structure: readonly AgeBand[],
): AgeBand[] | undefined => {
  const sums = structure.map((band) => ({ ...band, male: 0, female: 0 }));
  for (const band of bands) {
    const place = sums.find(
      (wide) =>
        wide.ageFrom <= band.ageFrom &&
        (wide.ageTo === null || (band.ageTo !== null && band.ageTo <= wide.ageTo)),
    );
    if (!place) return undefined;
    place.male += band.male;
    place.female += band.female;
  }
  return sums;
};

/** The band structure to add an area up in: that of most practices, the finer one when as many have each. */
export const commonDetail = (details: readonly number[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const detail of details) if (detail > 0) counts.set(detail, (counts.get(detail) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0];
};
