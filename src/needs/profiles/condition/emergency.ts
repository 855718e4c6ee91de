import { isSmall } from '../../../shared/small-numbers.ts';
import { count, figure } from '../../../ui/index.ts';
import { financialYear } from '../../conditions/years.ts';
import { sumAttendances } from '../../emergency/rules.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { type Movement, seriesOf, seriesPicture } from '../area/series.ts';
import { listed, monthWords } from '../area/words.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import { inYear } from './waits.ts';

const titleOf = (movement: Movement): string => {
  switch (movement.kind) {
    case 'steady':
      return 'Emergency attendances keep within their usual range';
    case 'was':
      return `Emergency attendances left their usual range in ${movement.months} of the last 12 months`;
    case 'now':
      return `Emergency attendances are ${movement.direction === 'up' ? 'above' : 'below'} their usual range`;
    case 'too-short':
      return 'Emergency attendances, month by month';
  }
};

export type Emergency = {
  readonly made: Made;
  /** Attendances of the last twelve months loaded, and the change from the twelve before in per cent. */
  readonly year: number;
  readonly change: number | null;
  readonly until: string;
};

/**
 * Attendances at the emergency departments of the group's own trusts, month by month: those of the year asked for
 * and before where twelve months are loaded, else all. Undefined where no trust is named or no month loaded.
 */
export const emergency = (data: ConditionData, query: FigureQuery): Emergency | undefined => {
  const months = new Map<string, typeof data.attendances>();
  for (const row of data.attendances) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  const all = [...months]
    .map(([month, rows]) => ({ month, rows, attendances: sumAttendances(rows).attendances }))
    .sort((a, b) => a.month.localeCompare(b.month));
  const before = all.filter(({ month }) => month <= data.day);
  const shown = before.length >= 12 ? before : all;
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return undefined;
  const year = shown.slice(-12);
  const earlier = shown.slice(-24, -12);
  const sum = (some: typeof shown) => some.reduce((total, one) => total + one.attendances, 0);
  const change =
    year.length === 12 && earlier.length === 12 && sum(earlier) > 0
      ? (100 * (sum(year) - sum(earlier))) / sum(earlier)
      : null;
  const series = seriesOf(
    shown.map(({ month, attendances }) => ({ month, value: isSmall(attendances) ? null : attendances })),
  );
  const title = titleOf(series.movement);
  const names = listed(data.trusts.map(data.nameOf));
  const span = `${monthWords(first.month)} to ${monthWords(last.month)}`;
  return {
    year: sum(year),
    change,
    until: monthWords(last.month),
    made: {
      figure: figureOf(data, query, {
        key: 'emergency',
        picture: seriesPicture(series, {
          title,
          measure: `Attendances a month, all types of department, ${names}`,
          unit: 'attendances',
          places: 0,
          shadeWinters: true,
        }),
        reading: `${count(sum(year))} attendances in the ${year.length === 12 ? 'year' : `${year.length} months`} to ${monthWords(last.month)}${change === null ? '' : `, ${figure(Math.abs(change), 1)}% ${change >= 0 ? 'more' : 'fewer'} than in the year before`}.`,
        period: span,
        where: names,
        method:
          `Attendances at all types of department, added up over the group's own trusts. ${series.method}`.trim(),
        caveats: [
          `Attendances of all causes and of whoever came: not only ${data.condition.people}, and not only of ${data.areaName}.`,
          'The group names its own trusts; the file does not tell whose patients came.',
          inYear(data, last.month)
            ? undefined
            : `Not of ${data.year ? financialYear(data.year) : 'the year asked for'}: what is loaded runs from ${span}.`,
        ],
        loads: shown.flatMap(({ rows }) => rows.map(({ load }) => load)),
      }),
    },
  };
};
