import { describe, expect, it } from 'vitest';
import { haveShared } from '../test-material.ts';
import {
  byarLimits,
  crudeRate,
  funnelSizes,
  proportion,
  proportionFunnel,
  standing,
  wilsonLimits,
} from './index.ts';
import { expectNear, must, num, referenceRows } from './test-reference.ts';

const rowsOf = (file: string) => referenceRows(`public-health-indicators/${file}`);
const share = (text: string | undefined): number => must(text?.replace('%', '')) / 100;

describe.skipIf(!haveShared)('against the public-health reference cases', () => {
  it("has every one of Byar's and Wilson's limits, missing where they do not exist", () => {
    const rows = rowsOf('testdata_Byars_Wilson__testdata_B_W.csv');
    expect(rows).toHaveLength(13);
    for (const row of rows) {
      const what = JSON.stringify(row);
      const confidence = share(row.confidence);
      const limits =
        row.method === 'Wilson'
          ? wilsonLimits(must(row.x), must(row.n), confidence)
          : byarLimits(must(row.x), confidence);
      expectNear(limits.lower, num(row.lowercl), what);
      expectNear(limits.upper, num(row.uppercl), what);
    }
  });

  it.each([
    ['proportions', 'testdata_Proportion__testdata_Prop.csv', 19],
    ['rates', 'testdata_Rate__testdata_Rate.csv', 20],
  ])('has every one of the %s with both limits', (kind, file, count) => {
    const rows = rowsOf(file);
    expect(rows).toHaveLength(count);
    for (const row of rows) {
      for (const [confidence, name] of [
        [0.95, '95_0cl'],
        [0.998, '99_8cl'],
      ] as const) {
        const figure = kind === 'rates' ? crudeRate : proportion;
        const found = figure(num(row.Numerator), num(row.Denominator), {
          per: must(row.multiplier),
          confidence,
        });
        const what = `${row.Area} ${confidence}`;
        expectNear(found?.value, num(row.value), what);
        expectNear(found?.lower, num(row[`lower${name}`]), what);
        expectNear(found?.upper, num(row[`upper${name}`]), what);
        if (found !== undefined) expect(method[found.method]).toBe(row.method);
      }
    }
  });

  it.each([
    ['proportions', 'testdata_Proportion__testdata_Prop_g.csv', 11],
    ['rates', 'testdata_Rate__testdata_Rate_g.csv', 12],
  ])('has every one of the grouped %s', (kind, file, count) => {
    const rows = rowsOf(file);
    expect(rows).toHaveLength(count);
    for (const row of rows) {
      const figure = kind === 'rates' ? crudeRate : proportion;
      const options = { per: must(row.multiplier), confidence: share(row.confidence) };
      const found = figure(num(row.Numerator), num(row.Denominator), options);
      expectNear(found?.value, num(row.value), `${row.Area}`);
      expectNear(found?.lower, num(row.lowercl), `${row.Area}`);
      expectNear(found?.upper, num(row.uppercl), `${row.Area}`);
    }
  });

  const units = haveShared ? rowsOf('testdata_funnel_prop_inputs.csv') : [];
  const average =
    units.reduce((total, row) => total + must(row.numerator), 0) /
    units.reduce((total, row) => total + must(row.denominator), 0);
  const lines = (size: number) => ({
    inner: proportionFunnel(average, size, { method: 'score' }),
    outer: proportionFunnel(average, size, { method: 'score', confidence: 0.998 }),
  });

  it('draws the funnel of 303 trusts at the same hundred sizes, to the six places printed', () => {
    const sizes = units.map((row) => must(row.denominator));
    const drawn = funnelSizes(Math.min(...sizes), Math.max(...sizes));
    const expected = rowsOf('testdata_funnel_prop_outputs.csv');
    expect(drawn).toEqual(expected.map((row) => must(row.Population)));
    for (const row of expected) {
      const { inner, outer } = lines(must(row.Population));
      for (const [found, name] of [
        [inner?.lower, 'Lower2s0025limit'],
        [inner?.upper, 'Upper2s0025limit'],
        [outer?.lower, 'Lower3s0001limit'],
        [outer?.upper, 'Upper3s0001limit'],
        [average, 'Baseline'],
      ] as const)
        expect(
          Math.abs((found ?? Number.NaN) * 100 - must(row[name])),
          `${row.Population} ${name}`,
        ).toBeLessThan(5.1e-7);
    }
  });

  it('says of each of them on which side of which line it stands', () => {
    expect(units).toHaveLength(303);
    for (const row of units) {
      const at = standing(must(row.numerator) / must(row.denominator), lines(must(row.denominator)));
      const words =
        at === undefined || at.side === 'within'
          ? 'Not significant'
          : `${at.side === 'low' ? 'Low' : 'High'} (${at.outside === 0.95 ? '0.025' : '0.001'})`;
      expect(words, row.Area).toBe(row.significance);
    }
  });
});

const method = {
  wilson: 'Wilson',
  'exact-poisson': 'Exact',
  byar: 'Byars',
  dobson: 'Dobson',
  'student-t': "Student's t-distribution",
};
