/**
 * Median weeks waited for an echocardiogram at the community trust, April 2022 to March 2026: steady for two
 * years, then it doubles from about 6 weeks to over 12, after the second physiologist left.
 */
export const ECHO_WEEKS: readonly number[] = [
  5.9, 6.2, 6.0, 6.4, 6.1, 5.8, 6.3, 6.0, 6.5, 6.2, 5.9, 6.1, 6.4, 6.0, 6.2, 5.9, 6.3, 6.1, 6.6, 6.2, 6.0,
  6.4, 6.1, 6.3, 6.6, 6.9, 7.1, 7.0, 7.6, 7.9, 8.3, 8.2, 8.8, 9.1, 9.4, 9.3, 9.9, 10.2, 10.1, 10.7, 11.0,
  11.3, 11.2, 11.8, 12.1, 12.4, 12.3, 12.8,
];
