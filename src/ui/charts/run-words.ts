import type { CalendarDate } from '../../shared/dates.ts';
import { count, fixed } from '../words.ts';
import { placeKeys } from './key.ts';
import type { RunChart } from './kinds.ts';
import { type Axis, axisOver, inkWidth, known, wrapped } from './layout.ts';
import { pointDate, pointWhen, signalKinds } from './run-marks.ts';
import { listed, startsAt, withUnit } from './said.ts';

export const runAxis = (data: RunChart): Axis =>
  axisOver(
    [
      ...known(data.points.map((p) => p.value)),
      ...data.phases.flatMap((p) => known([p.centre, p.lower, p.upper])),
    ],
    4,
    'half',
  );

/** The small line under the title. */
export const runMeasure = (data: RunChart): string => `${data.measure}${startsAt(runAxis(data), data.unit)}`;

export const placesOf = (data: RunChart): number => data.places ?? 1;

export const describeRun = (data: RunChart): string => {
  const first = data.points.find((point) => point.value !== null);
  const last = data.points.findLast((point) => point.value !== null);
  if (!first || !last || first.value === null || last.value === null) return 'No figures.';
  const say = (value: number): string => withUnit(value, data.unit, placesOf(data));
  const missing = data.points.filter((point) => point.value === null).length;
  const phases = data.phases.map(
    (phase) =>
      `${phase.reason ? `${phase.reason}: ` : ''}mean ${fixed(phase.centre, placesOf(data))}, limits ${fixed(phase.lower, placesOf(data))} to ${fixed(phase.upper, placesOf(data))}, ${pointDate(data, phase.from)} to ${pointDate(data, phase.to)}`,
  );
  const signals = data.points
    .filter((point) => point.signal !== undefined && point.value !== null)
    .map((point) => `${pointDate(data, point.date)} (${point.signal})`);
  return [
    `A line from ${say(first.value)} ${pointWhen(data, first.date)} to ${say(last.value)} ${pointWhen(data, last.date)}`,
    phases.length > 0 ? `; ${phases.join('; ')}` : '',
    missing > 0 ? `; ${count(missing)} of ${count(data.points.length)} dates have no figure` : '',
    '. ',
    signals.length > 0 ? `Signals: ${listed(signals)}.` : 'No point stands out.',
  ].join('');
};

/** The keys of the signals: each shape with its words and how often it occurs. */
export const runKeys = (data: RunChart, width: number) =>
  placeKeys(
    signalKinds(data).map(({ shape, words, times }) => ({
      sign: shape,
      room: 18,
      text: times > 1 ? `${words}: ${count(times)}` : words,
    })),
    width,
  );

/** Where one stretch ends and the next begins: half-way between two points. */
export const edgeBefore = (data: RunChart, x: (date: CalendarDate) => number, i: number): number => {
  const here = data.points[i];
  const other = data.points[i - 1];
  const last = data.points.at(-1);
  if (here && other) return (x(other.date) + x(here.date)) / 2;
  return here ? x(here.date) - 6 : last ? x(last.date) + 6 : 0;
};

const firstPoint = (data: RunChart, wanted: (date: CalendarDate) => boolean): number => {
  const i = data.points.findIndex((point) => wanted(point.date));
  return i < 0 ? data.points.length : i;
};

/** Each stretch with limits of its own, from edge to edge. */
export const phaseSpans = (data: RunChart, x: (date: CalendarDate) => number) =>
  data.phases.map((phase) => ({
    phase,
    x1: edgeBefore(
      data,
      x,
      firstPoint(data, (date) => date >= phase.from),
    ),
    x2: edgeBefore(
      data,
      x,
      firstPoint(data, (date) => date > phase.to),
    ),
  }));

const REASON_LINE = 14;

/**
 * Reasons of new limits, over the plot beside the line where they begin, one under another where they would touch;
 * `height` is the room they take.
 */
export const newLimits = (data: RunChart, x: (date: CalendarDate) => number, left: number, right: number) => {
  const rows: { end: number; height: number }[] = [];
  const reasons = phaseSpans(data, x)
    .slice(1)
    .map(({ phase, x1 }) => {
      const toRight = right - x1 >= x1 - left;
      const room = Math.min(240, Math.max(90, (toRight ? right - x1 : x1 - left) - 8));
      const lines = wrapped(phase.reason ?? 'limits set anew', room, 12);
      const wide = Math.max(...lines.map((line) => inkWidth(line, 12))) + 8;
      const [from, to] = toRight ? [x1, x1 + wide] : [x1 - wide, x1];
      const free = rows.findIndex((row) => row.end <= from);
      const row = free < 0 ? rows.length : free;
      const height = Math.max(rows[row]?.height ?? 0, lines.length * REASON_LINE + 4);
      rows[row] = { end: to, height };
      return { at: x1, toRight, lines, row };
    });
  const topOf = (row: number): number => rows.slice(0, row).reduce((sum, { height }) => sum + height, 0);
  return {
    height: rows.length === 0 ? 0 : topOf(rows.length) + 4,
    reasons: reasons.map((reason) => ({
      ...reason,
      middle: topOf(reason.row) + (rows[reason.row]?.height ?? 0) / 2,
    })),
  };
};
