import { requireFinite, requireWhole } from '../refusals.ts';

/** Down to one digit, 5% below, or up to two digits, 5% above: where an axis begins and ends neatly. */
const neatDown = (size: number): number => {
  const less = size * 0.95;
  const unit = 10 ** (String(Math.floor(less)).length - 1);
  return size === 0 ? 0 : Math.floor(less / unit) * unit;
};
const neatUp = (size: number): number => {
  const more = size * 1.05;
  const unit = 10 ** (String(Math.ceil(more)).length - 2);
  return size === 0 ? 0 : Math.ceil(more / unit) * unit;
};

/** To the nearest whole number, halves to the even one. */
const nearest = (value: number): number => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

/**
 * The sizes at which to work out a funnel's lines for drawing: close together where they bend, far apart
 * where they are flat, each a whole number above the last. Starts at 1 when the largest unit is more than
 * twice the smallest, else a little below the smallest; ends a little above the largest, or further where
 * the units are too few sizes apart. Source: PHEindicatormethods `phe_funnels`.
 */
export const funnelSizes = (smallest: number, largest: number, points = 100): readonly number[] => {
  requireFinite(smallest, 'the smallest size', 0);
  requireFinite(largest, 'the largest size', smallest);
  requireWhole(points, 'the number of points', 2);
  const end = neatUp(largest);
  const sizes = [Math.max(1, largest > 2 * smallest ? 0 : neatDown(smallest))];
  for (let point = 2; point <= points; point += 1) {
    const last = sizes.at(-1) ?? 1;
    sizes.push(Math.max(nearest((end / last) ** (1 / (points + 1 - point)) * last), last + 1));
  }
  return sizes;
};
