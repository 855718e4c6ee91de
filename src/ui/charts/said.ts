import { fixed } from '../words.ts';

/** A figure for reading with as many decimals as its picture has: `2.3`; in words also with its unit. */
export const shownValue = (value: number, places = 1): string => fixed(value, places);

/** `2.3%`, `350 per 100,000`: a percent sign stands close. */
export const withUnit = (value: number, unit: string, places = 1): string =>
  unit.startsWith('%') ? `${fixed(value, places)}${unit}` : `${fixed(value, places)} ${unit}`;

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** The words of an axis: `80%` or `300`, each with as many decimals as the finest of them. */
export const levelTexts = (ticks: readonly number[], unit: string): readonly string[] => {
  const places = Math.min(6, Math.max(0, ...ticks.map(decimals)));
  return ticks.map((tick) => `${fixed(tick, tick === 0 ? 0 : places)}${unit.startsWith('%') ? '%' : ''}`);
};

/** As above, the topmost with the whole unit: `100% of the number expected`, `300 per 100,000`. */
export const levelTextsUp = (ticks: readonly number[], unit: string): readonly string[] =>
  levelTexts(ticks, unit).map((text, i) =>
    i < ticks.length - 1 ? text : unit.startsWith('%') ? `${text}${unit.slice(1)}` : `${text} ${unit}`,
  );

/** Says where a scale starts when that is not nought. */
export const startsAt = ({ from }: { readonly from: number }, unit: string): string =>
  from === 0 ? '' : `; the scale starts at ${levelTexts([from], unit)[0] ?? ''}`;

/** Names joined for reading: `A, B and C`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
