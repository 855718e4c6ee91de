import type { Facts } from '../../../platform/facts/index.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import type { AreaKind } from '../../conditions/queries.ts';

/** What sort of need, or of use, a published indicator is about, by the words of its name. */
export type Family = 'risk' | 'mortality' | 'uptake' | 'use';

const WORDS: Readonly<Record<Family, RegExp>> = {
  mortality: /\b(mortality|deaths?|life expectancy|years of life lost)\b/i,
  uptake:
    /screen|vaccin|immunis|\bflu\b|health checks?|coverage|uptake|did not attend|\bDNA\b|not attend|missed appointment/i,
  use: /\b(admissions?|attendances?|referrals?|outpatient|procedures?|operations?|replacements?|tests?)\b/i,
  risk: /smok|obes|overweight|excess weight|physical(ly)? (in)?activ|alcohol|drink|5[- ]a[- ]day|fruit|diet|fuel poverty|lonel/i,
};

/** Asked in this order: deaths from smoking are deaths, and admissions for alcohol are use. */
const ORDER: readonly Family[] = ['mortality', 'uptake', 'use', 'risk'];

/** The family of an indicator by its name; undefined where no word of it is known. */
export const familyOf = (name: string): Family | undefined =>
  ORDER.find((family) => WORDS[family].test(name));

/** Whether it counts people who did not come, as against people who did. */
export const isMissed = (name: string): boolean => /did not attend|\bDNA\b|not attend|missed/i.test(name);

/** Whether it counts what nobody plans, so that more of it tells of need and not of use: emergencies. */
export const isEmergency = (name: string): boolean => /emergency|unplanned|accident/i.test(name);

export type AreaIndicator = {
  readonly load: string;
  readonly indicator: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  readonly kind: AreaKind;
  readonly period: string;
  readonly sex: string;
  readonly age: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly per: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/**
 * Indicators of Fingertips for these areas (of any kind), each of the newest period that begins on or before the
 * day, whole areas only. The last of `loads` speaks where several hold a figure. Deprivation scores are not among
 * them: they are read by themselves.
 */
export const findNewestIndicators = async (
  facts: Facts,
  loads: readonly string[],
  areas: readonly string[],
  day: CalendarDate,
): Promise<AreaIndicator[]> =>
  loads.length === 0 || areas.length === 0
    ? []
    : facts.query<AreaIndicator>(
        `SELECT toString(load_id) AS load, indicator, indicator_name AS name, area, area_name AS areaName,
                area_kind AS kind, period, sex, age, value, numerator, denominator, per, lower, upper
         FROM indicator_value AS t
         WHERE load_id IN {loads:Array(UUID)} AND area IN {areas:Array(String)} AND category_type = ''
           AND startsWith(indicator, 'fingertips/') AND indicator != 'fingertips/93553'
           AND indicator_name != '' AND period_from <= {day:Date}
         ORDER BY indicator, area, sex, age, period_from DESC, indexOf({loads:Array(UUID)}, load_id) DESC
         LIMIT 1 BY indicator, area, sex, age`,
        { loads, areas, day },
      );

/** How a value is written: `%`, `per 100,000`, or its plain number where the file does not tell. */
export const unitOf = (per: number | null): string =>
  per === 100 ? '%' : per === null || per === 1 ? '' : `per ${per.toLocaleString('en-GB')}`;

/** `15.2%`, `88.3 per 100,000`. */
export const valueWords = (value: number, per: number | null): string => {
  const unit = unitOf(per);
  const text = value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return unit === '%' ? `${text}%` : unit ? `${text} ${unit}` : text;
};
