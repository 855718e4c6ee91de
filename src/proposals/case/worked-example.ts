import type { Money, Timing } from './money-rules.ts';

/** Begins in September 2026 at a quarter, and is full in December. */
export const fromSeptember: Timing = { starts: '2026-09', ramp: [2500, 5000, 7500], lag: 0 };
const twoMonthsBehind: Timing = { ...fromSeptember, lag: 2 };

/**
 * The worked example: direct-access echocardiography, version 6 of its case, in prices of 2026/27. £414,960 a year,
 * £130,704 of cash released, £284,256 net; £42,500 once. The names are those of whoever pays and is paid.
 */
export const scansMoney = ({
  payer,
  hollowmere,
  kestrelbridge,
}: {
  readonly payer: string;
  readonly hollowmere: string;
  readonly kestrelbridge: string;
}): Money => ({
  pricesOf: '2026/27',
  payer,
  recurring: [
    {
      key: 'scan',
      label: 'Scan with report',
      unit: 'scans',
      unitsAYear: 2880,
      pencePerUnit: 92_00,
      timing: fromSeptember,
      paidTo: [
        { organisation: hollowmere, units: 2081 },
        { organisation: kestrelbridge, units: 799 },
      ],
    },
    {
      key: 'blood',
      label: 'Blood test first',
      unit: 'tests',
      unitsAYear: 4800,
      pencePerUnit: 21_50,
      timing: fromSeptember,
      paidTo: [
        { organisation: hollowmere, units: 3400 },
        { organisation: kestrelbridge, units: 1400 },
      ],
    },
    {
      key: 'advice',
      label: 'Cardiologist to ring, two sessions a week',
      unit: 'sessions',
      unitsAYear: 104,
      pencePerUnit: 450_00,
      timing: fromSeptember,
      paidTo: [{ organisation: kestrelbridge, units: 104 }],
    },
  ],
  once: [
    {
      key: 'training',
      label: 'Training',
      payments: [
        { month: '2026-07', pence: 8_500_00 },
        { month: '2026-08', pence: 10_000_00 },
      ],
    },
    {
      key: 'ordering',
      label: 'Ordering and reports',
      payments: [
        { month: '2026-08', pence: 8_000_00 },
        { month: '2026-09', pence: 16_000_00 },
      ],
    },
  ],
  effects: [
    {
      kind: 'cash-releasing',
      key: 'visits-cash',
      label: 'Clinic visits not paid for',
      unit: 'visits',
      unitsAYear: 778,
      pencePerUnit: 168_00,
      cashable: 10_000,
      confidence: 8_000,
      timing: twoMonthsBehind,
      of: 'visits',
      noLongerPaidTo: [
        { organisation: hollowmere, units: 554 },
        { organisation: kestrelbridge, units: 224 },
      ],
    },
    {
      kind: 'capacity-releasing',
      key: 'visits-filled',
      label: 'Visits freed and filled by others waiting',
      unit: 'visits',
      unitsAYear: 950,
      confidence: 8_000,
      timing: twoMonthsBehind,
      of: 'visits',
    },
    {
      kind: 'cost-avoiding',
      key: 'admissions',
      label: 'Admissions for heart failure',
      unit: 'admissions',
      unitsAYear: 46,
      lower: 20,
      upper: 72,
      confidence: 4_000,
      timing: twoMonthsBehind,
    },
  ],
  freed: [{ activity: 'visits', unitsAYear: 1728 }],
});
