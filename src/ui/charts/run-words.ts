import type { CalendarDate } from '../../shared/dates.ts';
import { count, fixed } from '../words.ts';
import { placeKeys } from './key.ts';
import type { RunChart } from './kinds.ts';
import { type Axis, axisOver, known, wrapped } from './layout.ts';
import { pointDate, signalKinds } from './run-marks.ts';
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
    `A line from ${say(first.value)} in ${pointDate(data, first.date)} to ${say(last.value)} in ${pointDate(data, last.date)}`,
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

/** Reasons of new limits, over the plot beside the line where they begin. */
export const newLimits = (data: RunChart, x: (date: CalendarDate) => number, left: number, right: number) =>
  phaseSpans(data, x)
    .slice(1)
    .map(({ phase, x1 }) => {
      const toRight = right - x1 >= x1 - left;
      const room = Math.max(90, (toRight ? right - x1 : x1 - left) - 8);
      return { at: x1, toRight, lines: wrapped(phase.reason ?? 'limits set anew', room, 12) };
    });
