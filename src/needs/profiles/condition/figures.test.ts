import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall } from '../../../shared/small-numbers.ts';
import { againstExpected, practicesOf, recordedOf } from './area.ts';
import { gradient } from './gradient.ts';
import { linkedIndicators } from './indicators.ts';
import { notesOf } from './notes.ts';
import { practices } from './practices.ts';
import { slopeOf, slopeWords, wayOf } from './slope.ts';
import { conditionData, indicatorRow, registerRow, type Surgery } from './test-data.ts';
import { trend, trendWords } from './trend.ts';

/** Fifty practices in five fifths: recorded rises from 64% to 91% of what is expected. */
const place = (recorded = [0.64, 0.8, 0.77, 0.9, 0.91]): Surgery[] =>
  Array.from({ length: 50 }, (_, i) => {
    const fifth = Math.trunc(i / 10);
    const expected = 200 + 7 * (i % 10);
    return {
      code: `Z${String(10_000 + i)}`,
      expected,
      people: Math.round(expected * (recorded[fifth] ?? 1)),
      list: 8000 + 100 * i,
      score: 60 - i,
    };
  });

const figures = (surgeries: readonly Surgery[], named = true) => {
  const data = conditionData(surgeries);
  const atoms = practicesOf(data);
  return {
    data,
    atoms,
    gradient: gradient(data, {}, atoms, undefined),
    practices: practices(data, {}, atoms, named),
  };
};

describe('the gradient', () => {
  it('tells that the difference widens with deprivation, by how much, and how many people that is', () => {
    const made = figures(place()).gradient;
    expect(made?.figure.title).toBe('The poorer the place, the wider the difference');
    expect(made?.figure.reading).toMatch(
      /64% of the number expected in the most deprived fifth, 91% in the least/,
    );
    expect(made?.figure.reading).toMatch(
      /Slope index: 3\d percentage points between the two ends \(\d+ to \d+\), higher at the least deprived/,
    );
    expect(made?.figure.people?.words).toContain('fewer people on registers than the model expects');
    expect(made?.figure.people?.people).toBeCloseTo(0.36 * 2315, -2);
    expect(made?.news).toContain('most of all where people are poorest');
  });

  it('tells of no gradient where chance explains it', () => {
    expect(figures(place([0.8, 0.8, 0.8, 0.8, 0.8])).gradient?.figure.title).toContain('no clear gradient');
  });

  it('is of what is recorded alone where nothing is expected of practices, and says so', () => {
    const made = figures(place().map(({ expected: _, ...one }) => one)).gradient;
    expect(made?.figure.picture.kind).toBe('bars');
    expect(made?.figure.caveats.join(' ')).toContain('No file loaded gives what a model expects by practice');
  });

  it('is not made of practices without scores, nor of fewer than five', () => {
    expect(figures(place().map(({ score: _, ...one }) => one)).gradient).toBeUndefined();
    expect(figures(place().slice(0, 4)).gradient).toBeUndefined();
  });
});

describe('the practices', () => {
  it('are held against each other for their size: the one far below has a letter, its people are counted', () => {
    const some = place([0.8, 0.8, 0.8, 0.8, 0.8]).map((one, i) => (i === 20 ? { ...one, people: 60 } : one));
    const made = figures(some).practices;
    expect(made?.figure.title).toBe(
      '1 of 50 practices records fewer people with COPD than chance would explain',
    );
    expect(made?.outside).toEqual([{ letter: 'A', code: 'Z10020', below: true }]);
    expect(made?.figure.people?.people).toBeCloseTo(0.794 * 200 - 60, -1);
  });

  it('withhold small registers with one more, and never tell them anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 30 }), (counts) => {
        const some = counts.map((people, i) => ({
          code: `Z${10_000 + i}`,
          people,
          expected: 20,
          list: 2000 + i,
          score: i,
        }));
        const { practices: made, gradient: slope } = figures(some);
        const chart = made?.figure.picture;
        if (!made || chart?.kind !== 'funnel') return;
        const shown = chart.data.points.flatMap(({ also }) =>
          typeof also?.[0] === 'number' ? [also[0]] : [],
        );
        expect(shown.some(isSmall)).toBe(false);
        expect(chart.data.points.filter(({ standing }) => standing === 'withheld')).toHaveLength(
          made.figure.withheld,
        );
        expect(
          chart.data.points.every(({ value, standing }) => (value === null) === (standing === 'withheld')),
        ).toBe(true);
        expect(JSON.stringify(figures(some, false).practices?.figure)).not.toContain('Z100');
        // The fifths are added up over shown practices: their sum and the whole's are the same.
        const [, ...rest] = slope?.figure.table.columns ?? [];
        const at = rest.indexOf('On the register') + 1;
        const sum = (slope?.figure.table.rows ?? []).reduce((total, row) => total + Number(row[at]), 0);
        if (slope) expect(sum).toBe(shown.reduce((total, one) => total + one, 0));
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  it('give the public no exact number of a practice, by which it could be looked up, and the same standings', () => {
    const odd = place([0.8, 0.8, 0.8, 0.8, 0.8]).map((one, i) => ({
      ...one,
      expected: 201.37 + 7.1 * ((i * 13) % 50),
      list: 8003 + 117 * ((i * 7) % 50),
      people: i === 20 ? 60 : Math.round(0.8 * (201.37 + 7.1 * ((i * 13) % 50))),
    }));
    for (const [some, step] of [
      [odd, 10],
      [odd.map(({ expected: _, ...one }) => one), 1000],
    ] as const) {
      const [named, unnamed] = [true, false].map((as) => figures(some, as).practices?.figure);
      if (named?.picture.kind !== 'funnel' || unnamed?.picture.kind !== 'funnel')
        throw new Error('no funnel');
      const { points, alsoNames } = unnamed.picture.data;
      expect(alsoNames).toBeUndefined();
      expect(unnamed.table.columns).not.toContain('Of');
      for (const point of points) {
        expect(point).not.toHaveProperty('also');
        expect(point.size % step).toBe(0);
        expect(Number.isInteger(point.value)).toBe(true);
      }
      // Alike in what is told, marks do not keep the order of their exact sizes.
      const told = points.map(({ size, value }) => size * 1000 + (value ?? -1));
      expect(told).toEqual([...told].sort((a, b) => a - b));
      const standings = ({ standing, letter }: { standing: string; letter?: string | undefined }) =>
        `${standing} ${letter ?? ''}`;
      expect(points.map(standings).sort()).toEqual(named.picture.data.points.map(standings).sort());
      expect((unnamed.people?.people ?? 0) % 10).toBe(0);
      expect(unnamed.caveats.join(' ')).toContain('Practices are not named');
    }
  });
});

describe('recorded against expected', () => {
  it('of practices is added up over those that have both', () => {
    const some = place().map((one, i) =>
      i === 0 ? { code: one.code, people: one.people, list: 9000 } : one,
    );
    const data = conditionData(some);
    const atoms = practicesOf(data);
    const recorded = recordedOf(data, atoms);
    const against = againstExpected(data, atoms, recorded);
    expect(recorded?.people).toBe(some.reduce((sum, { people }) => sum + (people ?? 0), 0));
    expect(against?.recorded.people).toBe((recorded?.people ?? 0) - (some[0]?.people ?? 0));
    expect(against?.joinedBy).toBe('practices');
  });
});

describe('a register that fell for one year', () => {
  it('is told as what may be a data error, by name to members only', () => {
    const some = place();
    const rows = [2023, 2024, 2025].map((year, i) => ({
      row: registerRow({ year: `${year}-04-01`, area: 'Z10003', people: [200, 99, 201][i] ?? 0 }),
      others: [],
    }));
    const data = conditionData(some, { ofPractices: rows });
    const notes = (named: boolean) => notesOf(data, practicesOf(data), undefined, undefined, named).join(' ');
    expect(notes(true)).toContain('The register of Surgery Z10003 fell by more than a third in 2024/25');
    expect(notes(true)).toContain('may be a data error');
    expect(notes(false)).toContain('The register of one practice fell');
    expect(notes(false)).not.toContain('Z10003');
  });
});

describe('a linked indicator', () => {
  const named = { indicator: 'fingertips/1', name: 'Emergency hospital admissions for COPD' };
  const rate = (code: string, events: number) =>
    indicatorRow({
      load: 'tips',
      ...named,
      area: code,
      period: '2025/26',
      from: '2025-04-01',
      to: '2026-03-31',
      numerator: events,
      denominator: 8000,
      per: 100_000,
      value: (events / 8000) * 100_000,
    });

  it('is shown by fifth with the limits of its counts and the slope, leaving out practices with one to four', () => {
    const some = place();
    const rows = some.map(({ code }, i) => rate(code, i === 7 ? 3 : 40 - 6 * Math.trunc(i / 10)));
    const data = conditionData(some, { linked: [named], linkedRows: rows });
    const [made] = linkedIndicators(data, {});
    expect(made?.figure.key).toBe('use-1');
    expect(made?.figure.title).toBe(
      'Emergency hospital admissions for COPD: 500 per 100,000 in the most deprived fifth, 200 in the least',
    );
    expect(made?.figure.reading).toContain('More where people are poorer. Slope index:');
    // The one with three goes, and with it one of the next smallest.
    expect(made?.figure.withheld).toBe(2);
  });

  it('of an area, month by month, tells how far it moved', () => {
    const wait = { indicator: 'fingertips/2', name: 'Median weeks waited for an echocardiogram' };
    const rows = Array.from({ length: 24 }, (_, i) => {
      const month = `${2024 + Math.trunc((3 + i) / 12)}-${String(((3 + i) % 12) + 1).padStart(2, '0')}`;
      return indicatorRow({
        load: 'tips',
        ...wait,
        area: 'Z1V',
        kind: 'ccg',
        period: month,
        from: `${month}-01`,
        to: `${month}-28`,
        value: 6 + (i < 12 ? 0.1 * (i % 3) : (i - 11) / 2),
        numerator: null,
        denominator: null,
        per: null,
      });
    });
    const data = conditionData(place(), { linked: [wait], linkedRows: rows });
    const [made] = linkedIndicators(data, {});
    expect(made?.figure.title).toBe(
      'Median weeks waited for an echocardiogram: from 6 in April 2024 to 12 in March 2026, beyond the usual swing',
    );
    expect(made?.figure.table.columns[1]).toBe('Weeks');
  });
});

describe('the trend', () => {
  const point = (year: number, value: number, half = 0.05) => ({
    year,
    value,
    lower: value - half,
    upper: value + half,
  });

  it('is the marker of five years, and of fewer the limits of the first and the last', () => {
    const five = [2, 2.1, 2.2, 2.3, 2.4].map((value, i) => point(2020 + i, value));
    expect(trendWords('COPD', five)).toMatchObject({
      way: 'risen',
      title: 'COPD on record has risen from 2% to 2.4%',
    });
    expect(trendWords('COPD', five.slice(0, 4)).way).toBe('risen');
    expect(trendWords('COPD', five.slice(0, 4)).reading).toContain(
      'limits of the first and the last do not overlap',
    );
    expect(trendWords('COPD', [point(2024, 2), point(2025, 2.02)])).toMatchObject({
      title: 'COPD on record: from 2% to 2.02%',
    });
    expect(trendWords('COPD', [point(2024, 2), point(2025, 2.02)]).way).toBeUndefined();
  });

  it('leaves out years that count other ages, and says which', () => {
    const rows = [
      registerRow({ year: '2023-04-01', area: 'Z1V', ages: '17+' }),
      registerRow({ year: '2024-04-01', area: 'Z1V', people: 110 }),
      registerRow({ year: '2025-04-01', area: 'Z1V', people: 120 }),
    ];
    const data = conditionData([], {
      years: rows.map(({ year }) => year),
      ofArea: rows.map((row) => ({ row, others: [] })),
    });
    const made = trend(data, {});
    expect(made?.figure.table.rows.map(([date]) => date)).toEqual(['2025-03-31', '2026-03-31']);
    expect(made?.figure.caveats.join(' ')).toContain('2023/24 is left out');
  });
});

describe('the slope in words', () => {
  const groups = (values: readonly number[]) =>
    values.map((value) => ({ population: 1000, value, lower: value * 0.9, upper: value * 1.1 }));

  it('is a difference without a sign, and says which end is higher', () => {
    const down = slopeOf(groups([140, 120, 105, 95, 85]), 'rate');
    expect(wayOf(down)).toBe('down');
    expect(slopeWords(down, 'per 1,000', 0)).toMatch(
      /^Slope index: 6\d per 1,000 between the two ends \(\d\d to \d\d\), higher at the most deprived\./,
    );
    const flat = slopeOf(groups([100, 102, 99, 101, 100]), 'rate');
    expect(wayOf(flat)).toBe('unclear');
    expect(slopeWords(flat, 'per 1,000', 0)).toMatch(/\(from \d+ the other way to \d+\)/);
  });

  it('needs all five fifths', () => {
    expect(slopeOf(groups([1, 2, 3, 4]), 'rate')).toBeUndefined();
    expect(slopeWords(undefined, '%')).toBeUndefined();
  });
});
