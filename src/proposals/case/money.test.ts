import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../shared/calendar/index.ts';
import { whatIsWrongWithMoney } from './money-check-rules.ts';
import {
  type Money,
  moneyByMonth,
  moneyByYear,
  moneyFullYear,
  moneyOnce,
  weightedCash,
  whoPays,
  within,
} from './money-rules.ts';
import { SCANS } from './test-scans-money.ts';
import { fromSeptember } from './worked-example.ts';

const pence = (lines: readonly { pence: number }[]) => lines.map((line) => line.pence);

describe('the money of a case', () => {
  it('of a part year follows ramp and lag: 2026/27 from September', () => {
    const [first, second] = moneyByYear(SCANS, '2026-07', 2);
    expect([first?.year, second?.year]).toEqual(['2026/27', '2027/28']);
    expect(pence(first?.sum.recurring ?? [])).toEqual([121_440_00, 47_300_00, 21_450_00]);
    expect(pence(first?.sum.once ?? [])).toEqual([18_500_00, 24_000_00]);
    expect(first?.sum).toMatchObject({
      cost: 232_690_00,
      cashReleased: 38_122_00,
      net: 194_568_00,
      capacity: [{ units: 277, unit: 'visits' }],
      avoided: [{ units: 13, lower: 6, upper: 21 }],
    });
    expect(second?.sum).toMatchObject({ cost: 414_960_00, cashReleased: 130_704_00, net: 284_256_00 });
  });

  it('of a full year is what it costs from then on, without what is paid once', () => {
    const year = moneyFullYear(SCANS);
    expect(pence(year.recurring)).toEqual([264_960_00, 103_200_00, 46_800_00]);
    expect(year).toMatchObject({
      cost: 414_960_00,
      net: 284_256_00,
      capacity: [{ units: 950 }],
      avoided: [{ units: 46, lower: 20, upper: 72 }],
    });
    expect(moneyOnce(SCANS)).toBe(42_500_00);
    expect(weightedCash(SCANS)).toBe(104_563_20);
  });

  it('never takes capacity or avoided cost off what it costs', () => {
    const without: Money = {
      ...SCANS,
      effects: SCANS.effects.filter(({ kind }) => kind === 'cash-releasing'),
      freed: [],
    };
    expect(moneyFullYear(without).net).toBe(moneyFullYear(SCANS).net);
    expect(JSON.stringify([moneyFullYear(SCANS).capacity, moneyFullYear(SCANS).avoided])).not.toMatch(
      /pence/,
    );
  });

  it('month by month is the picture: cost comes at once, cash two months behind', () => {
    const months = moneyByMonth(SCANS, '2026-07', 21);
    expect(months.at(0)).toEqual({ month: '2026-07', recurring: 0, once: 8_500_00, cash: 0 });
    expect(months.at(2)).toEqual({ month: '2026-09', recurring: 8_645_00, once: 16_000_00, cash: 0 });
    expect(months.at(4)?.cash).toBe(2_723_00);
    expect(months.at(-1)).toEqual({ month: '2028-03', recurring: 34_580_00, once: 0, cash: 10_892_00 });
  });

  it('says who pays and who gains, and the sums are nought', () => {
    const sums = whoPays(SCANS);
    expect(Object.fromEntries(sums)).toEqual({
      group: -284_256_00,
      Hollowmere: 171_480_00,
      Kestrelbridge: 112_776_00,
    });
    expect([...sums.values()].reduce((sum, value) => sum + value, 0)).toBe(0);
  });

  it('says so whatever share of the price is cash, to the penny', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 99_999 }),
        (cashable, price) => {
          const effects = SCANS.effects.map((effect) =>
            effect.kind === 'cash-releasing' ? { ...effect, cashable, pencePerUnit: price } : effect,
          );
          const sums = whoPays({ ...SCANS, effects });
          expect([...sums.values()].reduce((sum, value) => sum + value, 0)).toBe(0);
          expect(sums.get('group')).toBe(-moneyFullYear({ ...SCANS, effects }).net);
        },
      ),
      { seed: 53, numRuns: 100 },
    );
  });

  it('that counts something twice, or cannot be, is refused', () => {
    expect(whatIsWrongWithMoney(SCANS)).toEqual([]);
    const kinds = (money: Money) => whatIsWrongWithMoney(money).map(({ kind }) => kind);
    expect(whatIsWrongWithMoney({ ...SCANS, freed: [{ activity: 'visits', unitsAYear: 1700 }] })).toEqual([
      { kind: 'money-twice', activity: 'visits', freed: 1700, counted: 1728 },
    ]);
    const [scan, ...others] = SCANS.recurring;
    const [cash, , avoided] = SCANS.effects;
    if (scan === undefined || cash?.kind !== 'cash-releasing' || avoided?.kind !== 'cost-avoiding')
      throw new Error('the example has these lines');
    const withScan = (change: Partial<typeof scan>): Money => ({
      ...SCANS,
      recurring: [{ ...scan, ...change }, ...others],
    });
    expect(kinds(withScan({ unitsAYear: 2881 }))).toEqual(['money-parts']);
    expect(kinds(withScan({ pencePerUnit: 92.5 }))).toEqual(['money-number']);
    expect(kinds(withScan({ key: 'blood' }))).toEqual(['money-same-key']);
    expect(kinds(withScan({ timing: { ...fromSeptember, ramp: [12_000] } }))).toEqual(['money-share']);
    expect(kinds(withScan({ timing: { ...fromSeptember, starts: '2026-13' } }))).toEqual(['money-month']);
    expect(kinds(withScan({ timing: { ...fromSeptember, lag: -1 } }))).toEqual(['money-number']);
    expect(kinds({ ...SCANS, effects: [{ ...cash, cashable: -1, confidence: 10_001 }] })).toEqual([
      'money-share',
      'money-share',
    ]);
    expect(kinds({ ...SCANS, effects: [{ ...avoided, lower: 50 }] })).toEqual(['money-range']);
    const wrongMonth = [{ key: 'once', label: 'Once', payments: [{ month: 'July', pence: 1 }] }];
    expect(kinds({ ...SCANS, once: wrongMonth })).toEqual(['money-month']);
  });
});

describe('phasing', () => {
  const timing = fc.record({
    starts: fc.constantFrom('2026-04', '2026-09', '2027-01'),
    ramp: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 }),
    lag: fc.integer({ min: 0, max: 6 }),
  });

  it('loses no penny: months add up to years, and twelve full months are the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), timing, fc.nat(40), (aYear, when, ahead) => {
        const from = addMonths('2026-04', ahead);
        const months = Array.from({ length: 12 }, (_, place) => addMonths(from, place));
        const each = months.map((month) => within(aYear, when, month, month));
        const whole = within(aYear, when, from, addMonths(from, 11));
        expect(each.reduce((sum, value) => sum + value, 0)).toBe(whole);
        expect(each.every((value) => value >= 0)).toBe(true);
        if (ahead >= 21) expect(whole).toBe(aYear);
      }),
      { seed: 52, numRuns: 200 },
    );
  });
});
