import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../shared/calendar/index.ts';
import { SCANS } from '../test-scans-money.ts';
import { amountIn, countIn, growingOver, shareIn, sharesIn } from './amounts-rules.ts';
import { EMPTY_MONEY, type MoneyContent, moneyContent } from './content.ts';
import { moneyFaults } from './faults.ts';
import { moneyFromForm, moneyToForm } from './form.ts';

const share = fc.integer({ min: 0, max: 10_000 });
const count = fc.integer({ min: 0, max: 1_000_000 });
const pence = fc.integer({ min: 0, max: 1_000_000 });
const label = fc.stringMatching(/^[A-Za-z][A-Za-z ,()-]{0,20}[a-z]$/);
const month = fc.integer({ min: 0, max: 400 }).map((ahead) => addMonths('2010-01', ahead));
const timing = fc.record({
  starts: month,
  ramp: fc.oneof(fc.array(share, { maxLength: 6 }), fc.integer({ min: 1, max: 14 }).map(growingOver)),
  lag: fc.integer({ min: 0, max: 24 }),
});
const parts = fc
  .uniqueArray(fc.constantFrom('Hollowmere General', 'Kestrelbridge Infirmary', 'Z0X', 'group'), {
    maxLength: 3,
  })
  .chain((names) =>
    fc.tuple(
      ...names.map((organisation) => fc.record({ organisation: fc.constant(organisation), units: count })),
    ),
  );
const line = { label, unit: label, unitsAYear: count, timing };
const effect = { ...line, confidence: share };
const of = fc.constantFrom({}, { of: 'visits' }, { of: 'beds' });
const days = fc.integer({ min: 1, max: 4000 }).map((quarters) => quarters / 4);
const shares = fc.tuple(share, share, share).map((three) => {
  const [low = 0, likely = 0, high = 0] = [...three].sort((a, b) => a - b);
  return { low, likely, high };
});
const account = fc
  .tuple(fc.record({ daysEach: days, emergencyPence: pence, plannedDays: days, plannedPence: pence }), shares)
  .map(([given, three]) => ({ ...given, ...three }));

/** Any money that can be kept, sound or not, in the order and with the keys that keeping gives it. */
const anyMoney: fc.Arbitrary<MoneyContent> = fc
  .record({
    recurring: fc.array(fc.record({ ...line, pencePerUnit: pence, paidTo: parts }), { maxLength: 4 }),
    once: fc.array(
      fc.record({ label, payments: fc.array(fc.record({ month, pence }), { minLength: 1, maxLength: 4 }) }),
      { maxLength: 3 },
    ),
    cash: fc.array(
      fc.tuple(fc.record({ ...effect, pencePerUnit: pence, cashable: share, noLongerPaidTo: parts }), of),
      { maxLength: 3 },
    ),
    capacity: fc.array(fc.tuple(fc.record(effect), of), { maxLength: 3 }),
    avoiding: fc.array(
      fc.tuple(fc.record({ ...effect, lower: count, upper: count }), of, fc.option(account)),
      { maxLength: 3 },
    ),
    freed: fc.constantFrom(
      [],
      [
        { activity: 'visits', unitsAYear: 1728 },
        { activity: 'beds', unitsAYear: 3 },
      ],
    ),
  })
  .map(({ recurring, once, cash, capacity, avoiding, freed }) => {
    const all = [
      ...cash.map(([one, part]) => ({ kind: 'cash-releasing', ...one, ...part })),
      ...capacity.map(([one, part]) => ({ kind: 'capacity-releasing', ...one, ...part })),
      ...avoiding.map(([one, part, sums]) => ({
        kind: 'cost-avoiding',
        ...one,
        ...part,
        ...(sums ? { account: sums } : {}),
      })),
    ];
    return moneyContent.parse({
      none: recurring.length + once.length + all.length === 0,
      pricesOf: '2026/27',
      payer: 'group',
      recurring,
      once,
      effects: all,
      freed,
    });
  });

const kept = (form: Record<string, string>) => moneyContent.safeParse(moneyFromForm(form));
const messages = (form: Record<string, string>) =>
  kept(form).error?.issues.map(({ path, message }) => [path.join('.'), message]);

const SCAN_ROW = {
  pricesOf: '2026/27',
  'recurring-2-label': 'Scan with report',
  'recurring-2-unit': 'scans',
  'recurring-2-unitsAYear': '2,880',
  'recurring-2-pencePerUnit': '£92.00',
  'recurring-2-starts-month': 'September',
  'recurring-2-starts-year': '2026',
  'recurring-2-grows': '4',
  'recurring-2-paidTo-1-organisation': 'Hollowmere General',
};

describe('the form of the money', () => {
  it('gives back what was kept, whatever that is', () => {
    fc.assert(
      fc.property(anyMoney, (money) => {
        expect(moneyContent.parse(moneyFromForm(moneyToForm(money)))).toEqual(money);
      }),
      { seed: 20260521, numRuns: 100 },
    );
  });

  it('gives back the worked example, and an empty one', () => {
    const scans = moneyContent.parse({ ...SCANS, none: false });
    expect(scans).toEqual({ ...SCANS, none: false, accounts: [] });
    expect(moneyContent.parse(moneyFromForm(moneyToForm(scans)))).toEqual(scans);
    expect(moneyContent.parse(moneyFromForm(moneyToForm(EMPTY_MONEY)))).toEqual(EMPTY_MONEY);
  });

  it('reads pounds, months and growth as people write them, and one organisation as paid for all', () => {
    expect(kept(SCAN_ROW).data?.recurring).toEqual([
      {
        key: 'cost-1',
        label: 'Scan with report',
        unit: 'scans',
        unitsAYear: 2880,
        pencePerUnit: 92_00,
        timing: { starts: '2026-09', ramp: [2500, 5000, 7500], lag: 0 },
        paidTo: [{ organisation: 'Hollowmere General', units: 2880 }],
      },
    ]);
  });

  it('takes start and growth from the line above where they are left empty', () => {
    const next = {
      'recurring-3-label': 'Blood test',
      'recurring-3-unit': 'tests',
      'recurring-3-unitsAYear': '4,800',
      'recurring-3-pencePerUnit': '21.50',
      'recurring-3-paidTo-1-organisation': 'hollowmere  general',
    };
    const [, blood] = kept({ ...SCAN_ROW, ...next }).data?.recurring ?? [];
    expect(blood?.timing).toEqual({ starts: '2026-09', ramp: [2500, 5000, 7500], lag: 0 });
    expect(blood?.paidTo).toEqual([{ organisation: 'Hollowmere General', units: 4800 }]);
  });

  it('refuses each at the row where it was written, with its line and what to do', () => {
    const wrong = (field: string, text: string) => messages({ ...SCAN_ROW, [`recurring-2-${field}`]: text });
    const price = 'Scan with report: give the price of one in pounds, such as 92 or £92.00.';
    for (const text of ['92.005', 'about 90', '−5', '1,23', ''])
      expect(wrong('pencePerUnit', text)).toEqual([['recurring-2-pencePerUnit', price]]);
    expect(wrong('unitsAYear', '2.5')?.[0]?.[0]).toBe('recurring-2-unitsAYear');
    expect(wrong('starts-month', '13')).toEqual([
      ['recurring-2-starts', 'Scan with report: say in which month and year it starts, such as 9 2026.'],
    ]);
    expect(wrong('starts-year', '9999')?.[0]?.[0]).toBe('recurring-2-starts');
    expect(messages({ ...SCAN_ROW, 'recurring-2-grows': 'own', 'recurring-2-steps': '25%, 120%' })).toEqual([
      ['recurring-2-ramp', 'Scan with report: give the steps as shares, such as 25%, 50%, 75%.'],
    ]);
    expect(wrong('pencePerUnit', '90,000,000,000')?.[0]?.[1]).toMatch(/look at/);
    expect(messages({ ...SCAN_ROW, pricesOf: '' })?.[0]?.[0]).toBe('pricesOf');
    expect(messages({ ...SCAN_ROW, none: 'yes' })?.[0]?.[0]).toBe('none');
    expect(
      messages({ 'avoiding-1-label': 'Admissions', 'avoiding-1-low': '90%' })?.map(([at]) => at),
    ).toEqual(expect.arrayContaining(['avoiding-1-confidence', 'avoiding-1-upper', 'avoiding-1-daysEach']));
  });

  it('leaves out a line that is to be taken out, and rows in which nothing stands', () => {
    expect(kept({ ...SCAN_ROW, 'recurring-2-out': 'yes' }).data?.recurring).toEqual([]);
    expect(kept({ 'recurring-1-label': '  ', 'recurring-1-key': 'scan' }).data?.recurring).toEqual([]);
  });

  it('says in words at its line what cannot be', () => {
    const scans = moneyContent.parse({ ...SCANS, none: false });
    expect(moneyFaults(scans)).toEqual([]);
    const [scan, ...others] = scans.recurring;
    if (!scan) throw new Error('the example has this line');
    expect(moneyFaults({ ...scans, recurring: [{ ...scan, unitsAYear: 2881 }, ...others] })).toEqual([
      {
        field: 'recurring-1-paidTo-1-organisation',
        words:
          'Scan with report: 2,881 scans a year stand in the line, and 2,880 beside the organisations. Make them the same.',
      },
    ]);
    expect(moneyFaults({ ...scans, freed: [{ activity: 'visits', unitsAYear: 1700 }] })[0]).toMatchObject({
      field: 'freed-1-unitsAYear',
      words: expect.stringContaining('counted twice'),
    });
  });
});

describe('amounts as people write them', () => {
  it.each([
    ['£92.00', 92_00],
    ['92', 92_00],
    ['1,234.50', 1_234_50],
    [' £ 18,500 ', 18_500_00],
    ['0.5', 50],
  ])('%s is %d pence', (text, value) => expect(amountIn(text)).toBe(value));
  it.each(['', '-1', '1.234', '1,23', '12,34,567', '£', 'ten', '1e3'])('“%s” is no amount', (text) =>
    expect(amountIn(text)).toBeUndefined(),
  );
  it('shares and counts', () => {
    expect([shareIn('80%'), shareIn('12.5 per cent'), shareIn('101'), shareIn('12.345')]).toEqual([
      8000,
      1250,
      undefined,
      undefined,
    ]);
    expect(sharesIn('25%, 50 ,75%')).toEqual([2500, 5000, 7500]);
    expect([countIn('2,880'), countIn('2.0'), countIn('-2')]).toEqual([2880, undefined, undefined]);
  });
});
