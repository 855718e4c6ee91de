import { describe, expect, it } from 'vitest';
import { overdispersion, ratioFunnel } from '../../shared/statistics/index.ts';
import { inventPlace } from '../place/place.ts';
import { COPD_ADMISSIONS, copdAdmissions, MONTHLY_ADMISSIONS } from './admissions.ts';
import { CONDITIONS } from './conditions.ts';
import { COPD_EXPECTED, COPD_RECORDED, WEIGHBRIDGE } from './copd.ts';
import { ECHO_WEEKS } from './echo.ts';
import { ownRegister, registersOfCountry } from './elsewhere.ts';
import { inventNeeds, peopleIn, sumOfMembers } from './needs.ts';
import { peopleFrom } from './people.ts';
import { CARDIOLOGY, REHABILITATION_WEEKS, waitingIn } from './waits.ts';
import { LATEST, MONTHS, YEARS } from './years.ts';

const needs = inventNeeds(inventPlace());
const country = registersOfCountry(needs);
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const copdIn = (year: number) =>
  needs.surgeries.map(({ practice }) => {
    const found = needs.registers.get('COPD')?.get(practice.code);
    return {
      code: practice.code,
      fifth: practice.deprivationFifth,
      recorded: found?.register[year] ?? 0,
      expected: found?.expected[year] ?? 0,
    };
  });

/** Practices outside the limits that hold 998 in 1,000, with and without the spread that practices have anyway. */
const outside = (year: number, spread: boolean): string[] => {
  const rows = copdIn(year);
  const rate = sum(rows.map(({ recorded }) => recorded)) / sum(rows.map(({ expected }) => expected));
  const units = rows.map(({ recorded, expected }) => ({ numerator: recorded, denominator: expected * rate }));
  const { tauSquared } = overdispersion(units, { transform: 'root' });
  return rows.flatMap(({ code, recorded, expected }) => {
    const limits = spread
      ? ratioFunnel(expected * rate, { method: 'root', tauSquared, confidence: 0.998 })
      : ratioFunnel(expected * rate, { method: 'poisson', confidence: 0.998 });
    const ratio = recorded / (expected * rate);
    return limits && (ratio < limits.lower || ratio > limits.upper) ? [code] : [];
  });
};

describe('registers of the invented place', () => {
  it('are of no more people than the ages that they count, and never one to four', () => {
    for (const condition of CONDITIONS)
      for (const { practice, lists } of needs.surgeries)
        for (const { place } of YEARS) {
          const list = lists[place];
          const found = needs.registers.get(condition.register)?.get(practice.code);
          if (!list || !found) throw new Error(`${practice.code} has no ${condition.register}`);
          expect(found.register[place]).toBeGreaterThanOrEqual(5);
          expect(found.register[place]).toBeLessThan(peopleFrom(list, condition.ages));
          expect(found.expected[place]).toBeLessThan(peopleFrom(list, condition.modelAges));
        }
  });

  it('of the group are the sums of the practices that belonged to it on the last day of the year', () => {
    expect(needs.members.map((own) => own.length)).toEqual([67, 67, 68, 68]);
    for (const condition of CONDITIONS)
      for (const { place } of YEARS) {
        const own = country.get(condition.register)?.[place]?.[0];
        expect(own).toEqual(ownRegister(needs, condition, place));
        expect(own?.people).toBe(
          sumOfMembers(
            needs,
            place,
            ({ practice }) =>
              needs.registers.get(condition.register)?.get(practice.code)?.register[place] ?? 0,
          ),
        );
      }
    expect(needs.people.at(-1)).toBe(650_238);
  });

  it('have a region, a country and others beside the group, whose codes are nobody’s', () => {
    const areas = country.get('COPD')?.[LATEST] ?? [];
    expect(areas).toHaveLength(32);
    expect(new Set(areas.map(({ area }) => area)).size).toBe(32);
    expect(areas.every(({ area }) => /^Z[0-9][A-Z]$/.test(area))).toBe(true);
  });
});

describe('what is planted in the needs of the place', () => {
  it('COPD is recorded for 64% of those expected in the most deprived fifth, 91% in the least', () => {
    const rows = copdIn(LATEST);
    const fifths = [1, 2, 3, 4, 5].map((fifth) => rows.filter((row) => row.fifth === fifth));
    expect(fifths.map((some) => sum(some.map(({ recorded }) => recorded)))).toEqual([...COPD_RECORDED]);
    expect(fifths.map((some) => Math.round(sum(some.map(({ expected }) => expected))))).toEqual([
      ...COPD_EXPECTED,
    ]);
    const shares = COPD_RECORDED.map((recorded, at) =>
      Math.round((100 * recorded) / (COPD_EXPECTED[at] ?? 1)),
    );
    expect(shares).toEqual([64, 80, 76, 91, 91]);
  });

  it('three of 68 practices stand outside for COPD in 2025/26, whichever limits are drawn', () => {
    expect(outside(LATEST, true)).toEqual(['Z00018', 'Z00054', 'Z00067']);
    expect(outside(LATEST, false)).toEqual(['Z00018', 'Z00054', 'Z00067']);
  });

  it('two registers of COPD halve by mistakes: Weighbridge’s for one year, Kiln Row’s in the last', () => {
    const register = (code: string) => needs.registers.get('COPD')?.get(code)?.register ?? [];
    const [before = 0, halved = 0, after = 0] = register(WEIGHBRIDGE);
    expect(halved / before).toBeCloseTo(0.5, 1);
    expect(after / before).toBeCloseTo(1, 1);
    expect(outside(1, true)).toContain(WEIGHBRIDGE);
    expect(outside(2, true)).not.toContain(WEIGHBRIDGE);
    expect(register('Z00018').slice(2)).toEqual([expect.any(Number), 119]);
    expect(119 / (register('Z00018')[2] ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('atrial fibrillation is recorded better every year, here and not elsewhere', () => {
    const shares = (own: boolean) =>
      YEARS.map(({ place }) => {
        const areas = country.get('AF')?.[place] ?? [];
        const some = own ? areas.slice(0, 1) : areas.slice(1);
        return sum(some.map(({ people }) => people)) / sum(some.map(({ expected }) => expected));
      });
    const [a = 0, b = 0, c = 0, d = 0] = shares(true);
    expect([b - a, c - b, d - c].every((step) => step > 0.05 && step < 0.07)).toBe(true);
    expect(Math.max(...shares(false)) - Math.min(...shares(false))).toBeLessThan(0.02);
  });

  it('half of those who wait for an echocardiogram wait twice as long as two years before; so for the heart clinic', () => {
    const half = ECHO_WEEKS.slice(0, 24);
    expect(ECHO_WEEKS).toHaveLength(MONTHS.length);
    expect((ECHO_WEEKS.at(-1) ?? 0) / (sum(half) / half.length)).toBeGreaterThan(2);
    const within = (month: number): number => {
      const row = waitingIn(needs, month).find(
        ({ area, treatment }) => area === 'Z1V' && treatment === CARDIOLOGY,
      );
      return sum(row?.weeks.slice(0, 7) ?? []) / sum(row?.weeks ?? []);
    };
    expect(within(0)).toBeCloseTo(0.5, 1);
    expect(within(MONTHS.length - 1)).toBeLessThan(0.25);
  });

  it('emergency admissions for COPD are over three times as common in the most deprived fifth, and rise last winter', () => {
    const counts = copdAdmissions(needs);
    const rates = [1, 5].map((fifth) => {
      const some = needs.surgeries.filter(({ practice }) => practice.deprivationFifth === fifth);
      const people = sum(some.map((surgery) => peopleIn(surgery, LATEST)));
      return (100_000 * sum(some.map(({ practice }) => counts.get(practice.code)?.[LATEST] ?? 0))) / people;
    });
    expect(rates.map(Math.round)).toEqual([350, 96]);
    for (const year of [1, 2, 3])
      expect(sumOfMembers(needs, year, ({ practice }) => counts.get(practice.code)?.[year] ?? 0)).toBe(
        sum(MONTHLY_ADMISSIONS.slice((year - 1) * 12, year * 12)),
      );
    expect(COPD_ADMISSIONS).toBeGreaterThan(99_999);
  });

  it('422 people wait for pulmonary rehabilitation on 31 March 2026, 62 of them over 18 weeks', () => {
    expect([sum(REHABILITATION_WEEKS), sum(REHABILITATION_WEEKS.slice(18))]).toEqual([422, 62]);
    const row = waitingIn(needs, MONTHS.length - 1).find(({ treatment }) => treatment === '342');
    expect(row?.weeks.slice(0, REHABILITATION_WEEKS.length)).toEqual([...REHABILITATION_WEEKS]);
  });
});
