import { count, counted, figure } from '../words.ts';
import { BLUE_MID, BLUE_MIST, BLUE_WASH, NAVY } from './draw.ts';
import { limitAt } from './funnel-limits.ts';
import { type KeyItem, placeKeys } from './key.ts';
import type { FunnelChart, Standing } from './kinds.ts';
import { type Axis, axisOver, known } from './layout.ts';
import type { Shape } from './marks.ts';
import { listed, startsAt, withUnit } from './said.ts';

export type Point = FunnelChart['points'][number];

export const SHAPE: Readonly<Record<Standing, Shape>> = {
  within: 'circle',
  withheld: 'circle',
  above: 'up',
  below: 'diamond',
};

const markName = (data: FunnelChart): string => data.markName ?? 'practice';
const plural = (name: string): string => (name.endsWith('s') ? name : `${name}s`);

export const drawn = (data: FunnelChart): readonly (Point & { readonly value: number })[] =>
  data.points.filter(
    (point): point is Point & { readonly value: number } =>
      point.value !== null && point.standing !== 'withheld',
  );

/** Heights that all marks, the centre and the limits of a middling size fit between. */
export const valueAxis = (data: FunnelChart): Axis => {
  const points = drawn(data);
  const sizes = points.map((p) => p.size).sort((a, b) => a - b);
  const typical = sizes[Math.floor(sizes.length / 4)] ?? 0;
  return axisOver(
    [
      ...points.map((p) => p.value),
      data.centre.value,
      ...known([limitAt(data.limits, 'lower998', typical), limitAt(data.limits, 'upper998', typical)]),
    ],
    4,
    'near',
  );
};

export const sizeAxis = (data: FunnelChart): Axis =>
  axisOver(
    drawn(data).map((p) => p.size),
    5,
    'near',
  );

/** The small line under the title. */
export const funnelMeasure = (data: FunnelChart): string =>
  `${data.measure}${startsAt(valueAxis(data), data.unit)}`;

/** What must be said under a funnel: how small a mark must be to stay within the limits whatever its figure. */
export const funnelNote = (data: FunnelChart): string | undefined =>
  data.smallest === undefined
    ? undefined
    : `A ${markName(data)} with fewer than ${figure(data.smallest, 1)} ${data.sizeName} can never stand below the outer limits, whatever it records.`;

export const nameOf = (point: Point): string => [point.name, point.code].filter(Boolean).join(', ');

export const tally = (data: FunnelChart) => ({
  within: data.points.filter((p) => p.standing === 'within' && p.value !== null).length,
  above: data.points.filter((p) => p.standing === 'above'),
  below: data.points.filter((p) => p.standing === 'below'),
  withheld: data.points.filter((p) => p.standing === 'withheld' || p.value === null).length,
});

export const describeFunnel = (data: FunnelChart): string => {
  const { within, above, below, withheld } = tally(data);
  const say = (points: readonly Point[], where: string): string => {
    if (points.length === 0) return '';
    const names =
      points.length > 12
        ? []
        : points.map((p) => [p.letter, nameOf(p)].filter(Boolean).join(' ')).filter(Boolean);
    return `${count(points.length)} ${where} the limits${names.length > 0 ? `: ${listed(names)}` : ''}.`;
  };
  return [
    `${counted(data.points.length, markName(data), plural(markName(data)))} by size (${data.sizeName}) around ${data.centre.name}, ${withUnit(data.centre.value, data.unit, data.places)}. ${count(within)} within the limits of chance.`,
    say(below, 'below'),
    say(above, 'above'),
    withheld > 0 ? `${count(withheld)} withheld.` : '',
    'By chance alone 19 in 20 would lie in the darker band, 998 in 1,000 between the dashed lines.',
    funnelNote(data) ?? '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** A key's sign: a mark's shape, or a swatch of the band or the limits. */
export type FunnelSign = { readonly shape: Shape | 'band' | 'limits'; readonly fill: string };

const letters = (points: readonly Point[]): string => {
  const named = points
    .map((p) => p.letter)
    .filter((letter) => letter !== undefined)
    .sort();
  return named.length === points.length && named.length <= 8 ? named.join(', ') : count(points.length);
};

/** The keys over a funnel; the limits are named there when there is no room at their ends. */
export const keyOf = (data: FunnelChart, width: number, limitsToo: boolean) => {
  const { within, above, below, withheld } = tally(data);
  const item = (shape: FunnelSign['shape'], fill: string, text: string): KeyItem<FunnelSign> => ({
    sign: { shape, fill },
    room: shape === 'band' || shape === 'limits' ? 30 : 18,
    text,
  });
  return placeKeys<FunnelSign>(
    [
      item('circle', BLUE_MID, `within chance: ${count(within)}`),
      ...(below.length > 0 ? [item(SHAPE.below, NAVY, `below: ${letters(below)}`)] : []),
      ...(above.length > 0 ? [item(SHAPE.above, NAVY, `above: ${letters(above)}`)] : []),
      ...(withheld > 0 ? [{ room: 0, text: `${data.gap ?? 'withheld'}: ${count(withheld)}` }] : []),
      ...(limitsToo && data.limits.length > 0
        ? [item('band', BLUE_WASH, '19 in 20'), item('limits', BLUE_MIST, '998 in 1,000')]
        : []),
    ],
    width,
  );
};
