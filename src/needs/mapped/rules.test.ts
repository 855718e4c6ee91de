import { describe, expect, it } from 'vitest';
import { isPeriod, mappingProblems, proposeMapping, slugOf } from './rules.ts';

const headers = ['Trust note', 'Practice', 'Month', 'Weeks (median)', 'People waiting'];
const rows = [
  ['ok', 'Z00001', 'Mar 2026', '6.5', '40'],
  ['', 'Z00002', 'Mar 2026', '*', '4'],
];

describe('the columns of an unknown file', () => {
  it('are proposed by their names and their cells, each for one thing', () => {
    expect(proposeMapping(headers, rows)).toEqual({
      area: 'Practice',
      period: 'Month',
      value: 'Weeks (median)',
    });
    expect(
      proposeMapping(
        ['Area Code', 'Year', 'Rate', 'Lower', 'Upper', 'Count', 'Population'],
        [['04G', '2014/15', '1.2', '1', '2', '12', '1000']],
      ),
    ).toEqual({
      area: 'Area Code',
      period: 'Year',
      value: 'Rate',
      lower: 'Lower',
      upper: 'Upper',
      numerator: 'Count',
      denominator: 'Population',
    });
  });

  it('are proposed for nothing where their cells do not fit', () => {
    expect(proposeMapping(['Town', 'Colour'], [['Corby', 'blue']])).toEqual({});
  });

  it('are refused with the field and a cell when they are not what they are said to be', () => {
    expect(mappingProblems(headers, rows, { area: 'Practice', value: 'Weeks (median)' })).toEqual([]);
    expect(
      mappingProblems(headers, rows, { area: 'Month', value: 'Month', period: 'Nothing' }).map(
        ({ field, message }) => `${field}: ${message}`,
      ),
    ).toEqual([
      'area: “Month” holds “Mar 2026”, which is no code of an area.',
      'period: The file has no column “Nothing”.',
      'value: “Month” is chosen for area already.',
    ]);
    expect(mappingProblems(headers, rows, {}).map(({ field }) => field)).toEqual(['area', 'value']);
  });

  it('tell periods by the forms that can be dated', () => {
    for (const text of ['2015', '2014/15', '2012 - 14', '2015 Q2', 'March 2026'])
      expect(isPeriod(text), text).toBe(true);
    for (const text of ['15', 'last year', '2015-03-01', '']) expect(isPeriod(text), text).toBe(false);
  });

  it('have a short name that can stand in an address', () => {
    expect(slugOf('Waits for an échocardiogram, weeks (median)')).toBe(
      'waits-for-an-echocardiogram-weeks-median',
    );
    expect(slugOf('…')).toBe('');
  });
});
