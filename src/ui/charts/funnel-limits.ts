import type { FunnelChart } from './kinds.ts';

type Limit = FunnelChart['limits'][number];
type LimitName = 'lower95' | 'upper95' | 'lower998' | 'upper998';
type Place = { readonly x: number; readonly y: number };

const clamped = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/**
 * A limit as a line in figures, broken where it is not given and cut off where it leaves the frame: drawn along the
 * frame's edge it would say something false.
 */
export const limitLine = (
  limits: readonly Limit[],
  name: LimitName,
  from: number,
  to: number,
): readonly (readonly [size: number, value: number])[] => {
  const found: (readonly [number, number])[] = [];
  const inside = (value: number): boolean => value >= from && value <= to;
  const crossing = (a: Limit, va: number, b: Limit, vb: number): readonly [number, number] => {
    const edge = va > to || vb > to ? to : from;
    const share = (edge - va) / (vb - va);
    return [a.size + share * (b.size - a.size), edge];
  };
  for (const [i, limit] of limits.entries()) {
    const value = limit[name];
    const before = limits[i - 1];
    const last = before?.[name] ?? null;
    if (value === null) {
      found.push([limit.size, Number.NaN]);
      continue;
    }
    if (before && last !== null && inside(last) !== inside(value))
      found.push(crossing(before, last, limit, value));
    found.push(inside(value) ? [limit.size, value] : [limit.size, Number.NaN]);
  }
  return found;
};

/** The band between two limits, cut to the frame; a limit that is not given is the frame's own edge. */
export const limitBand = (
  limits: readonly Limit[],
  lower: LimitName,
  upper: LimitName,
  from: number,
  to: number,
): readonly { readonly size: number; readonly low: number; readonly high: number }[] =>
  limits.map((limit) => ({
    size: limit.size,
    low: clamped(limit[lower] ?? from, from, to),
    high: clamped(limit[upper] ?? to, from, to),
  }));

/** A limit's height at a size, between the two given sizes around it; undefined outside them. */
export const limitAt = (limits: readonly Limit[], name: LimitName, size: number): number | undefined => {
  const i = limits.findIndex((limit) => limit.size >= size);
  const after = limits[i];
  const before = limits[i - 1] ?? after;
  const a = before?.[name];
  const b = after?.[name];
  if (!after || !before || a === null || a === undefined || b === null || b === undefined) return undefined;
  return after.size === before.size ? b : a + ((size - before.size) / (after.size - before.size)) * (b - a);
};

const CELL = 0.5;

/**
 * Marks that would be drawn on the same half pixel are drawn once. Nothing that can be seen goes: it is only what
 * stands exactly behind another mark of its own kind, and the table has all of them.
 */
export const withoutHidden = <P extends Place>(places: readonly P[]): readonly P[] => {
  const seen = new Set<number>();
  return places.filter(({ x, y }) => {
    const cell = Math.round(x / CELL) * 65_536 + Math.round(y / CELL);
    if (seen.has(cell)) return false;
    seen.add(cell);
    return true;
  });
};
