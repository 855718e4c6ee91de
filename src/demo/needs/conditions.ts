/** Whom a register or a model counts: everybody of an age and over. */
export type Ages = 0 | 6 | 16 | 17 | 18 | 50 | 65;

/** How common a condition is at an age, as [age, per cent]; straight lines between. */
type Curve = readonly (readonly [age: number, perCent: number])[];

/** A condition of the invented place: who has it, who is expected to, who is on the register. */
export type Condition = {
  /** Short name of the register in the files of the framework. */
  readonly register: string;
  readonly description: string;
  /** Whom the register is a share of. */
  readonly ages: Ages;
  readonly curve: Curve;
  /** How much more common among men: 1 is as common. */
  readonly men: number;
  /** By deprivation fifth, the most deprived first. */
  readonly fifths: readonly [number, number, number, number, number];
  /** The model: per cent of the people of `modelAges` in the group who are expected to have it in 2026. */
  readonly expected: number;
  readonly modelAges: Ages;
  /** Name of the file of expected prevalence; undefined where no model is published. */
  readonly model?: string;
  /** Recorded for each expected in 2025/26, by fifth. */
  readonly recorded: readonly [number, number, number, number, number];
  /** Recorded for each expected, each year beside 2025/26. */
  readonly trend: readonly [number, number, number, number];
  /** The same for the rest of the country. */
  readonly elsewhere: readonly [number, number, number, number];
  /** How far practices stray from their fifth. */
  readonly spread: number;
};

const steady = [0.985, 0.99, 0.995, 1] as const;
const even = (ratio: number): [number, number, number, number, number] => [ratio, ratio, ratio, ratio, ratio];
const flat = (ratio: number): [number, number, number, number] => [ratio, ratio, ratio, ratio];

const common = {
  ages: 0,
  modelAges: 0,
  men: 1,
  fifths: [1.1, 1.04, 1, 0.96, 0.93],
  recorded: even(0.9),
  trend: steady,
  elsewhere: flat(0.9),
  spread: 0.07,
} as const satisfies Partial<Condition>;

const OLD: Curve = [
  [35, 0.1],
  [55, 2],
  [70, 7],
  [82, 14],
  [95, 17],
];
const ADULT: Curve = [
  [15, 3],
  [25, 8],
  [45, 11],
  [60, 10],
  [90, 7],
];
const ALL_LIFE: Curve = [
  [4, 3],
  [12, 8],
  [40, 7],
  [90, 7],
];

/** Registers by the order of the files. What the rest of the story leans on is COPD and AF; see README.md. */
export const CONDITIONS: readonly Condition[] = [
  {
    ...common,
    register: 'AF',
    description: 'Atrial Fibrillation',
    curve: OLD,
    men: 1.25,
    fifths: [1, 1, 1, 1, 1],
    expected: 2.62,
    model: 'af_expected.csv',
    recorded: [0.86, 0.87, 0.88, 0.89, 0.9],
    trend: [0.795, 0.864, 0.933, 1],
    elsewhere: [0.79, 0.793, 0.796, 0.8],
    spread: 0.05,
  },
  {
    ...common,
    register: 'AST',
    description: 'Asthma',
    ages: 6,
    modelAges: 6,
    curve: ALL_LIFE,
    expected: 8.4,
    model: 'asthma_expected.csv',
    recorded: even(0.81),
    elsewhere: flat(0.8),
  },
  {
    ...common,
    register: 'CAN',
    description: 'Cancer',
    curve: OLD,
    fifths: [0.94, 0.97, 1, 1.03, 1.05],
    expected: 4,
  },
  {
    ...common,
    register: 'CHD',
    description: 'Coronary Heart Disease',
    curve: OLD,
    men: 1.7,
    fifths: [1.3, 1.12, 1, 0.9, 0.82],
    expected: 3.9,
    model: 'chd_expected.csv',
    recorded: [0.76, 0.79, 0.8, 0.82, 0.83],
    elsewhere: flat(0.8),
  },
  {
    ...common,
    register: 'CKD',
    description: 'Chronic Kidney Disease',
    ages: 18,
    modelAges: 18,
    curve: OLD,
    expected: 6.6,
    model: 'ckd_expected.csv',
    recorded: [0.62, 0.64, 0.67, 0.69, 0.7],
    elsewhere: flat(0.67),
    spread: 0.1,
  },
  {
    ...common,
    register: 'COPD',
    description: 'Chronic Obstructive Pulmonary Disease',
    curve: [
      [35, 0.2],
      [50, 2.5],
      [65, 6.5],
      [78, 10],
      [95, 7],
    ],
    men: 1.15,
    // The totals of each fifth are the story's own: see copd.ts.
    fifths: [1.9, 1.3, 1, 0.82, 0.7],
    expected: 2.62,
    model: 'copd_expected.csv',
    recorded: [0.64, 0.8, 0.76, 0.91, 0.91],
    trend: [0.985, 0.99, 1.0, 1],
    elsewhere: flat(0.81),
    spread: 0.022,
  },
  {
    ...common,
    register: 'DEM',
    description: 'Dementia',
    modelAges: 65,
    curve: [
      [60, 0.2],
      [70, 2],
      [80, 9],
      [90, 25],
    ],
    men: 0.75,
    fifths: [1.08, 1.03, 1, 0.98, 0.95],
    expected: 6.1,
    model: 'dementia_expected.csv',
    recorded: [0.66, 0.64, 0.65, 0.64, 0.66],
    elsewhere: flat(0.65),
  },
  {
    ...common,
    register: 'DEP',
    description: 'Depression',
    ages: 18,
    modelAges: 18,
    curve: ADULT,
    men: 0.6,
    fifths: [1.25, 1.1, 1, 0.92, 0.85],
    expected: 16.2,
    model: 'depression_expected.csv',
    recorded: [0.77, 0.8, 0.82, 0.84, 0.85],
    elsewhere: flat(0.82),
    spread: 0.1,
  },
  {
    ...common,
    register: 'DM',
    description: 'Diabetes Mellitus',
    ages: 17,
    modelAges: 16,
    curve: [
      [17, 0.5],
      [40, 4],
      [60, 12],
      [75, 18],
      [95, 14],
    ],
    men: 1.25,
    fifths: [1.28, 1.12, 1, 0.9, 0.8],
    expected: 9.2,
    model: 'dm_expected.csv',
    recorded: [0.84, 0.83, 0.82, 0.82, 0.81],
    elsewhere: flat(0.82),
    spread: 0.04,
  },
  {
    ...common,
    register: 'EP',
    description: 'Epilepsy',
    ages: 18,
    modelAges: 18,
    curve: ADULT,
    expected: 0.92,
  },
  {
    ...common,
    register: 'HF',
    description: 'Heart Failure',
    curve: [
      [45, 0.1],
      [65, 1.5],
      [80, 6],
      [95, 12],
    ],
    men: 1.4,
    fifths: [1.25, 1.1, 1, 0.92, 0.86],
    expected: 1.55,
    model: 'hf_expected.csv',
    recorded: [0.66, 0.69, 0.71, 0.73, 0.74],
    elsewhere: flat(0.7),
  },
  {
    ...common,
    register: 'HYP',
    description: 'Hypertension',
    curve: [
      [25, 1],
      [45, 12],
      [60, 32],
      [75, 55],
      [90, 60],
    ],
    expected: 22.6,
    model: 'hypertension_expected.csv',
    recorded: [0.63, 0.65, 0.66, 0.67, 0.68],
    elsewhere: flat(0.655),
    spread: 0.04,
  },
  {
    ...common,
    register: 'LD',
    description: 'Learning Disabilities',
    curve: ALL_LIFE,
    fifths: [1.3, 1.15, 1, 0.88, 0.8],
    expected: 0.66,
    spread: 0.12,
  },
  {
    ...common,
    register: 'MH',
    description: 'Mental Health',
    curve: ADULT,
    fifths: [1.5, 1.2, 1, 0.8, 0.66],
    expected: 1.06,
    spread: 0.1,
  },
  {
    ...common,
    register: 'OST',
    description: 'Osteoporosis',
    ages: 50,
    modelAges: 50,
    curve: OLD,
    men: 0.4,
    expected: 1.2,
    spread: 0.2,
  },
  {
    ...common,
    register: 'PAD',
    description: 'Peripheral Arterial Disease',
    curve: OLD,
    men: 1.8,
    fifths: [1.5, 1.2, 1, 0.85, 0.72],
    expected: 1.02,
    model: 'pad_expected.csv',
    recorded: [0.55, 0.58, 0.6, 0.62, 0.63],
    elsewhere: flat(0.6),
    spread: 0.1,
  },
  {
    ...common,
    register: 'RA',
    description: 'Rheumatoid Arthritis',
    ages: 16,
    modelAges: 16,
    curve: OLD,
    men: 0.5,
    expected: 0.88,
  },
  {
    ...common,
    register: 'STIA',
    description: 'Stroke and Transient Ischaemic Attack',
    curve: OLD,
    men: 1.2,
    fifths: [1.2, 1.08, 1, 0.94, 0.9],
    expected: 2.5,
    model: 'stroke_expected.csv',
    recorded: [0.79, 0.8, 0.81, 0.82, 0.82],
    elsewhere: flat(0.81),
  },
];

/** Per cent of people of an age who have it, by the straight lines of the curve. */
export const perCentAt = (curve: Curve, age: number): number => {
  const next = curve.findIndex(([at]) => at >= age);
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return 0;
  if (next === 0) return age < first[0] - 5 ? 0 : first[1];
  const [to, before] = [curve[next], curve[next - 1]];
  if (!to || !before) return last[1];
  return before[1] + ((to[1] - before[1]) * (age - before[0])) / (to[0] - before[0]);
};
