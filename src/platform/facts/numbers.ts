/** What an answer's column is, as the engine names it: `Nullable(UInt64)`. */
export type Meta = { readonly name: string; readonly type: string };

const WIDE = /^(?:(?:Nullable|LowCardinality|Array)\()*U?Int64\)*$/;

const checked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(checked);
  if (typeof value !== 'string') return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit a whole number exactly`);
  return number;
};

/**
 * Turns the 64-bit whole numbers of an answer, which come as text, into numbers; throws when one would lose
 * digits. Decimals stay text.
 */
export const withCheckedNumbers = (
  meta: readonly Meta[],
  rows: readonly Record<string, unknown>[],
): Record<string, unknown>[] => {
  const wide = meta.filter((column) => WIDE.test(column.type)).map((column) => column.name);
  if (wide.length === 0) return [...rows];
  return rows.map((row) => {
    const copy = { ...row };
    for (const name of wide) copy[name] = checked(copy[name]);
    return copy;
  });
};
