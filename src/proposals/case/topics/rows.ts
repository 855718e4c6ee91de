/** Rows of a topic in a form: `risks-2-label`, `risks-2-key`. Spare ones are shown empty and left out when sent so. */
type Row = Readonly<Record<string, string>>;
type Form = Readonly<Record<string, string>>;

/** How many empty rows stand at the end of a form. */
const SPARE = 2;

/**
 * The rows that a form holds under a name, in its order; those empty in every field but their key are left out. Each
 * keeps its number in the form as `row`, so that what is wrong with it is said there.
 */
export const rowsIn = (
  form: Form,
  name: string,
  fields: readonly string[],
): (Row & { readonly key: string; readonly row: number })[] =>
  rowNumbers(form, name).flatMap((number) => {
    const row = Object.fromEntries(
      fields.map((field) => [field, (form[`${name}-${number}-${field}`] ?? '').trim()]),
    );
    const key = form[`${name}-${number}-key`]?.trim() || `row-${number}`;
    return Object.values(row).some((value) => value !== '')
      ? [{ ...row, key, row: number } as unknown as Row & { key: string; row: number }]
      : [];
  });

/** The numbers of the rows that a form shows: those that it holds. */
export const rowNumbers = (form: Form, name: string): number[] => {
  const pattern = new RegExp(`^${name}-(\\d+)-`);
  const numbers = Object.keys(form).flatMap((key) => {
    const found = pattern.exec(key)?.[1];
    return found ? [Number(found)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
};

/** Rows as the values of a form, from 1. */
export const rowValues = (name: string, rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([field, value]) => [`${name}-${i + 1}-${field}`, value] as const),
    ),
  );

/** The rows to draw: those that are there, and spare ones after them. */
export const rowsToDraw = (form: Form, name: string): readonly { number: number; spare: boolean }[] => {
  const there = rowNumbers(form, name).filter((number) =>
    Object.entries(form).some(
      ([key, value]) =>
        key.startsWith(`${name}-${number}-`) && key !== `${name}-${number}-key` && value.trim() !== '',
    ),
  );
  const last = Math.max(0, ...there);
  return [
    ...there.map((number) => ({ number, spare: false })),
    ...Array.from({ length: SPARE }, (_, i) => ({ number: last + i + 1, spare: true })),
  ];
};
