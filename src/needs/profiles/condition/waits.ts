import { isSmall } from '../../../shared/small-numbers.ts';
import { count, figure } from '../../../ui/index.ts';
import { financialYear } from '../../conditions/years.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import type { WaitRow } from '../../waiting/queries.ts';
import {
  LEAST_PEOPLE,
  medianWait,
  peopleIn,
  percentileWait,
  sumWeeks,
  TARGET_WEEKS,
  type Wait,
} from '../../waiting/rules.ts';
import { type Movement, seriesOf, seriesPicture } from '../area/series.ts';
import { listed, monthWords } from '../area/words.ts';
import { shownSum } from '../waits-shown.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';

/** To a tenth of a week: unrounded, a percentile would tell how few people waited in its week. */
const inWeeks = (wait: Wait): number | null =>
  wait.kind === 'weeks' ? Math.round(wait.weeks * 10) / 10 : null;

const METHOD = `Waits are taken as spread evenly over each week; the median is the person at (n + 1) / 2, the 95th percentile the person at 0.95 n, to a tenth of a week; both are withheld under ${LEAST_PEOPLE} people. Treatment functions are added up person for person; a week of the sum is withheld where it is of one of them.`;

/** Two months make no line. */
const LEAST_MONTHS = 3;

type Month = { readonly month: string; readonly weeks: readonly number[]; readonly rows: readonly WaitRow[] };

/** The condition's treatment functions of each month, added up. A month that lacks one of them is left out. */
const monthsOf = (rows: readonly WaitRow[]): readonly Month[] => {
  const functions = new Set(rows.map(({ treatment }) => treatment)).size;
  const months = new Map<string, WaitRow[]>();
  for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return [...months]
    .filter(([, some]) => some.length === functions)
    .map(([month, some]) => ({ month, rows: some, weeks: sumWeeks(some.map(({ weeks }) => weeks)) }))
    .sort((a, b) => a.month.localeCompare(b.month));
};

const lower = (text: string): string => (/^[A-Z]{2,}/.test(text) ? text : text.toLowerCase());

/** What people wait for, in words: `thoracic medicine`. */
const treatmentWords = (rows: readonly WaitRow[]): string =>
  listed([...new Set(rows.map(({ treatmentName }) => lower(treatmentName)))]);

const medianTitle = (movement: Movement, what: string): string => {
  switch (movement.kind) {
    case 'steady':
      return `The median wait for ${what} stays within its usual range`;
    case 'was':
      return `The median wait for ${what} left its usual range in ${movement.months} of the last 12 months`;
    case 'now':
      return `The median wait for ${what} is ${movement.direction === 'up' ? 'longer' : 'shorter'} than its usual swing explains`;
    case 'too-short':
      return `The median wait for ${what}, month by month`;
  }
};

/** Whether a month lies in the year asked for. */
export const inYear = ({ year, day }: ConditionData, month: string): boolean =>
  year === undefined ? month <= day : month >= year && month <= day;

export type Waits = {
  readonly made: readonly Made[];
  /** For the strip of key figures. */
  readonly people: number;
  readonly median: number | null;
  readonly what: string;
  readonly month: string;
};

/**
 * How long people wait for the treatment functions of the condition: in the last month of the year asked for
 * (else the first after it), and month by month. Undefined where none is loaded.
 */
export const waits = (data: ConditionData, query: FigureQuery): Waits | undefined => {
  const months = monthsOf(data.waits);
  const now = months.filter(({ month }) => month <= data.day).at(-1) ?? months[0];
  if (!now) return undefined;
  const what = treatmentWords(now.rows);
  const people = peopleIn(now.weeks);
  const shown = shownSum(now.rows.map(({ weeks }) => weeks));
  const [median, p95] = [inWeeks(medianWait(now.weeks)), inWeeks(percentileWait(now.weeks, 0.95))];
  const month = monthWords(now.month);
  const few = isSmall(people);
  const title =
    shown.people === null
      ? few
        ? `Few people wait for ${what}`
        : `How many people wait for ${what} is not shown`
      : shown.over === null
        ? `${count(shown.people)} people wait for ${what}`
        : `${shown.over === 0 ? 'None' : count(shown.over)} of ${count(shown.people)} people ${shown.over === 1 ? 'has' : 'have'} waited over ${TARGET_WEEKS} weeks for ${what}`;
  const caveats = [
    `Everybody whom ${data.areaName} sent to ${what} waits here, whatever they have: not only ${data.condition.people}.`,
    'People whose referral has no known start are in no week.',
    inYear(data, now.month)
      ? undefined
      : `No month of ${data.year ? financialYear(data.year) : 'the year'} is loaded: ${month} is the nearest.`,
  ];
  const halves =
    median === null
      ? `With fewer than ${LEAST_PEOPLE} people, or waits beyond the weeks counted, no median is shown.`
      : `Half had waited under ${figure(median)} weeks${p95 === null ? '' : `, 19 in 20 under ${figure(p95)}`}.`;
  const share = shown.over === null || people === 0 ? 0 : shown.over / people;
  const series = seriesOf(months.map((one) => ({ month: one.month, value: inWeeks(medianWait(one.weeks)) })));
  const first = months[0] ?? now;
  const last = months.at(-1) ?? now;
  const overTime = medianTitle(series.movement, what);
  return {
    people: shown.people ?? 0,
    median,
    what,
    month,
    made: [
      {
        // One in twelve beyond the standard is more than the standard itself lets pass.
        ...(share > 0.08 ? { news: `${title}.` } : {}),
        figure: figureOf(data, query, {
          key: 'waits',
          picture: {
            kind: 'waits',
            data: {
              title,
              measure: `People waiting for ${what}, by weeks waited, end of ${month}`,
              weeks: shown.counts,
              lastIsOpen: true,
              target: TARGET_WEEKS,
              median,
              p95,
            },
          },
          reading: halves,
          period: `End of ${month}`,
          method: `People by completed weeks since referral, as counted by their providers. ${METHOD}`,
          caveats,
          loads: now.rows.map(({ load }) => load),
          withheld: shown.withheld,
          people:
            shown.over !== null && shown.over > 0
              ? {
                  people: shown.over,
                  lower: null,
                  upper: null,
                  words: `people who have waited over ${TARGET_WEEKS} weeks for ${what}`,
                }
              : null,
        }),
      },
      ...(months.length >= LEAST_MONTHS
        ? [
            {
              ...(series.movement.kind === 'now' ? { news: `${overTime}.` } : {}),
              figure: figureOf(data, query, {
                key: 'waits-over-time',
                picture: seriesPicture(series, {
                  title: overTime,
                  measure: `Median weeks waited by those still waiting for ${what}, end of each month`,
                  unit: 'weeks',
                  places: 1,
                }),
                reading:
                  series.movement.kind === 'too-short'
                    ? `${months.length} months are loaded, too few for limits.`
                    : `${monthWords(last.month)}: ${figureOrNone(inWeeks(medianWait(last.weeks)))}.`,
                period: `${monthWords(first.month)} to ${monthWords(last.month)}`,
                method: `${METHOD} ${series.method}`.trim(),
                caveats: caveats.slice(0, 2),
                loads: months.flatMap(({ rows }) => rows.map(({ load }) => load)),
              }),
            },
          ]
        : []),
    ],
  };
};

const figureOrNone = (weeks: number | null): string =>
  weeks === null ? 'no median is shown' : `${figure(weeks)} weeks`;
