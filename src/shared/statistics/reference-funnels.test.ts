import { describe, expect, it } from 'vitest';
import { haveShared } from '../test-material.ts';
import { countRatioFunnel, type FunnelLimits, overdispersion, ratioFunnel, standing } from './index.ts';
import { expectNear, must, num, referenceRows } from './test-reference.ts';

const rowsOf = (file: string) => referenceRows(`funnel-limits/${file}`);
type Row = ReturnType<typeof rowsOf>[number];

const expectLimits = (found: FunnelLimits | undefined, row: Row, lower: string, upper: string): void => {
  expectNear(found?.lower, num(row[lower]), `${row.group ?? row.number_seq} ${lower}`);
  expectNear(found?.upper, num(row[upper]), `${row.group ?? row.number_seq} ${upper}`);
};

/** The outliers of a case, by the adjusted outer line where there is over-dispersion, else by the plain one. */
const outlier = (row: Row, outer: FunnelLimits | undefined): string => {
  const at = standing(must(row.rr), { inner: outer, outer });
  return at?.side === 'within' ? '0' : '1';
};

describe.skipIf(!haveShared)('against the funnel reference cases', () => {
  it('has the exact Poisson limits of every expected count', () => {
    const rows = rowsOf('expected_poisson_limits.csv');
    expect(rows).toHaveLength(11);
    for (const row of rows) {
      const expected = must(row.number_seq);
      expectLimits(ratioFunnel(expected, { method: 'exact' }), row, 'll95', 'ul95');
      expectLimits(ratioFunnel(expected, { method: 'exact', confidence: 0.998 }), row, 'll998', 'ul998');
    }
  });

  const units = haveShared
    ? rowsOf('input_toy6.csv').map((row) => ({ numerator: must(row.num), denominator: must(row.denom) }))
    : [];

  it('has the SHMI case: ranks truncated, phi, tau squared through the limits, outliers', () => {
    const { units: found, phi, tauSquared } = overdispersion(units, { transform: 'log' });
    expect(phi).toBeCloseTo(2.948033, 6);
    rowsOf('expected_toy6_SR_SHMI.csv').forEach((row, index) => {
      const e = must(row.denominator);
      expectNear(found[index]?.z, num(row.Uzscore), 'z');
      expectNear(found[index]?.trimmedZ, num(row.Wuzscore), 'trimmed z');
      expect(found[index]?.trimmed).toBe(row.truncated === '1');
      expectLimits(ratioFunnel(e, { method: 'log', tauSquared }), row, 'OD95LCL', 'OD95UCL');
      const outer = ratioFunnel(e, { method: 'log', tauSquared, confidence: 0.998 });
      expectLimits(outer, row, 'OD99LCL', 'OD99UCL');
      expectLimits(ratioFunnel(e, { method: 'exact' }), row, 'LCL95', 'UCL95');
      expectLimits(ratioFunnel(e, { method: 'exact', confidence: 0.998 }), row, 'LCL99', 'UCL99');
      expect(outlier(row, outer)).toBe(row.outlier);
    });
  });

  it('has the CQC case up to its limits, which the source draws on the wrong scale, and squares them back', () => {
    const { units: found, tauSquared } = overdispersion(units, { transform: 'root', share: 0.05 });
    // This case of the source trims a twentieth at each end; the others a tenth.
    rowsOf('expected_toy6_SR_CQC.csv').forEach((row, index) => {
      const e = must(row.denominator);
      expectNear(found[index]?.z, num(row.Uzscore), 'z');
      expectNear(found[index]?.trimmedZ, num(row.Wuzscore), 'trimmed z');
      expect(found[index]?.trimmed).toBe(row.winsorised === '1');
      // The source's limits are 100 × the square root of the ratio's: squared, they are ours.
      const { lower, upper } = ratioFunnel(e, { method: 'root', tauSquared }) ?? {};
      expectNear(lower, (must(row.OD95LCL) / 100) ** 2, 'OD95LCL');
      expectNear(upper, (must(row.OD95UCL) / 100) ** 2, 'OD95UCL');
      const outer = ratioFunnel(e, { method: 'root', tauSquared, confidence: 0.998 });
      expectNear(outer?.lower, (must(row.OD99LCL) / 100) ** 2, 'OD99LCL');
      expectNear(outer?.upper, (must(row.OD99UCL) / 100) ** 2, 'OD99UCL');
      expectNear((ratioFunnel(e, { method: 'exact' })?.lower ?? 0) * 100, num(row.LCL95), 'LCL95');
      expectNear(
        (ratioFunnel(e, { method: 'exact', confidence: 0.998 })?.upper ?? 0) * 100,
        num(row.UCL99),
        'UCL99',
      );
    });
  });

  it('has the case of a ratio of counts, with the spread that its source draws', () => {
    const { units: found, tauSquared } = overdispersion(units, { transform: 'count-ratio' });
    const totals = units.reduce((all, unit) => ({ x: all.x + unit.numerator, n: all.n + unit.denominator }), {
      x: 0,
      n: 0,
    });
    const average = totals.x / totals.n;
    rowsOf('expected_toy6_RC.csv').forEach((row, index) => {
      const n = must(row.denominator);
      const spread = 'denominator';
      expectNear(Math.log(average), num(row.target_transformed), 'target');
      expectNear(found[index]?.z, num(row.Uzscore), 'z');
      expectNear(found[index]?.trimmedZ, num(row.Wuzscore), 'trimmed z');
      expect(found[index]?.trimmed).toBe(row.winsorised === '1');
      expectLimits(countRatioFunnel(average, n, { spread, tauSquared }), row, 'OD95LCL', 'OD95UCL');
      const outer = countRatioFunnel(average, n, { spread, tauSquared, confidence: 0.998 });
      expectLimits(outer, row, 'OD99LCL', 'OD99UCL');
      expectLimits(countRatioFunnel(average, n, { spread }), row, 'LCL95', 'UCL95');
      expectLimits(countRatioFunnel(average, n, { spread, confidence: 0.998 }), row, 'LCL99', 'UCL99');
      expect(outlier(row, outer)).toBe(row.outlier);
    });
  });
});
