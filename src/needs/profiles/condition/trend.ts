import { longDate } from '../../../shared/dates.ts';
import { proportion, recentTrend } from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import { agesWords } from '../../conditions/rules.ts';
import { financialYear, lastDayOf } from '../../conditions/years.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital, listed } from '../area/words.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import { shownPractices } from './rules.ts';

type Point = {
  readonly year: string;
  readonly people: number;
  readonly of: number;
  readonly ages: string;
  readonly loads: readonly string[];
};

/** The area's register year by year: its own rows; else the shown practices of today's area added up. */
export const yearsOfRegister = (data: ConditionData): readonly Point[] => {
  const own = data.ofArea.flatMap(({ row }): Point[] =>
    row.people !== null && row.denominator
      ? [{ year: row.year, people: row.people, of: row.denominator, ages: row.ages, loads: [row.load] }]
      : [],
  );
  if (own.length > 0) return own;
  return data.years.flatMap((year): Point[] => {
    const rows = data.ofPractices.filter(({ row }) => row.year === year).map(({ row }) => row);
    const { shown } = shownPractices(
      rows.map(({ area, people, denominator }) => ({
        code: area,
        people,
        of: denominator,
        expected: null,
        expectedOf: null,
        fifth: undefined,
      })),
    );
    if (shown.length === 0) return [];
    return [
      {
        year,
        people: shown.reduce((sum, one) => sum + one.people, 0),
        of: shown.reduce((sum, one) => sum + one.of, 0),
        ages: [...new Set(rows.map(({ ages }) => ages))].join(' or '),
        loads: [...new Set(rows.map(({ load }) => load))],
      },
    ];
  });
};

type TrendWords = { readonly title: string; readonly reading: string; readonly moved: boolean };

/** What the recent-trend marker says, in words that judge nothing. */
export const trendWords = (
  name: string,
  points: readonly {
    readonly year: number;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[],
): TrendWords => {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length === 1)
    return {
      title: `${name} on record in one year`,
      reading: 'One year is loaded: no trend is told.',
      moved: false,
    };
  const marker = recentTrend(points, { kind: 'Proportion', polarity: 'none' });
  const from = `from ${figure(first.value, 2)}% to ${figure(last.value, 2)}%`;
  if (marker.label === 'Increasing' || marker.label === 'Decreasing') {
    const way = marker.label === 'Increasing' ? 'risen' : 'fallen';
    return {
      title: `${name} on record has ${way} ${from}`,
      reading: `Recent trend over the five latest years: ${way}, more than chance explains.`,
      moved: true,
    };
  }
  if (marker.reason === 'too-few-points')
    return {
      title: `${name} on record: ${from}`,
      reading: `${points.length} years are loaded; a trend is told from five.`,
      moved: false,
    };
  return {
    title: `${name} on record shows no clear trend`,
    reading: `Recent trend over the five latest years: no significant change (${from}).`,
    moved: false,
  };
};

/** Recorded prevalence over the years that are loaded; undefined with fewer than two that count the same ages. */
export const trend = (data: ConditionData, query: FigureQuery): Made | undefined => {
  const all = yearsOfRegister(data);
  const ages = (all.find(({ year }) => year === data.year) ?? all.at(-1))?.ages;
  const same = all.filter((one) => one.ages === ages);
  const first = same[0];
  const last = same.at(-1);
  if (ages === undefined || !first || !last || same.length < 2) return undefined;
  const points = same.map((one) => {
    const share = proportion(one.people, one.of, { per: 100 });
    return {
      year: Number(one.year.slice(0, 4)),
      date: lastDayOf(one.year),
      value: share?.value ?? 0,
      lower: share?.lower ?? 0,
      upper: share?.upper ?? 0,
    };
  });
  const { condition } = data;
  const { title, reading, moved } = trendWords(capital(condition.name), points);
  const others = all.filter((one) => one.ages !== ages).map(({ year }) => financialYear(year));
  const byPractices = data.ofArea.length === 0;
  return {
    ...(moved ? { news: `${title}.` } : {}),
    figure: figureOf(data, query, {
      key: 'trend',
      picture: {
        kind: 'trend',
        data: {
          title,
          measure: `${capital(condition.people)} on registers, % of ${agesWords(ages)}, 31 March of each year`,
          unit: '%',
          places: 2,
          points: points.map(({ date, value }) => ({ date, value })),
        },
      },
      reading,
      period: `${longDate(lastDayOf(first.year))} to ${longDate(lastDayOf(last.year))}`,
      method:
        'People on registers / people whom the registers count × 100. Recent trend: least squares over the five latest years, each weighted by its Wilson limits; told when its chi-squared is above 9.55 (99.8%) and no single year decides it (the marker of Fingertips).',
      caveats: [
        others.length > 0
          ? `Other ages were counted in ${listed(others)}: left out, since the difference would be one of ages.`
          : undefined,
        byPractices
          ? 'Added up from the practices that belonged to the area in the year asked for, those with one to four people left out.'
          : undefined,
        'A register grows when more are ill and when more are found.',
      ],
      loads: same.flatMap(({ loads }) => loads),
    }),
  };
};
