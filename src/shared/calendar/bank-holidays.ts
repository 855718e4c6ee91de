import type { CalendarDate } from '../dates.ts';

/** The bank holidays of a country for whole calendar years: outside them nothing is known. */
export type BankHolidays = {
  readonly country: string;
  /** Where the days were read, and until when they may be trusted to be all. */
  readonly source: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly days: ReadonlyMap<CalendarDate, string>;
};

const YEARS: Readonly<Record<number, string>> = {
  2012: '01-02 New Year, 04-06 Good Friday, 04-09 Easter, 05-07 Early May, 06-04 Spring, 06-05 Diamond Jubilee, 08-27 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2013: '01-01 New Year, 03-29 Good Friday, 04-01 Easter, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2014: '01-01 New Year, 04-18 Good Friday, 04-21 Easter, 05-05 Early May, 05-26 Spring, 08-25 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2015: '01-01 New Year, 04-03 Good Friday, 04-06 Easter, 05-04 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas, 12-28 Boxing Day',
  2016: '01-01 New Year, 03-25 Good Friday, 03-28 Easter, 05-02 Early May, 05-30 Spring, 08-29 Summer, 12-26 Boxing Day, 12-27 Christmas',
  2017: '01-02 New Year, 04-14 Good Friday, 04-17 Easter, 05-01 Early May, 05-29 Spring, 08-28 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2018: '01-01 New Year, 03-30 Good Friday, 04-02 Easter, 05-07 Early May, 05-28 Spring, 08-27 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2019: '01-01 New Year, 04-19 Good Friday, 04-22 Easter, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2020: '01-01 New Year, 04-10 Good Friday, 04-13 Easter, 05-08 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas, 12-28 Boxing Day',
  2021: '01-01 New Year, 04-02 Good Friday, 04-05 Easter, 05-03 Early May, 05-31 Spring, 08-30 Summer, 12-27 Christmas, 12-28 Boxing Day',
  2022: '01-03 New Year, 04-15 Good Friday, 04-18 Easter, 05-02 Early May, 06-02 Spring, 06-03 Platinum Jubilee, 08-29 Summer, 09-19 State funeral of Queen Elizabeth II, 12-26 Boxing Day, 12-27 Christmas',
  2023: '01-02 New Year, 04-07 Good Friday, 04-10 Easter, 05-01 Early May, 05-08 Coronation of King Charles III, 05-29 Spring, 08-28 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2024: '01-01 New Year, 03-29 Good Friday, 04-01 Easter, 05-06 Early May, 05-27 Spring, 08-26 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2025: '01-01 New Year, 04-18 Good Friday, 04-21 Easter, 05-05 Early May, 05-26 Spring, 08-25 Summer, 12-25 Christmas, 12-26 Boxing Day',
  2026: '01-01 New Year, 04-03 Good Friday, 04-06 Easter, 05-04 Early May, 05-25 Spring, 08-31 Summer, 12-25 Christmas, 12-28 Boxing Day',
  2027: '01-01 New Year, 03-26 Good Friday, 03-29 Easter, 05-03 Early May, 05-31 Spring, 08-30 Summer, 12-27 Christmas, 12-28 Boxing Day',
};

const years = Object.keys(YEARS).map(Number);

/**
 * Bank holidays of England, on the days when they are taken (substitute days included), 2012 to 2027.
 * Source: GOV.UK, "UK bank holidays", list of England and Wales (gov.uk/bank-holidays), under the Open
 * Government Licence; the test holds them against the Banking and Financial Dealings Act 1971. A later year is
 * added when it has been published: one may still be moved or added by proclamation.
 */
export const ENGLAND: BankHolidays = {
  country: 'England',
  source: 'GOV.UK, UK bank holidays, England and Wales',
  firstYear: Math.min(...years),
  lastYear: Math.max(...years),
  days: new Map(
    Object.entries(YEARS).flatMap(([year, days]) =>
      days.split(', ').map((day): [CalendarDate, string] => [`${year}-${day.slice(0, 5)}`, day.slice(6)]),
    ),
  ),
};
