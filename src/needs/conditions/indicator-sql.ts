/** What kind of area a code is, by its shape alone: of the ODS, or of the Office for National Statistics. */
export const areaKindSql = (area: string): string =>
  `multiIf(${area} = 'E92000001', 'england',
           match(${area}, '^[A-HJ-NPWYZ][0-9]{5}$'), 'practice',
           match(${area}, '^(E38[0-9]{6}|[0-9]{2}[A-Z]|Z[0-9][A-Z]|[A-Z][0-9][A-Z][0-9][A-Z])$'), 'ccg', 'other')`;

const MONTHS = `['jan','feb','mar','apr','may','jun','jul','aug','sep','oct','nov','dec']`;

/**
 * First and last day of a period as Fingertips writes them: `2015`, `2013/14`, `2012 - 14`,
 * `2018/19 - 20/21`, `2015 Q2`, `2015/16 Q2` (the first quarter begins in April), `Mar 2016`. Null otherwise.
 */
export const periodSql = (said: string): { readonly from: string; readonly to: string } => {
  const year = `toInt32OrZero(substring(${said}, 1, 4))`;
  const end = `toInt32OrZero(concat(substring(${said}, 1, 2), substring(${said}, -2)))`;
  // A span over the turn of a century ends in the next one.
  const last = `if(${end} < ${year}, ${end} + 100, ${end})`;
  const quarter = `toInt32OrZero(substring(${said}, -1))`;
  const month = `indexOf(${MONTHS}, lower(substring(${said}, 1, 3)))`;
  const monthYear = `toInt32OrZero(substring(${said}, -4))`;
  const calendarQuarter = `makeDate(${year}, greatest(1, 3 * ${quarter} - 2), 1)`;
  const financialQuarter = `addMonths(makeDate(${year}, 4, 1), greatest(0, 3 * (${quarter} - 1)))`;
  const forms: readonly (readonly [string, string, string])[] = [
    ['^[0-9]{4}$', `makeDate(${year}, 1, 1)`, `makeDate(${year}, 12, 31)`],
    ['^[0-9]{4}/[0-9]{2}$', `makeDate(${year}, 4, 1)`, `makeDate(${year} + 1, 3, 31)`],
    ['^[0-9]{4} ?- ?[0-9]{2}$', `makeDate(${year}, 1, 1)`, `makeDate(${last}, 12, 31)`],
    ['^[0-9]{4}/[0-9]{2} ?- ?[0-9]{2}/[0-9]{2}$', `makeDate(${year}, 4, 1)`, `makeDate(${last}, 3, 31)`],
    ['^[0-9]{4} Q[1-4]$', calendarQuarter, `addDays(addMonths(${calendarQuarter}, 3), -1)`],
    ['^[0-9]{4}/[0-9]{2} Q[1-4]$', financialQuarter, `addDays(addMonths(${financialQuarter}, 3), -1)`],
    [
      '^(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9]{4}$',
      `makeDate(${monthYear}, greatest(1, ${month}), 1)`,
      `toLastDayOfMonth(makeDate(${monthYear}, greatest(1, ${month}), 1))`,
    ],
  ];
  const choose = (part: 1 | 2) =>
    `multiIf(${forms.map((form) => `match(${said}, '${form[0]}'), toNullable(${form[part]})`).join(', ')}, NULL)`;
  return { from: choose(1), to: choose(2) };
};

/**
 * What a value is given per, where its count and population tell: 1, 100, 1,000 and so on, when value is
 * count / population times it to one per cent. Null where they do not.
 */
export const perSql = (value: string, numerator: string, denominator: string): string => {
  const ratio = `(${value} * ${denominator} / nullIf(${numerator}, 0))`;
  const power = `pow(10, round(log10(nullIf(abs(${ratio}), 0))))`;
  return `if(ifNull(abs(${ratio} / ${power} - 1) < 0.01 AND ${power} BETWEEN 1 AND 1000000, 0), ${power}, NULL)`;
};
