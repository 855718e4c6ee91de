import { describe, expect, it } from 'vitest';
import { avoidedAccount, avoidedAccounts, whyNotAvoided } from './avoided-rules.ts';
import { moneyByMonth } from './money-rules.ts';
import { netPresentValue, paybackMonths, rateOn, returnOf } from './return-rules.ts';
import { EMERGENCY_PAYMENTS, STARTING_RATES } from './starting-money.ts';
import { SCANS } from './test-scans-money.ts';

describe('return, payback and present value', () => {
  const monthly = (months: number, cost: number, cash: number) =>
    Array.from({ length: months }, (_, month) => ({ cost: month === 0 ? cost : 0, cash }));

  it('of £300,000 that is half cashable for £120,000: £30,000 net, 25%, paid back in 0.8 years', () => {
    const months = monthly(12, 120_000_00, 12_500_00);
    expect(returnOf(months)).toEqual({ cost: 120_000_00, cash: 150_000_00, net: 30_000_00, share: 0.25 });
    expect((paybackMonths(months) ?? 0) / 12).toBeCloseTo(0.8, 10);
  });

  it('of a case that claims no saving: it does not pay back, and says so', () => {
    const months = moneyByMonth(SCANS, '2026-07', 60).map(({ recurring, once, cash }) => ({
      cost: recurring + once,
      cash,
    }));
    expect(paybackMonths(months)).toBeUndefined();
    expect(returnOf(months).net).toBeLessThan(0);
  });

  it('payback is the last time that it catches up, and nought where it is never behind', () => {
    expect(paybackMonths([{ cost: 0, cash: 5 }])).toBe(0);
    const twice = [
      { cost: 10, cash: 0 },
      { cost: 0, cash: 20 },
      { cost: 20, cash: 0 },
      { cost: 0, cash: 20 },
    ];
    expect(paybackMonths(twice)).toBe(3.5);
    expect(returnOf([{ cost: 0, cash: 5 }]).share).toBeUndefined();
  });

  it('present value is worked out by the dated rate, 3.5% being data', () => {
    const rate = rateOn(STARTING_RATES, '2026-05-12');
    if (!rate) throw new Error('there is a rate in 2026');
    expect(rate).toMatchObject({ aYear: 350, verified: false });
    const hundred = [1, 2, 3].map(() => ({ cost: 0, cash: 100_00 }));
    expect(netPresentValue(hundred, rate)).toBe(289_97);
    expect(netPresentValue(hundred, { ...rate, aYear: 0 })).toBe(300_00);
    expect(netPresentValue([], rate)).toBe(0);
    expect(rateOn(STARTING_RATES, '2003-03-31')).toBeUndefined();
    const newer = { ...rate, inForceFrom: '2027-04-01', aYear: 300 };
    expect(rateOn([...STARTING_RATES, newer], '2027-04-01')).toBe(newer);
    expect(() =>
      netPresentValue(
        Array.from({ length: 31 }, () => ({ cost: 1, cash: 0 })),
        rate,
      ),
    ).toThrow(/30 years/);
  });
});

describe('avoided is not saved', () => {
  const claim = {
    admissions: 200,
    daysEach: 3,
    emergencyPence: 2_000_00,
    plannedDays: 2,
    plannedPence: 3_000_00,
  };

  it('freed beds fill: 200 admissions avoided are 180 people treated and more to pay, however it is paid', () => {
    const accounts = avoidedAccounts(claim, { low: 0, likely: 0.6, high: 1 }, EMERGENCY_PAYMENTS);
    expect(accounts.map(({ payment, likely }) => [payment.key, likely.net])).toEqual([
      ['each', -140_000_00],
      ['marginal', -420_000_00],
      ['fixed', -540_000_00],
    ]);
    expect(accounts[0]?.likely).toMatchObject({
      freedDays: 600,
      morePlanned: 180,
      notPaid: 400_000_00,
      paidForPlanned: 540_000_00,
    });
    expect(accounts[0]?.low.net).toBe(400_000_00);
    expect(accounts[0]?.high.net).toBe(-500_000_00);
  });

  it('is not worked out from what cannot be', () => {
    expect(whyNotAvoided(claim, 0.6, 1)).toBeUndefined();
    expect(whyNotAvoided({ ...claim, plannedDays: 0 }, 0.6, 1)?.field).toBe('plannedDays');
    expect(whyNotAvoided({ ...claim, admissions: -1 }, 0.6, 1)?.field).toBe('admissions');
    expect(whyNotAvoided(claim, 1.1, 1)?.field).toBe('filled');
    expect(whyNotAvoided(claim, 0.6, -0.1)?.field).toBe('marginal');
    expect(() => avoidedAccount(claim, 2, { key: 'x', label: 'X', marginal: 1 })).toThrow(RangeError);
  });
});
