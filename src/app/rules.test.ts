import { describe, expect, it } from 'vitest';
import { groupKind, readableName } from './rules.ts';

describe('the name of the group', () => {
  it('is written as people write it', () => {
    expect(readableName('NHS NENE CCG')).toBe('NHS Nene');
    expect(readableName('NHS NEWCASTLE NORTH AND EAST CCG')).toBe('NHS Newcastle North and East');
    expect(readableName('NHS STOKE-ON-TRENT CCG')).toBe('NHS Stoke-On-Trent');
    expect(readableName('Ironstone Vale')).toBe('Ironstone Vale');
    expect(readableName('NHS Northamptonshire Integrated Care Board')).toBe('NHS Northamptonshire');
  });

  it('stands over what the register says it is', () => {
    expect(['ccg', 'sub-icb', 'pct', undefined].map(groupKind)).toEqual([
      'Clinical Commissioning Group',
      'Integrated Care Board',
      'Primary Care Trust',
      'Clinical Commissioning Group',
    ]);
  });
});
