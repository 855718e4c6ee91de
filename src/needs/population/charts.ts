import type { AgeSexBand, ChartTable, Pyramid, Trend } from '../../ui/index.ts';
import type { AreaPopulation, PracticePopulation } from './answers.ts';
import { areaAgesFinding, practiceAgesFinding, trendFinding } from './findings.ts';
import type { AgeBand } from './rules.ts';

const toBands = (bands: readonly AgeBand[] | null): AgeSexBand[] =>
  (bands ?? []).map(({ ageFrom, ageTo, male, female }) => ({ from: ageFrom, to: ageTo, male, female }));

const dayOf = ({ list, agesList }: Pick<AreaPopulation, 'list' | 'agesList'>): string =>
  (agesList ?? list).period;

export const areaPyramid = (answer: AreaPopulation): Pyramid => ({
  title: areaAgesFinding(answer.ages),
  on: dayOf(answer),
  bands: toBands(answer.ages),
});

export const areaTrend = (answer: AreaPopulation): Trend => ({
  title: trendFinding(answer.trend, 'The area'),
  measure: 'People registered with its practices, each list loaded',
  unit: 'people',
  points: answer.trend.map(({ date, people }) => ({ date, value: people })),
});

export const practicePyramid = (answer: PracticePopulation): Pyramid => ({
  title: practiceAgesFinding(answer),
  on: dayOf(answer),
  bands: toBands(answer.ages),
  ...(answer.area?.ages ? { whole: { name: answer.area.name, bands: toBands(answer.area.ages) } } : {}),
});

export const practiceTrend = (answer: PracticePopulation): Trend => ({
  title: trendFinding(answer.trend, 'The list'),
  measure: 'People registered, each list loaded',
  unit: 'people',
  points: answer.trend.map(({ date, people }) => ({ date, value: people })),
});

/** The area's practices with their people, as its CSV has them. */
export const practicesTable = ({ practices, list, yearBefore }: AreaPopulation): ChartTable => ({
  caption: `People by practice, ${list.period}`,
  columns: ['Code', 'Practice', 'People', `People, ${yearBefore?.period ?? 'a year before'}`, 'Change'],
  rows: practices.map(({ code, name, people, yearBefore: before, change }) => [
    code,
    name,
    people,
    before,
    change?.people ?? null,
  ]),
  gap: '',
});
