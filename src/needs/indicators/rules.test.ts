import { describe, expect, it } from 'vitest';
import type { LoadedIndicator } from './queries.ts';
import {
  chosenVariant,
  indicatorTitle,
  pickIndicators,
  readSubject,
  subjectOf,
  variantWords,
} from './rules.ts';

const one = (indicator: string, name: string, more: Partial<LoadedIndicator> = {}): LoadedIndicator => ({
  indicator,
  name,
  kinds: ['ccg'],
  areas: 1,
  figures: 1,
  periods: 1,
  firstPeriod: '2015',
  lastPeriod: '2015',
  loads: [],
  ...more,
});

describe('an indicator', () => {
  it('has one address with whom it counts, read back as it was', () => {
    const variants = [
      undefined,
      { sex: 'male', age: '65+ yrs' },
      { sex: 'all', age: '' },
      { sex: 'all', age: 'a~b' },
    ];
    for (const indicator of ['fingertips/108', 'imd/IMD/average score'])
      for (const variant of variants)
        expect(readSubject(subjectOf(indicator, variant))).toEqual({ indicator, variant });
    expect(subjectOf('fingertips/108', { sex: '', age: 'x' })).toBe('fingertips~108~~all~x');
  });

  it('is called by its file, else by what is known of it, else by where it comes from', () => {
    expect(indicatorTitle(one('fingertips/108', 'Deaths'))).toBe('Deaths');
    expect(indicatorTitle(one('fingertips/93553', ''))).toContain('Deprivation');
    expect(indicatorTitle(one('expected/DM', ''))).toBe('Expected DM');
  });

  it('says whom it counts, and nothing where it counts everybody', () => {
    expect(variantWords({ sex: 'male', age: '65+ yrs' })).toBe('men, 65+ yrs');
    expect(variantWords({ sex: 'all', age: 'All ages' })).toBe('');
  });

  it('is shown for those asked for, and for the first where nobody is', () => {
    const variants = [
      { sex: '', age: '' },
      { sex: 'male', age: '65+' },
    ];
    expect(chosenVariant(variants, undefined)).toBe(variants[0]);
    expect(chosenVariant(variants, { sex: 'all', age: '' })).toBe(variants[0]);
    expect(chosenVariant(variants, { sex: 'female', age: '65+' })).toBeUndefined();
  });

  it('is found by every word of its name or number, and sorted with names deciding ties', () => {
    const all = [
      one('fingertips/2', 'Smoking in adults', { areas: 3 }),
      one('fingertips/1', 'Deaths from smoking', { areas: 3 }),
      one('expected/DM', 'Diabetes expected'),
    ];
    const names = (
      q: string,
      sort: 'name' | 'areas' = 'name',
      dir: 'ascending' | 'descending' = 'ascending',
    ) => pickIndicators(all, { q, sort, dir }).map(({ indicator }) => indicator);
    expect(names('SMOKING')).toEqual(['fingertips/1', 'fingertips/2']);
    expect(names('smoking adults')).toEqual(['fingertips/2']);
    expect(names('', 'areas', 'descending')).toEqual(['fingertips/1', 'fingertips/2', 'expected/DM']);
    expect(names('nothing like it')).toEqual([]);
  });
});
