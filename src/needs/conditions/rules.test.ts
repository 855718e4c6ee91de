import { describe, expect, it } from 'vitest';
import { deprivationFifths, mostDeprivedEnd, provenEnd } from './deprivation.ts';
import { MARKS, markMeaning } from './mark-rules.ts';
import { conditionOf, registerName } from './registers.ts';
import {
  agesWords,
  chooseRegisters,
  compareWithExpected,
  joinCodes,
  type RegisterRow,
  recordedPrevalence,
} from './rules.ts';
import { financialYear, financialYearOf, lastDayOf, registerYearFor } from './years.ts';

const row = (more: Partial<RegisterRow>): RegisterRow => ({
  load: 'csv',
  year: '2013-04-01',
  published: '2013-04-01',
  area: '04G',
  areaName: '',
  register: 'DM',
  people: 31041,
  list: 641260,
  denominator: 641260,
  ages: 'all',
  practices: null,
  prevalence: null,
  disagrees: false,
  mark: '',
  times: 1,
  ...more,
});

describe('a financial year', () => {
  it('is told by names and words as publishers and people write them', () => {
    for (const text of [
      'prevalencebyccg_1314.csv',
      'PREVALENCE_1314_v2.csv',
      '2013/14',
      '2013-14',
      '2013-2014',
      '2013-04-01',
      'qof-13-14',
    ])
      expect([text, financialYearOf(text)]).toEqual([text, '2013-04-01']);
    for (const text of ['prevalence.csv', '2013', '2013/15', 'v1415926', '2016_01-03', '1315'])
      expect([text, financialYearOf(text)]).toEqual([text, undefined]);
    expect(financialYear('1999-04-01')).toBe('1999/00');
    expect(lastDayOf('2013-04-01')).toBe('2014-03-31');
    expect(registerYearFor(2015)).toBe('2014-04-01');
  });
});

describe('registers that several files hold', () => {
  const withAges = (load: string) => load.startsWith('book');
  const lookingBack = row({ load: 'book', published: '2014-04-01', denominator: 509711.117, ages: '17+' });

  it('come from the file that names their ages, then from the year’s own, and what differs is kept', () => {
    const own = row({ load: 'book-own', people: 31000, denominator: 500000, ages: '17+' });
    const { chosen } = chooseRegisters([row({}), lookingBack], withAges);
    expect(chosen).toEqual([{ row: lookingBack, others: [] }]);
    expect(chooseRegisters([row({}), lookingBack, own], withAges).chosen).toEqual([
      { row: own, others: [lookingBack, row({})] },
    ]);
  });

  it('are not taken from a load that has them twice, nor from one that withholds them', () => {
    const twice = row({ load: 'book', times: 2, ages: '17+' });
    const withheld = row({ load: 'book-own', people: null, mark: '*' });
    expect(chooseRegisters([twice, withheld, row({})], withAges)).toEqual({
      chosen: [{ row: row({}), others: [] }],
      repeated: [twice],
    });
  });

  it('are shares of the people of their ages, and of nobody where nobody is told', () => {
    expect(recordedPrevalence(lookingBack)).toBeCloseTo(6.0899, 4);
    expect(recordedPrevalence(row({ people: null }))).toBeUndefined();
    expect(recordedPrevalence(row({ denominator: 0 }))).toBeUndefined();
  });
});

describe('a register against a model', () => {
  it('names both denominators, and says where they count other ages', () => {
    const expected = { people: 42142.6, of: 527952.8, ages: '16+' };
    const compared = compareWithExpected({ people: 31925, denominator: 519293.995, ages: '17+' }, expected);
    expect(compared).toMatchObject({ sameAges: false, expected });
    expect(compared?.ratio).toBeCloseTo(0.7575, 4);
    expect(compared?.difference).toBeCloseTo(10217.6, 1);
    expect(compared?.caveat).toBe(
      'The register counts people of 17 and over, the model people of 16 and over. Expected numbers come from a model with error of its own.',
    );
    expect(compareWithExpected({ people: 1, denominator: 9, ages: '16+ yrs' }, expected)?.sameAges).toBe(
      true,
    );
    expect(
      compareWithExpected({ people: 1, denominator: 9, ages: '' }, { ...expected, ages: '' })?.sameAges,
    ).toBe(false);
    expect(compareWithExpected({ people: null, denominator: 9, ages: '17+' }, expected)).toBeUndefined();
  });

  it('says whom a figure counts in words', () => {
    expect(agesWords('all')).toBe('people of all ages');
    expect(agesWords('30-74')).toBe('people of 30 to 74');
    expect(agesWords('females 25-64')).toBe('women of 25 to 64');
    expect(agesWords('50-75 and 75+')).toBe('people of 50 to 75, and people of 75 and over');
    expect(agesWords('')).toBe('people of ages that the file does not say');
    expect(agesWords('working age')).toBe('“working age”');
  });
});

describe('deprivation', () => {
  it('has fifth 1 at the most deprived end, whichever way the source counts', () => {
    const scores = Array.from({ length: 25 }, (_, place) => ({ area: place, value: place }));
    const ranks = scores.map(({ area }) => ({ area, value: 25 - area }));
    const byScore = deprivationFifths(scores, 'highest').map(({ fifth }) => fifth);
    expect(byScore[24]).toBe(1);
    expect(byScore[0]).toBe(5);
    expect(deprivationFifths(ranks, 'lowest').map(({ fifth }) => fifth)).toEqual(byScore);
    expect(deprivationFifths([{ value: null }, { value: 3 }], 'highest')[0]?.fifth).toBeUndefined();
  });

  it('has an end that is proven against a score, or not claimed', () => {
    const pairs = Array.from({ length: 30 }, (_, place) => ({ value: 100 - place, score: place }));
    expect(provenEnd(pairs)).toBe('lowest');
    expect(provenEnd(pairs.map(({ value, score }) => ({ value: -value, score })))).toBe('highest');
    expect(provenEnd(pairs.slice(0, 19))).toBeUndefined();
    expect(provenEnd(pairs.map(({ score }) => ({ value: (score * 7) % 30, score })))).toBeUndefined();
    expect(mostDeprivedEnd('imd/IMD/rank of average score')).toBe('lowest');
    expect(mostDeprivedEnd('imd/IMD/average rank')).toBe('highest');
    expect(mostDeprivedEnd('fingertips/241')).toBeUndefined();
  });
});

describe('names', () => {
  it('of conditions are found in files’ names where they are one, and not guessed', () => {
    expect(conditionOf('dm_data.csv')).toBe('DM');
    expect(conditionOf('COPD-prevalence 2015.csv')).toBe('COPD');
    expect(conditionOf('data.csv')).toBeUndefined();
    expect(conditionOf('dm and copd.csv')).toBeUndefined();
    expect(registerName('DM')).toBe('Diabetes');
    expect(registerName('XYZ')).toBe('XYZ');
  });

  it('of marks have a meaning each, and an unknown mark is quoted', () => {
    expect(MARKS).toContain('[c]');
    expect(markMeaning('*')).toBe('withheld by the publisher, as the number is small');
    expect(markMeaning('?')).toBe('the publisher writes “?” in its place');
  });

  it('of areas join both ways', () => {
    expect(joinCodes(['b', 'a', 'a'], ['b', 'c'])).toEqual({
      both: ['b'],
      onlyLeft: ['a'],
      onlyRight: ['c'],
    });
  });
});
