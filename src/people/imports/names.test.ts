import { describe, expect, it } from 'vitest';
import { readable } from './names.ts';

describe('names in capitals, as the registers have them', () => {
  it.each([
    ['THE DENSHAM SURGERY', 'The Densham Surgery'],
    ['NHS NENE CCG', 'NHS Nene CCG'],
    ['NHS DURHAM DALES, EASINGTON AND SEDGEFIELD CCG', 'NHS Durham Dales, Easington and Sedgefield CCG'],
    ['DR OLIVER DK', 'Dr Oliver DK'],
    ['DR BEVAN & PARTNERS', 'Dr Bevan & Partners'],
    ["DR R LYONS' PRACTICE", "Dr R Lyons' Practice"],
    ["ST PETER'S SURGERY", "St Peter's Surgery"],
    ['LEICESTER TCE H/CARE CTR.', 'Leicester Tce H/Care Ctr.'],
    ['STOKE-ON-TRENT', 'Stoke-on-Trent'],
    ['MAPLE ACCESS PARTNERSHIP LLP', 'Maple Access Partnership LLP'],
    ['ROYAL PARKS PCN', 'Royal Parks PCN'],
    ['THE UNIVERSITY OF X', 'The University of X'],
  ])('reads %s as %s', (given, read) => {
    expect(readable(given)).toBe(read);
  });

  it('leaves a name alone that somebody has written with care', () => {
    expect(readable('McKenzie House, NHS Tees Valley CCG')).toBe('McKenzie House, NHS Tees Valley CCG');
  });

  it('changes nothing but capitals', () => {
    for (const name of ['BUGBROOKE MEDICAL PRACTICE', "O'BRIEN & CO (BRANCH 2)", 'A - B  C'])
      expect(readable(name).toUpperCase()).toBe(name);
  });
});
