import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNhsNumber } from './nhs-number.ts';
import { isPostcode } from './postcode.ts';
import { findIdentifiers, identifiersInWords } from './rules.ts';

const kinds = (text: string) => findIdentifiers(text).map(({ kind, text: written }) => `${kind}: ${written}`);

describe('an NHS number', () => {
  it('is told by its check digit', () => {
    // Example of the NHS Data Dictionary, and one whose check digit is 0.
    expect(['9434765919', '9434765870'].map(isNhsNumber)).toEqual([true, true]);
    expect(['9434765918', '943476591', '94347659199', '0000000000', 'x434765919'].map(isNhsNumber)).toEqual(
      Array(5).fill(false),
    );
  });

  it('has one check digit or none for any nine digits, and a changed digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{8}$/),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (nine, place, change) => {
          const valid = [...'0123456789'].map((digit) => nine + digit).filter(isNhsNumber);
          expect(valid.length).toBeLessThanOrEqual(1);
          for (const number of valid) {
            const digit = (Number(number[place]) + change) % 10;
            expect(isNhsNumber(number.slice(0, place) + digit + number.slice(place + 1))).toBe(false);
          }
        },
      ),
      { seed: 1948, numRuns: 300 },
    );
  });
});

describe('a full postcode', () => {
  it.each(['M1 1AE', 'B33 8TH', 'CR2 6XH', 'DN55 1PT', 'W1A 0AX', 'EC1A 1BB', 'sw1a1aa', ' LE1 7RH '])(
    'is %s',
    (text) => expect(isPostcode(text)).toBe(true),
  );
  it.each(['LE1', 'Z00023', '04G', 'A3A8R', 'C82009', 'QPM', 'M1 1AC', '12345', ''])('is not %s', (text) =>
    expect(isPostcode(text)).toBe(false),
  );
});

describe('what may tell who a patient is', () => {
  it.each([
    ['Patient 943 476 5919 waited', ['nhs-number: 943 476 5919']],
    ['NHS no. 943-476-5919.', ['nhs-number: 943-476-5919']],
    ['Z00023,9434765919,42', ['nhs-number: 9434765919']],
    ['(9434765919), seen twice', ['nhs-number: 9434765919']],
    ['DOB 03/04/51', ['birth-date: 03/04/51']],
    ['d.o.b.: 3.4.1951', ['birth-date: 3.4.1951']],
    ['She was born on 3rd April 1951 in Leeds', ['birth-date: 3rd April 1951']],
    ['Date of birth: April 3, 1951', ['birth-date: April 3, 1951']],
    ['born 1951-04-03', ['birth-date: 1951-04-03']],
    ['Mrs A, 03/04/1951, was sent home', ['birth-date: 03/04/1951']],
    ['lives at LE1 7RH with her son', ['postcode: LE1 7RH']],
    ['of sw1a 1aa', ['postcode: sw1a 1aa']],
    [
      'Mrs A (DOB 3/4/1951, 9434765919, LE17RH)',
      ['birth-date: 3/4/1951', 'nhs-number: 9434765919', 'postcode: LE17RH'],
    ],
  ])('is found in "%s"', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    'Spend was £9434765919 in all, or 9434765919.50',
    'a rate of 0.9434765919',
    'order 94347659191',
    'ring 01604 123456 or 07700 900123',
    'The meeting of 12/06/2014 agreed it from 1 April 2013',
    'practices Z00023 and C82009 of 04G and A3A8R',
    'SNOMED 429612007, version 3.4.19, page 1-2-3',
    'a service born of need in 2013',
    'from 10 am to 4 pm, room W12',
  ])('is not seen in "%s"', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('is said in words without repeating it', () => {
    const found = findIdentifiers('DOB 3/4/1951, 943 476 5919 and 943 476 5870, LE1 7RH');
    expect(identifiersInWords(found)).toBe('a date of birth, an NHS number and a full postcode');
  });

  it('takes no long time over a long text', () => {
    expect(findIdentifiers('1 '.repeat(50_000) + 'born '.repeat(20_000))).toEqual([]);
  });
});
