const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

const NAMED =
  /(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-_ ]?(20[0-9]{2}|[0-9]{2})(?![0-9])/i;
const NUMBERED = /(?<![0-9])(20[0-9]{2})[-_](0[1-9]|1[0-2])(?:[-_][0-9]{2})?(?![0-9])/;

const firstDay = (year: string, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

/**
 * The month that a file's name or a person's hint tells, as its first day: `Incomplete-Commissioner-Mar15.csv`,
 * `gps_per_practice_sept_2017.csv`, `2015-03` and `2015-03-31` do. Two-digit years are of this century.
 */
export const monthOf = (text: string): string | undefined => {
  const [, name, short = ''] = NAMED.exec(text) ?? [];
  if (name) {
    const month = MONTHS.findIndex((start) => name.toLowerCase().startsWith(start)) + 1;
    return firstDay(short.length === 2 ? `20${short}` : short, month);
  }
  const [, year, month] = NUMBERED.exec(text) ?? [];
  return year === undefined ? undefined : firstDay(year, Number(month));
};

/**
 * The financial year that a file's name or a hint tells: `nhspaymentsgp-14-15.csv`, `AIF_2023_2024.csv` and
 * `2014/15` are `2014-15` and `2023-24`: two years in a row, never one that is guessed.
 */
export const financialYearOf = (text: string): string | undefined => {
  for (const [, from = '', to = ''] of text.matchAll(
    /(?<![0-9])(?=((?:20)?[0-9]{2})[-_/ ]((?:20)?[0-9]{2})(?![0-9]))/g,
  )) {
    const year = Number(from.slice(-2));
    if ((year + 1) % 100 === Number(to.slice(-2))) return `20${from.slice(-2)}-${to.slice(-2)}`;
  }
  return undefined;
};

/** A column's name as it stands, and as the statistics program R writes it: `Global.Sum`. */
export const alsoDotted = (...names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => [name, name.replace(/[^A-Za-z0-9._]/g, '.')])),
];

/** SQL: a measured number as a decimal of so many places, rounded; straight from a double it would be cut. */
export const exactly = (column: string, places: number): string =>
  `toDecimal64(toString(round(${column}, ${places})), ${places})`;
