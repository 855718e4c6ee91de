import { DRIFT_STREET, KILN_ROW, LANTERNFIELD } from '../place/codes.ts';

/** COPD on 31 March 2026 by deprivation fifth, the most deprived first: people recorded, and people expected. */
export const COPD_RECORDED = [2862, 3440, 2271, 2706, 2090] as const;
export const COPD_EXPECTED = [4489, 4317, 2972, 2982, 2298] as const;

/** The three practices that stand outside the limits of chance on that day. */
export const COPD_NAMED: Readonly<Record<string, { readonly recorded: number; readonly expected: number }>> =
  {
    [KILN_ROW]: { recorded: 119, expected: 290 },
    [LANTERNFIELD]: { recorded: 226, expected: 481 },
    [DRIFT_STREET]: { recorded: 176, expected: 399 },
  };

/** Its register halved for one quarter, the last of 2023/24, when two systems were joined; restored in the next. */
export const WEIGHBRIDGE = 'Z00026';

/**
 * The register of COPD in each year beside 2025/26, where a practice went its own way. Kiln Row's halved in the
 * third quarter of 2025/26, when a code list was replaced; Weighbridge's at the end of 2023/24.
 */
export const COPD_WAYS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  [KILN_ROW]: [1.93, 1.96, 1.98, 1],
  [LANTERNFIELD]: [1.2, 1.17, 1.11, 1],
  [DRIFT_STREET]: [1.02, 1.01, 1.01, 1],
  [WEIGHBRIDGE]: [0.985, 0.496, 1.0, 1],
};
