import { describe, expect, it } from 'vitest';
import { haveShared } from '../test-material.ts';
import { type XmrChart, xmrChart } from './index.ts';
import { expectNear, must, num, referenceRows } from './test-reference.ts';

const rowsOf = (file: string) => referenceRows(`statistical-process-control/${file}`);

const charts = (): ReadonlyMap<string, XmrChart> => {
  const series = new Map<string, { period: string; value: number }[]>();
  for (const row of rowsOf('input_ae_type1_breach_pct.csv')) {
    const org = row.org ?? '';
    series.set(org, [...(series.get(org) ?? []), { period: row.period ?? '', value: must(row.pct) }]);
  }
  return new Map(
    [...series].map(([org, values]) => [
      org,
      xmrChart(
        values.sort((a, b) => a.period.localeCompare(b.period)),
        { better: 'lower', target: 5 },
      ),
    ]),
  );
};

const KINDS = {
  'common-cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
} as Record<string, string>;

const CAUSES = {
  'outside-limits/up': 'Above UCL',
  'outside-limits/down': 'Below LCL',
  'run/up': '7 Points Above CL',
  'run/down': '7 Points Below CL',
  'trend/up': '7 Point Trend (Increasing)',
  'trend/down': '7 Point Trend (Decreasing)',
  'two-of-three/up': '2 in 3 Above CL',
  'two-of-three/down': '2 in 3 Below CL',
} as Record<string, string>;

describe.skipIf(!haveShared)('against the process-chart reference cases', () => {
  const found = haveShared ? charts() : new Map<string, XmrChart>();

  it('classifies all 4,680 points of 130 trusts, each by the same rule, on the same limits', () => {
    const rows = rowsOf('expected_plain_points.csv');
    expect(rows).toHaveLength(4680);
    const wrong: string[] = [];
    for (const row of rows) {
      const chart = found.get(row.org ?? '');
      const point = chart?.points.find(({ period }) => period === row.period);
      const limits = chart?.stretches[0]?.limits;
      expectNear(limits?.centre, must(row.mean), `${row.org} mean`);
      expectNear(limits?.lower, must(row.lpl), `${row.org} lower`);
      expectNear(limits?.upper, must(row.upl), `${row.org} upper`);
      const flag = point?.flags[0];
      const cause = flag === undefined ? 'Common Cause' : CAUSES[`${flag.rule}/${flag.direction}`];
      if (KINDS[point?.kind ?? ''] !== row.point_type || cause !== row.special_cause_type)
        wrong.push(`${row.org} ${row.period}: ${cause}, not ${row.special_cause_type}`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives all 130 trusts the same counts, icon of variation and icon of assurance', () => {
    const rows = rowsOf('expected_plain_summary.csv');
    expect(rows).toHaveLength(130);
    for (const row of rows) {
      const chart = found.get(row.f ?? '');
      const limits = chart?.stretches[0]?.limits;
      const kinds = chart?.points.map(({ kind }) => KINDS[kind]) ?? [];
      const count = (kind: string): number => kinds.filter((each) => each === kind).length;
      expectNear(limits?.centre, must(row.mean_col), `${row.f} mean`);
      expectNear(limits?.lower, must(row.lpl), `${row.f} lower`);
      expectNear(limits?.upper, must(row.upl), `${row.f} upper`);
      expect(
        {
          n: kinds.length,
          common: count('common_cause'),
          better: count('special_cause_improvement'),
          worse: count('special_cause_concern'),
          variation: KINDS[chart?.variation ?? ''],
          assurance: chart?.assurance?.replace('consistently-', 'consistent_'),
        },
        row.f,
      ).toEqual({
        n: num(row.n),
        common: num(row.common_cause),
        better: num(row.special_cause_improvement),
        worse: num(row.special_cause_concern),
        variation: row.variation_type,
        assurance: row.assurance_type,
      });
    }
  });

  it("has the package's own anchor: twenty normal numbers", () => {
    const values = rowsOf('input_rnorm20.csv').map((row) => ({ period: row.x ?? '', value: must(row.y) }));
    const limits = xmrChart(values, { better: 'higher' }).stretches[0]?.limits;
    expect(limits?.centre).toBeCloseTo(0.1416238, 7);
    expect(limits?.lower).toBeCloseTo(-3.01138, 5);
    expect(limits?.upper).toBeCloseTo(3.294627, 6);
  });
});
