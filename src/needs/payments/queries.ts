import type { Facts } from '../../platform/facts/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Amounts } from './rules.ts';

/** Loads of payments, one a year, and of weighted populations, one a year. */
export const PAYMENTS_DATASET = 'gp-payments';
export const WEIGHTED_DATASET = 'weighted-populations';

export type PracticePayment = {
  readonly load: string;
  /** `2014-15`. */
  readonly year: string;
  readonly practice: string;
  readonly name: string;
  /** Commissioner as the register writes it. */
  readonly area: string;
  readonly contract: string;
  readonly dispensing: boolean | null;
  readonly opened: CalendarDate | null;
  readonly closed: CalendarDate | null;
  /** People registered and weighted, as published; null where the file does not say. */
  readonly registered: number | null;
  readonly weighted: number | null;
  readonly amounts: Amounts;
};

/** Of whom: these practices, all of a commissioner, or everybody. */
export type PaymentsOf =
  | { readonly practices: readonly string[] }
  | { readonly areas: readonly string[] }
  | { readonly everybody: true };

const OF = {
  practices: 'AND practice IN {practices:Array(String)}',
  areas: 'AND area IN {areas:Array(String)}',
  everybody: '',
};

const whose = (of: PaymentsOf): string =>
  'practices' in of ? OF.practices : 'areas' in of ? OF.areas : OF.everybody;

/** What practices were paid, by practice and year. */
export const findPayments = async (
  facts: Facts,
  loads: readonly string[],
  of: PaymentsOf,
): Promise<PracticePayment[]> => {
  if (loads.length === 0) return [];
  const rows = await facts.query<PracticePayment>(
    `SELECT toString(load_id) AS load, year, practice, practice_name AS name, area, contract, dispensing,
            opened, closed, toFloat64(p.registered) AS registered, toFloat64(p.weighted) AS weighted, amounts
     FROM practice_payment AS p
     WHERE load_id IN {loads:Array(UUID)} ${whose(of)}
     ORDER BY practice, year`,
    { loads, ...of },
  );
  return rows.map((row) => ({
    ...row,
    dispensing: row.dispensing === null ? null : Boolean(row.dispensing),
    amounts: Object.fromEntries(Object.entries(row.amounts).map(([key, pence]) => [key, Number(pence)])),
  }));
};

export type WeightedPopulation = {
  readonly load: string;
  /** Financial year of the allocations: `2023-24`. */
  readonly year: string;
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly population: number;
  readonly general_acute: number | null;
  readonly community: number | null;
  readonly mental_health: number | null;
  readonly maternity: number | null;
  readonly health_inequalities: number | null;
  readonly prescribing: number | null;
  readonly overall: number | null;
  readonly primary_care_need: number | null;
  readonly primary_care: number | null;
};

/** Weighted populations by practice and year. */
export const findWeightedPopulations = async (
  facts: Facts,
  loads: readonly string[],
  of: PaymentsOf,
): Promise<WeightedPopulation[]> =>
  loads.length === 0
    ? []
    : facts.query<WeightedPopulation>(
        `SELECT toString(load_id) AS load, year, practice, practice_name AS name, area, population,
                general_acute, community, mental_health, maternity, health_inequalities, prescribing, overall,
                primary_care_need, primary_care
         FROM weighted_population
         WHERE load_id IN {loads:Array(UUID)} ${whose(of)}
         ORDER BY practice, year`,
        { loads, ...of },
      );
