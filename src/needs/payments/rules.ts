import { DEDUCTIONS, NET, type PaymentRole, roleOf, TOTAL } from './line-rules.ts';

/** A practice's year: pence by the key of the line; what the year does not have is not there. */
export type Amounts = Readonly<Record<string, number>>;

/** Amounts of 2014/15 are whole pounds, each rounded by itself: the lines may miss the total by so much. */
export const ROUNDING_PENCE = 1500;

/** Pence of all lines of a role. */
export const sumOf = (amounts: Amounts, role: PaymentRole): number =>
  Object.entries(amounts).reduce((sum, [key, pence]) => sum + (roleOf(key) === role ? pence : 0), 0);

export type Reconciliation = {
  /** The lines added up, pence; the two called Total among them are lines, their breakdowns are not. */
  readonly lines: number;
  /** The published total; null where the file has none. */
  readonly total: number | null;
  /** Lines less total; null without a total. */
  readonly difference: number | null;
  /** Total and deductions less the published net; null where one is missing. */
  readonly netDifference: number | null;
  readonly agrees: boolean;
};

/** Holds a practice's lines against its published total, and that and the deductions against its net. */
export const reconcile = (amounts: Amounts, rounding = ROUNDING_PENCE): Reconciliation => {
  const lines = sumOf(amounts, 'line');
  const [total, deductions, net] = [amounts[TOTAL], amounts[DEDUCTIONS], amounts[NET]];
  const difference = total === undefined ? null : lines - total;
  const netDifference =
    total === undefined || deductions === undefined || net === undefined ? null : total + deductions - net;
  return {
    lines,
    total: total ?? null,
    difference,
    netDifference,
    agrees:
      difference !== null && Math.abs(difference) <= rounding && Math.abs(netDifference ?? 0) <= rounding,
  };
};

/** Whole pence a head, halves upwards; null when the people are not known or nobody. */
export const penceAHead = (pence: number, people: number | null): number | null =>
  people === null || people <= 0 ? null : Math.round(pence / people);
