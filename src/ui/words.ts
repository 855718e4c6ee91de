const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes far longer than using it, and a page with charts uses hundreds. */
const numberFormat = (least: number, most: number): Intl.NumberFormat => {
  const key = `${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, made);
  return made;
};

/** Whole numbers for reading: `12,400`. */
export const count = (n: number): string => numberFormat(0, 0).format(n);

/** Numbers with up to `places` decimals, for reading. */
export const figure = (n: number, places = 1): string => numberFormat(0, places).format(n);

/** Numbers with just `places` decimals, for columns: `2.0`. */
export const fixed = (n: number, places: number): string => numberFormat(places, places).format(n);

/** `3 people`, `1 person`: the count with the right noun. */
export const counted = (n: number, one: string, many: string): string =>
  `${count(n)} ${n === 1 ? one : many}`;
