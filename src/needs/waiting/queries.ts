import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { PublishedRow } from './rules.ts';

/** The data set whose current loads hold waits: one load a month and part. */
export const WAITS_DATASET = 'referral-to-treatment';

export type WaitPart = 'incomplete' | 'admitted' | 'non-admitted';

/** One commissioner's waits for one treatment function in one month, as published. */
export type WaitRow = PublishedRow & {
  readonly load: string;
  readonly month: CalendarDate;
  readonly part: WaitPart;
  readonly commissioner: string;
  readonly commissionerName: string;
  /** `100`, `X01`; `999` is the total of all. */
  readonly treatment: string;
  readonly treatmentName: string;
  /** People whose start is not known, who are in no week; null where the part has none. */
  readonly unknownStart: number | null;
};

/** What is asked; what is left out is not asked for. */
export type WaitQuestion = {
  readonly commissioners?: readonly string[];
  readonly treatments?: readonly string[];
  readonly part?: WaitPart;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
};

const where = (asked: WaitQuestion): string =>
  [
    'load_id IN {loads:Array(UUID)}',
    ...(asked.commissioners ? ['commissioner IN {commissioners:Array(String)}'] : []),
    ...(asked.treatments ? ['treatment IN {treatments:Array(String)}'] : []),
    ...(asked.part ? ['w.part = {part:String}'] : []),
    ...(asked.from ? ['w.month >= {from:Date}'] : []),
    ...(asked.to ? ['w.month <= {to:Date}'] : []),
  ].join(' AND ');

/** Waits as published, by commissioner, treatment function, part and month. Weeks as in `rules.ts`. */
export const findWaits = async (
  facts: Facts,
  loads: readonly string[],
  asked: WaitQuestion,
): Promise<WaitRow[]> =>
  loads.length === 0
    ? []
    : facts.query<WaitRow>(
        `SELECT toString(load_id) AS load, toString(month) AS month, toString(part) AS part,
                commissioner, commissioner_name AS commissionerName,
                treatment, treatment_name AS treatmentName, weeks, people, within_18 AS within18,
                unknown_start AS unknownStart, published_median AS median, published_p95 AS p95,
                published_p92 AS p92
         FROM referral_wait AS w
         WHERE ${where(asked)}
         ORDER BY w.commissioner, w.treatment, w.part, w.month`,
        { loads, ...asked },
      );

/** Weekly counts of one treatment function, part and month, added up over commissioners. */
export type WaitSum = {
  readonly month: CalendarDate;
  readonly part: WaitPart;
  readonly treatment: string;
  readonly weeks: readonly number[];
  readonly commissioners: number;
};

/**
 * Waits added up over commissioners (all that a file names unless some are asked for), in the engine: exact,
 * because every row of a month counts the same weeks.
 */
export const sumWaits = async (
  facts: Facts,
  loads: readonly string[],
  asked: WaitQuestion,
): Promise<WaitSum[]> =>
  loads.length === 0
    ? []
    : facts.query<WaitSum>(
        `SELECT toString(w.month) AS month, toString(w.part) AS part, treatment,
                sumForEach(weeks) AS weeks, uniqExact(commissioner) AS commissioners
         FROM referral_wait AS w
         WHERE ${where(asked)}
         GROUP BY w.month, w.part, treatment
         ORDER BY treatment, w.part, w.month`,
        { loads, ...asked },
      );

/** The same as rows of one week each, for tables and downloads: week 0 is up to one week. Empty weeks are left out. */
export const findWeeks = async (
  facts: Facts,
  loads: readonly string[],
  asked: WaitQuestion,
): Promise<
  {
    readonly load: string;
    readonly month: CalendarDate;
    readonly part: WaitPart;
    readonly commissioner: string;
    readonly treatment: string;
    readonly week: number;
    readonly people: number;
  }[]
> =>
  loads.length === 0
    ? []
    : facts.query(
        `SELECT toString(load_id) AS load, toString(w.month) AS month, toString(w.part) AS part, commissioner,
                treatment, one.1 - 1 AS week, one.2 AS people
         FROM referral_wait AS w
         ARRAY JOIN arrayZip(arrayEnumerate(weeks), weeks) AS one
         WHERE ${where(asked)} AND one.2 > 0
         ORDER BY commissioner, treatment, w.part, w.month, week`,
        { loads, ...asked },
      );
