/** What a claim of admissions avoided rests on. Prices in pence. */
export type AvoidedAdmissions = {
  readonly admissions: number;
  readonly daysEach: number;
  readonly emergencyPence: number;
  /** Length of stay of the planned work that fills the beds, in days. */
  readonly plannedDays: number;
  readonly plannedPence: number;
};

/**
 * A way of paying for emergency admissions: the share of the price that is not paid when one does not happen. 1 where
 * each is paid for, 0.3 under a marginal rate, 0 where emergency care is paid by a fixed sum.
 */
export type EmergencyPayment = { readonly key: string; readonly label: string; readonly marginal: number };

export type AvoidedAccount = {
  /** Beds emptied, in days, and how many more people are treated in them. */
  readonly freedDays: number;
  readonly morePlanned: number;
  readonly notPaid: number;
  readonly paidForPlanned: number;
  /** What is left of the saving, in pence; below nought it costs more than before. */
  readonly net: number;
};

export type AvoidedRefusal = { readonly kind: 'avoided-number'; readonly field: string };

/** Why an account cannot be made: a number that cannot be, or a share outside 0 to 1. */
export const whyNotAvoided = (
  claim: AvoidedAdmissions,
  filled: number,
  marginal: number,
): AvoidedRefusal | undefined => {
  const wrong = Object.entries(claim).find(([, value]) => !(Number.isFinite(value) && value >= 0));
  if (wrong) return { kind: 'avoided-number', field: wrong[0] };
  if (claim.plannedDays === 0) return { kind: 'avoided-number', field: 'plannedDays' };
  if (!(filled >= 0 && filled <= 1)) return { kind: 'avoided-number', field: 'filled' };
  if (!(marginal >= 0 && marginal <= 1)) return { kind: 'avoided-number', field: 'marginal' };
  return undefined;
};

/**
 * Avoided is not saved: beds that are freed are filled. Planned spells = `filled` × freed bed-days ÷ planned stay; net =
 * avoided × emergency price × marginal − spells × planned price. 200 admissions of 3 days at £2,000, 60% filled by
 * stays of 2 days at £3,000, are 180 people treated and £140,000 more to pay, £420,000 under a marginal rate of 30%,
 * £540,000 where emergencies are a fixed sum. Source: DOMAIN J2, a suggested accounting, unverified: `filled` is
 * local, argued over, and shown with its range. Refuses (RangeError) what `whyNotAvoided` names.
 */
export const avoidedAccount = (
  claim: AvoidedAdmissions,
  filled: number,
  { marginal }: EmergencyPayment,
): AvoidedAccount => {
  const wrong = whyNotAvoided(claim, filled, marginal);
  if (wrong) throw new RangeError(`${wrong.field} of admissions avoided cannot be so`);
  const freedDays = claim.admissions * claim.daysEach;
  const morePlanned = (filled * freedDays) / claim.plannedDays;
  const notPaid = Math.round(claim.admissions * claim.emergencyPence * marginal);
  const paidForPlanned = Math.round(morePlanned * claim.plannedPence);
  return { freedDays, morePlanned, notPaid, paidForPlanned, net: notPaid - paidForPlanned };
};

/** The account under each way of paying, at the low, the likely and the high share of beds that fill: all are shown. */
export const avoidedAccounts = (
  claim: AvoidedAdmissions,
  filled: { readonly low: number; readonly likely: number; readonly high: number },
  payments: readonly EmergencyPayment[],
): readonly {
  readonly payment: EmergencyPayment;
  readonly low: AvoidedAccount;
  readonly likely: AvoidedAccount;
  readonly high: AvoidedAccount;
}[] =>
  payments.map((payment) => ({
    payment,
    low: avoidedAccount(claim, filled.low, payment),
    likely: avoidedAccount(claim, filled.likely, payment),
    high: avoidedAccount(claim, filled.high, payment),
  }));
