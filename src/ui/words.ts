/** Whole numbers for reading: `12,400`. */
export const count = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 0 });

/** Numbers with up to `places` decimals, for reading. */
export const figure = (n: number, places = 1): string =>
  n.toLocaleString('en-GB', { maximumFractionDigits: places });

/** `3 people`, `1 person`: the count with the right noun. */
export const counted = (n: number, one: string, many: string): string =>
  `${count(n)} ${n === 1 ? one : many}`;
