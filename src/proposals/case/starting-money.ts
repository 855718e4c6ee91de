import type { EmergencyPayment } from './avoided-rules.ts';
import type { DiscountRate } from './return-rules.ts';

/** The rate that a group begins with: known in general, held against no source, so not verified. */
export const STARTING_RATES: readonly DiscountRate[] = [
  {
    inForceFrom: '2003-04-01',
    aYear: 350,
    forYears: 30,
    source: 'HM Treasury, the Green Book: 3.5% a year for the first 30 years (not held against the document)',
    verified: false,
  },
];

/** Ways of paying for emergency care, to show an avoided admission under each. */
export const EMERGENCY_PAYMENTS: readonly EmergencyPayment[] = [
  { key: 'each', label: 'Each admission paid for (payment by results)', marginal: 1 },
  { key: 'marginal', label: 'Marginal rate of 30%', marginal: 0.3 },
  { key: 'fixed', label: 'A fixed sum for emergency care', marginal: 0 },
];
