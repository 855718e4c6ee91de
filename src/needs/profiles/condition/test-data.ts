import type { IndicatorRow } from '../../conditions/queries.ts';
import type { RegisterRow } from '../../conditions/rules.ts';
import { type Condition, findCondition } from './catalogue.ts';
import type { ConditionData } from './data.ts';

const copd = findCondition('copd') as Condition;

const LOADS = [
  ['qof', 'PREVALENCE_2526.csv', 'qof-practice-ages'],
  ['model', 'copd_expected.csv', 'expected-prevalence'],
  ['imd', 'fingertips_93553_by_practice.csv', 'fingertips-short'],
  ['tips', 'indicators.data.csv', 'fingertips'],
].map(([load = '', file = '', dataset = '']) => ({
  load,
  file,
  dataset,
  source: dataset,
  title: file,
  publisher: 'A publisher',
  licence: 'A licence',
  loaded: '2026-05-14',
  period: '2025/26',
  date: '2025-04-01',
}));

export const registerRow = (over: Partial<RegisterRow>): RegisterRow => ({
  load: 'qof',
  year: '2025-04-01',
  published: '2025-04-01',
  area: 'Z00001',
  areaName: '',
  register: 'COPD',
  people: 100,
  list: 8000,
  denominator: 8000,
  ages: 'all',
  practices: null,
  prevalence: null,
  disagrees: false,
  mark: '',
  times: 1,
  ...over,
});

export const indicatorRow = (over: Partial<IndicatorRow>): IndicatorRow => ({
  load: 'model',
  indicator: 'expected/COPD',
  name: '',
  area: 'Z00001',
  areaName: '',
  kind: 'practice',
  period: '2026',
  from: '2026-01-01',
  to: '2026-12-31',
  sex: 'all',
  age: 'all',
  categoryType: '',
  category: '',
  value: null,
  numerator: 150,
  denominator: 8000,
  per: 1,
  lower: null,
  upper: null,
  note: '',
  mark: '',
  ...over,
});

export type Surgery = {
  readonly code: string;
  readonly people: number | null;
  readonly expected?: number;
  readonly list?: number;
  /** High where deprivation is. */
  readonly score?: number;
};

/** What a condition's figures are made of, for practices that are made up. */
export const conditionData = (
  surgeries: readonly Surgery[],
  over: Partial<ConditionData> = {},
): ConditionData => ({
  condition: copd,
  area: 'Z1V',
  areaName: 'Ironstone Vale',
  year: '2025-04-01',
  years: ['2025-04-01'],
  day: '2026-03-31',
  loads: { all: LOADS, registers: [], indicators: [], waits: [], emergency: [], lists: [], gps: [] },
  everyArea: [],
  ofArea: [],
  ofPractices: surgeries.map(({ code, people, list = 8000 }) => ({
    row: registerRow({ area: code, people, list, denominator: list }),
    others: [],
  })),
  repeated: 0,
  members: surgeries.map(({ code }) => code),
  nameOf: (code) => `Surgery ${code}`,
  expected: undefined,
  expectedOfPractices: new Map(
    surgeries.flatMap(({ code, expected, list = 8000 }) =>
      expected === undefined
        ? []
        : [[code, indicatorRow({ area: code, numerator: expected, denominator: list })] as const],
    ),
  ),
  modelPeriod: surgeries.some(({ expected }) => expected !== undefined) ? '2026' : undefined,
  scores: new Map(
    surgeries.flatMap(({ code, score }) => (score === undefined ? [] : [[code, score] as const])),
  ),
  scoresOf: { period: '2025', loads: ['imd'] },
  comparators: [],
  waits: [],
  trusts: [],
  attendances: [],
  linked: [],
  linkedRows: [],
  ...over,
});
