/**
 * The data sets of registers and indicators. Each layout replaces only its own kind for the same year, so a
 * workbook that looks back never pushes out the year's own file; readers choose (rules.ts).
 */
export const REGISTER_DATASETS = [
  'qof-ccg',
  'qof-ccg-workbook',
  'qof-practice',
  'qof-practice-ages',
  'qof-practice-reshaped',
] as const;

export const INDICATOR_DATASETS = [
  'fingertips',
  'fingertips-short',
  'expected-prevalence',
  'deprivation-ccg',
  'mapped',
] as const;
