import { figure, fixed } from '../words.ts';

/** A figure for reading with as many decimals as its picture has: `2.3`; in words also with its unit. */
export const shownValue = (value: number, places = 1): string => fixed(value, places);

/** `2.3%`, `350 per 100,000`: a percent sign stands close. */
export const withUnit = (value: number, unit: string, places = 1): string =>
  unit.startsWith('%') ? `${fixed(value, places)}${unit}` : `${fixed(value, places)} ${unit}`;

/** The words of a level: `80%` or `300`; the topmost has the whole unit, `100% of the number expected`. */
export const levelWords = (level: number, unit: string, whole: boolean): string => {
  const text = figure(level, 6);
  if (whole) return unit.startsWith('%') ? `${text}${unit}` : `${text} ${unit}`;
  return unit.startsWith('%') ? `${text}%` : text;
};

/** Says where a scale starts when that is not nought. */
export const startsAt = (from: number, unit: string): string =>
  from === 0 ? '' : `; the scale starts at ${levelWords(from, unit, false)}`;

/** Names joined for reading: `A, B and C`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
