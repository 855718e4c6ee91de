import { describe, expect, it } from 'vitest';
import { figureHref, figureOfHref, figureQueryOf } from './address.ts';

describe('the address of a figure', () => {
  const address = {
    topic: 'conditions',
    subject: 'copd',
    key: 'gradient',
    query: { area: '04G', year: '2014/15', beside: 'list', list: '04F,04E' },
  };

  it('names the figure and what decides it, and is read back as it was', () => {
    expect(figureHref(address)).toBe(
      '/population/figures/conditions/copd/gradient?area=04G&year=2014%2F15&beside=list&list=04F%2C04E',
    );
    expect(figureOfHref(figureHref(address))).toEqual(address);
    expect(figureOfHref(figureHref(address, '.csv'))).toEqual(address);
  });

  it('keeps nothing of a question that decides nothing', () => {
    expect(figureQueryOf({ area: ' 04G ', year: '', page: '2', sort: 'name' })).toEqual({ area: '04G' });
    expect(figureHref({ ...address, query: {} })).toBe('/population/figures/conditions/copd/gradient');
  });

  it('is read from no other address, also none of another server', () => {
    for (const href of [
      '/population',
      'https://elsewhere.example/population/figures/a/b/c',
      '//elsewhere.example/population/figures/a/b/c',
      '/population/figures/conditions/copd',
      '/population/figures/conditions/copd/gradient/more',
    ])
      expect(figureOfHref(href), href).toBeUndefined();
  });
});
