/**
 * The data sets of registered people. Each layout replaces only its own kind for the same date: a file of
 * totals never pushes out one with ages. Where two kinds hold the same practice on the same date, readers
 * take the finer one (population/queries.ts).
 */
export const LIST_DATASETS = ['list-size-quarter', 'list-size-total', 'list-size-age'] as const;

export const OPEN_GOVERNMENT_LICENCE = 'Open Government Licence v3.0';

/** A practice, or another prescriber: a letter and five digits. */
export const PRACTICE_CODE = /^[A-Z][0-9]{5}$/;

/** `04G00` as the register writes it, `04G`: prescribing files add two noughts to codes of three characters. */
export const areaOf = (column: string): string =>
  `if(match(${column}, '^[0-9A-Z]{3}00$'), substring(${column}, 1, 3), ${column})`;
