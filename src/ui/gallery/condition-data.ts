import type { Comparison, FunnelChart, GroupBars, Pairs, RunChart, WaitChart } from '../charts/kinds.ts';

/** Numbers that look as if by chance, the same each time: seeded, for samples only. */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
};

const FIFTHS = [
  { name: '1', note: 'most deprived' },
  { name: '2' },
  { name: '3' },
  { name: '4' },
  { name: '5', note: 'least deprived' },
] as const;

const RECORDED = [2862, 3440, 2271, 2706, 2090];
const EXPECTED = [4489, 4317, 2972, 2982, 2298];
const PEOPLE = [124_722, 143_299, 117_014, 139_567, 125_636];
const PRACTICES = [14, 15, 13, 14, 12];

export const PAIRS: Pairs = {
  title: 'The poorer the place, the wider the difference',
  measure: 'People with COPD, % of everyone registered, by deprivation fifth of the practice',
  unit: '%',
  groupName: 'Deprivation fifth',
  firstName: 'recorded',
  secondName: 'expected',
  alsoNames: ['Practices', 'On the register', 'Expected by the model'],
  groups: FIFTHS.map((fifth, i) => ({
    ...fifth,
    first: ((RECORDED[i] ?? 0) / (PEOPLE[i] ?? 1)) * 100,
    second: ((EXPECTED[i] ?? 0) / (PEOPLE[i] ?? 1)) * 100,
    people: PEOPLE[i] ?? null,
    also: [PRACTICES[i] ?? null, RECORDED[i] ?? null, EXPECTED[i] ?? null],
  })),
};

const ADMISSIONS = [436, 284, 212, 157, 121];

export const BARS: GroupBars = {
  title: 'Emergency admissions: 350 per 100,000 in the poorest fifth, 96 in the least',
  measure: 'Year to March 2026, with 95% limits',
  unit: 'per 100,000',
  places: 0,
  groupName: 'Deprivation fifth',
  groups: FIFTHS.map((fifth, i) => {
    const [n, people] = [ADMISSIONS[i] ?? 0, PEOPLE[i] ?? 1];
    const per = 100_000 / people;
    return {
      ...fifth,
      marked: i === 0,
      value: n * per,
      lower: (n - 1.96 * Math.sqrt(n)) * per,
      upper: (n + 1.96 * Math.sqrt(n)) * per,
      numerator: n,
      denominator: people,
    };
  }),
  lines: [{ name: 'England', value: 205 }],
};

/** Long names and a withheld group: the bars lie down. */
export const LYING: GroupBars = {
  title: 'Asian and Black residents are seen least for their size',
  measure: 'People seen in rehabilitation, % of those referred, year to March 2026, with 95% limits',
  unit: '%',
  groupName: 'Ethnic group',
  groups: [
    { name: 'Asian or Asian British', marked: true, value: 31.2, lower: 24.1, upper: 39.3 },
    {
      name: 'Black, Black British, Caribbean or African',
      marked: true,
      value: 35.7,
      lower: 24.4,
      upper: 48.8,
    },
    { name: 'Mixed or multiple ethnic groups', value: null, lower: null, upper: null },
    { name: 'White', value: 58.4, lower: 56.2, upper: 60.5 },
    { name: 'Other ethnic group', value: 47.1, lower: 26.2, upper: 69 },
    { name: 'Not stated', value: 52.3, lower: 44.1, upper: 60.4 },
  ],
  lines: [
    { name: 'Ironstone Vale', value: 55.6 },
    { name: 'England', value: 59.2 },
  ],
};

/** Limits for a ratio to what is expected, widened for the spread among practices. */
const limitsAt = (size: number, z: number): readonly [number, number] => {
  const spread = Math.sqrt((78 * 100) / size + 90);
  return [Math.max(0, 78 - z * spread), 78 + z * spread];
};

const OUTSIDE = [
  { code: 'Z00018', name: 'Kiln Row Surgery', letter: 'A', size: 290, value: 119 / 2.9 },
  { code: 'Z00054', name: 'Lanternfield Health Centre', letter: 'B', size: 481, value: 226 / 4.81 },
  { code: 'Z00067', name: 'Drift Street Practice', letter: 'C', size: 399, value: 176 / 3.99 },
] as const;

const funnelPoints = (many: number): FunnelChart['points'] => {
  const random = seeded(68);
  return Array.from({ length: many }, (_, i) => {
    const size = Math.round(70 + 450 * random() ** 1.8);
    const [low, high] = limitsAt(size, 1.9);
    const value = low + (high - low) * (0.02 + 0.96 * ((random() + random()) / 2));
    return {
      code: `Z${String(i + 100).padStart(5, '0')}`,
      name: `Practice ${i + 1}`,
      size,
      value,
      standing: 'within' as const,
    };
  });
};

export const FUNNEL: FunnelChart = {
  title: '3 of 68 practices record fewer people with COPD than chance would explain',
  measure: 'Recorded as % of expected; each mark is a practice; limits allow for the spread among practices',
  unit: '% of the number expected',
  places: 0,
  sizeName: 'people expected to have COPD in the practice',
  points: [
    ...funnelPoints(64),
    { code: 'Z00099', name: 'Slag Lane Surgery', size: 41, value: null, standing: 'withheld' },
    ...OUTSIDE.map((point) => ({ ...point, standing: 'below' as const })),
  ],
  centre: { name: 'Area', value: 78 },
  limits: Array.from({ length: 50 }, (_, i) => {
    const size = 40 + i * 10;
    const [lower95, upper95] = limitsAt(size, 1.96);
    const [lower998, upper998] = limitsAt(size, 3.09);
    return { size, lower95, upper95, lower998, upper998 };
  }),
  smallest: 15,
};

/** Practices of all England: marks on marks. */
export const CROWDED: FunnelChart = {
  ...FUNNEL,
  title: '7,000 practices, most of them within chance',
  points: [
    ...funnelPoints(6900),
    ...Array.from({ length: 100 }, (_, i) => ({
      code: null,
      name: null,
      size: 80 + i * 4,
      value: i % 2 ? 125 + (i % 7) : 31 - (i % 9),
      standing: i % 2 ? ('above' as const) : ('below' as const),
    })),
  ],
  smallest: undefined,
};

const MONTHS = [
  88, 81, 79, 84, 76, 83, 90, 94, 101, 99, 92, 90, 84, 80, 86, 78, 82, 85, 93, 89, 98, 103, 95, 88, 91, 94,
  89, 92, 97, 95, 106, 101, 112, 124, 108, 103,
];

export const RUN: RunChart = {
  title: 'Last winter, admissions rose beyond the usual swing',
  measure: 'Emergency admissions for COPD, a month; winters shaded',
  unit: 'a month',
  places: 0,
  shadeWinters: true,
  points: MONTHS.map((value, i) => ({
    date: `${2023 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, '0')}-01`,
    value,
    signal: value > 103.3 ? 'above the upper limit' : undefined,
  })),
  phases: [{ from: '2023-04-01', to: '2026-03-31', centre: 88.3, lower: 73.2, upper: 103.3 }],
};

export const REBASED: RunChart = {
  title: 'Waits for the breathing test fell when the second clinic opened',
  measure: 'Days from referral to test, mean of each month',
  unit: 'days',
  points: MONTHS.slice(0, 30).map((value, i) => ({
    date: `${2023 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, '0')}-01`,
    value: i === 11 ? null : (value - 60) * (i < 18 ? 1 : 0.55) + (i === 24 ? -9 : 0),
    signal:
      i === 24
        ? 'below the lower limit'
        : i > 4 && i < 9
          ? 'eighth or later in a row above the mean'
          : undefined,
  })),
  phases: [
    { from: '2023-04-01', to: '2024-09-30', centre: 28.6, lower: 10.2, upper: 47 },
    {
      from: '2024-10-01',
      to: '2025-09-30',
      centre: 18.1,
      lower: 9.4,
      upper: 26.8,
      reason: 'second clinic opened, limits set anew by Dr Ploverdale',
    },
  ],
};

const WEEKS = [
  14, 17, 19, 22, 24, 23, 26, 25, 24, 23, 24, 21, 20, 19, 17, 16, 14, 12, 11, 9, 8, 7, 6, 5, 6, 5, 5,
];

export const WAITS: WaitChart = {
  title: '62 of 422 people have waited over 18 weeks for rehabilitation',
  measure: 'Pulmonary rehabilitation, people waiting on 31 March 2026',
  weeks: WEEKS,
  lastIsOpen: false,
  target: 18,
  median: 9.8,
  p95: 23,
};

/** The weeks of the published files: 52 and an open end; small numbers withheld. */
export const LONG_WAITS: WaitChart = {
  title: '1 in 7 has waited over 18 weeks for cardiology',
  measure: 'Cardiology, people waiting on 31 January 2016',
  weeks: Array.from({ length: 53 }, (_, week) => {
    const people = week === 52 ? 31 : Math.round(210 * Math.exp(-week / 9) + (week > 2 && week < 9 ? 40 : 0));
    return people < 5 ? null : people;
  }),
  lastIsOpen: true,
  target: 18,
  median: 6.9,
  p95: 27.6,
};

export const COMPARISON: Comparison = {
  title: 'Fewer people recorded than in areas like it',
  measure: 'People with COPD on registers, % of everyone registered, 2025/26, with 95% limits',
  unit: '%',
  places: 2,
  rows: [
    { code: 'E54', name: 'Ironstone Vale', own: true, value: 2.056, lower: 2.022, upper: 2.091 },
    { code: 'ENG', name: 'England', value: 1.94, lower: null, upper: null },
    { code: 'R3', name: 'Midlands and East', value: 1.985, lower: 1.98, upper: 1.99 },
    { code: 'E11', name: 'Northern, Eastern and Western Coalport', value: 2.41, lower: 2.382, upper: 2.438 },
    { code: 'E12', name: 'Tinners Reach', value: 2.352, lower: 2.3, upper: 2.405 },
    { code: 'E13', name: 'Slate Hills', value: null, lower: null, upper: null },
    { code: 'E14', name: 'Quarry and Fen', value: 2.268, lower: 2.215, upper: 2.322 },
  ],
};

export const NO_RUN: RunChart = {
  title: 'Emergency admissions by month',
  measure: 'Emergency admissions for COPD, a month',
  unit: 'a month',
  points: [],
  phases: [],
};
