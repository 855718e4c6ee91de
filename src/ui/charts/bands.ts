import type { CalendarDate } from '../../shared/dates.ts';

/** People of an age band; `to` is the last age in it, null for "and over". Null counts are withheld or not known. */
export type AgeSexBand = {
  readonly from: number;
  readonly to: number | null;
  readonly male: number | null;
  readonly female: number | null;
};

export type Pyramid = {
  /** What the chart says, in words: `More older people than in the group`. */
  readonly title: string;
  /** The day that the people are counted on, in words: `1 April 2026`. */
  readonly on: string;
  readonly bands: readonly AgeSexBand[];
  /** Drawn as an outline: the whole group, say. Its bands may differ. */
  readonly whole?: { readonly name: string; readonly bands: readonly AgeSexBand[] } | undefined;
};

export type TrendPoint = {
  readonly date: CalendarDate;
  /** Null where the figure is missing; the line is then broken. */
  readonly value: number | null;
};

export type BandShape = {
  readonly label: string;
  /** Ages that the bar spans: an open band is drawn up to 100, or five years when it begins later. */
  readonly y1: number;
  readonly y2: number;
  /** Percent of all people, for each five years of age: comparable between bands of unequal width. */
  readonly male: number | null;
  readonly female: number | null;
};

const sum = (bands: readonly AgeSexBand[], sex: 'male' | 'female'): number =>
  bands.reduce((total, band) => total + (band[sex] ?? 0), 0);

export const bandLabel = ({ from, to }: Pick<AgeSexBand, 'from' | 'to'>): string =>
  to === null ? `${from}+` : to === from ? String(from) : `${from}–${to}`;

/** Totals of both sexes, in the bands that are known. */
export const pyramidTotals = (
  bands: readonly AgeSexBand[],
): { male: number; female: number; all: number } => {
  const male = sum(bands, 'male');
  const female = sum(bands, 'female');
  return { male, female, all: male + female };
};

/**
 * Bars whose area is the number of people, as in a histogram: thickness is the band's years, length the share of
 * all people for each five years of age. In bands of five years that is the plain share of the band.
 */
export const bandShapes = (bands: readonly AgeSexBand[]): readonly BandShape[] => {
  const { all } = pyramidTotals(bands);
  return bands.map((band) => {
    const y2 = band.to === null ? Math.max(100, band.from + 5) : band.to + 1;
    const share = (people: number | null): number | null =>
      people === null || all === 0 ? null : ((people / all) * 100 * 5) / (y2 - band.from);
    return { label: bandLabel(band), y1: band.from, y2, male: share(band.male), female: share(band.female) };
  });
};

/** True when some band is not five years wide, so that the measure needs saying. */
export const unequal = (bands: readonly AgeSexBand[]): boolean =>
  bands.some((band) => band.to !== null && band.to - band.from !== 4);
