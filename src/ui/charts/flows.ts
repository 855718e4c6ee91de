import { capital, cellsOf } from './cells.ts';
import { monthYear } from './days.ts';
import { BLUE, INK, INK_2, type Size, WIDTH } from './draw.ts';
import { placeKeys } from './key.ts';
import type { FlowChart } from './kinds.ts';
import { axisOver, inkWidth, linear } from './layout.ts';
import { across, boxes, down, type Label, labels, pixelSvg, through } from './marks.ts';
import type { ChartTable } from './table.ts';

const PLOT: Readonly<Record<Size, number>> = { broad: 230, wide: 200, narrow: 180 };
const BOTTOM = 26;
const KEY = { width: 24, height: 11 } as const;

type Month = FlowChart['months'][number];

const pounds = (value: number): string => `£${Math.abs(value).toLocaleString('en-GB')}`;
const monthWords = (month: string, form: 'long' | 'short' = 'long'): string => monthYear(`${month}-01`, form);

const sum = (months: readonly Month[], of: (month: Month) => number): number =>
  Math.round(months.reduce((all, month) => all + of(month), 0));

const describeFlows = ({ months, names }: FlowChart): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return 'No figures.';
  const back = months.find((month) => month.back > 0);
  return [
    `Bars for ${months.length} months, ${monthWords(first.month)} to ${monthWords(last.month)}:`,
    `${names.steady} ${pounds(sum(months, (m) => m.steady))} in all, ${pounds(last.steady)} in the last month;`,
    `${names.once} ${pounds(sum(months, (m) => m.once))}.`,
    back
      ? `A stepped line: ${names.back} from ${monthWords(back.month)}, ${pounds(sum(months, (m) => m.back))} in all, ${pounds(last.back)} in the last month.`
      : `No ${names.back}.`,
  ].join(' ');
};

/** Where months are named: the first, then each January and the start of each financial year, where there is room. */
const monthMarks = (months: readonly Month[], x: (place: number) => number, width: number) => {
  let free = Number.NEGATIVE_INFINITY;
  return months.flatMap(({ month }, place) => {
    const text = monthWords(month, 'short').replace(/ \d\d/, ' ');
    const at = x(place);
    const wanted = place === 0 || /-(01|04)$/.test(month);
    if (!wanted || at < free || at + inkWidth(text, 12) > width) return [];
    free = at + inkWidth(text, 12) + 12;
    return [{ at, text }];
  });
};

/** Month by month what goes out, of two kinds upon each other, and what comes back as a stepped line. */
export const flowsSvg = (data: FlowChart, size: Size, id = 'flows'): string => {
  const width = WIDTH[size];
  const { months, names } = data;
  const axis = axisOver(
    months.flatMap(({ steady, once, back }) => [steady + once, back]),
    2,
    'nought',
  );
  const keys = placeKeys(
    (['steady', 'once', 'back'] as const).map((sign) => ({ sign, room: KEY.width + 7, text: names[sign] })),
    width,
  );
  const top = keys.height + 24;
  const bottom = top + PLOT[size];
  const left = Math.ceil(Math.max(...axis.ticks.map((tick) => inkWidth(pounds(tick), 12)))) + 10;
  const step = (width - left - 2) / Math.max(1, months.length);
  const x = (place: number): number => left + place * step;
  const y = linear(0, axis.to, bottom, top);
  const inset = step > 8 ? 1 : 0.5;
  const bar = (place: number, from: number, to: number) =>
    to > from ? [{ x1: x(place) + inset, x2: x(place + 1) - inset, y1: y(to), y2: y(from) }] : [];
  const line = months.flatMap(({ back }, place) => [
    { x: x(place), y: y(back) },
    { x: x(place + 1), y: y(back) },
  ]);
  const returns = months.some(({ back }) => back > 0);
  const signOf = (sign: 'steady' | 'once' | 'back') =>
    keys.placed
      .filter((key) => key.sign === sign)
      .map((key) => ({
        x1: key.x,
        x2: key.x + KEY.width,
        y1: key.y - KEY.height / 2,
        y2: key.y + KEY.height / 2,
      }));
  const [back] = signOf('back');
  const keyLine = back ? [back.x1, back.x2].map((at) => ({ x: at, y: (back.y1 + back.y2) / 2 })) : [];
  const marks = monthMarks(months, x, width);
  const hollow = { fill: '#fff', stroke: BLUE, strokeWidth: 1.5 } as const;
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      across(axis.ticks.slice(1).map(y), 0, width),
      boxes([...signOf('steady'), ...months.flatMap(({ steady }, place) => bar(place, 0, steady))], {
        fill: BLUE,
      }),
      boxes(
        [
          ...signOf('once'),
          ...months.flatMap(({ steady, once }, place) => bar(place, steady, steady + once)),
        ],
        hollow,
      ),
      across([bottom], 0, width, { stroke: INK_2 }),
      ...(returns
        ? [
            through(line, { stroke: '#fff', strokeWidth: 5.5 }),
            through(line, { stroke: INK, strokeWidth: 2.5 }),
          ]
        : []),
      through(keyLine, { stroke: INK, strokeWidth: 2.5 }),
      down(
        marks.map(({ at }) => at),
        bottom,
        bottom + 5,
        { stroke: INK_2 },
      ),
      labels([
        ...keys.placed.flatMap((key) => key.labels),
        ...axis.ticks.map(
          (tick): Label => ({
            x: 0,
            y: y(tick) - 8,
            text: tick === axis.ticks.at(-1) ? `${pounds(tick)} a month` : tick === 0 ? '0' : pounds(tick),
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
        ...marks.map(
          ({ at, text }): Label => ({ x: at, y: bottom + 15, text, anchor: 'start', quiet: true }),
        ),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describeFlows(data) },
    size,
  );
};

/** Each month with its sums in pounds. */
export const flowsTable = (data: FlowChart): ChartTable => {
  const rows: readonly Month[] = data.months;
  return {
    caption: data.measure,
    ...cellsOf(rows, [
      { heading: 'Month', cell: ({ month }) => month },
      { heading: `${capital(data.names.steady)}, £`, cell: ({ steady }) => steady },
      { heading: `${capital(data.names.once)}, £`, cell: ({ once }) => once },
      { heading: `${capital(data.names.back)}, £`, cell: ({ back }) => back },
    ]),
    gap: data.gap ?? 'no figure',
  };
};
