/** Sum that carries what each addition rounds away (Neumaier), so that long columns keep their last digits. */
export const sum = (values: readonly number[]): number => {
  let total = 0;
  let carried = 0;
  for (const value of values) {
    const next = total + value;
    carried += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + carried;
};

/** Arithmetic mean; equal values give exactly that value. Undefined of nothing. */
export const average = (values: readonly number[]): number | undefined => {
  const [first] = values;
  if (first === undefined) return undefined;
  return values.every((value) => value === first) ? first : sum(values) / values.length;
};

/** Sum of squared distances from the mean. */
export const squaredDistances = (values: readonly number[]): number => {
  const mean = average(values) ?? 0;
  return sum(values.map((value) => (value - mean) ** 2));
};
