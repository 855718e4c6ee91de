import { describe, expect, it } from 'vitest';
import { alsoDotted, financialYearOf, monthOf } from './reading.ts';

describe('a month', () => {
  it('is read from the names that publishers give their files', () => {
    expect(monthOf('Incomplete-Commissioner-Mar15-revised-XLS-2357K.csv')).toBe('2015-03-01');
    expect(monthOf('NonAdmitted-Commissioner-Dec14-XLS-2400K-41795.xls.csv')).toBe('2014-12-01');
    expect(monthOf('Admitted-Commissioner-Mar15-revised-XLS-2388K (1).xls.csv')).toBe('2015-03-01');
    expect(monthOf('gps_per_practice_sept_2017.csv')).toBe('2017-09-01');
    expect(monthOf('20191130-RTT-NOVEMBER-2019-full-extract.csv')).toBe('2019-11-01');
  });
  it('is read from what a person gives', () => {
    expect(monthOf('2015-03')).toBe('2015-03-01');
    expect(monthOf('2015-03-31')).toBe('2015-03-01');
    expect(monthOf('March 2015')).toBe('2015-03-01');
  });
  it('is not guessed', () => {
    for (const text of ['waits.csv', '2015', '2015-13', 'Summary15.csv', 'commar15.csv', 'Mar155.csv'])
      expect([text, monthOf(text)]).toEqual([text, undefined]);
  });
});

describe('a financial year', () => {
  it('is two years in a row, however they are written', () => {
    expect(financialYearOf('nhspaymentsgp-14-15.csv')).toBe('2014-15');
    expect(financialYearOf('AIF_2023_2024.csv')).toBe('2023-24');
    expect(financialYearOf('2014/15')).toBe('2014-15');
    expect(financialYearOf('nhspaymentsgp-22-23-prac-csv.csv')).toBe('2022-23');
    expect(financialYearOf('payments 31-03-2016 for 2015-16.csv')).toBe('2015-16');
  });
  it('is not guessed from one year, or from two that do not follow', () => {
    for (const text of ['payments-2015.csv', '2014-16', '15-14', '2021', '1415'])
      expect([text, financialYearOf(text)]).toEqual([text, undefined]);
  });
});

describe('a column as R writes it', () => {
  it('has dots for what is neither a letter nor a digit', () => {
    expect(alsoDotted('Number of Registered Patients (Last Known Figure)')).toEqual([
      'Number of Registered Patients (Last Known Figure)',
      'Number.of.Registered.Patients..Last.Known.Figure.',
    ]);
    expect(alsoDotted('Alcohol')).toEqual(['Alcohol']);
  });
});
