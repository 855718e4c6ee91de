import { describe, expect, it } from 'vitest';
import { CONDITIONS, conditionOfRegister, conditionsOfIndicator, findCondition } from './catalogue.ts';

describe('the catalogue of conditions', () => {
  it('is found by slug, short name of the register, or name, in capitals or not', () => {
    for (const said of ['copd', 'COPD', ' Chronic obstructive pulmonary disease '])
      expect(findCondition(said)?.register).toBe('COPD');
    expect(findCondition('Diabetes')?.slug).toBe('diabetes');
    expect(findCondition('the dropsy')).toBeUndefined();
  });

  it('has one address for each condition, and names it within a sentence', () => {
    expect(new Set(CONDITIONS.map(({ slug }) => slug)).size).toBe(CONDITIONS.length);
    for (const { slug, people } of CONDITIONS) {
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(people).toMatch(/^people (with|who|in) /);
    }
  });

  it('leaves out registers that are of no condition, and tells an unknown one by its short name', () => {
    expect(conditionOfRegister('SMOK')).toBeUndefined();
    expect(conditionOfRegister('XYZ')).toMatchObject({ slug: 'xyz', name: 'XYZ', treatments: [] });
  });

  it('links indicators by the words in their names', () => {
    const linked = (name: string) => conditionsOfIndicator(name).map(({ register }) => register);
    expect(linked('Emergency hospital admissions for COPD (35+)')).toEqual(['COPD']);
    expect(linked('Median weeks waited for an echocardiogram')).toEqual(['HF']);
    expect(linked('Homes in fuel poverty')).toEqual([]);
  });
});
