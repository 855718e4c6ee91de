import { longDate } from '../../../shared/dates.ts';
import { proportion, recentTrend } from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import { financialYear, lastDayOf } from '../../conditions/years.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital, listed } from '../area/words.ts';
import { countsWords } from './area.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import { shownPractices } from './rules.ts';

type Point = {
  readonly year: string;
  readonly people: number;
  readonly of: number;
  readonly ages: string;
  readonly loads: readonly string[];
  /** Added up from practices, where no file has the area's own row. */
  readonly byPractices: boolean;
};

/** The shown practices of the area added up, year by year. */
const ofPractices = (data: ConditionData, year: string): Point[] => {
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
      byPractices: true,
    },
  ];
};

/** The area's register year by year: its own row where a file has it, else its practices added up. */
export const yearsOfRegister = (data: ConditionData): readonly Point[] =>
  data.years.flatMap((year): Point[] => {
    const row = data.ofArea.find((one) => one.row.year === year)?.row;
    return row && row.people !== null && row.denominator
      ? [
          {
            year,
            people: row.people,
            of: row.denominator,
            ages: row.ages,
            loads: [row.load],
            byPractices: false,
          },
        ]
      : ofPractices(data, year);
  });

/**
 * Years that may stand in one line: those that count the same ages in the same way as the year asked for; where
 * these are fewer than two, those that most years count. What counts otherwise would show a change of counting.
 */
const alike = (all: readonly Point[], year: string | undefined): readonly Point[] => {
  const groups = new Map<string, Point[]>();
  for (const one of all) {
    const way = `${one.ages} ${one.byPractices}`;
    groups.set(way, [...(groups.get(way) ?? []), one]);
  }
  const ways = [...groups.values()];
  const asked = ways.find((some) => some.some((one) => one.year === year));
  if (asked && asked.length > 1) return asked;
  return ways.sort((a, b) => b.length - a.length)[0] ?? [];
};

type Way = 'risen' | 'fallen';

type TrendWords = {
  readonly title: string;
  readonly reading: string;
  /** Which way it went, where chance does not explain it. */
  readonly way?: Way | undefined;
};

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
    };
  const marker = recentTrend(points, { kind: 'Proportion', polarity: 'none' });
  const from = `from ${figure(first.value, 2)}% to ${figure(last.value, 2)}%`;
  if (marker.label === 'Increasing' || marker.label === 'Decreasing') {
    const way: Way = marker.label === 'Increasing' ? 'risen' : 'fallen';
    return {
      title: `${name} on record has ${way} ${from}`,
      reading: `Recent trend over the five latest years: ${way}, more than chance explains.`,
      way,
    };
  }
  if (marker.reason === 'too-few-points') {
    const way: Way | undefined =
      last.lower > first.upper ? 'risen' : last.upper < first.lower ? 'fallen' : undefined;
    return way
      ? {
          title: `${name} on record has ${way} ${from}`,
          reading: `${points.length} years are loaded, and the marker of trends needs five; the limits of the first and the last do not overlap: ${way}, more than chance explains.`,
          way,
        }
      : {
          title: `${name} on record: ${from}`,
          reading: `${points.length} years are loaded, within chance of each other; the marker of trends needs five.`,
        };
  }
  return {
    title: `${name} on record shows no clear trend`,
    reading: `Recent trend over the five latest years: no significant change (${from}).`,
  };
};

/** Recorded prevalence over the years that are loaded; undefined with fewer than two that count the same ages. */
export const trend = (data: ConditionData, query: FigureQuery): Made | undefined => {
  const all = yearsOfRegister(data);
  const same = alike(all, data.year);
  const first = same[0];
  const last = same.at(-1);
  if (!first || !last || same.length < 2) return undefined;
  const { ages } = first;
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
  const { title, reading, way } = trendWords(capital(condition.name), points);
  const others = all.filter((one) => !same.includes(one)).map(({ year }) => financialYear(year));
  return {
    ...(way ? { news: `${title}.` } : {}),
    figure: figureOf(data, query, {
      key: 'trend',
      picture: {
        kind: 'trend',
        data: {
          title,
          measure: `${capital(condition.people)} on registers, % of ${countsWords(ages)}, 31 March of each year`,
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
          ? `${listed(others)} ${others.length === 1 ? 'is' : 'are'} left out: other ages, or added up from practices, so that the difference would be one of counting.`
          : undefined,
        first.byPractices
          ? 'Added up from the practices that belonged to the area in the year asked for, those with one to four people left out.'
          : undefined,
        'A register grows when more are ill and when more are found.',
      ],
      loads: same.flatMap(({ loads }) => loads),
    }),
  };
};
